// The words this page needs, as one chunk: a phone loads only its own language.
import problem from '@words/es/problem.ftl?raw';
import shell from '@words/es/shell.ftl?raw';

export default [shell, problem];
