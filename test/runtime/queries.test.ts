import { createRequire } from 'node:module';

import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { openApi } from '@atakora/component/plan';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { crudApiManifest } from '../../src/components/crud-api/crud-api-manifest.js';
import { listQuery } from '../../src/runtime/list-query.js';
import { Problem } from '../../src/runtime/problem.js';
import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client } from '../host/sample-apis.js';

const film = CrudApi.define('FilmApi', {
  entityName: 'Film',
  schema: {
    id: 'string',
    studio: { type: 'string', required: true },
    title: 'string',
    year: 'number',
    seen: 'boolean',
    opened: 'timestamp',
    cast: 'array',
  },
  partitionKey: '/studio',
  queries: {
    sorts: ['year', ['-year', 'title'], ['year', '-title']],
    contains: true,
    select: true,
    count: true,
  },
});
const plan = defineBackend({ backendId: 'films', location: 'eastus' })
  .addComponent(film)
  .addComponent(CrudApi.define('BareApi', { entityName: 'Bare', schema: { id: 'string', name: 'string' } }))
  .addComponent(
    CrudApi.define('PlainApi', {
      entityName: 'Plain',
      schema: { id: 'string', sort: 'string', count: 'number' },
    }),
  )
  .plan();

const FILMS = [
  ['a', 'north', 'Alien', 1979, true, '1979-05-25T00:00:00Z'],
  ['b', 'north', 'Brazil', 1985, false, '1985-02-20T00:00:00Z'],
  ['c', 'south', 'Cube', 1997, true, '1997-09-09T00:00:00Z'],
  ['d', 'south', 'Dune', 1984, false, '1984-12-14T00:00:00Z'],
  ['e', 'south', 'Eraserhead, part 2', 1984, true, undefined],
] as const;

describe('queries of a list', () => {
  let api: Client;
  beforeAll(async () => {
    api = client(await startPlannedApi(plan, register));
    for (const [id, studio, title, year, seen, opened] of FILMS)
      await api.call('POST', 'film-api', { id, studio, title, year, seen, ...(opened && { opened }) });
  });
  afterAll(() => api.stop());

  const ids = async (query: string) => {
    const { status, body } = await api.call('GET', `film-api?${query}`);
    expect(status).toBe(200);
    return (body['items'] as { id: string }[]).map(({ id }) => id).join('');
  };
  const refusal = async (query: string, path = 'film-api') => {
    const { status, body } = await api.call('GET', `${path}?${query}`);
    return [
      status,
      ...((body['errors'] ?? []) as { at: string; detail: string }[]).map(
        ({ at, detail }) => `${at}: ${detail}`,
      ),
    ];
  };

  it.each([
    ['year[gt]=1984', 'bc'],
    ['year[gte]=1984&year[lt]=1997', 'bde'],
    ['year[lte]=1979', 'a'],
    ['year[ne]=1984', 'abc'],
    ['year[in]=1979,1997', 'ac'],
    ['title[in]=Eraserhead, part 2&title[in]=Cube', 'ce'],
    ['seen[in]=true', 'ace'],
    ['title[startsWith]=E', 'e'],
    ['title[contains]=ra', 'be'],
    ['opened[lt]=1985-01-01T00:00:00Z', 'ad'],
    ['opened[ne]=1985-02-20T00:00:00Z', 'acd'],
    ['studio=south&year[gte]=1990', 'c'],
    ['createdAt[lt]=2020-01-01T00:00:00Z', ''],
  ])('filter by operators: %s', async (query, found) => {
    expect(await ids(encodeURI(query))).toBe(found);
  });

  it.each([
    ['sort=year', 'adebc'],
    ['sort=-year', 'cbeda'],
    ['sort=-year,title', 'cbdea'],
    ['sort=year,-title', 'aedbc'],
    ['sort=-year,title&studio=south', 'cde'],
  ])('come in the order of a declared sort: %s', async (query, found) => {
    expect(await ids(query)).toBe(found);
  });

  it('keep the order over pages, with each item once', async () => {
    let found = '';
    let continuation = '';
    do {
      const more = continuation === '' ? '' : `&continuation=${continuation}`;
      const { body } = await api.call('GET', `film-api?sort=-year,title&limit=2${more}`);
      found += (body['items'] as { id: string }[]).map(({ id }) => id).join('');
      continuation = String(body['continuation'] ?? '');
    } while (continuation !== '');
    expect(found).toBe('cbdea');
  });

  it('refuse a continuation of another sort', async () => {
    const { body } = await api.call('GET', 'film-api?sort=year&limit=1');
    const [status] = await refusal(`sort=-year&continuation=${String(body['continuation'])}`);
    expect(status).toBe(400);
  });

  it.each([
    ['sort=title', 'sort: It must be one of: year -year -year,title year,-title year,-title -year,title'],
    ['sort=year,title', /^sort: It must be one of/],
    ['sort=year&sort=-year', /^sort: It must be one of/],
    ['cast[in]=a', 'cast[in]: A field of type array cannot be a filter.'],
    ['seen[gt]=true', 'seen[gt]: The operators of a field of type boolean are ne, in.'],
    [
      'year[contains]=1',
      'year[contains]: The operators of a field of type number are gt, gte, lt, lte, ne, in.',
    ],
    ['year[gt]=old', 'year[gt]: It must be a value of type number.'],
    ['year[gt]=1&year[gt]=2', 'year[gt]: It must be given once.'],
    [`year[in]=${'1,'.repeat(100)}1`, 'year[in]: It must have at most 100 values.'],
    ['year[__proto__]=1', /^year\[__proto__\]: The operators/],
    ['actor[gt]=1', 'actor[gt]: It is not a field of this API.'],
    ['select=id,ssn', 'select: It must be fields of this API, separated by commas.'],
    ['count=yes', 'count: It must be true or false.'],
  ])('are refused with what is possible: %s', async (query, told) => {
    expect(await refusal(query)).toEqual([
      400,
      typeof told === 'string' ? told : expect.stringMatching(told),
    ]);
  });

  it('have the fields that the call selects', async () => {
    const { body } = await api.call('GET', 'film-api?select=id,year&year=1979');
    expect(body['items']).toEqual([{ id: 'a', year: 1979 }]);
    expect((await api.call('GET', 'film-api/a?studio=north&select=title')).body).toEqual({ title: 'Alien' });
  });

  it('count the items of all pages, within the partition that the call names', async () => {
    expect((await api.call('GET', 'film-api?count=true&limit=1')).body['count']).toBe(5);
    expect((await api.call('GET', 'film-api?count=true&studio=south&year=1984')).body['count']).toBe(2);
    expect(api.queries.at(-1)).toMatchObject({ partition: ['south'] });
  });

  it('are parameters only where the API offers them; elsewhere the names can be those of fields', async () => {
    await api.call('POST', 'plain-api', { id: 'x', sort: 'up', count: 2 });
    const { body } = await api.call('GET', 'plain-api?sort=up&count=2');
    expect(body['items']).toMatchObject([{ id: 'x' }]);
    expect((await refusal('id[contains]=x', 'plain-api'))[0]).toBe(400);
    expect(await refusal('sort=name', 'bare-api')).toEqual([400, 'sort: This API declares no sorts.']);
    expect(await refusal('select=id', 'plain-api')).toEqual([400, 'select: It is not a field of this API.']);
  });

  it('answer 503 with a time to wait while the index of a sort is being built', async () => {
    api.emulator.refuse(9, 400, {}, 'The order by query does not have a corresponding composite index.');
    const { status, headers } = await api.call('GET', 'film-api?sort=-year,title');
    api.emulator.refuse(0, 0);
    expect([status, headers.get('retry-after')]).toEqual([503, '60']);
  });

  it('are documented, with the items that they answer', () => {
    const { paths, components } = openApi(plan);
    const { parameters } = paths['/api/film-api']?.['get'] as unknown as { parameters: { name: string }[] };
    const names = parameters.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['year[gte]', 'title[contains]', 'createdAt[lt]', 'sort', 'select', 'count']),
    );
    expect(names).not.toContain('seen[gt]');
    const schemas = components['schemas'] as unknown as Record<string, { required?: unknown }>;
    expect(schemas['FilmApiSelection']?.required).toBeUndefined();
    const plain = paths['/api/plain-api']?.['get'] as unknown as { parameters: { name: string }[] };
    expect(plain.parameters.map(({ name }) => name)).not.toContain('select');
  });
});

describe('the text of a query', () => {
  const { config } = film;
  if (config.of !== undefined) throw new Error('FilmApi has data of its own.');
  const api = crudApiManifest('FilmApi', config, config);
  const load = createRequire(createRequire(import.meta.url).resolve('@vercel/cosmosdb-server'));
  const { default: parse } = load('@zeit/cosmosdb-query') as { default: (text: string) => { ast: unknown } };
  const PLACE = String.raw`c\["(?:id|studio|title|year|seen|opened|createdAt|updatedAt)"\]`;
  const VALUE = String.raw`@p\d+`;
  const CONDITION = `(?:${PLACE} (?:=|!=|>|>=|<|<=) ${VALUE}|${PLACE} IN \\(${VALUE}(?:, ${VALUE})*\\)|(?:STARTSWITH|CONTAINS)\\(${PLACE}, ${VALUE}\\))`;
  const HIDDEN = String.raw`NOT IS_DEFINED\(c\["_deletedAt"\]\)`;
  const SORTED = String.raw`(?: AND (?:IS_STRING\(${PLACE}\)|\(IS_(?:STRING|NUMBER|BOOL)\(${PLACE}\) OR IS_NULL\(${PLACE}\)\)))*`;
  const QUERY = new RegExp(
    `^SELECT (?:\\*|VALUE COUNT\\(1\\)) FROM c WHERE (?:${CONDITION} AND )*${HIDDEN}${SORTED}(?: ORDER BY ${PLACE} (?:ASC|DESC)(?:, ${PLACE} (?:ASC|DESC))*)?$`,
  );
  const hostile = fc.constantFrom(
    `'`,
    `"`,
    `@p0`,
    `' OR 1=1 --`,
    `"] = 1 OR c["ssn`,
    '?',
    '??',
    '\\',
    '\u0000',
    '*/',
  );
  const names = fc.oneof(
    fc.constantFrom(
      'id',
      'studio',
      'title',
      'year',
      'seen',
      'opened',
      'createdAt',
      'sort',
      'select',
      'count',
      'limit',
    ),
    fc.string(),
    hostile,
  );
  const operators = fc.option(
    fc.oneof(
      fc.constantFrom('gt', 'gte', 'lt', 'lte', 'ne', 'in', 'startsWith', 'contains'),
      fc.string(),
      hostile,
    ),
    { nil: undefined },
  );
  const values = fc.oneof(
    fc.string(),
    hostile,
    fc.constantFrom('1', '-1e3', 'true', '1984-12-14T00:00:00Z', 'year', '-year,title', "a,b,'c"),
  );
  const parameters = fc.array(
    fc
      .tuple(names, operators, values)
      .map(([name, operator, value]): [string, string] => [
        operator === undefined ? name : `${name}[${operator}]`,
        value,
      ]),
    { maxLength: 5 },
  );

  it('has the grammar of our queries for all parameters, and their values are parameters', () => {
    let accepted = 0;
    fc.assert(
      fc.property(parameters, fc.option(values, { nil: undefined }), (list, partition) => {
        let query;
        try {
          query = listQuery(api, new URLSearchParams(list), partition, []);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          return;
        }
        accepted += 1;
        for (const { text, parameters: sent } of [query, ...(query.count ? [query.count] : [])]) {
          expect(text).toMatch(QUERY);
          expect(parse(text).ast).toBeDefined();
          const used = Array.from(text.matchAll(/@p\d+/g), ([name]) => name);
          expect(used).toEqual(sent.map(({ name }) => name));
        }
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });
});
