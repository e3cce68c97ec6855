/** `@atakora/component/testing`: matchers of vitest for plans. Needs vitest 4.1 or later. */
import type { PlanMatchers } from './testing/plan-matchers.js';

export { planMatchers, type PlanMatchers, type Planned, type Result } from './testing/plan-matchers.js';

declare module 'vitest' {
  // The parameter is that of vitest, which the matchers of plans do not need.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<T> extends PlanMatchers {}
}
