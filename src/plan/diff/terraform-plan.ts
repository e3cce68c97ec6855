import * as v from 'valibot';

import { InvalidTerraformPlanError } from '../../errors.js';

const text = v.string();

/** Attributes of a resource; null where it does not exist. */
const attributes = v.nullable(v.record(text, v.unknown()));

const ACTIONS = ['no-op', 'create', 'read', 'update', 'delete', 'forget'] as const;

/**
 * Actions of one change, of Terraform and OpenTofu. Any others may lose data.
 * Source: developer.hashicorp.com/terraform/internals/json-format (change representation)
 */
const COMBINATIONS = new Set([...ACTIONS, 'delete,create', 'create,delete', 'create,forget']);

const change = v.pipe(
  v.object({
    actions: v.pipe(
      v.array(v.picklist(ACTIONS)),
      v.check((actions) => COMBINATIONS.has(actions.join()), 'unknown combination of actions'),
    ),
    before: v.optional(attributes, null),
    after: v.optional(attributes, null),
    // False where everything is known. A resource of which nothing is known cannot be judged.
    after_unknown: v.nullish(v.union([v.record(text, v.unknown()), v.literal(false)])),
    before_sensitive: v.optional(v.unknown()),
    after_sensitive: v.optional(v.unknown()),
    replace_paths: v.optional(v.array(v.array(v.union([text, v.number()]))), []),
    // Of a resource that Azure has and the state does not have yet.
    importing: v.nullish(v.looseObject({})),
  }),
  v.check(
    ({ actions, before, after }) => !actions.includes('update') || (before !== null && after !== null),
    'an update must have before and after',
  ),
);

const changes = v.optional(
  v.array(
    v.pipe(
      v.object({ address: text, mode: v.picklist(['managed', 'data']), type: text, change }),
      // Terraform leaves the deletion of data sources out: it only drops them from its state.
      v.check(
        ({ mode, change: { actions } }) =>
          mode === 'managed'
            ? !actions.includes('read')
            : actions.every((action) => action === 'no-op' || action === 'read'),
        'a data source must be read or left alone, and a managed resource is never read',
      ),
    ),
  ),
  [],
);

const planSchema = v.object({
  format_version: v.pipe(text, v.regex(/^1\.\d+$/)),
  errored: v.optional(v.boolean(), false),
  resource_changes: changes,
  // Changes in Azure since the last apply. Source: developer.hashicorp.com/terraform/internals/json-format
  resource_drift: changes,
});

/** The part of `terraform show -json` that the gate reads. */
export type TerraformPlan = v.InferOutput<typeof planSchema>;

/** One resource of it. */
export type TerraformChange = TerraformPlan['resource_changes'][number];

/**
 * Reads the output of `terraform show -json`, as text or parsed.
 * @throws InvalidTerraformPlanError when it is something else, or of an unknown format version.
 */
export function readTerraformPlan(input: unknown): TerraformPlan {
  const given = typeof input === 'string' ? parseJson(input) : input;
  const result = v.safeParse(planSchema, given);
  if (result.success) {
    if (isPlan(given)) return result.output;
    throw new InvalidTerraformPlanError(
      'must have resource_changes or planned_values, received neither, as in the output for a state.',
    );
  }
  const [issue] = result.issues;
  throw new InvalidTerraformPlanError(`at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}.`);
}

/**
 * Tells a plan from a state, which has the same format version: without the name of the plan file, `terraform show -json` prints
 * the state. Terraform leaves `resource_changes` out where it is empty, and never `planned_values`.
 * Source: developer.hashicorp.com/terraform/internals/json-format
 */
function isPlan(given: unknown): boolean {
  return (
    typeof given === 'object' && given !== null && ('resource_changes' in given || 'planned_values' in given)
  );
}

function parseJson(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch (error) {
    throw new InvalidTerraformPlanError(
      `must be JSON, received a string that is not (${(error as Error).message}).`,
    );
  }
}

/** Returns the address of a block, without the module and without the key of one of several instances. */
export function blockAddress(address: string): string {
  return address.replace(/^(?:module\.[^.]+\.)+/, '').replace(/\[.*\]$/, '');
}
