import { CrudApi } from '@atakora/component/crud';
import { newStack } from '../../new-stack.js';

export const { stack } = newStack();

const props = { entityName: 'Entity', schema: { id: 'string' } } as const;
// Old way still works
export const api = new CrudApi(stack, 'Api', props);
