// The words this page needs, as one chunk: a phone loads only its own language, and what is said behind the door only later (later).
import capture from '@words/en/capture.ftl?raw';
import emergency from '@words/en/emergency.ftl?raw';
import problem from '@words/en/problem.ftl?raw';
import shell from '@words/en/shell.ftl?raw';

export default [shell, problem, capture, emergency];
