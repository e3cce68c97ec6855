import { describe, expect, it } from 'vitest';

import type { LockedUnit } from './plan-lock.js';
import { parentOf, parentsIn } from './parent-of.js';

const ACCOUNT = '${azurerm_cosmosdb_account.shop.id}';
const unit = (...ids: string[]): LockedUnit => ({
  facts: {},
  blocks: Object.fromEntries(ids.map((id, position) => [`sample.${String(position)}`, id])),
  data: true,
  components: [],
});
const container = (database: string, name: string) =>
  unit(`${ACCOUNT}/sqlDatabases/${database}/containers/${name}`);
const DATABASE = { name: 'user-db', id: `${ACCOUNT}/sqlDatabases/user-db` };

describe('the parent of a child resource', () => {
  it('is what its Azure id is in, under the name of the child without its last part', () => {
    expect(parentOf('user-db/user', container('user-db', 'user'))).toEqual(DATABASE);
  });

  it.each<[why: string, child: string, unit: LockedUnit]>([
    ['its name has one part', 'user-db', unit(`${ACCOUNT}/sqlDatabases/user-db`)],
    [
      'its id is in something of another name',
      'queue/orders',
      unit(`${ACCOUNT}/queueServices/default/queues/orders`),
    ],
    ['its id is in something whose name only ends like it', 'db/user', container('user-db', 'user')],
    [
      'its name has one part and its id is a web address',
      'mail',
      unit("https://st.example.com/Tables('mail')"),
    ],
    ['its id has one part', 'user-db/user', unit('user-db')],
    ['its id has two parts', 'user-db/user', unit('user-db/user')],
    ['its id is not known', 'user-db/user', unit('')],
    ['it does not have a block', 'user-db/user', unit()],
  ])('is the resource where %s', (_why, child, was) => {
    expect(parentOf(child, was)).toBeUndefined();
  });
});

describe('the parents in a resource', () => {
  it('are each named once, and only where the lock does not have them as child resources', () => {
    const users = {
      'user-db/user': container('user-db', 'user'),
      'user-db/mail': container('user-db', 'mail'),
    };
    expect(parentsIn({ ...users, plain: unit(`${ACCOUNT}/plain`) })).toEqual([DATABASE]);
    expect(parentsIn({ ...users, 'user-db': unit(DATABASE.id) })).toEqual([]);
    expect(parentsIn({})).toEqual([]);
  });
});
