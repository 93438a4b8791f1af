// The words this page needs, as one chunk: a tablet loads only its own language.
import cases from '@words/es/case.ftl?raw';
import contact from '@words/es/contact.ftl?raw';
import emergency from '@words/es/emergency.ftl?raw';
import gap from '@words/es/gap.ftl?raw';
import image from '@words/es/image.ftl?raw';
import problem from '@words/es/problem.ftl?raw';
import screening from '@words/es/screening.ftl?raw';
import shell from '@words/es/shell.ftl?raw';

export default [shell, problem, cases, emergency, gap, image, screening, contact];
