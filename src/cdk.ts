/** `@atakora/component/cdk`: stacks, and plans applied to them. This entry loads cdktf. */
export type { ApplyOptions, ApplyPlanOptions } from './engines/apply-options.js';
export type { ResourceGroupLike } from './terraform/stack-values.js';
export { type AppliedPlan, applyPlan } from './engines/apply-plan.js';
export type { ResourceGroupStackProps } from './engines/group-stack-props.js';
export { ResourceGroupStack } from './engines/resource-group-stack.js';
export { type WrittenPackage, writePackages } from './terraform/package/write-packages.js';
export type { PackageOptions } from './terraform/package/package-options.js';
