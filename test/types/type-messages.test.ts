import { describe, expect, it } from 'vitest';

import { hoverOf, type Problem, problemsOf } from './language-service.js';

/** The one problem of a snippet that should have one: a second would hide which of them is meant. */
function problemOf(code: string): Problem {
  const problems = problemsOf(code);
  expect(problems).toHaveLength(1);
  return problems[0] as Problem;
}

const defined = `const userApi = api('UserApi');`;

it('says nothing about a correct backend', () => {
  const code = `${defined}
    defineBackend({ userApi, monitoring: { retentionDays: 90 }, networking: 'isolated' });
    defineBackend({ environment: 'prod' }).addComponent(userApi).addComponents([api('OrderApi')]).build();`;
  expect(problemsOf(code)).toEqual([]);
});

describe('what the compiler says of a component id that is used twice', () => {
  const sentence = `BackendTypeError<"Component id 'UserApi' is already used in this backend">`;

  it.each([
    ['addComponent', `defineBackend().addComponent(api('UserApi')).addComponent(api('UserApi'));`],
    ['addComponents', `defineBackend().addComponent(api('UserApi')).addComponents([api('UserApi')]);`],
    [
      'when',
      `defineBackend().addComponent(api('UserApi')).when(true, (b) => b.addComponent(api('UserApi')));`,
    ],
  ])('names the id, at the definition that is one too many: %s', (_method, code) => {
    const { at, text } = problemOf(code);
    expect(at).toBe(`api('UserApi')`);
    expect(text.split('\n').at(-1)).toBe(`      Type 'string' is not assignable to type '${sentence}'.`);
  });
});

describe('what the compiler says of an id that a list has twice', () => {
  it('names it at both', () => {
    const problems = problemsOf(`defineBackend().addComponents([api('A'), api('B'), api('A')]);`);
    expect(problems.map(({ at }) => at)).toEqual([`api('A')`, `api('A')`]);
    for (const { text } of problems)
      expect(text).toContain(`BackendTypeError<"Component id 'A' is in this list twice">`);
  });
});

describe('what the compiler says of two components of an object with one id', () => {
  it.each([
    ['components alone', '{ a: userApi, b: userApi }, {}'],
    ['components and configuration', '{ a: userApi, b: userApi, monitoring: true }'],
  ])('names the id at both: %s', (_case, args) => {
    const problems = problemsOf(`${defined} defineBackend(${args});`);
    expect(problems.map(({ at }) => at)).toEqual(['a', 'b']);
    for (const { text } of problems)
      expect(text).toContain(`BackendTypeError<"Component id 'UserApi' is already used in this backend">`);
  });

  it('says nothing of ids that the types do not know', () => {
    const code = `${defined} const other = api('OrderApi' as string); defineBackend({ userApi, other });`;
    expect(problemsOf(code)).toEqual([]);
  });
});

describe('what the compiler says of an option that does not exist', () => {
  it.each([
    ['of a function', `{ trigger: 'http', methds: ['GET'] }`, 'methds', "a function with the trigger 'http'"],
    [
      'of another trigger',
      `{ trigger: 'queue', queueName: 'jobs', route: 'x' }`,
      'route',
      "a function with the trigger 'queue'",
    ],
  ])('names it: %s', (_case, declared, option, of) => {
    const { at, text } = problemOf(`FunctionsApp.define('Jobs', { functions: { run: ${declared} } });`);
    expect(at).toBe(option);
    expect(text).toContain(`BackendTypeError<"'${option}' is not an option of ${of}">`);
  });

  it('names it: of a field', () => {
    const { at, text } = problemOf(
      `CrudApi.define('UserApi', { entityName: 'User', schema: { id: { type: 'string', requird: true } } });`,
    );
    expect(at).toBe('requird');
    expect(text).toContain(`BackendTypeError<"'requird' is not an option of a field of type string">`);
  });
});

describe('what the compiler says of an API over the data of another one', () => {
  const define = (options: string) =>
    problemOf(`CrudApi.define('Names', { schema: { id: 'string' }, ${options} });`);

  it('says nothing of a correct one, whose endpoints it knows', () => {
    const code = `const names = CrudApi.define('Names', { of: 'UserApi', schema: { id: 'string' }, operations: ['read'] });
      const url: string = defineBackend({ userApi: api('UserApi'), names }).components.names.endpoints.read;`;
    expect(problemsOf(code)).toEqual([]);
  });

  it('names the entity as missing where there is neither', () => {
    expect(define(`operations: ['read']`).text).toContain("Property 'entityName' is missing");
  });

  it('names an option of the data', () => {
    const { at, text } = define(`of: 'UserApi', operations: ['read'], softDelete: true`);
    expect(at).toBe('softDelete');
    expect(text).toContain("'softDelete' does not exist in type");
  });

  it('names an operation that changes data', () => {
    const { at, text } = define(`of: 'UserApi', operations: ['read', 'update']`);
    expect(at).toBe(`'update'`);
    expect(text).toContain(`Type '"update"' is not assignable to type`);
  });
});

describe('what the compiler says of options that do not fit each other', () => {
  it.each([
    [
      'maxThroughput',
      `throughput: 400, maxThroughput: 1000`,
      `'maxThroughput' cannot be set with 'throughput'`,
    ],
    [
      'throughput',
      `throughput: 400, enableServerless: true`,
      `'throughput' cannot be set with 'enableServerless'`,
    ],
    ['hooks', `hooks: ['beforeCreate']`, `'hooks' needs 'sourceDirectory'`],
    [
      'hooks',
      `hooks: ['beforeUpdate'], sourceDirectory: 'x', operations: ['read']`,
      `'beforeUpdate' needs the operation 'update'`,
    ],
    [
      'ownerField',
      `ownerField: 'name', authLevel: 'function'`,
      `'ownerField' cannot be set with 'authLevel'`,
    ],
    [
      'tenantField',
      `tenantField: 'name', tenantClaim: 'extn.x'`,
      `'tenantField' is the partition key: write partitionKey: '/name'`,
    ],
    ['group', `group: 'a', separateIdentity: true`, `'group' cannot be set with 'separateIdentity'`],
    ['operations', `operations: []`, 'An API has at least one operation'],
  ])('names %s: %s', (option, options, sentence) => {
    const { at, text } = problemOf(
      `CrudApi.define('A', { entityName: 'A', schema: { id: 'string', name: 'string' }, ${options} });`,
    );
    expect(at).toBe(option);
    expect(text).toContain(`BackendTypeError<"${sentence}">`);
  });

  it('names the fields of the type that an option takes', () => {
    const code = `CrudApi.define('A', { entityName: 'A', schema: { id: 'string', name: 'string', age: 'number' }, ownerField: 'age' });`;
    expect(problemOf(code)).toEqual({
      at: 'ownerField',
      text: `Type '"age"' is not assignable to type '"id" | "name"'.`,
    });
  });

  it('names an option of a network that a public backend does not have', () => {
    const { at, text } = problemOf(
      `defineBackend({ networking: { mode: 'public', vnetName: 'vnet-shop' } });`,
    );
    expect(at).toBe('vnetName');
    expect(text).toContain(`'vnetName' does not exist in type 'PublicNetworking'`);
  });
});

describe('what the compiler says of a field', () => {
  const withField = (field: string) =>
    `CrudApi.define('A', { entityName: 'A', schema: { id: 'string', x: ${field} } });`;

  it.each([
    [`{ type: 'number', pattern: 'x' }`, 'pattern', 'number'],
    [`{ type: 'object', fields: { city: { type: 'string', minimum: 1 } } }`, 'minimum', 'string'],
    [`{ type: 'array', items: { type: 'number', default: 1 } }`, 'default', 'number'],
    [
      `{ type: 'array', items: { type: 'object', fields: { a: { type: 'boolean', enum: [1] } } } }`,
      'enum',
      'boolean',
    ],
  ])('names an option of another type: %s', (field, option, type) => {
    const { at, text } = problemOf(withField(field));
    expect(at).toBe(option);
    expect(text).toContain(`BackendTypeError<"'${option}' is not an option of a field of type ${type}">`);
  });

  it('knows the types of items', () => {
    const code = `import type { Item } from '@atakora/component/crud';
      const orders = CrudApi.define('OrderApi', { entityName: 'Order', schema: {
        id: 'string',
        state: { type: 'string', enum: ['draft', 'sent'], required: true },
        note: { type: 'string', nullable: true },
        address: { type: 'object', fields: { city: { type: 'string', required: true }, zip: 'string' } },
        lines: { type: 'array', items: { type: 'object', fields: { count: 'number' } } },
      } });
      declare const order: Item<typeof orders>;
      const state: 'draft' | 'sent' = order.state;
      const note: string | null | undefined = order.note;
      const city: string | undefined = order.address?.city;
      const zip: string | undefined = order.address?.zip;
      const count: number | undefined = order.lines?.[0]?.count;
      const times: [string, string, string] = [order.id, order.createdAt, order.updatedAt];
      export { state, note, city, zip, count, times };`;
    expect(problemsOf(code)).toEqual([]);
    expect(problemOf(code.replace("'draft' | 'sent' = order", "'lost' = order")).text).toContain(
      '\'"draft"\'',
    );
  });
});

describe('what the compiler says of a sort', () => {
  const sorted = (sorts: string) =>
    `CrudApi.define('Users', { entityName: 'User', schema: { id: 'string', name: 'string' }, queries: { sorts: ${sorts} } });`;

  it('says nothing of fields of the schema and of the service', () => {
    expect(problemsOf(sorted(`['name', '-createdAt', ['-name', 'id']]`))).toEqual([]);
  });

  it('names the fields that there are', () => {
    const { at, text } = problemOf(sorted(`['nam']`));
    expect(at).toBe(`'nam'`);
    expect(text).toMatch(/^Type '"nam"' is not assignable to type .*"name"/);
  });
});

describe('what the compiler says of an object that holds components and configuration', () => {
  it.each([
    ['an unknown key', 'userApi, colour: true', 'colour'],
    ['an unknown key without components', `colour: true`, 'colour'],
    ['an object that is no definition', 'userApi, orderApi: {}', 'orderApi'],
  ])('names %s', (_case, members, key) => {
    const { at, text } = problemOf(`${defined} defineBackend({ ${members} });`);
    expect(at).toBe(key);
    expect(text).toContain(
      `BackendTypeError<"'${key}' is neither a component definition nor a configuration key">`,
    );
  });

  it.each(['{ monitoring: userApi }', '{ monitoring: userApi }, { environment: "prod" }'])(
    'names a configuration key that is used for a component: %s',
    (args) => {
      const { at, text } = problemOf(`${defined} defineBackend(${args});`);
      expect(at).toBe('monitoring');
      expect(text).toContain(
        `BackendTypeError<"'monitoring' is a configuration key and cannot be the key of a component">`,
      );
    },
  );

  it.each([
    [
      "{ userApi, monitoring: 'yes' }",
      'monitoring',
      "Type 'string' is not assignable to type 'boolean | MonitoringConfig",
    ],
    [
      "{ monitoring: { retentionDays: '' } }",
      'retentionDays',
      "Type 'string' is not assignable to type 'number",
    ],
    [
      "{ userApi, networking: { mode: 'isolated', vnet: 'vnet-shop' } }",
      'vnet',
      "'vnet' does not exist in type 'IsolatedNetworking'",
    ],
    [
      '{ userApi, monitoring: { retentionDay: 90 } }',
      'retentionDay',
      "Did you mean to write 'retentionDays'?",
    ],
  ])('says of an option what it says of it anywhere: %s', (input, where, sentence) => {
    const { at, text } = problemOf(`${defined} defineBackend(${input});`);
    expect(at).toBe(where);
    expect(text).toContain(sentence);
  });

  it('says of text from imported JSON that it may be any', () => {
    const json = `declare const json: { networking: string };`;
    const { text } = problemOf(`${defined} ${json} defineBackend({ userApi, ...json });`);
    expect(text).toMatch(
      /Type 'string' is not assignable to type '"public" \| "isolated" \| NetworkingConfig/,
    );
  });
});

describe('what the compiler says to do', () => {
  it.each([
    [
      'a misspelt key',
      `defineBackend({ userApi, enviroment: 'prod' });`,
      `'enviroment' is neither a component definition nor a configuration key. Did you mean 'environment'?`,
    ],
    [
      'a misspelt short key',
      `defineBackend({ userApi, tag: {} });`,
      `'tag' is neither a component definition nor a configuration key. Did you mean 'tags'?`,
    ],
    [
      'a key like that of an option',
      `defineBackend({ users: {} });`,
      `'users' is neither a component definition nor a configuration key`,
    ],
    [
      'a key of one letter',
      `defineBackend({ e: {} });`,
      `'e' is neither a component definition nor a configuration key`,
    ],
    [
      'an object that is not a definition, with the options apart',
      `defineBackend({ user: { schema: {} } }, { backendId: 'shop' });`,
      `'user' is not a component definition`,
    ],
    [
      'a schema without id',
      `CrudApi.define('A', { entityName: 'A', schema: { name: 'string' } });`,
      `A schema has the field 'id', of type string`,
    ],
  ])('about %s', (_case, code, sentence) => {
    expect(problemOf(`${defined} ${code}`).text).toContain(`BackendTypeError<"${sentence}">`);
  });

  it('about a component that was added to a variable', () => {
    const code = `let builder = defineBackend(); builder = builder.addComponent(api('UserApi')); builder.build().components.UserApi;`;
    expect(problemOf(code)).toEqual({
      at: 'UserApi',
      text: `Property 'UserApi' does not exist on type 'OnlyGetComponentFindsThem'.`,
    });
  });

  it.each([`'stripe-key'`, `{ name: 'stripe-key' }`])('about a secret that is %s', (value) => {
    const { at, text } = problemOf(
      `FunctionsApp.define('Jobs', { functions: { run: { trigger: 'http' } }, secrets: { KEY: ${value} } });`,
    );
    expect(at).toBe('KEY');
    expect(text).toContain(`MadeBy<"keyVaultSecret('<name in the vault>')">`);
  });

  it('about a unique key that is not a field', () => {
    const code = `CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, uniqueKeys: ['/mail'] });`;
    expect(problemOf(code)).toMatchObject({
      at: `'/mail'`,
      text: expect.stringContaining(`UniquePath<"id">`) as string,
    });
  });
});

describe('what the compiler says of the handlers of a component', () => {
  const orders = `const orders = FunctionsApp.define('Orders', {
    functions: { status: { trigger: 'http' }, charge: { trigger: 'queue', queueName: 'charges' } },
  });`;
  const problemIn = (handlers: string) =>
    problemOf(`${orders} export default ${handlers} satisfies Handlers<typeof orders>;`);

  it('names the function that has none', () => {
    expect(problemIn('{ status: () => ({}) }').text).toMatch(
      /\n {2}Property 'charge' is missing in type '\{ status: .*' but required in type 'Handlers<FunctionsAppDefinition<"Orders"/,
    );
  });

  it('suggests the name that is meant', () => {
    const { at, text } = problemIn('{ status: () => ({}), chrage: () => 1 }');
    expect(at).toBe('chrage');
    expect(text).toMatch(/Did you mean to write 'charge'\?$/);
  });

  it.each([
    [
      'something else',
      '{ status: () => ({}), charge: 1 }',
      'FunctionHandler<"queue", FunctionServices<"an API in uses">>',
    ],
    ['a wrong answer', `{ status: () => 'x', charge: () => 1 }`, 'FunctionResponse'],
  ])('says what fits instead of %s', (_case, handlers, expected) => {
    expect(problemIn(handlers).text).toContain(expected);
  });

  it('asks for a component that has code', () => {
    const { text } = problemOf(`export type Wrong = Handlers<ReturnType<typeof api>>;`);
    expect(text).toContain(`Type '"CrudApi"' is not assignable to type '"EventsApp" | "FunctionsApp"'`);
  });
});

describe('what the compiler suggests', () => {
  const schemaOf = (schema: string) =>
    `CrudApi.define('UserApi', { entityName: 'User', schema: ${schema} });`;

  it.each([
    ['field type', schemaOf(`{ id: 'strng' }`), 'id', `'"string"'`],
    ['type of a field with options', schemaOf(`{ id: { type: 'nmber' } }`), 'type', `'"number"'`],
    ['component', `defineBackend({ userApi: api('A') }).components.userAp;`, 'userAp', `'userApi'`],
    [
      'component',
      `defineBackend().addComponent(api('UserApi')).build().components.UserApo;`,
      'UserApo',
      `'UserApi'`,
    ],
  ])('for a misspelt %s', (_what, code, where, meant) => {
    const { at, text } = problemOf(code);
    expect(at).toBe(where);
    expect(text).toMatch(new RegExp(`Did you mean ${meant}\\?$`));
  });

  it.each([
    [`defineBackend({ a: api('A') }, { monitorin: true });`, 'monitorin', 'monitoring'],
    [`defineBackend().withMonitoring({ retentionDay: 90 });`, 'retentionDay', 'retentionDays'],
    [
      `CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, partitonKey: '/id' });`,
      'partitonKey',
      'partitionKey',
    ],
  ])('for a misspelt option: %s', (code, written, meant) => {
    const { at, text } = problemOf(code);
    expect(at).toBe(written);
    expect(text).toMatch(new RegExp(`Did you mean to write '${meant}'\\?$`));
  });

  it('the operations that there are', () => {
    const code = `CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, operations: ['reed'] });`;
    const { at, text } = problemOf(code);
    expect(at).toBe(`'reed'`);
    expect(text).toMatch(/^Type '"reed"' is not assignable to type '(?:"\w+"(?: \| )?){7}'\.$/);
  });

  it('the partition keys that there are', () => {
    const code = `CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, partitionKey: '/userId' });`;
    expect(problemOf(code)).toEqual({
      at: 'partitionKey',
      text: `Type '"/userId"' is not assignable to type '"/id"'.`,
    });
  });
});

describe('what an editor shows for a variable', () => {
  /** On one line, and with one name for the five operations, whose order is the compiler's. */
  const shown = (code: string, name: string) =>
    hoverOf(code, name)
      .replace(/\s+/g, ' ')
      .replace(/(?:"(?:create|read|update|delete|list)"(?: \| )?){5}/g, 'DefaultOperation');
  const userApi = 'CrudApi<{ readonly id: "string"; }, DefaultOperation>';

  it('is the components of a builder, by their members and without names of helper types', () => {
    const code = `let builder = defineBackend().addComponent(api('UserApi')).when(true, (b) => b.addComponent(api('OrderApi')))
      .addComponent(FunctionsApp.define('Jobs', { functions: { status: { trigger: 'http' } } }));`;
    const jobs = 'FunctionsApp<{ readonly status: { readonly trigger: "http"; }; }>';
    expect(shown(code, 'builder')).toBe(
      `let builder: BackendBuilder<{ readonly UserApi: ${userApi}; readonly Jobs: ${jobs}; readonly OrderApi?: ${userApi}; }>`,
    );
  });

  it.each([
    ['addComponent', ".addComponent(api('Api%'))"],
    ['when', ".when(true, (b) => b.addComponent(api('Api%')))"],
  ])('is one flat record for a builder after 120 calls of %s', (_method, step) => {
    const steps = Array.from({ length: 120 }, (_, index) => step.replace('%', String(index))).join('');
    const code = `const promise = Promise.resolve(defineBackend()${steps});
      export const again: Awaited<typeof promise> = await promise;
      export const api119: string | undefined = again.build().components.Api119?.apiEndpoint;
      export const builder = again;`;
    // A generic type makes the compiler follow everything that a type refers to.
    expect(problemsOf(code)).toEqual([]);
    const text = shown(code, 'builder');
    expect(text).toMatch(/^const builder: BackendBuilder<\{ readonly Api0\??: CrudApi<.* 11\d more .*; \}>$/);
    expect(text).not.toMatch(/&|Simplify|Joined|Certain|Possible|Pair/);
  });

  it('marks components that may be missing', () => {
    const code = `const backend = defineBackend().addComponents([api('A')]).when(true, (b) => b.addComponent(api('B'))).build();`;
    expect(shown(code, 'backend')).toBe(
      `const backend: Backend<{ readonly A: ${userApi}; readonly B?: ${userApi}; }>`,
    );
  });

  it.each([
    ['separate', `defineBackend({ a: api('A') }, { monitoring: true })`],
    ['mixed', `defineBackend({ a: api('A'), monitoring: true })`],
  ])('is the components alone for a backend from %s configuration', (_form, expression) => {
    expect(shown(`const backend = ${expression};`, 'backend')).toBe(
      `const backend: Backend<{ readonly a: ${userApi}; }>`,
    );
  });

  it.each([
    '.addComponent(api(%))',
    '.addComponents([api(%)])',
    '.when(true, (b) => b.addComponent(api(%)))',
  ])('stays flat with thirty of %s', (step) => {
    const steps = Array.from({ length: 30 }, (_, index) => step.replace('%', `'Api${index}'`));
    const text = shown(`const backend = defineBackend()${steps.join('')}.build();`, 'backend');
    expect(text).toMatch(/^const backend: Backend<\{ readonly Api0\??: CrudApi<.* 2\d more .*; \}>$/);
    expect(text).not.toMatch(/&|Simplify|Components?<|Record<|Partial<|Omit</);
  });
});

describe('what the compiler says of data that code opens', () => {
  const code = (handler: string, uses = `uses: { PatientApi: ['read'] },`) => `
    import type { Item } from '@atakora/component/crud';
    import { EventsApp, eventTopic } from '@atakora/component/functions';
    const patientApi = CrudApi.define('PatientApi', {
      entityName: 'Patient',
      schema: { id: 'string', clinic: 'string', name: { type: 'string', required: true } },
    });
    const topic = eventTopic('changes', { Changed: { id: 'string' } });
    const events = EventsApp.define('Events', {
      subscribers: { run: { topic, events: ['Changed'] } }, ${uses} sourceDirectory: 'src',
    });
    const reports = FunctionsApp.define('Reports', {
      functions: { run: { trigger: 'timer', schedule: '0 0 * * * *' } }, ${uses} sourceDirectory: 'src',
    });
    ${handler}`;
  const inHandler = (of: string, body: string, uses?: string) =>
    code(
      `export default { run: async (_, context, { openContainer }) => { ${body} } } satisfies Handlers<typeof ${of}>;`,
      uses,
    );

  it.each(['reports', 'events'])('names the APIs that uses names: %s', (of) => {
    expect(problemsOf(inHandler(of, `openContainer('PatientApi');`))).toEqual([]);
    expect(problemOf(inHandler(of, `openContainer('FormerApi');`))).toEqual({
      at: `'FormerApi'`,
      text: `Argument of type '"FormerApi"' is not assignable to parameter of type '"PatientApi"'.`,
    });
    expect(problemOf(inHandler(of, `openContainer('PatientApi');`, '')).text).toContain(
      `parameter of type '"an API in uses"'`,
    );
    const anyOf = `declare const uses: Record<string, ('read' | 'write')[]>;`;
    expect(problemsOf(anyOf + inHandler(of, `openContainer('PatientApi');`, 'uses,'))).toEqual([]);
  });

  it.each(['reports', 'events'])('says nothing of a function that takes the services: %s', (of) => {
    const helper = `import type { FunctionServices } from '@atakora/component/functions';
      declare function audit(services: Omit<FunctionServices, 'publish'>): Promise<void>;`;
    const handler = `export default { run: async (_, context, services) => { await audit(services); } } satisfies Handlers<typeof ${of}>;`;
    for (const uses of [undefined, '']) expect(problemsOf(helper + code(handler, uses))).toEqual([]);
  });

  it('shows the fields of an item', () => {
    const shown =
      '{ readonly clinic?: string; readonly name: string; readonly id: string; readonly createdAt: string; readonly updatedAt: string; }';
    const { at, text } = problemOf(
      inHandler(
        'reports',
        `await openContainer<Item<typeof patientApi>>('PatientApi').items.create({ id: '1', clinc: 'north' });`,
      ),
    );
    expect(at).toBe('clinc');
    expect(text).toBe(
      `Object literal may only specify known properties, but 'clinc' does not exist in type '${shown}'. Did you mean to write 'clinic'?`,
    );
    expect(hoverOf(code('declare const one: Item<typeof patientApi>;'), 'one')).toContain(
      'const one: {\n    readonly clinic?: string;\n    readonly name: string;',
    );
  });

  it('says nothing of a query that is a text', () => {
    const query = `await openContainer('PatientApi').items.query('SELECT * FROM c').fetchAll();`;
    expect(problemsOf(inHandler('reports', query))).toEqual([]);
  });
});
