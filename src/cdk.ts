/** `@atakora/component/cdk`: stacks, and plans applied to them. This entry loads cdktf. */
export type { ApplyOptions, ApplyPlanOptions } from './apply/apply-options.js';
export type { ResourceGroupLike } from './engine/stack-values.js';
export { type AppliedPlan, applyPlan } from './apply/apply-plan.js';
export { ResourceGroupStack, type ResourceGroupStackProps } from './cdk/resource-group-stack.js';
export { type WrittenPackage, writePackages } from './engine/package/write-packages.js';
