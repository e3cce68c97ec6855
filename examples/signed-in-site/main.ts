import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { StaticSite } from '@atakora/component/web';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    notes: CrudApi.define('NoteApi', {
      entityName: 'Note',
      schema: { id: 'string', owner: 'string', text: 'string' },
      // Each user sees their own notes only, in a partition per user.
      partitionKey: '/owner',
      ownerField: 'owner',
      permissions: { read: { scopes: ['notes.read'] }, write: { scopes: ['notes.write'] } },
    }),
    web: StaticSite.define('Web', { errorDocument: 'index.html' }),
  },
  {
    backendId: 'notebook',
    environment: 'production',
    location: 'westeurope',
    // A registration that exists: docs/sign-in.md has the commands.
    auth: {
      provider: 'entra',
      tenantId: '11111111-1111-4111-8111-111111111111',
      clientId: '22222222-2222-4222-8222-222222222222',
    },
    // One host name for pages and API, so that the pages need no CORS.
    entry: { frontDoor: { site: 'Web', customDomain: 'notes.example.com' } },
  },
);

const app = new App();
backend.addToStack(
  new ResourceGroupStack(app, 'notebook', { resourceGroupName: 'rg-notebook', location: 'westeurope' }),
);

console.log('API:', backend.components.notes.apiEndpoint);

export const plan = backend.plan();

app.synth();
