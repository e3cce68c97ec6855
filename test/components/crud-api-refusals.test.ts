import { CrudApi } from '@atakora/component/crud';
import { describe, expect, it } from 'vitest';

import { OPERATIONS } from '../../src/components/crud-api/crud-api-config.js';
import { FIELD_TYPES } from '../../src/components/crud-api/entity-schema.js';
import { CONSISTENCY_LEVELS } from '../../src/resources/cosmos/requirement.js';
import { expectRefusal, type Refusal, refusalOf, shown } from '../support/refusals.js';

const USUAL = { entityName: 'User', schema: { id: 'string' } };
const define = (options: unknown, id: unknown = 'UserApi') =>
  CrudApi.define(id as string, { ...USUAL, ...(options as object) } as never);
const withProto = { schema: JSON.parse('{"id":"string","__proto__":"string"}') as object };
const NOT_IN_SCHEMA = "must be '/' and a field of the schema";
const wide = { id: 'string', email: 'string', tags: 'array', address: { type: 'object' } };
const TEXT_ID = "must be of type 'string', as Cosmos DB requires";
const NO_FIELD = 'must begin with a field of the schema';
const FIELDS = "use one of '/id', '/email', '/tags', '/address', or add the field to the schema";
const TTL = 'must be -1 (no default expiry) or 1 to 2147483647 seconds';
const RU = 'must be 400 to 1000000 RU/s in steps of 100';
const NAME = /^the name of a database or container must have 1 to 255 characters/;
const INDEXING = /^an indexing path must have properties between '\/'/;
const ROOT = "must contain the root path '/*' exactly once: included or excluded";
const PRIORITY = 'a priority must be a whole number from 0 to 1000';
const oneOf = (values: readonly string[]) => `use one of ${values.join(', ')}`;

const TENANT = {
  schema: { id: 'string', t: 'string' },
  partitionKey: '/t',
  tenantField: 't',
  tenantClaim: 'extn.t',
};
const NO_CLAIM = 'must be a claim that only administrators set, and that differs between tenants';

const REFUSALS: readonly Refusal[] = [
  ...['tid', 'email', 'preferred_username'].map((tenantClaim): Refusal => [
    { ...TENANT, tenantClaim },
    'tenantClaim',
    `'${tenantClaim}'`,
    NO_CLAIM,
    /^add a claim/,
  ]),
  [{ ...TENANT, tenantClaim: 'a b' }, 'tenantClaim', "'a b'", /^a claim must have letters/, /^use a name/],
  [
    { ...TENANT, partitionKey: '/id' },
    'tenantField',
    "'t'",
    "must be the partition key, which is '/id'",
    "write partitionKey: '/t'",
  ],
  [{ ...TENANT, tenantField: 'x' }, 'tenantField', "'x'", /^must be a field of type string/, /^add a field/],
  [{ ...TENANT, ownerField: 't' }, 'tenantField', "'t'", 'must not be the ownerField', /^use another field/],
  [{ ...TENANT, authLevel: 'function' }, 'authLevel', "'function'", /tenantField/, /^write authLevel/],
  [
    { tenantClaim: 'extn.t' },
    'tenantClaim',
    "'extn.t'",
    'must be set together with tenantField',
    'set both tenantField and tenantClaim',
  ],
  [
    { schema: { id: 'text' } },
    'schema.id',
    "'text'",
    /^a field type must be one of string/,
    oneOf(FIELD_TYPES),
  ],
  [{ schema: { id: { type: 'date' } } }, 'schema.id.type', "'date'", /^a field type/, oneOf(FIELD_TYPES)],
  [
    { schema: { id: { type: 'string', requird: true } } },
    'schema.id.requird',
    'true',
    /is not an option/,
    /'required'/,
  ],
  ...(
    [
      [{ type: 'number', pattern: 'x' }, '.pattern', /is not an option/],
      [
        { type: 'string', pattern: '(' },
        '.pattern',
        'must be a regular expression that JavaScript knows with the flag u',
      ],
      [
        { type: 'string', pattern: '(', default: 'x' },
        '.pattern',
        'must be a regular expression that JavaScript knows with the flag u',
      ],
      [{ type: 'string', enum: [] }, '.enum', 'must be different strings or numbers, at least one'],
      [{ type: 'string', enum: [1] }, '.enum', 'must have values of type string'],
      [{ type: 'string', minLength: 3, maxLength: 2 }, '.minLength', 'must not exceed maxLength'],
      [{ type: 'number', minimum: 3, maximum: 2 }, '.minimum', 'must not exceed maximum'],
      [{ type: 'string', minLength: -1 }, '.minLength', /whole number/],
      [{ type: 'string', format: 'ipv4' }, '.format', /^a format must be one of email, uri, uuid, date/],
      [{ type: 'string', enum: ['a'], default: 'b' }, '.default', 'must be one of a'],
      [
        { type: 'object', fields: { n: 'number' }, default: { n: 'x' } },
        '.default',
        'must be a finite number at /n',
      ],
      [{ type: 'string', readOnly: true, immutable: true }, '.immutable', /^must not be set with readOnly/],
      [
        { type: 'object', fields: { n: { type: 'number', default: 1 } } },
        '.fields.n.default',
        /is not an option/,
      ],
      [{ type: 'array', items: { type: 'text' } }, '.items.type', /^a field type must be one of/],
    ] as const
  ).map(([field, at, told]): Refusal => [
    { schema: { id: 'string', x: field } },
    `schema.x${at}`,
    /./,
    told,
    /./,
  ]),
  [
    { schema: { id: 'string', t: { type: 'string', nullable: true } }, partitionKey: '/t' },
    'schema.t.nullable',
    'true',
    "must not be set for 't', whose value identifies or owns an item",
    'remove nullable',
  ],
  [{ schema: { id: { required: true } } }, 'schema.id.type', 'missing', 'must be given', 'add type'],
  [
    { schema: { id: 'string', '1st': 'string' } },
    'schema.1st',
    "'1st'",
    /must have letters, digits and underscores only/,
    /'email'/,
  ],
  [
    { schema: { id: 'string', '': 'string' } },
    'schema.',
    "''",
    /must have letters, digits and underscores only/,
    /'email'/,
  ],
  [withProto, 'schema', /__proto__/, /must not have a key of __proto__/, 'use another name'],
  [{ schema: { id: 'string', constructor: 'x' } }, 'schema', /constructor/, /constructor/, /another/],
  [{ schema: null }, 'schema', 'null', 'must be an object', 'write an object'],
  [{ schema: ['id'] }, 'schema', '["id"]', 'must be an object', 'write an object'],
  [{ schema: undefined }, 'schema', 'missing', 'must be given', 'add schema'],
  [
    { partitionKey: '/mail' },
    'partitionKey',
    "'/mail'",
    NOT_IN_SCHEMA,
    /^add the field to the schema, or use one of '\/id'$/,
  ],
  [{ partitionKey: 'id' }, 'partitionKey', "'id'", NOT_IN_SCHEMA, /'\/id'/],
  [{ partitionKey: '/toString' }, 'partitionKey', "'/toString'", NOT_IN_SCHEMA, /'\/id'/],
  [{ partitionKey: 5 }, 'partitionKey', '5', NOT_IN_SCHEMA, "write it like '/id'"],
  [
    { schema: { mail: 'string' } },
    'schema.id',
    'missing',
    /^must be a field of the schema, because the partition key is '\/id' by default/,
    /^add id/,
  ],
  [{ schema: { id: 'number' } }, 'schema.id', "'number'", TEXT_ID, "write id: 'string'"],
  [{ schema: { id: { type: 'object' } } }, 'schema.id', '{"type":"object"}', TEXT_ID, /'string'/],
  [
    { schema: { id: 'number', mail: 'string' }, partitionKey: '/mail' },
    'schema.id',
    "'number'",
    TEXT_ID,
    /'string'/,
  ],
  [
    { schema: wide, partitionKey: '/tags' },
    'partitionKey',
    "'/tags'",
    /^must be a field whose value is a string, number or boolean; 'tags' is of type array/,
    "use one of '/id', '/email'",
  ],
  [{ schema: wide, partitionKey: '/address' }, 'partitionKey', "'/address'", /type object/, /'\/email'/],
  [{ schema: wide, uniqueKeys: ['/emial'] }, 'uniqueKeys.0', "'/emial'", NO_FIELD, FIELDS],
  [
    { schema: wide, uniqueKeys: ['/email', ['/id', '/toString']] },
    'uniqueKeys.1',
    "'/toString'",
    NO_FIELD,
    FIELDS,
  ],
  [
    { schema: wide, uniqueKeys: ['/email/host'] },
    'uniqueKeys.0',
    "'/email/host'",
    /^must not go into 'email', which is of type string/,
    /^write '\/email'/,
  ],
  [
    { schema: wide, indexingPolicy: { includedPaths: ['/*'], excludedPaths: ['/emial/?'] } },
    'indexingPolicy.excludedPaths.0',
    "'/emial/?'",
    NO_FIELD,
    FIELDS,
  ],
  [{ ttl: 0 }, 'ttl', '0', TTL, /omit this option/],
  [{ ttl: -5 }, 'ttl', '-5', TTL, /omit this option/],
  [{ ttl: 1.5 }, 'ttl', '1.5', TTL, /omit this option/],
  [{ ttl: 2147483648 }, 'ttl', '2147483648', TTL, /omit this option/],
  [{ ttl: Infinity }, 'ttl', 'Infinity', TTL, /omit this option/],
  [{ ttl: NaN }, 'ttl', 'NaN', 'must be a number of seconds', 'use a number'],
  [{ ttl: '60' }, 'ttl', "'60'", 'must be a number of seconds', 'use a number'],
  [{ ttl: [60n] }, 'ttl', '["60"]', 'must be a number of seconds', 'use a number'],
  ...['string', { type: 'array' }].map((type): Refusal => [
    { ttl: 60, schema: { id: 'string', ttl: type } },
    'schema.ttl',
    typeof type === 'string' ? "'string'" : '{"type":"array"}',
    /^must be of type 'number', because items expire/,
    "write ttl: 'number', or use another name for the field",
  ]),
  ...['_ts', '_etag', '_rid', '_self'].map((name): Refusal => [
    { schema: { id: 'string', [name]: 'string' } },
    `schema.${name}`,
    `'${name}'`,
    /^a field name must have letters, digits and underscores only, and start with a letter/,
    /'email'/,
  ]),
  [{ throughput: 450 }, 'throughput', '450', RU, /^use 400, 500 and so on/],
  [{ throughput: 300 }, 'throughput', '300', RU, /serverless/],
  [{ throughput: 1_000_100 }, 'throughput', '1000100', RU, /400/],
  [{ throughput: '400' }, 'throughput', "'400'", RU, /400/],
  [
    { throughput: 400, enableServerless: true },
    'throughput',
    '400',
    /a serverless account has no throughput$/,
    /remove throughput/,
  ],
  [{ operations: ['remove'] }, 'operations.0', "'remove'", /^an operation must be one of/, oneOf(OPERATIONS)],
  [{ operations: [] }, 'operations', '[]', /at least one operation/, /remove operations for all/],
  [
    { operations: ['read', 'read'] },
    'operations',
    '["read","read"]',
    'must not have an operation twice',
    'remove the repetition',
  ],
  [{ operations: 'read' }, 'operations', "'read'", 'must be a list', 'write a list'],
  [{ entityName: '' }, 'entityName', "''", /must have 1 to 60/, "use a name like 'User'"],
  [{ entityName: 'a b' }, 'entityName', "'a b'", /must have 1 to 60/, "use a name like 'User'"],
  [{ entityName: 'a'.repeat(61) }, 'entityName', /^'a{57}\.\.\.'$/, /must have 1 to 60/, /'User'/],
  [{ entityName: undefined }, 'entityName', 'missing', 'must be given', 'add entityName'],
  [{ throughtput: 400 }, 'throughtput', '400', 'is not an option', /^write 'throughput' if/],
  [{ zzz: 1 }, 'zzz', '1', 'is not an option', /^remove it, or use one of entityName, schema/],
  [{ databaseName: 'a/b' }, 'databaseName', "'a/b'", NAME, 'use letters, digits and hyphens'],
  [{ databaseName: 'a${var.b}' }, 'databaseName', "'a${var.b}'", NAME, /hyphens/],
  [{ databaseName: 'a%{if}' }, 'databaseName', "'a%{if}'", NAME, /hyphens/],
  [{ databaseName: 'a ' }, 'databaseName', "'a '", NAME, /hyphens/],
  [{ uniqueKeys: ['email'] }, 'uniqueKeys.0', "'email'", /^a key path must start with/, /'\/id'/],
  [{ uniqueKeys: [[]] }, 'uniqueKeys.0', '[]', 'a unique key must have 1 to 16 paths', 'add a path'],
  [{ uniqueKeys: [Array(17).fill('/a')] }, 'uniqueKeys.0', /\.\.\.$/, /1 to 16/, 'remove some paths'],
  [{ uniqueKeys: Array(11).fill('/a') }, 'uniqueKeys', /^\["\/a"/, /at most 10/, 'remove some keys'],
  [
    { indexingPolicy: { indexingMode: 'lazy' } },
    'indexingPolicy.indexingMode',
    "'lazy'",
    /^an indexing mode/,
    /none/,
  ],
  [
    { indexingPolicy: { includedPaths: ['/a/?'] } },
    'indexingPolicy',
    '{"includedPaths":["/a/?"]}',
    ROOT,
    /one of/,
  ],
  [
    { indexingPolicy: { includedPaths: ['/*', 'a'] } },
    'indexingPolicy.includedPaths.1',
    "'a'",
    INDEXING,
    /^write it like '\/\*', '\/name\/\?'/,
  ],
  ...[
    '/*/a/?',
    '/id//?',
    '/id/??',
    '/id/**',
    '/id/?/*',
    '/?',
    '//?',
    '/[]/?',
    '/id',
    '/id/',
    '/id?',
    '/id/${x}/?',
    '/a b/?',
    '/"id/?',
    '/id/?/a',
  ].map((path): Refusal => [
    { indexingPolicy: { includedPaths: ['/*'], excludedPaths: [path] } },
    'indexingPolicy.excludedPaths.0',
    `'${path}'`,
    INDEXING,
    /^write it like/,
  ]),
  [
    { indexingPolicy: { includedPaths: ['/*', '/id/[]/?'] } },
    'indexingPolicy.includedPaths.1',
    "'/id/[]/?'",
    "must not have '[]' after 'id', which is of type string: only a field of type array has entries",
    "write '/id/?', or change the type of the field to array",
  ],
  ...[60, -1].map((ttl): Refusal => [
    { ttl, indexingPolicy: { indexingMode: 'none' } },
    'ttl',
    String(ttl),
    "ttl requires an index, which indexing mode 'none' turns off",
    /^omit ttl/,
  ]),
  [
    { indexingPolicy: { includedPaths: ['/*'], excludedPaths: ['/*'] } },
    'indexingPolicy',
    '{"includedPaths":["/*"],"excludedPaths":["/*"]}',
    ROOT,
    /one of the two lists/,
  ],
  [
    { indexingPolicy: { indexingMode: 'none', includedPaths: ['/*'] } },
    'indexingPolicy',
    '{"indexingMode":"none","includedPaths":["/*"]}',
    /'none' must not have paths/,
    /^omit includedPaths/,
  ],
  [
    { consistency: 'strong' },
    'consistency',
    "'strong'",
    /^a consistency level/,
    "write 'Strong' if that is meant",
  ],
  [{ consistency: 'x' }, 'consistency', "'x'", /^a consistency level/, oneOf(CONSISTENCY_LEVELS)],
  [{ cache: {} }, 'cache.ttl', 'missing', 'must be given', 'add ttl'],
  [{ cache: { ttl: 0 } }, 'cache.ttl', '0', /^a cache ttl must be a whole number from 1/, /from 1 to/],
  [{ cache: true }, 'cache', 'true', 'must be an object', 'write an object'],
  [
    { healthCheck: { path: 'up' } },
    'healthCheck.path',
    "'up'",
    /must start with '\/'/,
    "write it like '/health'",
  ],
  [
    { healthCheck: { path: '/ä' } },
    'healthCheck.path',
    "'/ä'",
    "a health check path must start with '/' and have letters from A to Z, digits, '/', '_', '.' and '-'",
    "write it like '/health'",
  ],
  [
    { healthCheck: { path: '/', unhealthyThreshold: 11 } },
    'healthCheck.unhealthyThreshold',
    '11',
    /2 to 10/,
    /10/,
  ],
  [{ priority: -1 }, 'priority', '-1', PRIORITY, 'use a number from 0 to 1000'],
  [{ priority: 1001 }, 'priority', '1001', PRIORITY, /1000/],
  [{ priority: 0.5 }, 'priority', '0.5', PRIORITY, /1000/],
  [{ enableServerless: 'true' }, 'enableServerless', "'true'", /must be true or false/, 'use true or false'],
];

describe('CrudApi.define', () => {
  it.each(REFUSALS.map((row) => ({ given: shown(row[0]), row })))('refuses $given', ({ row }) => {
    const { subject, code } = refusalOf(() => define(row[0]));
    expect({ subject, code }).toEqual({ subject: "CrudApi 'UserApi'", code: 'INVALID_CONFIG' });
    expectRefusal(() => define(row[0]), row);
  });

  it.each([[''], ['__proto__'], ['1a'], ['a b'], ['x'.repeat(65)], [null], [5], [{}], [Symbol('s')]])(
    'refuses %j for an id',
    (id) => {
      const { issues, message } = refusalOf(() => define({}, id));
      expect(issues).toMatchObject([{ path: 'componentId', resolution: "use an id like 'UserApi'" }]);
      expect(issues[0]?.rule).toContain('must have 1 to 64 letters');
      expect(message).toMatch(/^CrudApi .*: componentId is not valid: a component id must /);
    },
  );

  it('says what does not fit to the schema beside what is wrong elsewhere', () => {
    const { issues } = refusalOf(() => define({ ttl: 0, uniqueKeys: ['/mail'], partitionKey: '/mail' }));
    expect(issues.map(({ path }) => path)).toEqual(['ttl', 'partitionKey', 'uniqueKeys.0']);
  });

  it('says everything that is wrong at once, each on a line', () => {
    const { issues, message } = refusalOf(() => define({ ttl: 0, throughput: 450, consistency: 'strong' }));
    expect(issues.map(({ path }) => path)).toEqual(['throughput', 'ttl', 'consistency']);
    expect(message.split('\n')).toHaveLength(4);
    expect(message).toContain(`\n  - ttl ${TTL}, received 0. Omit this option`);
  });

  it.each([
    [{ ttl: -1 }],
    [{ ttl: -1, schema: { id: 'string', ttl: { type: 'number' } } }],
    [{ schema: { id: 'string', ttl: 'string' } }],
    [{ ttl: 2147483647 }],
    [{ throughput: 400 }],
    [{ throughput: 1_000_000 }],
    [{ throughput: 400, enableServerless: false }],
    [{ uniqueKeys: [Array(16).fill('/id')] }],
    [{ uniqueKeys: Array(10).fill('/id') }],
    [{ schema: wide, uniqueKeys: ['/email', ['/address/city', '/address/street/name']] }],
    [{ schema: wide, partitionKey: '/email' }],
    [{ schema: { mail: 'string' }, partitionKey: '/mail' }],
    [
      {
        schema: wide,
        indexingPolicy: {
          includedPaths: ['/*', '/tags/[]/?', '/address/city/?', '/createdAt/?'],
          excludedPaths: ['/"_etag"/?', '/_ts/?', '/"email"/?'],
        },
      },
    ],
    [{ priority: 0 }],
    [{ priority: 1000 }],
    [{ entityName: 'a'.repeat(60) }],
    [{ databaseName: 'a $ % {b}' }],
    [{ indexingPolicy: { excludedPaths: ['/*'] } }],
    [{ ttl: 60, indexingPolicy: { excludedPaths: ['/*'] } }],
    [{ indexingPolicy: { indexingMode: 'none' } }],
    [
      {
        schema: wide,
        indexingPolicy: { includedPaths: ['/*'], excludedPaths: ['/address/lines/[]/?', '/tags/*'] },
      },
    ],
    [{ indexingPolicy: {} }],
    [{ schema: { id: 'string', nested: { type: 'object', required: false } } }],
    [{ ttl: undefined }],
  ])('accepts %j', (options) => {
    expect(define(options).componentId).toBe('UserApi');
  });
});
