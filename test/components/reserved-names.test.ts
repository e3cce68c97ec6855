import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';

describe('a component whose routes or settings would be others', () => {
  const schema = { id: 'string' } as const;
  const queue = { trigger: 'queue', queueName: 'jobs' } as const;
  it.each(['AdminApi', 'administration', 'RuntimeInfo', 'Health', 'WebsiteApi', 'Functions'])(
    'is refused as the API %s',
    (id) => {
      const issue = issueOf(() => CrudApi.define(id, { entityName: 'User', schema }));
      expect(issue).toMatchObject({ path: 'componentId', value: `'${id}'` });
      expect(issue.resolution).toContain(`Shop${id}`);
      expect(() => CrudApi.define(`Shop${id}`, { entityName: 'User', schema })).not.toThrow();
    },
  );

  it('is refused as an app that follows changes of data', () => {
    const feed = { trigger: 'cosmos', databaseName: 'shop', containerName: 'order' } as const;
    const issue = issueOf(() => FunctionsApp.define('WebsiteJobs', { functions: { run: feed } }));
    expect(issue.rule).toContain("'WEBSITE_JOBS_COSMOS__accountEndpoint'");
    expect(() => FunctionsApp.define('WebsiteJobs', { functions: { run: queue } })).not.toThrow();
  });

  it('is refused as an app where it has http functions', () => {
    const issue = issueOf(() =>
      FunctionsApp.define('AdminJobs', { functions: { run: { trigger: 'http' } } }),
    );
    expect(issue.rule).toMatch(/keeps those that begin with 'admin' or 'runtime' for itself$/);
    expect(() => FunctionsApp.define('AdminJobs', { functions: { run: queue } })).not.toThrow();
    expect(() => FunctionsApp.define('Health', { functions: { run: { trigger: 'http' } } })).not.toThrow();
  });
});

it.each(['constructor', 'prototype'])('the id %s is refused, by which no lock can have a component', (id) => {
  const issue = issueOf(() => planOf([crud(id)]));
  expect(issue).toMatchObject({ path: 'componentId', value: `'${id}'` });
});
