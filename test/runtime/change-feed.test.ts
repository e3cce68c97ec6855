import { CrudApi } from '@atakora/component/crud';
import { renderLocal, runLocally } from '@atakora/component/dev';
import { EventsApp, eventTopic } from '@atakora/component/functions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { app } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

const visits = eventTopic('visits', { VisitBooked: { visit: 'string' } });
const plan = planOf([
  CrudApi.define('VisitApi', {
    entityName: 'Visit',
    schema: { id: 'string', day: 'string' },
    partitionKey: '/day',
    operations: ['create', 'patch', 'update', 'delete', 'list', 'batch'],
    authLevel: 'anonymous',
  }),
  EventsApp.define('Reminders', {
    publishes: [visits],
    subscribers: { remind: { topic: visits, events: ['VisitBooked'] } },
    functions: {
      booked: { trigger: 'cosmos', databaseName: 'visit-db', containerName: 'visit' },
      report: { trigger: 'http', authLevel: 'anonymous' },
    },
    sourceDirectory: 'test/runtime/sources/reminders',
  }),
  app('Bus', {
    functions: { take: { trigger: 'serviceBusQueue', queueName: 'tasks', connection: 'BUS' } },
    sourceDirectory: 'test/runtime/sources/bus',
    environmentVariables: { BUS__fullyQualifiedNamespace: 'theirs.servicebus.windows.net' },
  }),
]);

let local: Awaited<ReturnType<typeof runLocally>>;
beforeAll(async () => {
  local = await runLocally(plan, { port: 0 });
}, 30_000);
afterAll(() => local.stop());

const write = async (method: string, path: string, body?: object) => {
  const response = await fetch(`${local.url}/api/visit-api${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  expect(response.status).toBeLessThan(300);
};
const seen = async () => {
  await local.settled();
  return (await fetch(`${local.url}/api/reminders/report`)).json();
};

describe('a write to a container starts the functions that follow it', () => {
  it('with the stored item, and what they publish starts its subscribers', async () => {
    await write('POST', '', { id: '1', day: 'mon' });
    expect(await seen()).toEqual(['1 string now', 'remind 1']);
    await write('PATCH', '/1?day=mon', { day: 'mon' });
    expect(await seen()).toEqual(['1 string now', 'remind 1']);
  });

  it('with all items of a transaction, and not with deletions', async () => {
    const operations = [
      { operation: 'create', body: { id: '2' } },
      { operation: 'create', body: { id: '3' } },
      { operation: 'delete', id: '1' },
    ];
    await write('POST', '/batch?day=mon', { operations });
    await write('DELETE', '/2?day=mon');
    expect(await seen()).toEqual(['2 string now', '3 string now', 'remind 2', 'remind 3']);
  });

  it('and a query starts none', async () => {
    await write('GET', '?day=mon');
    await write('GET', '');
    expect(await seen()).toEqual([]);
  });

  it('once: a batch whose function fails is not delivered again, as in Azure', async () => {
    await write('POST', '', { id: 'lost', day: 'mon' });
    expect(await seen()).toEqual([]);
    await write('POST', '', { id: '4', day: 'mon' });
    expect(await seen()).toEqual(['4 string now', 'remind 4']);
  });
});

it('says what starts each function', () => {
  const lines = renderLocal(plan, local)
    .split('\n')
    .filter((line) => line.includes(' starts '));
  expect(lines).toEqual([
    '  serviceBusTrigger starts bus_take, which nothing does here but a POST to /admin/functions/bus_take',
    "  Each write to the container 'visit-db/visit' starts reminders_booked",
    "  Each event of the topic 'visits' that it takes starts reminders_remind",
  ]);
});
