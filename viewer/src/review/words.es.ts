// The words this page needs, as one chunk: a phone loads only its own language.
import beside from '@words/es/beside.ftl?raw';
import cases from '@words/es/case.ftl?raw';
import gap from '@words/es/gap.ftl?raw';
import hanging from '@words/es/hanging.ftl?raw';
import image from '@words/es/image.ftl?raw';
import mouth from '@words/es/mouth.ftl?raw';
import problem from '@words/es/problem.ftl?raw';
import review from '@words/es/review.ftl?raw';
import shell from '@words/es/shell.ftl?raw';
import viewing from '@words/es/viewing.ftl?raw';

export default [shell, problem, cases, image, gap, mouth, viewing, hanging, review, beside];
