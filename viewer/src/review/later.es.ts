// Words that no page speaks: advice begins with them in the language of whoever reads it.
import starting from '@words/es/starting.ftl?raw';

export default [starting];
