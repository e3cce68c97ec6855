import { wholeNumber } from '../validation/rule.js';

/** Schema of a component's `priority`. */
export const prioritySchema = wholeNumber('a priority', 0, 1000);
