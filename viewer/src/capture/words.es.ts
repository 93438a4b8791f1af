// The words this page needs, as one chunk: a phone loads only its own language, and what is said behind the door only later (later).
import capture from '@words/es/capture.ftl?raw';
import emergency from '@words/es/emergency.ftl?raw';
import problem from '@words/es/problem.ftl?raw';
import shell from '@words/es/shell.ftl?raw';

export default [shell, problem, capture, emergency];
