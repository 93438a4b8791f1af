// The words this page needs, as one chunk: a phone loads only its own language.
import account from '@words/es/account.ftl?raw';
import cases from '@words/es/case.ftl?raw';
import gap from '@words/es/gap.ftl?raw';
import image from '@words/es/image.ftl?raw';
import problem from '@words/es/problem.ftl?raw';
import shell from '@words/es/shell.ftl?raw';

export default [shell, problem, cases, image, gap, account];
