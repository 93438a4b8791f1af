// Words that are not needed at first: with which advice begins, in the language of whoever reads it; and what is said of referrals and of second opinions that came.
import answered from '@words/en/answered.ftl?raw';
import referral from '@words/en/referral.ftl?raw';
import referring from '@words/en/referring.ftl?raw';
import starting from '@words/en/starting.ftl?raw';

export default [starting, answered, referral, referring];
