// The words this page needs, as one chunk: a tablet loads only its own language.
import cases from '@words/en/case.ftl?raw';
import contact from '@words/en/contact.ftl?raw';
import emergency from '@words/en/emergency.ftl?raw';
import gap from '@words/en/gap.ftl?raw';
import image from '@words/en/image.ftl?raw';
import problem from '@words/en/problem.ftl?raw';
import screening from '@words/en/screening.ftl?raw';
import shell from '@words/en/shell.ftl?raw';

export default [shell, problem, cases, emergency, gap, image, screening, contact];
