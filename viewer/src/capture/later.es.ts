// What this page says behind the door only.
import advice from '@words/es/advice.ftl?raw';
import image from '@words/es/image.ftl?raw';

export default [image, advice];
