import { combinationError } from '../combination-error.js';
import { ownValue } from '../../plan/json.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { componentsOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { FIELDS } from './layout.js';
import type { SearchRequirement } from './requirement.js';
import { type SearchResource, unitOf } from './sharing.js';

/** Checks the search services of a backend. */
export function validateSearch(services: readonly SearchResource[], context: LayoutContext): Diagnostics {
  return {
    errors: services.flatMap(tooLarge),
    warnings: services.flatMap((service) => [
      ...builtAnew(service, context),
      ...leftBehind(service, context),
    ]),
  };
}

/** Search units of a service at the most. Source: learn.microsoft.com/azure/search/search-limits-quotas-capacity#service-limits */
const MAX_UNITS = 36;

/** Replicas and partitions of a basic service at the most. Source: the same page */
const MAX_OF_BASIC = 3;

function tooLarge(service: SearchResource): PlanError[] {
  const { key, config } = service;
  const { sku, replicas, partitions } = config;
  const asks = (asked: SearchRequirement) => asked.replicas === replicas || asked.partitions === partitions;
  const error = (path: string, message: string, resolution: string) =>
    combinationError(service, asks, { path, message, resolution });
  if (sku === 'basic' && Math.max(replicas, partitions) > MAX_OF_BASIC)
    return [
      error(
        replicas > MAX_OF_BASIC ? 'replicas' : 'partitions',
        `'${key}' is a basic service, which has at most ${MAX_OF_BASIC} replicas and ${MAX_OF_BASIC} partitions, and components ask for ${replicas} and ${partitions}.`,
        "Ask for at most 3 of each, or for sku 'standard'.",
      ),
    ];
  if (replicas * partitions <= MAX_UNITS) return [];
  return [
    error(
      'replicas',
      `'${key}' has ${replicas} replicas times ${partitions} partitions, and a service has at most ${MAX_UNITS} search units.`,
      'Ask for fewer replicas or partitions.',
    ),
  ];
}

/** Warns of an index whose fields changed: Azure cannot change a field, so the app makes another index. */
function builtAnew(service: SearchResource, { settings }: LayoutContext): PlanWarning[] {
  const units = ownValue(settings.lock?.resources, service.key)?.units;
  return service.config.indexes.flatMap(({ name, version }) => {
    const before = ownValue(ownValue(units, unitOf(name))?.facts, FIELDS);
    if (version === undefined || before === undefined || before === version) return [];
    return [
      {
        code: 'INDEX_REBUILT' as const,
        message: `'${service.key}' builds the index '${name}' anew, because its fields change. Until the app has filled the index from its container, searches find a part of the items, and one request unit or more is used for each item.`,
        resource: service.key,
        path: 'indexes',
        components: usersOf(service, name),
        resolution: 'Deploy when few callers search, or keep the searchable fields and their types.',
      },
    ];
  });
}

/** Warns of an index that left the declarations: nothing deletes it while its service stays. */
function leftBehind({ key, config }: SearchResource, { settings }: LayoutContext): PlanWarning[] {
  const units = Object.keys(ownValue(settings.lock?.resources, key)?.units ?? {});
  const declared = new Set(config.indexes.map(({ name }) => unitOf(name)));
  return units
    .filter((unit) => !declared.has(unit))
    .map((unit) => ({
      code: 'INDEX_LEFT' as const,
      message: `'${key}' still has '${unit}', which left the declarations, with a copy of the data in it.`,
      resource: key,
      path: 'indexes',
      components: [],
      resolution: `Delete the indexes of the service whose names begin with '${unit.slice('index/'.length)}-' in the portal, after this plan is applied.`,
    }));
}

function usersOf({ requirements }: SearchResource, index: string): string[] {
  return componentsOf(
    requirements.filter(({ config: { indexes = [] } }) => indexes.some(({ name }) => name === index)),
  );
}
