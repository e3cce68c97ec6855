import * as v from 'valibot';

import { StateNotTakenOverError } from '../../errors.js';

/** A resource that Terraform manages, with the values that it has in Azure. */
export interface StateBlock {
  /** Without the index of an instance: `azurerm_storage_blob.shop_website_site_file`, in a module `module.shop.azurerm_…`. */
  readonly address: string;
  readonly type: string;
  readonly id: string;
  /** By the names of the provider: `partition_key_paths`. Of several instances, those of the first. */
  readonly values: Readonly<Record<string, unknown>>;
}

interface Module {
  readonly resources?: readonly Resource[] | undefined;
  readonly child_modules?: readonly Module[] | undefined;
}

const resourceSchema = v.object({
  address: v.string(),
  mode: v.string(),
  type: v.string(),
  name: v.string(),
  values: v.record(v.string(), v.unknown()),
});
type Resource = v.InferOutput<typeof resourceSchema>;

const moduleSchema: v.GenericSchema<unknown, Module> = v.lazy(() =>
  v.object({
    resources: v.optional(v.array(resourceSchema)),
    child_modules: v.optional(v.array(moduleSchema)),
  }),
);

// The format is documented, and later minor versions only add to it.
// Source: developer.hashicorp.com/terraform/internals/json-format
const stateSchema = v.object({
  format_version: v.pipe(v.string(), v.regex(/^1\.\d+$/)),
  values: v.optional(v.object({ root_module: moduleSchema })),
});

const SHOW = 'Give it what `terraform show -json` prints, without a plan file';
/** Levels of modules. Terraform projects have few. */
const MAX_LEVELS = 50;

/**
 * Reads the managed resources of `terraform show -json`, those of child modules included.
 * @throws StateNotTakenOverError when it is not that, or is empty.
 */
export function readState(input: unknown): readonly StateBlock[] {
  const result = v.safeParse(stateSchema, shallow(typeof input === 'string' ? readJson(input) : input));
  if (!result.success) {
    const [issue] = result.issues;
    // Of a missing key, its name in quotes is what is expected.
    const expected = issue.expected?.startsWith('"') === true ? 'given' : (issue.expected ?? 'a state');
    throw new StateNotTakenOverError(
      'state',
      `${v.getDotPath(issue) ?? 'the whole'} must be ${expected}, received ${issue.received}`,
      SHOW,
    );
  }
  if (result.output.values === undefined)
    throw new StateNotTakenOverError(
      'state',
      'a state with resources is expected, received an empty one',
      'Run the command where the deployed backend has its state, or plan without a lock if nothing is deployed',
    );
  return blocksIn(result.output.values.root_module);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StateNotTakenOverError(
      'state',
      `the text must be JSON, received ${(error as Error).message}`,
      SHOW,
    );
  }
}

/** Refuses modules in modules without end, before a schema follows them. */
function shallow(input: unknown): unknown {
  let level: unknown[] = [input];
  for (let levels = 0; level.length > 0; levels += 1) {
    if (levels > MAX_LEVELS)
      throw new StateNotTakenOverError(
        'state',
        `modules must be nested at most ${MAX_LEVELS} levels deep`,
        SHOW,
      );
    level = level.flatMap(modulesIn);
  }
  return input;
}

function modulesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { values, root_module: root, child_modules: children } = value as Record<string, unknown>;
  return [values, root, children].flat().filter((each) => each !== undefined);
}

function blocksIn({ resources = [], child_modules: children = [] }: Module): StateBlock[] {
  const blocks = new Map<string, StateBlock>();
  for (const { address, mode, type, name: id, values } of resources) {
    if (mode !== 'managed') continue;
    // An index may hold any text, brackets and dots included, so the end of the id is where it begins.
    const own = `${type}.${id}`;
    const whole = address.slice(0, address.indexOf(own)) + own;
    if (!blocks.has(whole)) blocks.set(whole, { address: whole, type, id, values });
  }
  return [...blocks.values(), ...children.flatMap(blocksIn)];
}
