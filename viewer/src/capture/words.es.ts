// The words this page needs, as one chunk: a phone loads only its own language.
import advice from '@words/es/advice.ftl?raw';
import capture from '@words/es/capture.ftl?raw';
import emergency from '@words/es/emergency.ftl?raw';
import image from '@words/es/image.ftl?raw';
import problem from '@words/es/problem.ftl?raw';
import shell from '@words/es/shell.ftl?raw';

export default [shell, problem, capture, emergency, image, advice];
