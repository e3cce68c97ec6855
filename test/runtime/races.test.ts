import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Client, startSamples } from '../host/sample-apis.js';

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
