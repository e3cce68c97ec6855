// What a script pays that plans a small backend and ends: imports, definitions and a first plan.
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import '@atakora/component/functions';
import '@atakora/component/plan';

const api = (name) => CrudApi.define(`${name}Api`, { entityName: name, schema: { id: 'string' } });
defineBackend({ userApi: api('User'), productApi: api('Product'), orderApi: api('Order') }).plan();
