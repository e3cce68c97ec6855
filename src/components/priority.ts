import { wholeNumber } from '../validation/rule.js';

/** What a component's `priority` may be. */
export const prioritySchema = wholeNumber('a priority', 0, 1000);
