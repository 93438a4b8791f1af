// The words this page needs, as one chunk: a phone loads only its own language.
import account from '@words/en/account.ftl?raw';
import cases from '@words/en/case.ftl?raw';
import gap from '@words/en/gap.ftl?raw';
import image from '@words/en/image.ftl?raw';
import problem from '@words/en/problem.ftl?raw';
import shell from '@words/en/shell.ftl?raw';

export default [shell, problem, cases, image, gap, account];
