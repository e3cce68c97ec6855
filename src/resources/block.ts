import * as v from 'valibot';

import { encode, encodeValue } from '../plan/expression/encode.js';
import type { Expression, OrExpression } from '../plan/expression/expression.js';
import type { JsonObject } from '../plan/json.js';
import { addressOf, type BlockMeta, type BlockRef, type TerraformBlock } from '../plan/terraform-block.js';
import type { AzurermArguments } from './azurerm-arguments.js';

export type { BlockRef } from '../plan/terraform-block.js';

/** Schema of {@link BlockRef}. */
export const blockRefSchema = v.looseObject({ type: v.string(), id: v.string() });

/** A command on the machine that runs Terraform, as a `local-exec` provisioner names its parts. */
export interface LocalCommand {
  /** For the shell of the machine; the last argument of `interpreter` where there is one. */
  readonly command: OrExpression<string>;
  readonly working_dir?: OrExpression<string>;
  /** A program and its arguments, to be run without a shell. */
  readonly interpreter?: readonly OrExpression<string>[];
}

/** Meta-arguments of a block. */
export interface BlockOptions {
  /** Blocks that must exist first although no argument refers to them. */
  readonly depends_on?: readonly BlockRef[];
  /** A set of strings. Terraform makes one resource for each. */
  readonly for_each?: Expression;
  /** Arguments that something else changes in Azure: Terraform leaves them as they are there. */
  readonly ignore_changes?: readonly string[];
  /** Azure refuses to delete the resource while others are in it: Terraform destroys it after it updated them. */
  readonly create_before_destroy?: true;
  /** Blocks whose change has Terraform replace the resource: destroyed before they change, made again after. */
  readonly replace_triggered_by?: readonly BlockRef[];
  /** Condition that Terraform checks before it makes the resource. */
  readonly precondition?: { readonly condition: Expression; readonly error_message: string };
  /** Commands that run in turn when the resource is made. */
  readonly local_exec?: readonly LocalCommand[];
  /** Ids that the block had in earlier versions of the library. */
  readonly moved_from?: readonly string[];
}

/** Lays out one block of a built-in type. Arguments that are undefined are left out. */
export function block<T extends keyof AzurermArguments>(
  type: T,
  id: string,
  plain: Readonly<AzurermArguments[T]>,
  options?: BlockOptions,
): TerraformBlock {
  return makeBlock(type, id, plain, options);
}

/** Lays out one block of any type, without a check of its arguments by the compiler. */
export function makeBlock(type: string, id: string, plain: object, options?: BlockOptions): TerraformBlock {
  if (options === undefined) return { type, id, arguments: encode(plain) };
  const { depends_on = [], replace_triggered_by = [], ...others } = options;
  const meta = {
    ...(depends_on.length > 0 && { depends_on: depends_on.map(addressOf) }),
    ...(replace_triggered_by.length > 0 && { replace_triggered_by: replace_triggered_by.map(addressOf) }),
    ...(encodeValue(others as JsonObject) as BlockMeta),
  };
  const isPlain = Object.keys(meta).length === 0;
  return { type, id, arguments: encode(plain), ...(!isPlain && { meta }) };
}
