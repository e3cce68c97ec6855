import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { startPlannedApi } from '../host/planned-api.js';
import { type Client, client, startSamples } from '../host/sample-apis.js';
import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

describe('updates at the same time', () => {
  let api: Client;
  beforeAll(async () => {
    api = await startSamples();
    await api.call('POST', 'note-api', { id: 'counter', tenantId: 't', number: 0 });
  });
  afterAll(() => api.stop());

  const counter = 'note-api/counter?tenantId=t';

  it('lose none: in 100 races of two for one ETag, one wins and the other is told', async () => {
    let etag = (await api.call('GET', counter)).headers.get('etag') ?? '';
    let written: unknown;
    for (let race = 1; race <= 100; race += 1) {
      const racers = ['first', 'second'].map((text) =>
        api.call('PUT', counter, { number: race, text }, { 'if-match': etag }),
      );
      const answers = await Promise.all(racers);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const winner = answers.find(({ status }) => status === 200);
      etag = winner?.headers.get('etag') ?? '';
      written = winner?.body['text'];
    }
    const { body } = await api.call('GET', counter);
    expect([body['number'], body['text']]).toEqual([100, written]);
  }, 120_000);

  it('lose none: of 1,000 at once for one ETag, one wins, and 999 are told', async () => {
    const { headers } = await api.call('GET', counter);
    const etag = headers.get('etag') ?? '';
    const write = (number: number) => api.call('PUT', counter, { number }, { 'if-match': etag });
    const answers = await Promise.all(Array.from({ length: 1000 }, (_, number) => write(number)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(999);
    expect((await api.call('GET', counter)).body['number']).toBe(won[0]?.body['number']);
  }, 120_000);

  it('without an ETag each change is made to what is there then, or refused with 409', async () => {
    const writes = Array.from({ length: 20 }, (_, number) => api.call('PUT', counter, { number }));
    const statuses = (await Promise.all(writes)).map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
  });

  it('create one item of an id, once', async () => {
    const create = () => api.call('POST', 'note-api', { id: 'one', tenantId: 't', text: 'a' });
    const statuses = (await Promise.all(Array.from({ length: 20 }, create))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  });
});

describe('1,000 patches at the same time', () => {
  let api: Client;
  beforeAll(async () => {
    const schema = { id: 'string', number: 'number', text: 'string' } as const;
    const operations = ['create', 'read', 'update', 'patch'] as const;
    api = client(await startPlannedApi(planOf([crud('NoteApi', { schema, operations })]), register));
    await api.call('POST', 'note-api', { id: 'counter', number: 0, text: 'kept' });
  });
  afterAll(() => api.stop());

  const read = async () => {
    const { body, headers } = await api.call('GET', 'note-api/counter');
    return { number: body['number'] as number, text: body['text'], etag: headers.get('etag') ?? '' };
  };
  const patch = (etag: string, number: number) =>
    api.call('PATCH', 'note-api/counter', { number }, { 'if-match': etag });
  const callers = Array.from({ length: 1000 }, (_, number) => number);

  it('for one ETag: one wins, and 999 are told', async () => {
    const { etag } = await read();
    const answers = await Promise.all(callers.map((number) => patch(etag, number)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(999);
    expect(await read()).toMatchObject({ number: won[0]?.body['number'], text: 'kept' });
  }, 120_000);

  it('that add 1 to what each read, 50 at once: every addition that was answered with 200 is there', async () => {
    const before = (await read()).number;
    const statuses: number[] = [];
    const addTwentyTimes = async () => {
      for (let time = 0; time < 20; time += 1) {
        const { number, etag } = await read();
        statuses.push((await patch(etag, number + 1)).status);
      }
    };
    await Promise.all(Array.from({ length: 50 }, addTwentyTimes));
    const added = statuses.filter((status) => status === 200).length;
    expect(statuses.filter((status) => status === 412)).toHaveLength(1000 - added);
    expect(added).toBeGreaterThan(1);
    expect((await read()).number).toBe(before + added);
  }, 120_000);
});
