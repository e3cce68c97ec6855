import { CrudApi } from '@atakora/component/crud';
import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../src/component.js';
import { expectRefusal } from '../support/refusals.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA } from '../support/sign-in.js';

const patients = CrudApi.define('PatientApi', {
  entityName: 'Patient',
  schema: { id: 'string', clinic: { type: 'string', required: true }, name: 'string', ssn: 'string' },
  partitionKey: '/clinic',
  uniqueKeys: ['/ssn'],
  ttl: -1,
  softDelete: true,
  throughput: 400,
});
const schema = { id: 'string', clinic: 'string', name: 'string' } as const;
const reader = (options: object = {}) =>
  CrudApi.define('DirectoryApi', { of: 'PatientApi', schema, operations: ['list'], ...options } as never);
const plan =
  (definition: AnyComponentDefinition, ...others: AnyComponentDefinition[]) =>
  () =>
    planOf([...others, patients, definition]);

describe('an API with `of`', () => {
  it('adds access, and nothing else, to the data that it reads', () => {
    const [alone, both] = [planOf([patients]), plan(reader())()];
    const account = (from: typeof both) => from.resources.filter(({ type }) => type === 'cosmos');
    expect(account(both)).toHaveLength(1);
    expect(account(both)[0]?.config['databases']).toEqual(account(alone)[0]?.config['databases']);
    expect(both.warnings.map(({ code }) => code)).not.toContain('CONTAINER_SHARED');
  });

  it('takes partition key, expiry and soft deletion from the other API, and knows only its own fields', () => {
    const [functions] = plan(reader())().resources.filter(({ type }) => type === 'functions');
    expect(functions?.config['apis']).toMatchObject([
      { name: 'DirectoryApi', partitionKey: 'clinic', expires: true, softDelete: true },
      { name: 'PatientApi' },
    ]);
    const [{ schema: fields }] = functions?.config['apis'] as unknown as [{ schema: object }];
    expect(Object.keys(fields)).toEqual(['id', 'clinic', 'name']);
    expect(functions?.config['environmentVariables']).toMatchObject({
      DIRECTORY_API_DATABASE_NAME: 'patient-db',
      DIRECTORY_API_CONTAINER_NAME: 'patient',
    });
  });

  it('says where the data is', () => {
    expect(plan(reader())().components.find(({ id }) => id === 'DirectoryApi')?.outputs).toMatchObject({
      database: 'patient-db',
      container: 'patient',
    });
  });

  it('has read access of its own app to the data of another app', () => {
    const separate = plan(reader({ separateIdentity: true }))();
    const roles = separate.terraform.filter(({ type }) => type === 'azurerm_cosmosdb_sql_role_assignment');
    const definitions = roles.map((block) => JSON.stringify(block.arguments['role_definition_id']));
    expect(definitions.filter((id) => id.includes('00000000-0000-0000-0000-000000000001'))).toHaveLength(1);
  });
});

describe('an API with `of` is refused', () => {
  it.each([
    ['Missing', []],
    ['Jobs', [app('Jobs')]],
  ])('over %s, which is not a CrudApi of the backend', (of, others) => {
    const rule = 'must be the id of a CrudApi of the same backend';
    expectRefusal(plan(reader({ of }), ...others), [{}, 'of', `'${of}'`, rule, /^add the component/]);
  });

  it('over another reader', () => {
    const second = CrudApi.define('Second', { of: 'DirectoryApi', schema, operations: ['read'] });
    expect(plan(second, reader())).toThrow(
      "of must be the id of an API with data of its own, and 'DirectoryApi' reads those of 'PatientApi', received 'DirectoryApi'. Write of: 'PatientApi'.",
    );
  });

  it('with fields that the data does not have, or has of another type', () => {
    const define = reader({ schema: { id: 'string', clinic: 'string', name: 'number', nick: 'string' } });
    expect(plan(define)).toThrow(
      "schema.name must be of type string, as in 'PatientApi', whose data the API reads, received 'number'. Write name: 'string'.",
    );
    expect(plan(define)).toThrow(
      "schema.nick must be a field of 'PatientApi', whose data the API reads, received 'string'. Remove the field.",
    );
  });

  it('without the field of the partition key', () => {
    expect(plan(reader({ schema: { id: 'string' } }))).toThrow(
      "schema.clinic must be a field of the schema, because it is the partition key of 'PatientApi', by which callers name an item. Add clinic to the schema.",
    );
  });

  it.each([
    [{ partitionKey: '/clinic' }, 'partitionKey'],
    [{ entityName: 'Patient' }, 'entityName'],
    [{ softDelete: true }, 'softDelete'],
  ])('with an option of the data: %j', (options, name) => {
    expect(() => reader(options)).toThrow(
      new RegExp(
        `${name} must not be set with of, which takes it from the other component, received .*. Remove ${name}.`,
      ),
    );
  });

  it('with a search, which belongs to the API of the data', () => {
    expect(() => reader({ search: { fields: ['name'] } })).toThrow(
      'search must not be set with of: the API that owns the data searches it, received {"fields":["name"]}. Remove search.',
    );
  });

  it('with an operation that changes data', () => {
    expect(() => reader({ operations: ['read', 'update'] })).toThrow(
      'must be read, list or both with of, because the other component owns the data, received ["read","update"]. Write operations: [\'read\', \'list\'].',
    );
  });

  it('by itself, where no other component is', () => {
    expect(() => reader().requirements()).toThrow('must be the id of a CrudApi of the same backend');
  });
});

it('a field that the service makes can be one of a reader', () => {
  const stamped = { ...schema, createdAt: 'timestamp' };
  expect(plan(reader({ schema: stamped }))).not.toThrow();
  expect(() =>
    planOf([crud('A'), reader({ of: 'A', schema: { id: 'string', createdAt: 'number' } })]),
  ).toThrow("schema.createdAt must be a field of 'A'");
});

describe('a reader of the items of tenants', () => {
  const tenant = { tenantField: 'clinic', tenantClaim: 'extn.clinic' } as const;
  const signedIn = { ...SHOP, auth: ENTRA };
  const tenants = crud('PatientApi', {
    entityName: 'Patient',
    schema,
    partitionKey: '/clinic' as never,
    ...(tenant as object),
  });

  it('stays in one tenant too', () => {
    const [functions] = planOf([tenants, reader(tenant)], signedIn).resources.filter(
      ({ type }) => type === 'functions',
    );
    expect(functions?.config['apis']).toMatchObject([
      { name: 'DirectoryApi', authLevel: 'entra', tenant: { field: 'clinic', claim: 'extn.clinic' } },
      { name: 'PatientApi', authLevel: 'entra', tenant: { field: 'clinic', claim: 'extn.clinic' } },
    ]);
  });

  it('is refused without a tenant, and with a tenant that is not the partition key', () => {
    const rule = "must be 'clinic', by which 'PatientApi' separates its items";
    const fix = "write tenantField: 'clinic', and a tenantClaim";
    expectRefusal(() => planOf([tenants, reader()], signedIn), [{}, 'tenantField', 'missing', rule, fix]);
    const byName = reader({ ...tenant, tenantField: 'name' });
    expectRefusal(() => planOf([patients, byName], signedIn), [{}, 'tenantField', "'name'", rule, fix]);
  });
});
