// What a script pays that plans a small backend and ends: imports, definitions and a first plan.
import { writeSync } from 'node:fs';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import '@atakora/component/functions';
import '@atakora/component/plan';
import { processorTime } from './processor-time.mjs';

const api = (name) => CrudApi.define(`${name}Api`, { entityName: name, schema: { id: 'string' } });
defineBackend({ userApi: api('User'), productApi: api('Product'), orderApi: api('Order') }).plan();

// Read by cold-start.mjs.
writeSync(1, String(processorTime()));
