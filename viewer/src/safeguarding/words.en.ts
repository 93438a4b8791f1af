// Loaded by whoever opens this part, and by nobody else.
import safeguarding from '@words/en/safeguarding.ftl?raw';

export default [safeguarding];
