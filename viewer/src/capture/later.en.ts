// What this page says behind the door only.
import advice from '@words/en/advice.ftl?raw';
import image from '@words/en/image.ftl?raw';

export default [image, advice];
