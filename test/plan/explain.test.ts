import { explain, parsePlan, serializePlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { app, crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';

const plan = planOf([
  crud('UserApi', { consistency: 'Session', ttl: 60, entityName: 'Item', databaseName: 'a.b' }),
  crud('AuditApi', { consistency: 'Strong', ttl: 90, entityName: 'Item', databaseName: 'a.b', priority: 20 }),
  app('Jobs', { sku: 'FC1', environmentVariables: { LEVEL: 'info' } }),
]);

describe('explain', () => {
  it('says who asked, with which priority, and which rule chose', () => {
    expect(explain(plan, 'cosmos:shared', 'consistency')).toBe(
      "cosmos:shared consistency is 'Strong' by priority: 'AuditApi' asked for 'Strong' (priority 20), 'UserApi' for 'Session' (10).",
    );
  });

  it('finds values deep inside, below names that hold dots', () => {
    expect(explain(plan, 'cosmos:shared', 'databases.a.b.containers.item.ttl')).toBe(
      "cosmos:shared databases.a.b.containers.item.ttl is 90 by safest: 'AuditApi' asked for 90 (priority 20), 'UserApi' for 60 (10).",
    );
  });

  it('names who asked where they agree, and says of a default that it is one', () => {
    const said = (resource: string, path: string) => explain(plan, resource, path);
    expect(said('functions:shared', 'sku')).toBe("functions:shared sku is 'FC1': 'Jobs' asked for it.");
    expect(said('functions:shared', 'environmentVariables.LEVEL')).toContain(": 'Jobs' asked for it.");
    expect(said('cosmos:shared', 'databases.a.b.name')).toContain(": 'AuditApi', 'UserApi' asked for it.");
    expect(said('storage:shared', 'queues')).toBe(
      'storage:shared queues is []: the default, which no component asked for.',
    );
    expect(said('cosmos:shared', 'enableServerless')).toContain('is true: the default');
    // A list of things that several components asked for.
    expect(said('functions:shared', 'apis')).toContain(": 'AuditApi', 'UserApi' asked for it.");
    expect(said('functions:shared', 'apis.AuditApi')).toContain(": 'AuditApi' asked for it.");
  });

  it('says of a plan of an earlier version what that one knows', () => {
    const resources = plan.resources.map(({ askedBy: _askedBy, ...rest }) => rest);
    expect(explain({ ...plan, resources }, 'functions:shared', 'sku')).toBe(
      "functions:shared sku is 'FC1': at most one component asked for it, so there was nothing to decide.",
    );
  });

  it('says the same of a plan that was read from text', () => {
    const parsed = parsePlan(serializePlan(plan));
    expect(explain(parsed, 'cosmos:shared', 'consistency')).toBe(
      explain(plan, 'cosmos:shared', 'consistency'),
    );
  });

  it('refuses a resource that the plan does not have, and lists those that it has', () => {
    expect(issueOf(() => explain(plan, 'cosmos', 'consistency'))).toEqual({
      path: 'resource',
      value: "'cosmos'",
      rule: 'must be in the plan',
      resolution: 'use one of cosmos:shared, functions:shared, storage:shared',
    });
  });

  it('refuses a path without a value, and lists the first steps and the decisions', () => {
    const issue = issueOf(() => explain(plan, 'cosmos:shared', 'consistencies'));
    expect(issue).toMatchObject({ path: 'path', rule: 'must have a value in cosmos:shared' });
    expect(issue.resolution).toMatch(
      /^use one of consistency, enableServerless, capabilities, databases, access, databases\.a\.b\./,
    );
    expect(issueOf(() => explain(plan, 'cosmos:shared', 'consistency.more')).path).toBe('path');
    expect(issueOf(() => explain(plan, 'cosmos:shared', '')).path).toBe('path');
  });
});
