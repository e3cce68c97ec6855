import { setTimeout as wait } from 'node:timers/promises';

import { app, type InvocationContext } from '@azure/functions';

import { apiSettings } from '../contract/api-settings.js';
import { indexFunctionOf, REBUILD } from '../contract/index-function.js';
import type { Workplace } from '../edits.js';
import { logOf } from '../functions-adapter.js';
import { ownValue } from '../own-value.js';
import { followChanges } from './follow.js';
import { indexName, type SearchableApi } from './index-definition.js';
import { rebuildIndex } from './rebuild.js';

/**
 * Registers the function that keeps the index of an API in step with its container. Another version of the index has a position of
 * its own in the change feed and begins with the first item, so it is filled by itself. A batch that fails is tried again until it
 * succeeds: without a policy, the trigger goes on with the next one.
 * Source: learn.microsoft.com/azure/azure-functions/functions-bindings-errors (retries)
 */
export function registerFeed(api: SearchableApi, open: () => Workplace): void {
  const { databaseName, containerName, leaseContainerName, connection } = api.search.feed;
  const site = process.env['WEBSITE_SITE_NAME'];
  const name = indexFunctionOf(api);
  const position = [
    ...(site === undefined ? [] : [site]),
    name,
    indexName(api.search, ownValue(process.env, apiSettings(api).searchTier) ?? ''),
  ];
  app.cosmosDB(name, {
    connection,
    databaseName,
    containerName,
    leaseDatabaseName: databaseName,
    leaseContainerName,
    leaseContainerPrefix: position.join('-'),
    createLeaseContainerIfNotExists: false,
    startFromBeginning: true,
    retry: {
      strategy: 'exponentialBackoff',
      maxRetryCount: -1,
      minimumInterval: { seconds: 2 },
      maximumInterval: { minutes: 5 },
    },
    handler: async (items: unknown[], context: InvocationContext) => {
      const { store, index } = open();
      if (index === undefined) return;
      const following = {
        api,
        store,
        index,
        wait: (milliseconds: number) => wait(milliseconds),
        now: Date.now,
      };
      if (!items.some(isRebuild)) return followChanges(following, items);
      const seen = await rebuildIndex(following);
      logOf(context).info(JSON.stringify({ component: api.name, operation: 'rebuild', ...seen }));
    },
  });
}

function isRebuild(item: unknown): boolean {
  return typeof item === 'object' && item !== null && Object.hasOwn(item, REBUILD);
}
