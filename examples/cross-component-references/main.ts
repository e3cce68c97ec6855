import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    userApi: CrudApi.define('UserApi', {
      entityName: 'User',
      schema: { id: 'string', email: 'string' },
    }),
    mailer: FunctionsApp.define('Mailer', {
      functions: { send: { trigger: 'queue', queueName: 'mails' } },
      environmentVariables: {
        // Another component's output, by key or by id.
        USERS_URL: '${userApi.apiEndpoint}',
        // Resources that the components share.
        MAILS_ENDPOINT: '${storage.queueEndpoint}',
        // Text for the mail program: `$${` is a literal `${`.
        SUBJECT: 'Hello $${name}',
      },
    }),
    reports: FunctionsApp.define('Reports', {
      functions: { monthly: { trigger: 'timer', schedule: '0 0 6 1 * *' } },
      environmentVariables: {
        REPORT_COSMOS_ENDPOINT: '${cosmos.endpoint}',
        REPORT_DATABASE: '${userApi.database}',
      },
    }),
  },
  { backendId: 'club', environment: 'prod', location: 'northeurope' },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'references', {
  resourceGroupName: 'rg-club-prod',
  location: 'northeurope',
});
backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
