// The words this page needs, as one chunk: a phone loads only its own language.
import beside from '@words/en/beside.ftl?raw';
import cases from '@words/en/case.ftl?raw';
import gap from '@words/en/gap.ftl?raw';
import hanging from '@words/en/hanging.ftl?raw';
import image from '@words/en/image.ftl?raw';
import mouth from '@words/en/mouth.ftl?raw';
import problem from '@words/en/problem.ftl?raw';
import review from '@words/en/review.ftl?raw';
import shell from '@words/en/shell.ftl?raw';
import viewing from '@words/en/viewing.ftl?raw';

export default [shell, problem, cases, image, gap, mouth, viewing, hanging, review, beside];
