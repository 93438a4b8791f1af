// The words this page needs, as one chunk: a phone loads only its own language.
import advice from '@words/en/advice.ftl?raw';
import cases from '@words/en/case.ftl?raw';
import contact from '@words/en/contact.ftl?raw';
import emergency from '@words/en/emergency.ftl?raw';
import gap from '@words/en/gap.ftl?raw';
import image from '@words/en/image.ftl?raw';
import office from '@words/en/office.ftl?raw';
import problem from '@words/en/problem.ftl?raw';
import referral from '@words/en/referral.ftl?raw';
import referring from '@words/en/referring.ftl?raw';
import shell from '@words/en/shell.ftl?raw';

export default [shell, problem, cases, image, gap, office, contact, advice, emergency, referral, referring];
