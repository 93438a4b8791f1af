// The words this page needs, as one chunk: a phone loads only its own language.
import advice from '@words/es/advice.ftl?raw';
import cases from '@words/es/case.ftl?raw';
import contact from '@words/es/contact.ftl?raw';
import emergency from '@words/es/emergency.ftl?raw';
import gap from '@words/es/gap.ftl?raw';
import image from '@words/es/image.ftl?raw';
import office from '@words/es/office.ftl?raw';
import problem from '@words/es/problem.ftl?raw';
import referral from '@words/es/referral.ftl?raw';
import referring from '@words/es/referring.ftl?raw';
import shell from '@words/es/shell.ftl?raw';

export default [shell, problem, cases, image, gap, office, contact, advice, emergency, referral, referring];
