import { slugOf } from '../../src/component.js';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { frozenIn } from '../support/frozen.js';
import { SHOP, thrownBy } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';
import { SITE } from '../support/definitions.js';

const backend = defineBackend(
  {
    users: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' }, cache: { ttl: 60 } }),
    audit: CrudApi.define('Audit_Log', {
      entityName: 'Entry',
      schema: { id: 'string' },
      operations: ['list', 'create'],
      databaseName: 'audit',
      priority: 20,
    }),
    jobs: FunctionsApp.define('Jobs', {
      functions: {
        status: { trigger: 'http', route: 'status/{id?}', methods: ['GET'], authLevel: 'anonymous' },
        tidy: { trigger: 'timer', schedule: '0 0 * * * *' },
        ask: { trigger: 'http' },
        mail: { trigger: 'queue', queueName: 'mail' },
        bill: { trigger: 'queue', queueName: 'bills' },
        again: { trigger: 'queue', queueName: 'mail' },
      },
      environmentVariables: { LEVEL: 'info' },
      version: '22',
      sku: 'EP1',
      alwaysOn: true,
      priority: 5,
    }),
    quiet: FunctionsApp.define('Quiet', {
      functions: { tidy: { trigger: 'timer', schedule: '0 0 * * * *' } },
    }),
  },
  SHOP,
);
const { users, audit, jobs, quiet } = backend.components;
const appName = (key: string) => backend.resources.get(key)?.name ?? '';
const url = `https://${appName('functions:shared')}.azurewebsites.net`;

describe('the handle of a CRUD API', () => {
  it('has an endpoint per operation, in the app that the plan names', () => {
    expect(url).toMatch(/^https:\/\/func-/);
    expect(users.apiEndpoint).toBe(`${url}/api/user-api`);
    expect(users.endpoints).toEqual({
      create: `${url}/api/user-api`,
      read: `${url}/api/user-api/{id}`,
      update: `${url}/api/user-api/{id}`,
      delete: `${url}/api/user-api/{id}`,
      list: `${url}/api/user-api`,
    });
  });

  it('has the endpoints of its operations only, in one order', () => {
    expect(Object.keys(audit.endpoints)).toEqual(['create', 'list']);
    expect(audit.apiEndpoint).toBe(`${url}/api/audit-log`);
  });

  it('has the names of its database and container', () => {
    expect([users.database, users.container]).toEqual(['user-db', 'user']);
    expect([audit.database, audit.container]).toEqual(['audit', 'entry']);
  });

  it('gives all of it as data', () => {
    expect(users.getOutputs()).toEqual({
      apiEndpoint: users.apiEndpoint,
      endpoints: users.endpoints,
      database: 'user-db',
      container: 'user',
    });
    expect(backend.plan().components.find(({ key }) => key === 'users')?.outputs).toEqual(users.getOutputs());
  });

  it('says what it required, with its priority where it has one', () => {
    expect(users.getRequirements()).toMatchObject([
      { resourceType: 'cosmos', requirementKey: 'UserApi-cosmos' },
      { resourceType: 'functions', config: { environmentVariables: { USER_API_CACHE_SECONDS: '60' } } },
      { resourceType: 'storage', config: {} },
    ]);
    expect(users.getRequirements()[0]).not.toHaveProperty('priority');
    expect(audit.getRequirements().map(({ priority }) => priority)).toEqual([20, 20, 20]);
  });

  it('is frozen, with its config', () => {
    expect(Object.isFrozen(users)).toBe(true);
    expect(frozenIn(users.config)).toEqual(['$', '$.schema', '$.cache']);
  });
});

describe('the handle of an app of functions', () => {
  const own = jobs.appUrl;

  it('has an endpoint for each http function', () => {
    expect(own).toMatch(/^https:\/\/func-.*\.azurewebsites\.net$/);
    expect(jobs.functionEndpoint('status')).toBe(`${own}/api/jobs/status/{id?}`);
    expect(jobs.functionEndpoint('ask')).toBe(`${own}/api/jobs/ask`);
  });

  it('refuses the endpoint of a function without http, naming the http functions', () => {
    expect(issueOf(() => jobs.functionEndpoint('tidy' as never))).toEqual({
      path: 'name',
      value: "'tidy'",
      rule: 'must be the name of an http function',
      resolution: 'use one of ask, status',
    });
    expect(issueOf(() => quiet.functionEndpoint('tidy' as never)).resolution).toBe(
      'declare an http function',
    );
    expect(thrownBy(() => jobs.functionEndpoint('nobody' as never))).toBeInstanceOf(Error);
  });

  it('gives all of it as data, sorted', () => {
    expect(jobs.getOutputs()).toEqual({
      appUrl: own,
      functionNames: ['again', 'ask', 'bill', 'mail', 'status', 'tidy'],
      functionEndpoints: { ask: `${own}/api/jobs/ask`, status: `${own}/api/jobs/status/{id?}` },
    });
  });

  it('says what it required: an app, and an account with its queues, each once', () => {
    const [app, storage] = jobs.getRequirements();
    expect(app).toMatchObject({
      resourceType: 'functions',
      requirementKey: 'Jobs-functions',
      priority: 5,
      config: {
        runtime: 'node',
        version: '22',
        sku: 'EP1',
        alwaysOn: true,
        environmentVariables: { LEVEL: 'info' },
      },
    });
    expect(app?.config).toMatchObject({
      functions: [
        { name: 'jobs_again', trigger: { type: 'queue', queueName: 'mail' } },
        { name: 'jobs_ask', trigger: { route: 'jobs/ask', methods: ['GET', 'POST'], authLevel: 'function' } },
        { name: 'jobs_bill' },
        { name: 'jobs_mail' },
        { name: 'jobs_status', trigger: { methods: ['GET'], authLevel: 'anonymous' } },
        { name: 'jobs_tidy', trigger: { type: 'timer', schedule: '0 0 * * * *' } },
      ],
    });
    expect(storage).toMatchObject({ config: { queues: [{ name: 'bills' }, { name: 'mail' }] }, priority: 5 });
    expect(quiet.getRequirements()[1]).toEqual({
      resourceType: 'storage',
      requirementKey: 'Quiet-storage',
      config: {},
    });
  });
});

describe('outputs without an app', () => {
  it('are paths without a host', () => {
    const nowhere = { ...SITE, endpoint: () => undefined };
    const api = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
    expect(api.outputs(nowhere)).toMatchObject({ apiEndpoint: '/api/user-api' });
    const app = FunctionsApp.define('Jobs', { functions: { run: { trigger: 'http' } } });
    expect(app.outputs(nowhere)).toMatchObject({ appUrl: '', functionEndpoints: { run: '/api/jobs/run' } });
  });
});

describe('a slug', () => {
  it.each([
    ['UserApi', 'user-api'],
    ['HTTPServer2', 'http-server2'],
    ['order_API', 'order-api'],
    ['a__b--c', 'a-b-c'],
    ['v2Api', 'v2-api'],
  ])('of %s is %s', (id, slug) => {
    expect(slugOf(id)).toBe(slug);
  });
});
