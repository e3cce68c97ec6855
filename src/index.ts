/** `@atakora/component`: everything of the plan side. Stacks are in `@atakora/component/cdk`. */
export * from './backend.js';
export * from './crud.js';
export * from './functions.js';
export * from './plan.js';
export * from './web.js';
