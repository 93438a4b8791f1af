// The words this page needs, as one chunk. What is told of a record is said as on paper (document).
import document from '@words/es/document.ftl?raw';
import problem from '@words/es/problem.ftl?raw';
import referral from '@words/es/referral.ftl?raw';
import shell from '@words/es/shell.ftl?raw';

export default [shell, problem, document, referral];
