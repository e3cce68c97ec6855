import { StaticSite } from '@atakora/component/web';

import { app, crud, custom, requirement } from '../../support/definitions.js';
import type { Edits } from './edit.js';

const [users, orders, jobs] = [crud('UserApi'), crud('OrderApi'), app('Jobs')];

const waiting = (...queues: string[]) =>
  app('Jobs', {
    functions: Object.fromEntries(
      queues.map((queueName) => [queueName, { trigger: 'queue' as const, queueName }]),
    ),
  });

const ledger = custom('Ledger', [requirement('storage', { tables: [{ name: 'ledger' }] })]);

/** Components and what they declare come and go. */
export const COMPONENT_EDITS: Edits = {
  nothing: { title: 'Plan again', before: { components: [users] }, after: { components: [users] } },
  'add-app': {
    title: 'Add a component',
    before: { components: [jobs] },
    after: { components: [jobs, app('Mail')] },
  },
  'add-api': {
    title: 'Add a component with data',
    before: { components: [users] },
    after: { components: [users, orders] },
  },
  'remove-app': {
    title: 'Remove a component without data',
    before: { components: [jobs, app('Mail', { environmentVariables: { MODE: 'fast' } })] },
    after: { components: [jobs] },
  },
  'remove-api': {
    title: 'Remove a component with data',
    before: { components: [users, orders] },
    after: { components: [users] },
  },
  'remove-api-discard': {
    title: 'Remove a component with data and discard the data',
    before: { components: [users, orders] },
    after: {
      components: [users],
      config: { discard: ['cosmos:orderapi-db/orderapi', 'cosmos:orderapi-db'] },
    },
  },
  'remove-api-destroy': {
    title: "Remove a component with data under dataProtection 'destroy'",
    before: { components: [users, orders], config: { dataProtection: 'destroy' } },
    after: { components: [users], config: { dataProtection: 'destroy' } },
  },
  'remove-last-api': {
    title: 'Remove the last component with data',
    before: { components: [users, jobs] },
    after: { components: [jobs] },
  },
  'rename-component': {
    title: 'Rename a component with renamedFrom',
    before: { components: [users, jobs] },
    after: { components: [users, { ...app('Tasks'), renamedFrom: 'Jobs' }] },
  },
  'rename-api': {
    title: 'Rename a component with data with renamedFrom',
    before: { components: [users] },
    after: { components: [{ ...crud('PeopleApi', { entityName: 'UserApi' }), renamedFrom: 'UserApi' }] },
  },
  'rename-entity': {
    title: 'Rename an entity, which is another container',
    before: { components: [users] },
    after: { components: [crud('UserApi', { entityName: 'Person' })] },
  },
  'return-api': {
    title: 'Declare retained data again',
    before: { components: [users, orders] },
    between: { components: [users] },
    after: { components: [users, orders] },
  },
  'return-api-restored': {
    title: 'Declare retained data again that was deleted in Azure',
    before: { components: [users, orders] },
    between: { components: [users] },
    after: { components: [users, orders], config: { restored: ['cosmos:orderapi-db/orderapi'] } },
  },
  'discard-later': {
    title: 'Discard data in a later release',
    before: { components: [users, orders] },
    between: { components: [users] },
    after: {
      components: [users],
      config: { discard: ['cosmos:orderapi-db/orderapi', 'cosmos:orderapi-db'] },
    },
  },
  'remove-backend': {
    title: 'Remove all components',
    before: { components: [users, jobs] },
    after: { components: [] },
  },
  'discard-last': {
    title: 'Discard the last retained data of a backend without components',
    before: { components: [users] },
    between: { components: [] },
    after: { components: [], config: { discard: ['cosmos:userapi-db/userapi', 'cosmos:userapi-db'] } },
  },
  'return-queue': {
    title: 'Declare a retained queue again',
    before: { components: [waiting('mails', 'orders')] },
    between: { components: [waiting('mails')] },
    after: { components: [waiting('mails', 'orders')] },
  },
  'return-table': {
    title: 'Declare a retained table again',
    before: { components: [jobs, ledger] },
    between: { components: [jobs] },
    after: { components: [jobs, ledger] },
  },
  'rename-site': {
    title: 'Rename a static site with renamedFrom',
    before: { components: [jobs, StaticSite.define('Admin', {})] },
    after: { components: [jobs, { ...StaticSite.define('Desk', {}), renamedFrom: 'Admin' }] },
  },
  'other-runtime': {
    title: 'Change the runtime of a component',
    before: { components: [jobs, app('Model')] },
    after: { components: [jobs, app('Model', { runtime: 'python' })] },
  },
  'add-queue': {
    title: 'Add a queue',
    before: { components: [waiting('mails')] },
    after: { components: [waiting('mails', 'orders')] },
  },
  'remove-queue': {
    title: 'Remove a queue',
    before: { components: [waiting('mails', 'orders')] },
    after: { components: [waiting('mails')] },
  },
  'remove-queue-discard': {
    title: 'Remove a queue and discard its messages',
    before: { components: [waiting('mails', 'orders')] },
    after: { components: [waiting('mails')], config: { discard: ['storage:queue/orders'] } },
  },
};
