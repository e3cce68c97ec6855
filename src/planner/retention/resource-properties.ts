import type { PlanError } from '../../plan/diagnostics.js';
import type { LockedResource } from '../../plan/lock/plan-lock.js';
import { ownValue } from '../../plan/json.js';
import { sharersOf } from '../../resources/resource.js';
import type { Diagnostics, Fact } from '../../resources/resource-type.js';
import type { LaidOutResource } from '../lay-out.js';
import { changedProperties, propertySentence } from './changed-properties.js';

/** Reports a changed name and immutable properties that would replace a resource of the lock. */
export function diagnoseProperties(
  laidOut: LaidOutResource,
  locked: LockedResource | undefined,
): Diagnostics {
  if (locked === undefined) return {};
  const place = otherPlace(laidOut, locked);
  if (place !== undefined) return { errors: [place] };
  const { resource, layout } = laidOut;
  const changes = changedProperties(locked.facts, layout.facts ?? {}).map((change) =>
    conflict(
      laidOut,
      propertySentence(`'${resource.key}'`, change),
      change.property,
      change.resolution ?? `Keep ${change.property} '${change.held}'.`,
    ),
  );
  return { errors: [...changes, ...renamed(laidOut, locked)] };
}

/** Returns the error for a resource that would be another one, such as that of a host: everything about it differs. */
function otherPlace(laidOut: LaidOutResource, { name: held, facts }: LockedResource): PlanError | undefined {
  const { resource, layout } = laidOut;
  const { key, name } = resource;
  const isOther = ([property, { value }]: [string, Fact]) =>
    (ownValue(facts, property) ?? (name === held ? value : held)) !== value;
  const [property, fact] =
    Object.entries(layout.facts ?? {})
      .filter(([, { isPlace }]) => isPlace === true)
      .find(isOther) ?? [];
  if (property === undefined || fact === undefined) return undefined;
  const [was, is] = name === held ? [ownValue(facts, property) ?? '', fact.value] : [held, name];
  return conflict(
    laidOut,
    `'${key}': ${property} must stay '${was}', where its data is, received '${is}'.`,
    property,
    fact.resolution ?? `Keep ${property}.`,
  );
}

/** Returns the error for a changed name of a resource in the lock: Azure would make another resource. */
function renamed(laidOut: LaidOutResource, { name: held }: LockedResource): PlanError[] {
  const { resource, type } = laidOut;
  const { key, name } = resource;
  if (!type.sharing.holdsData || held === name) return [];
  return [
    conflict(
      laidOut,
      `'${key}': the name must stay '${held}', received '${name}', which is another resource.`,
      'name',
      `Keep the name '${held}'.`,
      [],
    ),
  ];
}

function conflict(
  { resource }: LaidOutResource,
  message: string,
  path: string,
  resolution: string,
  components = sharersOf(resource),
): PlanError {
  return { code: 'PLACEMENT_CONFLICT', message, resource: resource.key, path, components, resolution };
}
