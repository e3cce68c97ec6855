/** `@atakora/component/cdk`: stacks, and plans applied to them. This entry loads cdktf. */
export type { ApplyOptions, ApplyPlanOptions } from './apply/apply-options.js';
export type { ResourceGroupLike } from './engine/stack-values.js';
export { type AppliedPlan, applyPlan } from './apply/apply-plan.js';
export type { ResourceGroupStackProps } from './cdk/group-stack-props.js';
export { ResourceGroupStack } from './cdk/resource-group-stack.js';
export { type WrittenPackage, writePackages } from './engine/package/write-packages.js';
