import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';

/** Declared apart from the stack, so that tests can plan it without cdktf. */
export const backend = defineBackend(
  {
    noteApi: CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: { id: 'string', author: 'string', text: 'string' },
      partitionKey: '/author',
      ttl: 2_592_000, // 30 days
    }),
    cleanup: FunctionsApp.define('Cleanup', {
      functions: { nightly: { trigger: 'timer', schedule: '0 0 3 * * *' } },
    }),
  },
  { backendId: 'notes', environment: 'prod', location: 'eastus', networking: 'isolated', monitoring: true },
);
