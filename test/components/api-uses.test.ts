import { describe, expect, it } from 'vitest';

import { CrudApi } from '../../src/components/crud-api/crud-api.js';
import { eventTopic } from '../../src/components/events-app/event-topic.js';
import { EventsApp } from '../../src/components/events-app/events-app.js';
import { app, crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';

const patients = CrudApi.define('PatientApi', {
  entityName: 'Patient',
  databaseName: 'clinic',
  schema: { id: 'string' },
});
const code = { hooks: ['beforeCreate'], sourceDirectory: 'hooks/users' } as const;

function configsOf(plan: ReturnType<typeof planOf>, type: string) {
  return plan.resources.filter((resource) => resource.type === type).map(({ config }) => config);
}

describe('code that uses the data of an API', () => {
  const uses = { PatientApi: ['write'] } as const;
  const events = EventsApp.define('Jobs', {
    uses,
    sourceDirectory: 'events/jobs',
    publishes: [eventTopic('jobs', { done: { id: 'string' } })],
    functions: { run: { trigger: 'http' } },
  });

  it.each([
    ['a FunctionsApp', app('Jobs', { uses, sourceDirectory: 'functions/jobs' })],
    ['an EventsApp', events],
  ])('gets a role on its container, and its place: %s', (_title, jobs) => {
    const plan = planOf([jobs, patients]);
    expect(plan.errors).toEqual([]);
    const roles = plan.resources
      .filter(({ type }) => type === 'cosmos')
      .flatMap(({ config }) => config['access'] as unknown[]);
    expect(roles).toContainEqual({ name: 'clinic/patient', role: 'contributor' });
    const [functions] = configsOf(plan, 'functions');
    expect(functions?.['sources']).toMatchObject([
      {
        name: 'Jobs',
        data: [
          {
            component: 'PatientApi',
            setting: 'JOBS_COSMOS__accountEndpoint',
            database: 'clinic',
            container: 'patient',
          },
        ],
      },
    ]);
    expect(functions?.['environmentVariables']).toMatchObject({
      JOBS_COSMOS__accountEndpoint: '${cosmos:shared.endpoint}',
    });
  });

  it.each([
    [['read'], true],
    [['write'], undefined],
    [['read', 'write'], undefined],
  ] as const)('can change items only with write: %j', (access, readOnly) => {
    const plan = planOf([
      app('Jobs', { uses: { PatientApi: access }, sourceDirectory: 'functions/jobs' }),
      patients,
    ]);
    const sources = configsOf(plan, 'functions').flatMap(
      ({ sources }) => sources as { data: { readOnly?: true }[] }[],
    );
    expect(sources.flatMap(({ data }) => data.map((one) => one.readOnly))).toEqual([readOnly]);
  });

  it('keeps the larger access where databases names the container too', () => {
    const databases = [{ name: 'clinic', containers: [{ name: 'patient' }] }];
    const plan = planOf([app('Jobs', { uses, databases }), patients]);
    expect(plan.resources.flatMap(({ config }) => config['access'] ?? [])).toContainEqual({
      name: 'clinic/patient',
      role: 'contributor',
    });
  });

  it('is refused without that API', () => {
    const rule = 'must be the id of a CrudApi of the same backend, with data of its own';
    const refused = (...components: Parameters<typeof planOf>[0]) => issueOf(() => planOf(components));
    const told = { path: 'uses.PatientApi', rule };
    expect(refused(app('Jobs', { uses }))).toMatchObject({
      ...told,
      resolution: 'add the component to the backend, or correct the id',
    });
    expect(refused(app('Jobs', { uses }), app('PatientApi'))).toMatchObject(told);
    expect(refused(crud('UserApi', { ...code, uses }))).toMatchObject(told);
    expect(refused(events)).toMatchObject(told);
    const reader = CrudApi.define('NameApi', {
      of: 'PatientApi',
      schema: { id: 'string' },
      operations: ['read'],
    });
    expect(refused(app('Jobs', { uses: { NameApi: ['read'] } }), reader, patients)).toMatchObject({
      path: 'uses.NameApi',
      resolution: "write 'PatientApi', whose data the component reads",
    });
    expect(issueOf(() => app('Jobs', { uses: { PatientApi: [] } }))).toMatchObject({
      path: 'uses.PatientApi',
    });
  });
});

describe('an API with hooks', () => {
  it('has an app of its own, unless it says otherwise', () => {
    const apps = (options: Parameters<typeof crud>[1]) =>
      planOf([crud('UserApi', options), crud('OrderApi')])
        .resources.filter(({ type }) => type === 'functions')
        .map(({ key }) => key);
    expect(apps(code)).toEqual(['functions:shared', 'functions:user-api']);
    expect(apps({ ...code, separateIdentity: false })).toEqual(['functions:shared']);
  });

  const TOGETHER =
    'must be set together with sourceDirectory, and before keyFiles, uses and hookTimeoutSeconds';
  it.each([
    [{ hooks: code.hooks }, TOGETHER],
    [{ hookTimeoutSeconds: 5 }, TOGETHER],
    [{ sourceDirectory: 'hooks' }, TOGETHER],
    [{ uses: {} }, TOGETHER],
    [
      { ...code, operations: ['read' as const] },
      'must only have hooks of the operations of the API: beforeCreate needs create, beforeUpdate needs update, and beforeDelete needs delete',
    ],
    [{ ...code, hooks: [] }, 'must have at least one hook'],
    [{ ...code, hooks: ['beforeCreate' as const, 'beforeCreate' as const] }, 'must not have a hook twice'],
  ])('is refused with %j', (options, rule) => {
    expect(issueOf(() => crud('UserApi', options))).toMatchObject({ path: 'hooks', rule });
  });
});
