// Serves one CRUD API from a bundle of the runtime, for crud-runtime.mjs: node --import tsx crud-server.ts <main.cjs> [patch]
import process from 'node:process';

import { defineBackend } from '../../src/backend.js';
import { CrudApi } from '../../src/crud.js';
import { fromBundle, startPlannedApi } from '../host/planned-api.js';

const [bundle = '', ...more] = process.argv.slice(2);
const schema = { id: 'string', book: 'string', text: 'string', rank: 'number', isDone: 'boolean' } as const;
const plan = defineBackend({ backendId: 'bench', location: 'eastus' })
  .addComponent(
    CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema,
      partitionKey: '/book',
      // A runtime from before PATCH does not start with it.
      operations: [
        'create',
        'read',
        'update',
        'delete',
        'list',
        ...(more.includes('patch') ? (['patch'] as const) : []),
      ],
    }),
  )
  .plan();

const { url, key } = await startPlannedApi(plan, fromBundle(bundle));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ microseconds: user + system });
});
process.send?.({ url, key });
