import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

const props = { entityName: 'Entity', schema: { id: 'string' } } as const;
// New way with backend
export const api = CrudApi.define('Api', props);
export const backend = defineBackend({ api });
