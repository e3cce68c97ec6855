import * as v from 'valibot';

import { InvalidPlanError } from '../errors.js';
import { deepFreeze, MAX_DEPTH, MAX_ITEMS } from './deep-freeze.js';
import { canonicalJson, isPlainObject } from './json.js';
import type { PlanLock } from './lock/plan-lock.js';
import { PLAN_FORMAT_VERSION, type ResourcePlan } from './resource-plan.js';
import { laterPlanSchema, resourcePlanSchema } from './schema.js';
import { sha256 } from './sha256.js';

/**
 * Returns a plan as JSON text with a final newline: the same plan always gives the same bytes.
 * @throws InvalidPlanError when `plan` is not a plan, or a function of the user returned what no plan can have.
 * @example
 * writeFileSync('plan.json', serializePlan(backend.plan()));
 */
export function serializePlan(plan: ResourcePlan): string {
  return `${writeJson(isOwn(plan) ? readableForm(plan) : parsePlanValue(plan))}\n`;
}

/**
 * Returns a plan of this process as `parsePlan` reads it. Types, components and naming functions of the user return anything, also
 * keys in another order than the format has. Every other plan was checked when it was read.
 */
function readableForm(plan: ResourcePlan): ResourcePlan {
  let form = readable.get(plan);
  if (form === undefined) {
    const text = writeJson(plan);
    const read = checked(
      readJson(text),
      'correct what your resource types, components and naming functions return',
    );
    // Most plans are in order, and are kept once.
    form = writeJson(read) === text ? plan : read;
    readable.set(plan, form);
  }
  return form;
}

function writeJson(plan: ResourcePlan): string {
  try {
    return JSON.stringify(plan, null, 2);
  } catch (error) {
    throw new InvalidPlanError(
      `must be plain data, received a value that JSON cannot hold (${(error as Error).message}).`,
    );
  }
}

/**
 * Reads what {@link serializePlan} wrote, also in a later minor version of the format. The result is frozen. `applyPlan` checks
 * it once more, because it may come from anywhere.
 * @throws InvalidPlanError when the text is not JSON, or not a plan of this format version.
 */
export function parsePlan(text: string): ResourcePlan {
  return parsePlanValue(readJson(text));
}

/** Plans that were checked against the schema, or made here. Both are frozen, so none has changed since. */
const known = new WeakSet();
/** Plans that were made here, each with the lock that it was made with. */
const made = new WeakMap<object, PlanLock | null>();
/** Plans of this process, each as `parsePlan` reads it. */
const readable = new WeakMap<ResourcePlan, ResourcePlan>();

/**
 * Remembers a frozen plan that this library has just made.
 * @param prior - Lock that the plan was made with; null for none.
 */
export function rememberOwn(plan: ResourcePlan, prior: PlanLock | null): ResourcePlan {
  known.add(plan);
  made.set(plan, prior);
  return plan;
}

/** Returns the lock that a plan of this process was made with, null for none; undefined for a plan from elsewhere. */
export function priorLockOf(plan: object): PlanLock | null | undefined {
  return made.get(plan);
}

/** Returns whether this library made a plan in this process. */
export function isOwn(plan: object): boolean {
  return made.has(plan);
}

/** Returns a plan as a whole that was checked. @throws InvalidPlanError when a value is not a plan of this format version. */
export function parsePlanValue(value: unknown): ResourcePlan {
  if (typeof value === 'object' && value !== null && known.has(value)) return value as ResourcePlan;
  const plan = deepFreeze(checked(value));
  known.add(plan);
  return plan;
}

function checked(value: unknown, resolution?: string): ResourcePlan {
  if (holdsLongList(value, MAX_DEPTH))
    throw new InvalidPlanError(
      `must be readable and have lists of at most ${MAX_ITEMS} entries, received another value.`,
    );
  const version = isPlainObject(value) ? value['formatVersion'] : undefined;
  const isLater = typeof version === 'string' && isLaterMinor(version);
  try {
    const result = v.safeParse(isLater ? laterPlanSchema() : resourcePlanSchema(), value);
    if (result.success) return result.output;
    const [issue] = result.issues;
    throw new InvalidPlanError(`at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}.`, resolution);
  } catch (error) {
    if (error instanceof InvalidPlanError) throw error;
    throw new InvalidPlanError('must be readable and not nested deeply, received another value.');
  }
}

/** Visits existing entries only, so a list of a billion holes takes no time. */
function holdsLongList(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || levels === 0) return false;
  try {
    if (Array.isArray(value) && value.length > MAX_ITEMS) return true;
    return Object.values(value).some((part) => holdsLongList(part, levels - 1));
  } catch {
    return true;
  }
}

/** Returns whether a format version is a later minor one. @throws InvalidPlanError for another major version. */
function isLaterMinor(version: string): boolean {
  const [, major, minor] = /^(\d{1,9})\.(\d{1,9})$/.exec(version) ?? [];
  const [ownMajor = 0, ownMinor = 0] = PLAN_FORMAT_VERSION.split('.').map(Number);
  if (major === undefined) return false;
  if (Number(major) !== ownMajor)
    throw new InvalidPlanError(
      `formatVersion must be ${PLAN_FORMAT_VERSION}, received ${version}.`,
      Number(major) > ownMajor
        ? 'update the library'
        : 'plan the base commit with this version of the library, as docs/pull-requests.md describes',
    );
  return Number(minor) > ownMinor;
}

/**
 * Returns the hash of a plan. A reviewer and `applyPlan(plan, stack, { expectedHash })` compare plans by it.
 * @returns SHA-256 of the plan's canonical JSON, in hexadecimal.
 * @throws InvalidPlanError when `plan` is not a plan.
 * @example
 * planHash(backend.plan()); // '6a1f…'
 */
export function planHash(plan: ResourcePlan): string {
  return sha256(canonicalJson(parsePlanValue(plan)));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidPlanError(`must be JSON, received a string that is not (${(error as Error).message}).`);
  }
}
