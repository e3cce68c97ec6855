import { accountRef, hostOf } from '../cosmos/connections.js';
import { cosmos } from '../cosmos/index.js';
import { containerNames } from '../cosmos/sharing.js';
import type { ConnectionContext } from '../layout-context.js';
import type { MetricWatch } from '../platform.js';
import type { FunctionsResource } from './sharing.js';

/**
 * Returns an alert for each pipeline of an app: an item was created in the container of its dead events. Status 201 is that of a creation;
 * reading and deleting dead events have others. The owner of an account that exists, or that a host offers, decides on its alerts.
 * Source: learn.microsoft.com/azure/cosmos-db/monitor-reference (`TotalRequests`, by `CollectionName` and `StatusCode`);
 * learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb
 */
export function deadEventWatches({ config }: FunctionsResource, context: ConnectionContext): MetricWatch[] {
  return (config.sources ?? []).flatMap(({ name, pipeline }): MetricWatch[] => {
    if (pipeline === undefined) return [];
    const { database, deadEvents } = pipeline;
    const account = context.graph
      .usedBy(name, cosmos)
      .find((each) => containerNames(each.config.databases).includes(`${database}/${deadEvents}`));
    if (account === undefined || hostOf(account, context) !== undefined) return [];
    const target = accountRef(account, context);
    if (target.type.startsWith('data.')) return [];
    return [
      {
        target,
        role: deadEvents,
        about: 'errors',
        namespace: 'Microsoft.DocumentDB/databaseAccounts',
        metric: 'TotalRequests',
        aggregation: 'Count',
        only: { DatabaseName: [database], CollectionName: [deadEvents], StatusCode: ['201'] },
        atLeast: 1,
      },
    ];
  });
}
