import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

const schema = {
  id: 'string',
  title: { type: 'string', required: true, maxLength: 200 },
  text: 'string',
  state: { type: 'string', enum: ['open', 'closed'], default: 'open' },
  tags: { type: 'array', items: 'string' },
} as const;

const backend = defineBackend(
  {
    tickets: CrudApi.define('TicketApi', {
      entityName: 'Ticket',
      schema,
      search: {
        fields: ['title', 'text'],
        filters: ['state', 'tags', 'createdAt'],
        facets: ['state', 'tags'],
      },
    }),
    articles: CrudApi.define('ArticleApi', {
      entityName: 'Article',
      schema: { id: 'string', title: 'string', text: 'string' },
      softDelete: true,
      search: { fields: ['title', 'text'] },
    }),
  },
  { backendId: 'help', environment: 'dev', location: 'westeurope', networking: 'isolated' },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'help', {
  resourceGroupName: 'rg-help-dev',
  location: 'westeurope',
});
backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
