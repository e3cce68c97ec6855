import * as v from 'valibot';

import { isNetwork } from '../resources/network/cidr.js';
import { isServiceTag, SERVICE_TAGS } from '../resources/network/service-tags.js';
import { flag, oneOf, options, rule, textLike, wholeNumber } from '../resources/rule.js';
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
  alerting: v.exactOptional(alerting),
});

const onOrOff = v.boolean(
  rule('monitoring is true, false or an object of options', 'use true, false or { retentionDays: 90 }'),
);

const name = (what: string) => v.exactOptional(v.string(rule(`${what} is text`, 'use text')));

const networking = v.pipe(
  options({
    mode: oneOf('a mode', ['public', 'isolated']),
    vnetName: name('the name of a virtual network'),
    subnetName: name('the name of a subnet'),
    privateEndpointSubnetName: name('the name of a subnet'),
    addressSpace: v.exactOptional(
      v.pipe(
        v.string(),
        v.check(
          (cidr) => isNetwork(cidr, 16, 24),
          rule(
            'an address space is a network from /16 to /24 with zero host bits',
            "write it like '10.0.0.0/16'",
          ),
        ),
      ),
    ),
    privateEndpoints: v.exactOptional(flag('privateEndpoints')),
    serviceTags: v.exactOptional(
      v.array(
        v.pipe(
          v.string(),
          v.check(
            isServiceTag,
            rule(
              'a service tag is one that Azure has (there is none named AzureFunctions)',
              `use one of ${SERVICE_TAGS.join(', ')}; 'AppService' covers function apps`,
            ),
          ),
        ),
      ),
    ),
  }),
  v.forward(
    v.check(
      ({ mode, ...others }) => mode === 'isolated' || Object.keys(others).length === 0,
      rule(
        "mode 'public' takes no other options, because there is no network",
        "leave them out, or use mode 'isolated'",
      ),
    ),
    ['mode'],
  ),
  v.forward(
    v.check(
      ({ mode, privateEndpoints = true }) => mode === 'public' || privateEndpoints,
      rule(
        'an isolated backend reaches its data by private endpoints only',
        "leave privateEndpoints out, or use mode 'public'",
      ),
    ),
    ['privateEndpoints'],
  ),
);

const networkingRule = rule(
  "networking is 'public', 'isolated' or an object of options",
  "use 'public', 'isolated' or { mode: 'isolated' }",
);

const limit = v.exactOptional(wholeNumber('a limit', 0, 1_000_000_000));

const provider = v.custom<{ providerId: string }>(
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
  location: v.exactOptional(
    textLike(
      'a location',
      /^[A-Za-z][A-Za-z0-9 ]*$/,
      'is the name of an Azure region',
      "use a region like 'eastus'",
    ),
  ),
  monitoring: v.exactOptional(v.lazy((value) => (typeof value === 'object' ? monitoring : onOrOff))),
  networking: v.exactOptional(
    v.lazy((value) =>
      typeof value === 'object' ? networking : v.picklist(['public', 'isolated'], networkingRule),
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
