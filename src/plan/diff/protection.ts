import { canonicalJson, isPlainObject, type JsonObject, type JsonValue, ownValue } from '../json.js';
import { lockStringFault } from '../lock/lock-strings.js';
import type { AcceptedChange } from '../lock/plan-lock.js';
import { stableHash } from '../stable-hash.js';
import type { ProtectiveArgument, Weakening } from '../weakening.js';
import { holdsItems } from './azurerm-types.js';
import { isEqual } from './compare-values.js';

/** Values of the protective arguments of one block, by argument. Entries of lists are named: `geo_location.eastus.zone_redundant`. */
export type ProtectiveValues = ReadonlyMap<string, JsonValue>;

/** Consequence of an API without `softDelete`. */
export const HARD_DELETE = 'Items deleted from now on are gone, and cannot be restored.';

/** Option of a component that protects the items of its data, recorded like an argument of the block that holds them. */
export const SOFT_DELETE: ProtectiveArgument = {
  argument: 'softDelete',
  weaker: [[false], [true]],
  absent: false,
  effect: HARD_DELETE,
};

/** Returns what protects a block that the lock records: its arguments, and the option of components where it holds items. */
export function recordedWeakening(type: string, weakening: Weakening): Weakening {
  return holdsItems(type) ? { ...weakening, arguments: [...weakening.arguments, SOFT_DELETE] } : weakening;
}

/** A protective argument whose new value is weaker. */
export interface Weakened {
  readonly argument: string;
  /** Undefined for an absent argument. */
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly effect: string;
}

/** Reads the protective values of a block, from arguments of a plan or from Terraform's own JSON. */
export function protectiveValues({ arguments: list }: Weakening, plain: JsonObject): ProtectiveValues {
  const values = new Map<string, JsonValue>();
  for (const protective of list) {
    const { argument, by, weaker } = protective;
    const { first, rest } = partsOf(argument);
    const whole = ownValue(plain, first);
    if (by === undefined) {
      const value = valueAt(plain, argument);
      if (value !== undefined && !isNothing(value)) values.set(argument, canonical(value));
      continue;
    }
    const entries = (Array.isArray(whole) ? (whole as JsonValue[]) : []).flatMap((entry) => {
      const key = valueAt(entry, by);
      return key === undefined ? [] : [[typeof key === 'string' ? key : JSON.stringify(key), entry] as const];
    });
    if (weaker === 'fewer') values.set(argument, entries.map(([key]) => key).sort());
    else
      for (const [key, entry] of entries) {
        // An entry that is there has its default, so that it differs from one that is not.
        const value =
          valueAt(entry, rest) ??
          (typeof weaker === 'string' || protective.kept === true ? undefined : protective.absent);
        if (value !== undefined) values.set(`${first}.${key}.${rest}`, canonical(value));
      }
  }
  return values;
}

/**
 * Returns the protective arguments whose value is weaker than before.
 * @param isNew - Returns true for the name of a resource that did not exist, whose entries in lists protect nothing.
 */
export function weakenedArguments(
  { arguments: list }: Weakening,
  before: ProtectiveValues,
  after: ProtectiveValues,
  isNew: (entry: string) => boolean = () => false,
): Weakened[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((argument) => {
    const protective = list.find((each) => isOf(each, argument));
    const entry = protective && entryOf(protective, argument);
    if (protective === undefined || (entry !== undefined && isNew(entry))) return [];
    const values = { before: before.get(argument), after: after.get(argument) };
    return isWeaker(protective, values.before, values.after)
      ? [{ argument, ...values, effect: protective.effect }]
      : [];
  });
}

/** Returns true if an argument is at least as well protected by one value as by another. */
function isAtLeast(
  { arguments: list }: Weakening,
  argument: string,
  value: JsonValue | undefined,
  other: JsonValue | undefined,
): boolean {
  const protective = list.find((each) => isOf(each, argument));
  return protective !== undefined && !isWeaker(protective, other, value);
}

/** Returns true if an absent argument leaves a resource as it is. */
export function isKept({ arguments: list }: Weakening, argument: string): boolean {
  return list.some((each) => each.kept === true && isOf(each, argument));
}

function isWeaker(
  protective: ProtectiveArgument,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): boolean {
  const { weaker, by, kept } = protective;
  if (isEqual(before, after) || (kept === true && after === undefined)) return false;
  switch (weaker) {
    case 'fewer': {
      const still = Array.isArray(after) ? (after as JsonValue[]) : [];
      return Array.isArray(before) ? (before as JsonValue[]).some((each) => !still.includes(each)) : false;
    }
    case 'changed':
      if (protective.safest !== undefined && after === protective.safest) return false;
      if (takesMore(before, after)) return false;
      // A new entry has arguments of its own that say what it does, and one that is gone does nothing.
      return by === undefined || (before !== undefined && after !== undefined);
    case 'lower':
    case 'higher': {
      // An entry that is gone does nothing any more.
      if (by !== undefined && after === undefined) return false;
      const [was, is] = [amount(protective, before), amount(protective, after)];
      // Neither can be compared, such as a reference: another value may be a weaker one.
      if (Number.isNaN(was) || Number.isNaN(is)) return true;
      return weaker === 'lower' ? is < was : is > was;
    }
    default: {
      if (by !== undefined && (before === undefined || after === undefined)) return false;
      const rank = (value: JsonValue | undefined) =>
        weaker.findIndex((values) => values.some((each) => each === (value ?? protective.absent)));
      return rank(after) < rank(before);
    }
  }
}

/** A filter such as `sys.Label IN ('A', 'B')`. */
const NAMES_FILTER = /^([\w.]+) IN \((.*)\)$/i;
const NAME = /'(?:[^']|'')*'/g;

/** Returns true if a filter on names takes every message that another one takes, and more. */
function takesMore(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  const [was, is] = [before, after].map((filter) => {
    const [, subject, list = ''] = (typeof filter === 'string' ? NAMES_FILTER.exec(filter) : null) ?? [];
    const names: readonly string[] = list.match(NAME) ?? [];
    // Anything but commas between the names is more than a list of them.
    return /^[, ]*$/.test(list.replaceAll(NAME, '')) ? { subject, names } : undefined;
  });
  return (
    was?.subject !== undefined &&
    was.subject === is?.subject &&
    was.names.every((name) => is.names.includes(name))
  );
}

type Amount = Extract<ProtectiveArgument, { weaker: 'lower' | 'higher' }>;

function amount({ absent, endless, unset }: Amount, value: JsonValue | undefined): number {
  const given = value === undefined || value === unset ? absent : value;
  // Without a limit that a single item may shorten, as a ttl of -1 lets it.
  if (given === null) return Infinity;
  if (given === endless) return Number.MAX_VALUE;
  return typeof given === 'string' ? seconds(given) : typeof given === 'number' ? given : NaN;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

/** Returns the seconds of a duration such as `P1DT12H`; NaN for any other text. */
function seconds(text: string): number {
  const found = DURATION.exec(text);
  if (found === null) return NaN;
  const [, days = '0', hours = '0', minutes = '0', rest = '0'] = found;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(rest);
}

function partsOf(argument: string): { readonly first: string; readonly rest: string } {
  const dot = argument.indexOf('.');
  return dot < 0
    ? { first: argument, rest: '' }
    : { first: argument.slice(0, dot), rest: argument.slice(dot + 1) };
}

function isOf(protective: ProtectiveArgument, argument: string): boolean {
  return protective.argument === argument || entryOf(protective, argument) !== undefined;
}

/** Returns the key of the entry that an argument is of; undefined for an argument of the block as a whole. */
function entryOf({ argument: path, by, weaker }: ProtectiveArgument, argument: string): string | undefined {
  const { first, rest } = partsOf(path);
  const [head, tail] = [`${first}.`, `.${rest}`];
  return by !== undefined && weaker !== 'fewer' && argument.startsWith(head) && argument.endsWith(tail)
    ? argument.slice(head.length, -tail.length)
    : undefined;
}

/** Returns what is at a path. Terraform's JSON has a list of one where a plan has a block. Undefined for null and for nothing. */
function valueAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  let found = value;
  for (const name of path === '' ? [] : path.split('.')) {
    const block = Array.isArray(found) && found.length === 1 ? (found[0] as JsonValue) : found;
    found = isPlainObject(block) ? (ownValue(block, name) as JsonValue | undefined) : undefined;
  }
  return found ?? undefined;
}

/** Returns a value in the one form that a plan and Terraform's JSON have in common. */
function canonical(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const parts = (value as JsonValue[]).map(canonical);
    if (parts.length === 1 && isPlainObject(parts[0])) return parts[0];
    // The order of sets in Terraform's JSON is its own.
    return parts.every((part) => typeof part === 'string') ? [...parts].sort() : parts;
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, canonical(part as JsonValue)] as const);
  return Object.fromEntries(entries.filter(([, part]) => !isNothing(part)));
}

function isNothing(value: JsonValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Longest text of a value in a lock, in characters. */
const LONGEST = 200;

/** Returns a value as a lock records it: canonical JSON, or a hash of long JSON and of what no lock may have. */
export function protectionText(value: JsonValue | undefined): string {
  const text = canonicalJson(value ?? null);
  return text.length <= LONGEST && lockStringFault(text, []) === undefined
    ? text
    : `hash:${stableHash(text)}`;
}

/** Returns a value that a lock recorded. A hash is a value that differs from every other one. */
function recordedValue(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  return text.startsWith('hash:') ? text : ((JSON.parse(text) as JsonValue | null) ?? undefined);
}

/** Returns the values of a block that a lock recorded. */
export function recordedValues(record: Readonly<Record<string, string>>): ProtectiveValues {
  return new Map(
    Object.entries(record).flatMap(([argument, text]) => {
      const value = recordedValue(text);
      return value === undefined ? [] : [[argument, value] as const];
    }),
  );
}

/**
 * Returns true if the author accepted a weaker value: from one that is at least as strong as the present one, to exactly the new one.
 * @param accepted - The record of the lock. Undefined for none.
 */
export function isAccepted(
  weakening: Weakening,
  { argument, before, after }: Pick<Weakened, 'argument' | 'before' | 'after'>,
  accepted: AcceptedChange | undefined,
): boolean {
  return (
    accepted !== undefined &&
    isSameText(weakening, argument, accepted.to, protectionText(after)) &&
    isAtLeast(weakening, argument, recordedValue(accepted.from), before)
  );
}

/** Returns true if two recorded values of an argument are one: an absent argument has its default. */
export function isSameText(
  { arguments: list }: Weakening,
  argument: string,
  one: string,
  other: string,
): boolean {
  const protective = list.find((each) => isOf(each, argument));
  const absent = protective !== undefined && 'absent' in protective ? protective.absent : null;
  const unset = protective !== undefined && 'unset' in protective ? protective.unset : undefined;
  const nothing = [protectionText(null), protectionText(absent), protectionText(unset)];
  return one === other || (nothing.includes(one) && nothing.includes(other));
}
