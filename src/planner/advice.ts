import type { PlanWarning } from '../plan/diagnostics.js';
import { LEAST_THROUGHPUT } from '../resources/cosmos/cosmos-config.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';
import { ENDED_VERSIONS } from '../resources/functions/functions-config.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { hostingOf, planInWords } from '../resources/functions/hosting.js';
import { defaultVersionOf } from '../resources/functions/versions-by-hosting.js';
import { sharersOf } from '../resources/shared-resource.js';
import { adviseOnHealthCheck } from './health-check-advice.js';
import type { SharedResources } from './lay-out.js';

/** Remarks on what the resources came to. */
export function adviseOnResources({ cosmos, functions }: SharedResources): PlanWarning[] {
  return [
    ...cosmos.flatMap(defaultedThroughput),
    ...cosmos.flatMap(strongConsistency),
    ...functions.flatMap(endedRuntime),
    ...functions.flatMap(adviseOnHealthCheck),
    ...functions.flatMap(alwaysOn),
    ...functions.flatMap(extensions),
    ...functions.flatMap(retiring),
  ];
}

/** Containers that were made provisioned because others in the account are. */
function defaultedThroughput({ key, config, needs }: CosmosResource): PlanWarning[] {
  if (config.enableServerless) return [];
  const parts = needs.flatMap(({ component, config: { databases = [] } }) =>
    databases.flatMap(({ name, containers = [] }) =>
      containers.map((part) => ({
        component,
        name: `${name}/${part.name}`,
        asks: part.throughput !== undefined || part.maxThroughput !== undefined,
      })),
    ),
  );
  const asked = new Set(parts.filter(({ asks }) => asks).map(({ name }) => name));
  const defaulted = parts.filter(({ name }) => !asked.has(name));
  if (defaulted.length === 0) return [];
  const names = [...new Set(defaulted.map(({ name }) => name))].sort();
  return [
    {
      code: 'THROUGHPUT_DEFAULTED',
      message: `${names.join(', ')} asked for no throughput and get ${LEAST_THROUGHPUT} RU/s each, because the account is provisioned.`,
      resource: key,
      path: 'throughput',
      components: [...new Set(defaulted.map(({ component }) => component))].sort(),
      resolution: 'Set throughput for them, or enableServerless: true to give them a serverless account.',
    },
  ];
}

/** Source: learn.microsoft.com/azure/cosmos-db/consistency-levels */
function strongConsistency({ key, config, needs }: CosmosResource): PlanWarning[] {
  const { consistency } = config;
  if (consistency !== 'Strong' && consistency !== 'BoundedStaleness') return [];
  const asked = needs.filter((need) => need.config.consistency === consistency);
  const askers = sharersOf({ needs: asked });
  const sharers = sharersOf({ needs });
  if (askers.length === sharers.length) return [];
  const byBackend = askers.length === 0;
  return [
    {
      code: 'STRONGER_CONSISTENCY_COST',
      message: `Everybody in this account reads with ${consistency} consistency, which costs twice the request units, because ${byBackend ? 'cosmosConfig' : askers.join(', ')} asked for it.`,
      resource: key,
      path: byBackend ? 'cosmosConfig.consistencyLevel' : 'consistency',
      components: byBackend ? sharers : askers,
      resolution: byBackend
        ? 'Leave consistencyLevel out if the components do well with Session, which is the default.'
        : 'Give the components that need it a backend of their own if the others read a lot.',
    },
  ];
}

function endedRuntime({ key, config, needs }: FunctionsResource): PlanWarning[] {
  const { runtime, version } = config;
  const ended = ENDED_VERSIONS[runtime]?.[version];
  if (ended === undefined) return [];
  return [
    {
      code: 'RUNTIME_SUPPORT_ENDED',
      message: `Support for ${runtime} ${version} ended on ${ended}.`,
      resource: key,
      path: 'version',
      components: sharersOf({ needs: needs.filter((need) => need.config.version === version) }),
      resolution: `Use version '${defaultVersionOf(runtime, config.sku)}', or leave the version out.`,
    },
  ];
}

/** Source: learn.microsoft.com/azure/azure-functions/dedicated-plan#always-on */
function alwaysOn({ key, config, needs }: FunctionsResource): PlanWarning[] {
  if (config.alwaysOn === undefined || hostingOf(config.sku) === 'dedicated') return [];
  return [
    {
      code: 'OPTION_WITHOUT_EFFECT',
      message: `alwaysOn has no effect on ${planInWords(config.sku)}, which wakes apps by itself.`,
      resource: key,
      path: 'alwaysOn',
      components: sharersOf({ needs: needs.filter((need) => need.config.alwaysOn !== undefined) }),
      resolution: "Leave alwaysOn out, or use a dedicated sku such as 'B1'.",
    },
  ];
}

/** Source: learn.microsoft.com/azure/azure-functions/extension-bundles */
function extensions({ key, config, needs }: FunctionsResource): PlanWarning[] {
  const { extensions: asked = [] } = config;
  if (asked.length === 0) return [];
  return [
    {
      code: 'OPTION_WITHOUT_EFFECT',
      message: `extensions has no effect (${asked.join(', ')}): an app gets bindings from the extension bundle in its host.json, which has all of Microsoft's.`,
      resource: key,
      path: 'extensions',
      components: sharersOf({ needs: needs.filter((need) => (need.config.extensions ?? []).length > 0) }),
      resolution:
        'Leave extensions out. For an extension of another maker, deploy the code yourself, with a host.json and a compiled extension of your own.',
    },
  ];
}

/** Source: learn.microsoft.com/azure/azure-functions/functions-scale */
function retiring({ key, config, needs }: FunctionsResource): PlanWarning[] {
  if (hostingOf(config.sku) !== 'consumption') return [];
  return [
    {
      code: 'RETIRING_PLAN',
      message: 'The Linux Consumption plan (Y1) retires on 2028-09-30 and gets no new language versions.',
      resource: key,
      path: 'sku',
      components: sharersOf({ needs: needs.filter((need) => need.config.sku === 'Y1') }),
      resolution: "Use sku 'FC1', which is the default.",
    },
  ];
}
