import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { newStack } from '../../new-stack.js';

export const { stack } = newStack();

// Pre-deployment validation script
export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) });

// Validate
export const validation = backend.validate();
if (!validation.valid) {
  console.error('Validation errors:', validation.errors);
  process.exit(1);
}

if (validation.warnings && validation.warnings.length > 0) {
  console.warn('Validation warnings:', validation.warnings);
}

// Check limits
export const resourceCount = Array.from(backend.resources.keys()).length;
console.log(`Creating ${resourceCount} resources`);

if (resourceCount > 50) {
  console.warn('Large number of resources - consider splitting backend');
}

// Proceed with deployment
backend.addToStack(stack);
