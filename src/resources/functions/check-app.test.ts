import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';

const http = (name: string, route: string, ...methods: string[]) => ({
  name,
  trigger: { type: 'http', route, methods, authLevel: 'function' },
});
const own = (id: string, functions: readonly object[], environmentVariables = {}) =>
  custom(id, [requirement('functions', { runtime: 'node', functions, environmentVariables })]);

describe('functions of one app', () => {
  it('that answer one method at one route are an error that names both', () => {
    const { errors } = planOf([app('Jobs'), own('Own', [http('own', 'jobs/RUN', 'POST', 'PUT')])]);
    expect(errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message: "'jobs_run' of 'Jobs' and 'own' of 'Own' both answer POST at '/api/jobs/RUN'.",
        resource: 'functions:shared',
        path: 'functions',
        components: ['Jobs', 'Own'],
        resolution: 'Give one of the two another route, or other methods.',
      },
    ]);
  });

  it('with other methods, or other routes, are none', () => {
    expect(planOf([app('Jobs'), own('Own', [http('own', 'jobs/run', 'PUT')])]).errors).toEqual([]);
    expect(planOf([crud('UserApi'), crud('OrderApi'), app('Jobs')]).errors).toEqual([]);
  });

  it('are one function where two components name it alike', () => {
    const shared = [http('shared', 'shared', 'GET')];
    expect(planOf([own('One', shared), own('Two', shared)]).errors).toEqual([]);
  });

  it('are two, even when id and name together read the same', () => {
    const timer = { trigger: 'timer', schedule: '0 0 * * * *' } as const;
    const plan = planOf([
      app('Jobs', { functions: { 'nightly-clean': timer } }),
      app('Jobs-nightly', { functions: { clean: timer } }),
    ]);
    const apps = plan.resources.filter(({ type }) => type === 'functions');
    const names = apps.flatMap(({ config }) =>
      (config['functions'] as { name: string }[]).map(({ name }) => name),
    );
    expect(new Set(names).size).toBe(2);
  });

  it('leave the health check of CRUD APIs alone', () => {
    const health = own('Own', [http('own', 'health', 'GET')]);
    expect(planOf([crud('UserApi'), health]).errors).toMatchObject([
      { message: "'own' of 'Own' and 'health check' of 'UserApi' both answer GET at '/api/health'." },
    ]);
    expect(planOf([app('Jobs'), health]).errors).toEqual([]);
    const path = '/order-api';
    expect(
      planOf([crud('UserApi', { healthCheck: { path } }), crud('OrderApi')]).errors.map(
        ({ components }) => components,
      ),
    ).toEqual([['OrderApi', 'UserApi']]);
  });

  it('share one health check', () => {
    const healthCheck = { path: '/up' };
    const plan = planOf([crud('A', { healthCheck }), crud('B', { healthCheck }), crud('C')]);
    expect(plan.errors).toEqual([]);
  });

  it('have no route that the Functions host keeps for itself', () => {
    const { errors } = planOf([own('Own', [http('own', 'Admin/users', 'GET')])]);
    expect(errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        message: expect.stringMatching(/^'own' of 'Own' has the route 'Admin\/users'/) as string,
        components: ['Own'],
      },
    ]);
  });
});

describe('app settings of one app', () => {
  it('differ in more than case, whichever components set them', () => {
    const { errors } = planOf([
      app('Jobs', { environmentVariables: { LOG_LEVEL: 'a' } }),
      app('Mail', { environmentVariables: { log_level: 'b' } }),
      app('Other'),
    ]);
    expect(errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message: "'LOG_LEVEL' and 'log_level' are one app setting to Azure, and this app would have both.",
        resource: 'functions:shared',
        path: 'environmentVariables',
        components: ['Jobs', 'Mail'],
        resolution: 'Rename one of the two, or write both alike.',
      },
    ]);
  });

  it('differ so from those that the library sets', () => {
    const { errors } = planOf([
      crud('UserApi'),
      app('Jobs', { environmentVariables: { User_Api_Database_Name: 'x' } }),
    ]);
    expect(errors.map(({ components }) => components)).toEqual([['Jobs', 'UserApi']]);
  });

  it('differ so from those that the plan adds for a connection', () => {
    const functions = { run: { trigger: 'serviceBusQueue', queueName: 'jobs', connection: 'BUS' } } as const;
    const environmentVariables = { BUS__fullyQualifiedNamespace: 'sb.example.net' };
    const { errors } = planOf([
      app('Jobs', { functions, environmentVariables }),
      app('Mail', { environmentVariables: { bus__CREDENTIAL: 'x' } }),
    ]);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining("'BUS__credential' and 'bus__CREDENTIAL'") as string,
        components: ['Mail'],
      },
    ]);
  });
});

describe('code of two components', () => {
  const code = (id: string, folder: string) =>
    custom(id, [
      requirement('functions', { runtime: 'node', sources: [{ name: id, folder, directory: id }] }),
    ]);

  it('goes to two folders of a package', () => {
    expect(planOf([code('One', 'one'), code('Two', 'two')]).errors).toEqual([]);
    expect(planOf([code('One', 'one'), code('Two', 'one')]).errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message: "The code of 'One' and that of 'Two' both go to the folder 'one' of the package.",
        resource: 'functions:shared',
        path: 'sources',
        components: ['One', 'Two'],
        resolution: 'Give one of the two another folder.',
      },
    ]);
  });
});
