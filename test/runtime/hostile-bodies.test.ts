import { connect } from 'node:net';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Client, startSamples } from '../host/sample-apis.js';

describe('hostile bodies', () => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples();
    await api.call('POST', 'user-api', { id: 'survivor', email: 's@b.c' });
  });
  afterAll(async () => {
    // Whatever was sent before, the API goes on and has lost nothing.
    expect((await api.call('GET', 'user-api/survivor')).status).toBe(200);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
    await api.stop();
  });

  const deep = (levels: number) => `{"email":"a","tags":${'['.repeat(levels)}${']'.repeat(levels)}}`;

  it.each([
    ['nothing', '', 400],
    ['no JSON', '{"email":', 400],
    ['an array', '[{"email":"a"}]', 400],
    ['null', 'null', 400],
    ['text', '"email"', 400],
    ['a byte order mark alone', '\ufeff', 400],
    ['a number that is no number', '{"email":"a","age":1e999}', 400],
    ['31 levels in a field', deep(31), 201],
    ['33 levels', deep(33), 400],
    ['400,000 levels', deep(400_000), 400],
    ['400,000 levels that never close', '{"tags":' + '['.repeat(400_000), 400],
    ['brackets in text', `{"email":"${'[{'.repeat(500)}"}`, 201],
    ['brackets behind an escaped quote', `{"email":"\\"${'[{'.repeat(500)}"}`, 201],
    ['__proto__', '{"email":"a","__proto__":{"polluted":1}}', 400],
    ['__proto__ further down', '{"email":"a","address":{"x":{"__proto__":{"polluted":1}}}}', 400],
    ['constructor', '{"email":"a","constructor":{"prototype":{"polluted":1}}}', 400],
    ['what Cosmos DB keeps', '{"email":"a","_etag":"x","_ts":1}', 400],
    ['what the service keeps', '{"email":"a","_deletedAt":"x"}', 400],
    ['an id that leaves its path', '{"email":"a","id":"../other"}', 400],
    ['an id with a line break', '{"email":"a","id":"a\\r\\nSet-Cookie: x"}', 400],
    ['an id of spaces', '{"email":"a","id":" "}', 400],
    ['a field twice', '{"email":"a","email":"b"}', 400],
    ['a field twice, once with an escape', '{"email":"a","\\u0065mail":"b"}', 400],
    ['a field twice further down', '{"email":"a","address":{"x":[{"y":1,"z":"y","y" :2}]}}', 400],
    ['a field in several objects', '{"email":"a","address":{"email":1,"x":[{"y":1},{"y":2}]}}', 201],
    ['the name of a field as a value', '{"email":"email","tags":["email","email"]}', 201],
    ['a number that would be rounded', '{"email":"a","age":9007199254740993}', 400],
    ['a negative number that would be rounded', '{"email":"a","tags":[-9007199254740992]}', 400],
    ['a large number with an exponent', '{"email":"a","age":1.5e16}', 400],
    ['the largest number', '{"email":"a","age":9007199254740991}', 201],
    ['digits in a string', '{"email":"9007199254740993","tags":["\\"9007199254740993"]}', 201],
    ['a 10 MB field', `{"email":"${'a'.repeat(10_000_000)}"}`, 413],
    ['just under the limit', `{"email":"${'a'.repeat(1_048_576 - 12)}"}`, 201],
    ['one byte over it', `{"email":"${'a'.repeat(1_048_577 - 12)}"}`, 413],
  ])('%s', async (_title, body, status) => {
    const answer = await api.call('POST', 'user-api', body, { 'content-type': 'application/json' });
    expect(answer.status).toBe(status);
    if (status >= 400) {
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.[cm]?[jt]s|node_modules|Cosmos|SyntaxError/);
      expect(JSON.stringify(answer.body).length).toBeLessThan(600);
    }
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    '',
    'application/json-seq',
    'application/json; charset=utf-16',
    'application/json;charset="iso-8859-1"',
    'application/json; charset=utf-8; charset=utf-16',
  ])('the media type %j is 415', async (type) => {
    const answer = await api.call('POST', 'user-api', '{"email":"a"}', { 'content-type': type });
    expect(answer.status).toBe(415);
  });

  it.each([
    'application/json',
    'APPLICATION/JSON; charset=utf-8',
    'application/json;Charset="UTF8"',
    'application/merge-patch+json',
  ])('the media type %j is taken', async (type) => {
    const answer = await api.call('POST', 'user-api', '{"email":"a"}', { 'content-type': type });
    expect(answer.status).toBe(201);
  });

  it.each([
    ['gzip', 415],
    ['identity, br', 415],
    ['identity', 201],
  ])('the content coding %j of a body that is plain JSON is %i', async (coding, status) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': coding };
    const answer = await api.call('POST', 'user-api', '{"email":"a"}', headers);
    expect(answer.status).toBe(status);
    if (status === 415) expect(answer.headers.get('accept-encoding')).toBe('identity');
  });

  it('bytes that are no UTF-8 are 400', async () => {
    const body = new Uint8Array([...Buffer.from('{"email":"'), 0xff, 0xfe, ...Buffer.from('"}')]);
    const headers = { 'content-type': 'application/json', 'x-functions-key': api.key };
    const { status } = await fetch(`${api.url}/api/user-api`, { method: 'POST', headers, body });
    expect(status).toBe(400);
  });

  it('a caller who hangs up does no harm', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => {
        socket.write('POST /api/user-api HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"email"');
        socket.destroy();
        resolve();
      });
    });
    expect((await api.call('GET', 'user-api/survivor')).status).toBe(200);
  });

  it('any JSON is either taken as it is or refused', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), async (value, inField) => {
        const body = inField ? { email: 'a', address: value, tags: value } : value;
        const answer = await api.call('POST', 'user-api', JSON.stringify(body), {
          'content-type': 'application/json',
        });
        expect([201, 400]).toContain(answer.status);
        if (answer.status === 201)
          expect(answer.body).toMatchObject(JSON.parse(JSON.stringify(body)) as object);
      }),
      { numRuns: 150 },
    );
  });
});
