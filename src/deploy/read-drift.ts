import { InvalidTerraformPlanError } from '../errors.js';
import { dataDifferences } from '../plan/diff/compare-values.js';
import { gateStack } from '../plan/diff/gate-stack.js';
import type { Verdict } from '../plan/diff/plan-diff.js';
import { blockAddress, readTerraformPlan, type TerraformChange } from '../plan/diff/terraform-plan.js';
import { isPlainObject, type JsonObject, type JsonValue, ownValue } from '../plan/json.js';
import { protectionRecords } from '../plan/lock/locked-protection.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressOf } from '../plan/terraform-block.js';
import { configuredBlocks } from './configured-blocks.js';

/** A value that Azure has otherwise than the state. Values are JSON text of at most 200 characters; null for an absent value. */
export interface DriftedValue {
  /** Such as `default_ttl` or `app_settings.MODE`. */
  readonly path: string;
  /** Value of the declarations; null where they leave it out, or only Azure knows it. */
  readonly declared: string | null;
  /** Value of the lock, for arguments that protect data; null for all others. */
  readonly locked: string | null;
  /** Value that the state has since the last apply. */
  readonly applied: string | null;
  /** Value that Azure has. */
  readonly actual: string | null;
}

/** A resource that was changed or deleted behind the engine's back. */
export interface DriftedResource {
  readonly address: string;
  /** Terraform type. */
  readonly type: string;
  /** `data-loss` for data that is gone, `data-at-risk` for data that is less protected, else `in-place`. */
  readonly verdict: Verdict;
  /** True if Azure does not have the resource any more. */
  readonly isGone: boolean;
  /** Key of the resource of the plan; null for none. */
  readonly resource: string | null;
  /** Components of the child resource, or those that share the resource, sorted. */
  readonly components: readonly string[];
  /** Declared arguments that differ, and those that protect data. What only Azure computes is left out. */
  readonly values: readonly DriftedValue[];
}

/** The most characters of a value that is shown. */
const LONGEST = 200;

/** Placeholder for values that the provider marks as sensitive. */
const SENSITIVE = '"(sensitive)"';

/**
 * Returns what was changed in Azure behind the engine's back, by resource, data first. Resources of which only computed values differ are left out.
 * @param terraformPlan - Text of `terraform show -json` of a plan with `-refresh-only`.
 * @param plans - Plan of the deployment, or those of the backends in a stack; none for a stack without a backend.
 * @throws InvalidTerraformPlanError when `terraformPlan` is something else.
 * @throws InvalidPlanError when `plans` has something else.
 * @example
 * const planned = await planDeployment(plan, {}, { mode: 'refresh-only' });
 * const drift = readDrift(planned.terraformPlan, [plan]);
 */
export function readDrift(terraformPlan: string, plans: readonly ResourcePlan[]): readonly DriftedResource[] {
  const drift = readTerraformPlan(terraformPlan).resource_drift.filter(({ mode }) => mode === 'managed');
  // The gate judges a change that someone made as it judges one that the engine would make.
  const written = parseJson(terraformPlan);
  const { changes } = gateStack(
    { format_version: '1.2', planned_values: {}, resource_changes: written.resource_drift ?? [] },
    plans,
  );
  const judged = new Map(changes.map((change) => [change.address, change]));
  const blocks = new Map([
    ...configuredBlocks(written.configuration),
    ...plans.flatMap(({ terraform }) =>
      terraform.map((block) => [addressOf(block), block.arguments] as const),
    ),
  ]);
  const records = new Map(plans.flatMap(({ lock }) => [...protectionRecords(lock)]));
  const owners = new Map(
    plans.flatMap(({ terraform, resources }) => {
      const byKey = new Map(resources.map((resource) => [resource.key, resource]));
      return terraform.map((each) => [addressOf(each), byKey.get(each.resource ?? '')] as const);
    }),
  );
  const children = new Map(
    plans
      .flatMap(({ lock }) => Object.values(lock.resources))
      .flatMap(({ units }) => Object.values(units))
      .flatMap(({ blocks: held, components }) =>
        Object.keys(held).map((each) => [each, components] as const),
      ),
  );
  return drift
    .map((change): DriftedResource => {
      const { address, type } = change;
      const block = blockAddress(address);
      const owner = owners.get(block);
      return {
        address,
        type,
        verdict: judged.get(address)?.verdict ?? 'in-place',
        isGone: change.change.actions.includes('delete'),
        resource: owner?.key ?? null,
        components: children.get(block) ?? owner?.sharedBy ?? [],
        values: valuesOf(change, {
          declared: blocks.get(block) ?? {},
          locked: records.get(block)?.values ?? {},
          weaker: (judged.get(address)?.risks ?? []).map(({ argument }) => argument),
        }),
      };
    })
    .filter(({ isGone, values }) => isGone || values.length > 0)
    .sort((a, b) => Number(isData(b.verdict)) - Number(isData(a.verdict)));
}

function isData(verdict: Verdict): boolean {
  return verdict === 'data-loss' || verdict === 'data-at-risk';
}

/** The parts of a plan of the engine that are read here. The gate checks the list of changes. */
interface WrittenPlan {
  readonly resource_drift?: unknown;
  readonly configuration?: unknown;
}

function parseJson(terraformPlan: string): WrittenPlan {
  try {
    return JSON.parse(terraformPlan) as WrittenPlan;
  } catch (error) {
    throw new InvalidTerraformPlanError(
      `must be JSON, received text that JSON.parse refuses (${(error as Error).message}).`,
    );
  }
}

/** Knowledge about the arguments of one block. */
interface Known {
  readonly declared: JsonObject;
  readonly locked: Readonly<Record<string, string>>;
  /** Arguments whose new value protects data less. */
  readonly weaker: readonly string[];
}

function valuesOf({ change }: TerraformChange, { declared, locked, weaker }: Known): DriftedValue[] {
  if (change.actions.includes('delete')) return [];
  const names = Object.keys(declared);
  const isAllSensitive = [change.before_sensitive, change.after_sensitive].includes(true);
  const sensitive = [...sensitiveIn(change.before_sensitive), ...sensitiveIn(change.after_sensitive)];
  return dataDifferences(json(change.before), json(change.after)).flatMap(({ path, before, after }) => {
    // azurerm reads an empty map or a block of defaults where it wrote none, such as tags and retention_policy.
    if (isEmpty(before) && isEmpty(after)) return [];
    const [argument = ''] = path.split('.');
    const lockedValue = ownValue(locked, path) ?? ownValue(locked, argument);
    const isProtective = lockedValue !== undefined || weaker.some((each) => each.split('.')[0] === argument);
    if (!names.includes(argument) && !isProtective) return [];
    const show = (value: JsonValue | undefined) =>
      value !== undefined && (isAllSensitive || sensitive.includes(argument)) ? SENSITIVE : textOf(value);
    return [
      {
        path,
        declared: show(at(declared, path)),
        locked: lockedValue ?? null,
        applied: show(before),
        actual: show(after),
      },
    ];
  });
}

/** Returns true for a value that says as little as an absent one. */
function isEmpty(value: JsonValue | undefined): boolean {
  if (isPlainObject(value))
    return Object.values(value).every((each) => each === 0 || each === false || isEmpty(each as JsonValue));
  return value == null || ['[]', '""'].includes(JSON.stringify(value));
}

/** Returns the arguments with sensitive values. */
function sensitiveIn(marks: unknown): string[] {
  if (!isPlainObject(marks)) return [];
  return Object.entries(marks)
    .filter(([, mark]) => JSON.stringify(mark).includes('true'))
    .map(([name]) => name);
}

/** Returns the value at a path; undefined where nothing or an expression is there. */
function at(value: JsonObject, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (inner, key) => (isPlainObject(inner) ? ownValue(inner as JsonObject, key) : undefined),
      value,
    );
}

function json(value: unknown): JsonObject {
  // The engine's JSON was parsed, so it is JSON.
  return isPlainObject(value) ? (value as JsonObject) : {};
}

function textOf(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
