import { setTimeout } from 'node:timers/promises';

const pause = (seconds) => setTimeout(seconds * 1000);
const circle = {};
circle.circle = circle;

/** Behaviour of the hook, by the field `does` of the item. */
const DEEDS = {
  'throws a string': () => {
    throw 'Detail from inside';
  },
  'throws nothing': () => {
    throw undefined;
  },
  'throws what looks like a problem': () => {
    throw { name: 'Problem', status: 204, message: 'Detail from inside', faults: [], headers: {} };
  },
  'returns a list': () => [],
  'returns text': () => 'Detail from inside',
  'returns an object whose field throws': () => ({
    get note() {
      throw new Error('Detail from inside');
    },
  }),
  'returns a circle': () => ({ extra: circle }),
  'returns a BigInt': () => ({ extra: { value: 1n } }),
  'returns NaN': () => ({ count: Number.NaN }),
  'returns a Date': () => ({ at: new Date() }),
  'returns an unknown field': () => ({ other: 1 }),
  'returns a field of Cosmos DB': () => ({ _etag: '"1"' }),
  'marks the item as deleted': () => ({ _deletedAt: 'now' }),
  'changes the id': () => ({ id: 'other' }),
  'changes the tenant': () => ({ tenant: 'south' }),
  'changes the owner': () => ({ owner: 'bob' }),
  'removes the owner': () => ({ owner: undefined }),
  'changes a time': () => ({ createdAt: '2020-01-01T00:00:00Z' }),
  'sets a prototype': () => JSON.parse('{"__proto__":{"note":"x"}}'),
  'sets a constructor': () => JSON.parse('{"constructor":{"prototype":{"note":"x"}}}'),
  'never answers': () => new Promise(() => undefined),
  'never calls back': () => ({ then: () => undefined }),
  'answers late': async () => {
    await pause(1.2);
    return { note: 'late' };
  },
  'fails late': async () => {
    await pause(1.2);
    throw new Error('Too late.');
  },
  'takes a part of the time': () => pause(0.4),
  'changes its argument': (item) => {
    item.tenant = 'south';
    item.extra.deep = 'changed';
  },
  'returns a field of its prototype': () => Object.create({ note: 'inherited' }),
  'sets what callers cannot set': () => ({ count: 7 }),
};

const act = (item) => DEEDS[item.does]?.(item);

export const beforeCreate = act;
export const beforeUpdate = act;
export const beforeDelete = act;
