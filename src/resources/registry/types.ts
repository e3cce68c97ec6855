import { aiSearch } from '../ai-search/index.js';
import { apiManagement } from '../api-management/index.js';
import { cdn } from '../cdn/index.js';
import { cosmos } from '../cosmos/index.js';
import { entry } from '../entry/index.js';
import { eventHubs } from '../event-hubs/index.js';
import { functions } from '../functions/index.js';
import { guest } from '../guest/index.js';
import { keyVault } from '../key-vault/index.js';
import { monitoring } from '../monitoring/index.js';
import { network } from '../network/index.js';
import type { ResourceType } from '../resource-type.js';
import { serviceBus } from '../service-bus/index.js';
import { storage } from '../storage/index.js';
import { streamAnalytics } from '../stream-analytics/index.js';
import { website } from '../website/index.js';

/** Every resource type that the library makes. The only list of them; its order never shows in a plan. */
export const BUILT_IN_TYPES: readonly ResourceType[] = [
  aiSearch,
  apiManagement,
  cdn,
  cosmos,
  entry,
  eventHubs,
  functions,
  guest,
  keyVault,
  monitoring,
  network,
  serviceBus,
  storage,
  streamAnalytics,
  website,
];
