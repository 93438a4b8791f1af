// Words that are not needed at first: with which advice begins, in the language of whoever reads it; and what is said of referrals and of second opinions that came.
import answered from '@words/es/answered.ftl?raw';
import referral from '@words/es/referral.ftl?raw';
import referring from '@words/es/referring.ftl?raw';
import starting from '@words/es/starting.ftl?raw';

export default [starting, answered, referral, referring];
