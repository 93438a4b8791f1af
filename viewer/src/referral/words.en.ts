// The words this page needs, as one chunk. What is told of a record is said as on paper (document).
import document from '@words/en/document.ftl?raw';
import problem from '@words/en/problem.ftl?raw';
import referral from '@words/en/referral.ftl?raw';
import shell from '@words/en/shell.ftl?raw';

export default [shell, problem, document, referral];
