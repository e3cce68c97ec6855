import { expect, test } from 'vitest';

import { canonicalJson } from '../../src/plan/json.js';
import { cosmos } from '../../src/resources/cosmos/index.js';
import { optionIn } from '../../src/backend/policy-options.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import { serviceBus } from '../../src/resources/service-bus/index.js';
import { storage } from '../../src/resources/storage/index.js';

/** What one component asks for, and two others that leave the option out: the first has an opinion, the second only uses what is there. */
const SAMPLES: readonly (readonly [
  type: ResourceType,
  option: string,
  asked: object,
  owner: object,
  user: object,
])[] = [
  [
    cosmos,
    'databases.*.containers.*.ttl',
    { databases: [{ name: 'xyz', containers: [{ name: 'xyz', partitionKey: '/id', ttl: 60 }] }] },
    { databases: [{ name: 'xyz', containers: [{ name: 'xyz', partitionKey: '/id' }] }] },
    {
      databases: [{ name: 'xyz', containers: [{ name: 'xyz', partitionKey: '/id' }] }],
      access: [{ name: 'xyz/xyz', role: 'reader' }],
    },
  ],
  [
    storage,
    'containers.*.lifecycle.deleteAfterDays',
    { containers: [{ name: 'xyz', lifecycle: { deleteAfterDays: 30 } }] },
    { containers: [{ name: 'xyz', access: ['write'] }] },
    { containers: [{ name: 'xyz', access: ['read'] }] },
  ],
  ...(['timeToLiveSeconds', 'deadLetterOnExpiration', 'lockSeconds', 'maxDeliveryCount'] as const).map(
    (option) => {
      const value = {
        timeToLiveSeconds: 60,
        deadLetterOnExpiration: false,
        lockSeconds: 5,
        maxDeliveryCount: 1,
      };
      const [own, other] =
        option.startsWith('lock') || option.startsWith('max') ? ['receive', 'send'] : ['send', 'receive'];
      const queue = (more: object) => ({ queues: [{ name: 'xyz', ...more }] });
      return [
        serviceBus,
        `queues.*.${option}`,
        queue({ access: ['receive', 'send'], [option]: value[option] }),
        queue({ access: [own] }),
        queue({ access: [other] }),
      ] as const;
    },
  ),
  [
    serviceBus,
    'topics.*.timeToLiveSeconds',
    { topics: [{ name: 'xyz', access: ['send'], timeToLiveSeconds: 60 }] },
    { topics: [{ name: 'xyz', access: ['send'] }] },
    { topics: [{ name: 'xyz', access: [] }] },
  ],
];

test('a component that only uses what is there has no opinion on how long it stays, as recorded', async () => {
  const lines = SAMPLES.map(([type, option, asked, owner, user]) => {
    const path = option.split('.');
    const merged = (...configs: object[]) =>
      canonicalJson(
        optionIn(
          type.merge.merge(
            configs.map((value, index) => ({ component: `C${String(index)}`, priority: 10, value })),
          ).value,
          path,
        ),
      ) ?? 'absent';
    return `${type.type} ${option}: ${merged(asked)} and absent → ${merged(asked, owner)}; and absent of a user → ${merged(asked, user)}`;
  });
  // Read a difference as a decision: data or messages of the owner must not become shorter-lived.
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('recorded/no-opinion.txt');
});
