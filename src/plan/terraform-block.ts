import type { ExpressionJson } from './expression/expression-json.js';
import type { JsonObject } from './json.js';

/** One Terraform resource or data source as data. */
export interface TerraformBlock {
  /** Terraform type: `azurerm_cosmosdb_account`, or `data.azurerm_client_config` for a data source. */
  readonly type: string;
  /** Logical id in Terraform: letters, digits, `_` and `-`. */
  readonly id: string;
  /**
   * Arguments as Terraform names them, nested blocks as in Terraform's JSON. A string is only a string: Terraform evaluates
   * expressions such as `{"$ref": "azurerm_cosmosdb_account.shop_cosmos.endpoint"}` and nothing else. A key of a user's map that
   * begins with `$` has a second `$`.
   */
  readonly arguments: JsonObject;
  /** Meta-arguments, and what the library remembers of the block. Absent for most. */
  readonly meta?: BlockMeta;
}

/** A block of a plan. */
export interface PlannedBlock extends TerraformBlock {
  /** Key of the resource that it belongs to. Absent where an import alone needs it. */
  readonly resource?: string;
}

/** Meta-arguments of Terraform by their names there, and what the library remembers of a block. */
export interface BlockMeta {
  /** Addresses of blocks that must exist first although no argument refers to them. */
  readonly depends_on?: readonly string[];
  /** A set of strings. Terraform makes one resource for each, whose arguments call it `{"$each": "value"}`. */
  readonly for_each?: ExpressionJson;
  /** Arguments that something else changes in Azure: Terraform leaves them as they are there. */
  readonly ignore_changes?: readonly string[];
  /**
   * Azure refuses to delete the resource while others are in it: Terraform destroys it after it updated them. Terraform keeps the
   * order in its state, so it holds from the first apply with it.
   */
  readonly create_before_destroy?: true;
  /** Addresses of blocks whose change has Terraform replace the resource: destroyed before they change, made again after. */
  readonly replace_triggered_by?: readonly string[];
  /** Condition that Terraform checks before it makes the resource. */
  readonly precondition?: { readonly condition: ExpressionJson; readonly error_message: string };
  /** Commands that run in turn on the machine of Terraform when the resource is made: while applying, never while planning. */
  readonly local_exec?: readonly LocalExec[];
  /** Its loss is a loss of data. Terraform gets `prevent_destroy`, unless the backend has `dataProtection: 'destroy'`. */
  readonly holds_data?: true;
  /** Ids that the block had in earlier versions of the library. `lockFromState` finds a deployed block by them. */
  readonly moved_from?: readonly string[];
}

/** A command on the machine that runs Terraform, as a `local-exec` provisioner names its parts. */
export interface LocalExec {
  /** For the shell of the machine; the last argument of `interpreter` where there is one. */
  readonly command: string | ExpressionJson;
  readonly working_dir?: string | ExpressionJson;
  /** A program and its arguments, to be run without a shell. */
  readonly interpreter?: readonly (string | ExpressionJson)[];
}

/** Type and id of a block that may not be laid out yet: addresses are deterministic. */
export type BlockRef = Pick<TerraformBlock, 'type' | 'id'>;

/** Returns the Terraform address of a block: `azurerm_cosmosdb_account.shop_cosmos`. */
export function addressOf(block: BlockRef): string {
  return `${block.type}.${block.id}`;
}

/** Returns the addresses of the blocks that must exist first although no argument refers to them. */
export function dependenciesOf({ meta }: Pick<TerraformBlock, 'meta'>): readonly string[] {
  return meta?.depends_on ?? [];
}
