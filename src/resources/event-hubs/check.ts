import { combinationError } from '../combination-error.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { askersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { withoutEffect } from '../without-effect.js';
import { capturesOf } from './capture.js';
import {
  DEFAULT_PARTITIONS,
  type EventHub,
  type EventHubsRequirement,
  type EventHubsSku,
} from './requirement.js';
import type { EventHubsResource } from './sharing.js';

/** Limits of one tier. Source: learn.microsoft.com/azure/event-hubs/event-hubs-quotas */
const LIMITS: Readonly<Record<EventHubsSku, { partitions: number; days: number; groups: number }>> = {
  Standard: { partitions: 32, days: 7, groups: 20 },
  Premium: { partitions: 100, days: 90, groups: 100 },
};

/** Hubs and partitions of one processing unit. Source: learn.microsoft.com/azure/event-hubs/event-hubs-quotas (Premium) */
const OF_ONE_UNIT = { hubs: 100, partitions: 200 };

/** Checks the namespaces of a backend. */
export function validateEventHubs(
  namespaces: readonly EventHubsResource[],
  context: LayoutContext,
): Diagnostics {
  return {
    errors: namespaces.flatMap((namespace) => [
      ...twiceNamed(namespace),
      ...beyondTier(namespace),
      ...beyondUnits(namespace),
      ...refusedCapture(namespace, context),
    ]),
    warnings: namespaces.flatMap(unusedUnits),
  };
}

/** Refuses names that are the same to Azure, which compares them without case. */
function twiceNamed(namespace: EventHubsResource): PlanError[] {
  const pathsIn = ({ hubs = [] }: EventHubsRequirement) =>
    hubs.flatMap(({ name, consumerGroups = [] }) => [
      name,
      ...consumerGroups.map((group) => `${name}/${group}`),
    ]);
  const paths = pathsIn(namespace.config).map((path) => path.toLowerCase());
  const twice = paths.filter((path, at) => paths.indexOf(path) !== at);
  return [...new Set(twice)].map((path) =>
    combinationError(namespace, (asked) => pathsIn(asked).some((each) => each.toLowerCase() === path), {
      path: 'hubs',
      message: `'${namespace.key}' has the name '${path}' more than once among its hubs and consumer groups, and Azure compares names without case.`,
      resolution: 'Rename all but one of them.',
    }),
  );
}

/** Refuses what the tier of a namespace does not have. */
function beyondTier(namespace: EventHubsResource): PlanError[] {
  const { sku, hubs } = namespace.config;
  const limits = LIMITS[sku];
  const found: [what: string, max: number, of: (hub: EventHub) => number][] = [
    ['partitions', limits.partitions, ({ partitions = 0 }) => partitions],
    ['days of retention', limits.days, ({ retentionDays = 0 }) => retentionDays],
    [
      'consumer groups, $Default included',
      limits.groups,
      ({ consumerGroups = [] }) => consumerGroups.length + 1,
    ],
  ];
  return hubs.flatMap((hub) =>
    found
      .filter(([, max, of]) => of(hub) > max)
      .map(([what, max, of]) =>
        combinationError(namespace, ({ hubs: asked = [] }) => asked.some(({ name }) => name === hub.name), {
          path: `hubs.${hub.name}`,
          message: `'${namespace.key}' is a ${sku} namespace with at most ${max} ${what} for each hub, and '${hub.name}' has ${of(hub)}.`,
          resolution: sku === 'Standard' ? "Ask for less, or for sku 'Premium'." : 'Ask for less.',
        }),
      ),
  );
}

/** Refuses more hubs and partitions than the units of a Premium namespace have. Standard namespaces split before. */
function beyondUnits(namespace: EventHubsResource): PlanError[] {
  const { sku, hubs, processingUnits = 1 } = namespace.config;
  if (sku !== 'Premium') return [];
  const partitions = hubs.reduce((sum, { partitions: own = DEFAULT_PARTITIONS }) => sum + own, 0);
  const counts = { hubs: hubs.length, partitions };
  return (['hubs', 'partitions'] as const)
    .filter((what) => counts[what] > OF_ONE_UNIT[what] * processingUnits)
    .map((what) =>
      combinationError(namespace, ({ hubs: asked = [] }) => asked.length > 0, {
        path: 'processingUnits',
        message: `'${namespace.key}' has ${counts[what]} ${what}, and its processing units (${processingUnits}) have at most ${OF_ONE_UNIT[what] * processingUnits}.`,
        resolution: 'Ask for more processingUnits, or for fewer hubs and partitions.',
      }),
    );
}

/** Refuses capture where Azure or azurerm cannot write with the identity of the namespace. */
function refusedCapture(namespace: EventHubsResource, context: LayoutContext): PlanError[] {
  const { azurerm, isolated } = context.settings;
  const planned = capturesOf(namespace, context);
  return namespace.config.hubs.flatMap(({ name, capture }) => {
    if (capture === undefined) return [];
    const asks = ({ hubs = [] }: EventHubsRequirement) =>
      hubs.some((hub) => hub.name === name && hub.capture);
    const path = `hubs.${name}.capture`;
    if (azurerm !== 5)
      return combinationError(namespace, asks, {
        path,
        message: `'${namespace.key}': capture of '${name}' needs azurerm 5, because azurerm 4.55 captures only with a key of the storage account, and the account takes none.`,
        resolution: 'Set azurerm: 5 in the backend, or leave capture out.',
      });
    if (isolated)
      return combinationError(namespace, asks, {
        path,
        message: `'${namespace.key}': capture of '${name}' needs storage that Event Hubs can reach, and the storage of an isolated backend is closed to it.`,
        resolution: 'Leave capture out, and write the events with a function.',
      });
    if (planned.has(name)) return [];
    return combinationError(namespace, asks, {
      path,
      message: `'${namespace.key}': capture of '${name}' needs the container '${capture.containerName}' in a storage account of the backend, and a provider of your own makes it.`,
      resolution: 'Have its canProvide leave this requirement to the library, or leave capture out.',
    });
  });
}

function unusedUnits(namespace: EventHubsResource): PlanWarning[] {
  const { config } = namespace;
  const { sku } = config;
  const unused =
    sku === 'Premium' ? (['throughputUnits', 'maxThroughputUnits'] as const) : (['processingUnits'] as const);
  return unused
    .filter((option) => config[option] !== undefined)
    .map((option) =>
      withoutEffect(
        option,
        `a ${sku} namespace does not have them`,
        sku === 'Premium'
          ? `Leave ${option} out, or ask for processingUnits.`
          : `Leave ${option} out, or ask for sku 'Premium'.`,
        askersOf(namespace, (asked) => asked[option] !== undefined),
      ),
    );
}
