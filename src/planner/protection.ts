import { referenceIn } from '../plan/expression/expression-json.js';
import { isEqual } from '../plan/diff/compare-values.js';
import {
  isKept,
  protectionText,
  protectiveValues,
  recordedValues,
  recordedWeakening,
  SOFT_DELETE,
  weakenedArguments,
} from '../plan/diff/protection.js';
import { type JsonValue, ownValue, sortedRecord } from '../plan/json.js';
import { quoted } from '../plan/phrases.js';
import { protectionRecords, type ProtectionRecord } from '../plan/lock/locked-protection.js';
import type { LockedUnit, ProtectedValues } from '../plan/lock/plan-lock.js';
import type { PlanWarning } from '../plan/diagnostics.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import type { Weakening } from '../plan/weakening.js';
import { sharersOf, type Resource } from '../resources/resource.js';
import type { Settings } from '../resources/settings.js';
import type { ComponentInput } from './collect.js';
import type { LaidOutResource } from './lay-out.js';

/** Protection of the data of a plan, and what differs from the protection that the lock has. */
export interface Protection {
  /** Records for the next lock, by Terraform address. */
  readonly records: ReadonlyMap<string, ProtectionRecord>;
  readonly warnings: readonly PlanWarning[];
}

interface ProtectionParts {
  readonly settings: Settings;
  readonly components: readonly Pick<ComponentInput, 'id' | 'config'>[];
  readonly layouts: readonly LaidOutResource[];
  /** Child resources by key of their resource. */
  readonly units: ReadonlyMap<string, Readonly<Record<string, LockedUnit>>>;
  readonly weakenedBy: ResourcePlan['weakenedBy'];
  /** Returns true for Terraform types that hold data. */
  readonly isDataType: (type: string) => boolean;
}

/**
 * Records what protects the data of a plan. A value that is weaker than the recorded one replaces it only when the author accepted
 * it, so that the warning stays until then.
 */
export function protectData(parts: ProtectionParts): Protection {
  const { settings, layouts, units, weakenedBy, isDataType } = parts;
  const { lock, retainsData } = settings;
  const given = lock === null ? new Map<string, ProtectionRecord>() : protectionRecords(lock);
  // Blocks of retained child resources are not laid out, and keep their records.
  const records = new Map(given);
  const warnings: PlanWarning[] = [];
  let isUnrecorded = false;
  let entries: ReadonlySet<string> | undefined;
  const isNewEntry = (entriesOf: string | undefined, entry: string): boolean => {
    if (entriesOf === undefined) return false;
    entries ??= existingEntries(settings, layouts);
    return !entries.has(`${entriesOf} ${JSON.stringify(entry)}`);
  };
  const softDeleting = new Set(
    parts.components.flatMap(({ id, config }) =>
      ownValue(config, SOFT_DELETE.argument) === true ? [id] : [],
    ),
  );
  let holders: ReadonlyMap<string, Holder> | undefined;
  const holderOf = (address: string) => (holders ??= holdersIn(units)).get(address);
  const weakenings = new Map<string, Weakening>();
  for (const [type, weakening] of Object.entries(weakenedBy))
    weakenings.set(type, recordedWeakening(type, weakening));
  for (const { resource, layout } of layouts)
    for (const block of layout.blocks ?? []) {
      const weakening = weakenings.get(block.type);
      if (weakening === undefined) continue;
      const { governs } = weakening;
      if (governs === undefined && isDataType(block.type) && block.meta?.holds_data !== true) continue;
      const address = addressOf(block);
      const isSoft =
        softDeleting.size > 0 &&
        holderOf(address)?.unit.components.some((id) => softDeleting.has(id)) === true;
      const now = protectiveValues(
        weakening,
        isSoft ? { ...block.arguments, [SOFT_DELETE.argument]: true } : block.arguments,
      );
      const record = recordOf(address);
      const was = record?.values ?? governedValues(block, governs);
      isUnrecorded ||= given.size === 0 && ownValue(lock?.resources, resource.key) !== undefined;
      let values = textsOf(now);
      if (was !== undefined && !isRecord(was, values)) {
        const weaker = retainsData
          ? weakenedArguments(weakening, recordedValues(was), compared(now, was), (entry) =>
              isNewEntry(weakening.entriesOf, entry),
            )
          : [];
        const stays = Object.keys(was).filter((each) => !now.has(each) && isKept(weakening, each));
        values = withValuesOf(was, values, [...stays, ...weaker.map(({ argument }) => argument)]);
        warnings.push(
          ...weaker.map(({ argument, effect }) =>
            atRisk(
              resource,
              `${address} ${argument}`,
              `${subjectOf(resource, address, holderOf(address))}: ${argument} was ${ownValue(was, argument) ?? 'absent'} and is ${shown(now.get(argument))}. ${effect}`,
            ),
          ),
        );
      }
      records.set(address, { values: sortedRecord(values), accepted: record?.accepted });
    }
  if (isUnrecorded && retainsData) warnings.push(PROTECTION_RECORDED);
  return { records, warnings };

  function recordOf(address: string): ProtectionRecord | undefined {
    const former = ownValue(lock?.formerAddresses, address) ?? [];
    const place = [address, ...former].find((each) => given.has(each));
    return place === undefined ? undefined : given.get(place);
  }

  /** Returns no values for a new block that governs data of a block that exists: before, nothing governed it. */
  function governedValues(block: TerraformBlock, governs: Weakening['governs']): ProtectedValues | undefined {
    if (governs === undefined) return undefined;
    const address = referenceIn(ownValue(block.arguments, governs))?.address ?? '';
    return recordOf(address) === undefined ? undefined : {};
  }
}

/** A child resource with data. */
interface Holder {
  readonly name: string;
  readonly unit: LockedUnit;
}

/** Returns the child resources with data by the addresses of their blocks. */
function holdersIn(units: ProtectionParts['units']): ReadonlyMap<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const own of units.values())
    for (const [name, unit] of Object.entries(own))
      for (const address of Object.keys(unit.data ? unit.blocks : {})) holders.set(address, { name, unit });
  return holders;
}

/** Returns the words for a block in a warning: its child resource and who uses that, if it is one, and its address. */
function subjectOf({ type }: Resource, address: string, holder: Holder | undefined): string {
  if (holder === undefined) return address;
  return `${type}:${holder.name} of ${quoted(holder.unit.components)}, ${address}`;
}

const PROTECTION_RECORDED: PlanWarning = {
  code: 'PROTECTION_RECORDED',
  message: 'The lock does not say yet what protects the data of the backend. The lock of this plan does.',
  components: [],
  resolution:
    "Write it with writeLock or 'npx atakora lock', and commit it: later plans warn of weaker values.",
};

function atRisk(resource: Resource, path: string, message: string): PlanWarning {
  return {
    code: 'DATA_AT_RISK',
    message,
    resource: resource.key,
    path,
    components: sharersOf(resource),
    resolution: `Keep the value, or accept it: npx atakora lock --accept '${path}'.`,
  };
}

/** Returns the types and names of blocks of child resources that the lock has. */
function existingEntries({ lock }: Settings, layouts: readonly LaidOutResource[]): ReadonlySet<string> {
  const units = Object.values(lock?.resources ?? {}).flatMap((each) => Object.values(each.units));
  const locked = new Set(units.flatMap(({ blocks }) => Object.keys(blocks)));
  const blocks = layouts
    .flatMap(({ layout }) => layout.blocks ?? [])
    .filter((each) => locked.has(addressOf(each)));
  return new Set(
    blocks.map(({ type, arguments: plain }) => `${type} ${JSON.stringify(ownValue(plain, 'name'))}`),
  );
}

function textsOf(values: ReadonlyMap<string, JsonValue>): Map<string, string> {
  return new Map([...values].map(([argument, value]) => [argument, protectionText(value)]));
}

/** Returns true if a record has exactly these values. */
function isRecord(was: ProtectedValues, values: ReadonlyMap<string, string>): boolean {
  const known = Object.keys(was);
  return (
    known.length === values.size &&
    known.every((argument) => ownValue(was, argument) === values.get(argument))
  );
}

/** Returns values with the recorded ones of some arguments. */
function withValuesOf(
  was: ProtectedValues,
  values: ReadonlyMap<string, string>,
  arguments_: readonly string[],
): Map<string, string> {
  const next = new Map(values);
  for (const argument of arguments_) {
    const text = ownValue(was, argument);
    if (text === undefined) next.delete(argument);
    else next.set(argument, text);
  }
  return next;
}

/** Returns values in the form of the record: equal values stay equal where the record has a hash. */
function compared(now: ReadonlyMap<string, JsonValue>, was: ProtectedValues): ReadonlyMap<string, JsonValue> {
  return new Map(
    [...now].map(([argument, value]) => {
      const text = protectionText(value);
      return [argument, isEqual(ownValue(was, argument), text) && text.startsWith('hash:') ? text : value];
    }),
  );
}

function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'absent' : protectionText(value);
}
