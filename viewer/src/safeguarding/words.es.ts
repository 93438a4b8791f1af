// Loaded by whoever opens this part, and by nobody else.
import safeguarding from '@words/es/safeguarding.ftl?raw';

export default [safeguarding];
