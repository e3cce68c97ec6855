import { endpointsIn, topEndpoints } from '../plan/endpoints.js';
import { compareText, inKeyOrder, type JsonObject, ownValue, recordOf, sortedRecord } from '../plan/json.js';
import { lockStringFault } from '../plan/lock/lock-strings.js';
import {
  LOCK_FORMAT_VERSION,
  type LockedComponent,
  type LockedMember,
  type LockedProtection,
  type LockedResource,
  type LockedUnit,
  type PlanLock,
} from '../plan/lock/plan-lock.js';
import { type ProtectionRecord, recordedBlocks, recordedUnit } from '../plan/lock/locked-protection.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import type { ProviderSettings } from '../plan/resource-plan.js';
import type { Settings } from '../resources/settings.js';
import type { Resource } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import { adoptedGroup } from './adoption/adopted.js';
import type { ComponentInput } from './collect.js';
import type { LaidOutResource } from './lay-out.js';
import { recordedConstraints } from './placement/recorded-requirement.js';
import type { PlacedResources } from './share-and-merge.js';

/** The parts of a lock. */
export interface LockParts {
  readonly settings: Settings;
  readonly components: readonly ComponentInput[];
  readonly outputs: ReadonlyMap<string, JsonObject>;
  readonly layouts: readonly LaidOutResource[];
  readonly provider: ProviderSettings;
  readonly placed: PlacedResources;
  readonly units: ReadonlyMap<string, Readonly<Record<string, LockedUnit>>>;
  /** Generated names by kind and suffix. */
  readonly names: ReadonlyMap<string, string>;
  readonly notices: NonNullable<PlanLock['notices']>;
  /** Records of the blocks that protect data. */
  readonly records: ReadonlyMap<string, ProtectionRecord>;
}

/** Makes the lock of a plan: where everything is, everything in its canonical order. */
export function makeLock(parts: LockParts): PlanLock {
  const { settings, layouts, units, placed } = parts;
  const byKey = new Map(layouts.map((each) => [each.resource.key, each]));
  const resources = [...units.keys()].sort(compareText).flatMap((key): [string, LockedResource][] => {
    const laidOut = byKey.get(key);
    const was = ownValue(settings.lock?.resources, key);
    const own = units.get(key) ?? {};
    if (laidOut !== undefined) return [[key, lockedResource(laidOut, own, parts)]];
    return was === undefined ? [] : [[key, { ...was, members: {}, units: own }]];
  });
  const { backendId, environment, location, resourceGroup } = settings;
  const group = resourceGroup ?? settings.lock?.backend.resourceGroup ?? adoptedGroup(settings);
  return {
    formatVersion: LOCK_FORMAT_VERSION,
    backend: {
      id: backendId,
      environment,
      location,
      ...(group !== null && { resourceGroup: group }),
      ...(parts.provider.storageUseAzuread && { storageUseAzuread: true as const }),
    },
    components: lockedComponents(parts),
    resources: recordOf(resources),
    names: furtherNames(parts),
    numbers: sortedRecord(placed.numbers),
    ...formerAddresses(parts),
    ...(Object.keys(parts.notices).length > 0 && { notices: parts.notices }),
  };
}

/**
 * Returns the former addresses that stay in the lock. Terraform may be applied late, so an address stays
 * known as long as its block exists.
 */
function formerAddresses({ settings, layouts, units }: LockParts): Pick<PlanLock, 'formerAddresses'> {
  const known = Object.entries(settings.lock?.formerAddresses ?? {});
  if (known.length === 0) return {};
  const present = new Set([
    ...layouts.flatMap(({ layout }) => (layout.blocks ?? []).map(addressOf)),
    ...[...units.values()].flatMap((own) => Object.values(own).flatMap(({ blocks }) => Object.keys(blocks))),
  ]);
  const kept = known.filter(([address]) => present.has(address));
  return kept.length === 0 ? {} : { formerAddresses: sortedRecord(kept) };
}

/** Returns the names of everything but resources. A name that was given once is kept, even if this plan did not ask for it. */
function furtherNames({ names, layouts, settings }: LockParts): Record<string, string> {
  const own = new Set(layouts.map(({ type, resource }) => `${type.naming?.kind ?? ''} ${resource.variant}`));
  const all = [...Object.entries(settings.lock?.names ?? {}), ...names];
  return sortedRecord(all.filter(([key]) => !own.has(key)));
}

function lockedResource(
  { type, resource, layout }: LaidOutResource,
  units: Readonly<Record<string, LockedUnit>>,
  { settings, placed, records }: LockParts,
): LockedResource {
  const { variant, name } = resource;
  const facts = Object.entries(layout.facts ?? {})
    .filter(([, { child }]) => child === undefined || existsIn(units, child))
    .map(([fact, { value }]) => [fact, value] as const);
  return {
    type: type.type,
    ...(type.provider !== undefined && { provider: type.provider }),
    variant,
    name,
    constraints: placed.constraints.get(resource.key) ?? {},
    facts: sortedRecord(facts),
    members: lockedMembers(type, resource, settings, placed),
    ...protectedParts(layout.blocks ?? [], units, records),
  };
}

/** Returns child resources with the records of their blocks, and the records of the other blocks of their resource. */
function protectedParts(
  blocks: readonly TerraformBlock[],
  units: Readonly<Record<string, LockedUnit>>,
  records: LockParts['records'],
): Pick<LockedResource, 'units'> & LockedProtection {
  const owned = new Set<string>();
  const recorded = Object.entries(units).map(([name, unit]): [string, LockedUnit] => {
    for (const address of Object.keys(unit.blocks)) owned.add(address);
    return [name, { ...unit, ...recordedUnit(unit, records) }];
  });
  const rest = blocks.map(addressOf).filter((address) => records.has(address) && !owned.has(address));
  return { ...recordedBlocks(rest, records), units: recordOf(recorded) };
}

/** Returns true if a resource has a child resource of a name, or one in it: `user-db` for `user-db/user`. */
function existsIn(units: Readonly<Record<string, LockedUnit>>, child: string): boolean {
  return Object.keys(units).some((unit) => unit === child || unit.startsWith(`${child}/`));
}

/**
 * Returns the requirements of a resource for the lock. A type with a single resource by nature does not need
 * their places.
 */
function lockedMembers(
  type: ResourceType,
  { requirements }: Resource,
  settings: Settings,
  { moved }: PlacedResources,
): Record<string, LockedMember> {
  if (type.requirements.internal === true) return {};
  const members: [name: string, member: LockedMember][] = [];
  for (const { requirementId, config } of requirements) {
    const asked = recordedConstraints(type.sharing.constraints(config, settings));
    const size = type.sharing.capacityEntries(config).length;
    const movedTo = moved.size === 0 ? undefined : moved.get(`${type.type} ${requirementId}`);
    members.push([requirementId, movedTo === undefined ? { asked, size } : { asked, size, movedTo }]);
  }
  return recordOf(inKeyOrder(members));
}

/** Path of the URLs of a component in a lock. */
const ENDPOINT = ['components', '', 'endpoints'];

function lockedComponents({ components, outputs }: LockParts): Record<string, LockedComponent> {
  const entries: [identity: string, component: LockedComponent][] = [];
  for (const { id, identity } of components) {
    // A component of the user may have any URL, and a lock holds nothing that Terraform would evaluate elsewhere.
    const all = endpointsIn(outputs.get(id) ?? {}).filter(
      ({ path, url }) =>
        lockStringFault(path, []) === undefined && lockStringFault(url, ENDPOINT) === undefined,
    );
    const endpoints = topEndpoints(all);
    entries.push([
      identity,
      { id, endpoints: sortedRecord(endpoints.map(({ path, url }): [string, string] => [path, url])) },
    ]);
  }
  return recordOf(inKeyOrder(entries));
}
