import * as v from 'valibot';

import { flag, oneOf, options, rule, textLike, wholeNumber } from '../resources/rule.js';
import { DIAGNOSTIC_LOGS } from '../resources/settings.js';
import { REPLICATIONS } from '../resources/storage/storage-config.js';
import { autoScaleSchema, cosmosAccountSchema } from './cosmos-account-schema.js';
import { locationSchema } from './location-schema.js';
import { keyVaultSchema } from './key-vault-schema.js';
import { networkingSchema } from './networking-schema.js';
import { tagsSchema } from './tags-schema.js';

/** Days that Application Insights can keep data. Source: learn.microsoft.com/azure/azure-monitor/app/create-workspace-resource */
const RETENTIONS = [30, 60, 90, 120, 180, 270, 365, 550, 730];

const positive = (what: string) => wholeNumber(what, 1, 1_000_000_000);

const retentionRule = rule(`retention is one of ${RETENTIONS.join(', ')} days`, 'use one of these numbers');

const samplingRule = rule(
  'sampling keeps more than 0 and up to 100 percent',
  'use a number such as 10 or 100, or monitoring: false',
);

const alerting = options({
  enabled: v.exactOptional(flag('alerting.enabled')),
  errorThreshold: v.exactOptional(positive('an error threshold')),
  latencyThreshold: v.exactOptional(positive('a latency threshold')),
  emails: v.exactOptional(
    v.array(
      textLike(
        'an e-mail address',
        /^[^\s@${}%]+@[^\s@${}%]+$/,
        "has one '@'",
        "write it like 'team@example.com'",
      ),
    ),
  ),
});

const monitoring = options({
  enabled: v.exactOptional(flag('monitoring.enabled')),
  retentionDays: v.exactOptional(v.picklist(RETENTIONS, retentionRule)),
  samplingPercentage: v.exactOptional(
    v.pipe(
      v.number(samplingRule),
      v.check((share) => share > 0 && share <= 100, samplingRule),
    ),
  ),
  workspaceName: v.exactOptional(v.string(rule('a workspace name is text', 'use text'))),
  diagnosticLogs: v.exactOptional(oneOf('diagnosticLogs', DIAGNOSTIC_LOGS)),
  alerting: v.exactOptional(alerting),
});

const onOrOff = v.boolean(
  rule('monitoring is true, false or an object of options', 'use true, false or { retentionDays: 90 }'),
);

const networkingRule = rule(
  "networking is 'public', 'isolated' or an object of options",
  "use 'public', 'isolated' or { mode: 'isolated' }",
);

const limit = v.exactOptional(wholeNumber('a limit', 0, 1_000_000_000));

const abbreviationRule = rule(
  'an abbreviation has letters, digits and hyphens, because Azure names begin with it',
  "use one like 'sbns'",
);

const provider = v.pipe(
  v.custom<{ providerId: string; abbreviation?: unknown }>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'providerId' in value &&
      'mergeRequirements' in value &&
      ('layOut' in value || 'provideResource' in value),
    rule(
      'a provider extends LayoutProvider or BaseProvider, or implements IResourceProvider with layOut or provideResource',
      'register an instance, such as new MyProvider()',
    ),
  ),
  v.forward(
    v.check(
      ({ abbreviation }) =>
        abbreviation === undefined ||
        (typeof abbreviation === 'string' && /^[A-Za-z0-9-]+$/.test(abbreviation)),
      abbreviationRule,
    ),
    ['abbreviation'],
  ),
);

/** What `defineBackend` accepts as configuration. */
export const backendConfigSchema = options({
  backendId: v.exactOptional(
    textLike(
      'a backend id',
      /^[A-Za-z](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/,
      'has 1 to 40 letters, digits and hyphens, starting with a letter',
      "use an id like 'shop'",
    ),
  ),
  environment: v.exactOptional(
    textLike(
      'an environment',
      /^[A-Za-z](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
      'has 1 to 32 letters, digits and hyphens, starting with a letter',
      "use a name like 'prod'",
    ),
  ),
  location: v.exactOptional(locationSchema),
  cosmosConfig: v.exactOptional(cosmosAccountSchema),
  autoScale: v.exactOptional(autoScaleSchema),
  keyVault: v.exactOptional(keyVaultSchema),
  storageReplication: v.exactOptional(oneOf('a replication', REPLICATIONS)),
  enforceHttps: v.exactOptional(flag('enforceHttps')),
  useManagedIdentity: v.exactOptional(flag('useManagedIdentity')),
  monitoring: v.exactOptional(v.lazy((value) => (typeof value === 'object' ? monitoring : onOrOff))),
  networking: v.exactOptional(
    v.lazy((value) =>
      typeof value === 'object' ? networkingSchema : v.picklist(['public', 'isolated'], networkingRule),
    ),
  ),
  naming: v.exactOptional(
    options({
      formatResourceName: v.function(rule('formatResourceName is a function', 'give a function')),
    }),
  ),
  tags: v.exactOptional(tagsSchema),
  providers: v.exactOptional(v.array(provider)),
  limits: v.exactOptional(
    options({
      maxCosmosAccounts: limit,
      maxFunctionApps: limit,
      maxStorageAccounts: limit,
      maxFunctionsPerApp: limit,
      maxContainersPerStorage: limit,
      maxThroughputPerDatabase: limit,
    }),
  ),
});
