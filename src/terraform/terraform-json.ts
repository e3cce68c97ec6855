import { isPlainObject, type JsonObject, type JsonValue, sortKeys } from '../plan/json.js';

/** Blocks by type, then by id. */
export type BlocksByType = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** A Terraform configuration in its JSON syntax. Source: developer.hashicorp.com/terraform/language/syntax/json */
export interface TerraformJson {
  readonly terraform: JsonObject;
  readonly variable?: Readonly<Record<string, JsonObject>>;
  readonly provider: JsonObject;
  readonly data?: BlocksByType;
  readonly resource: BlocksByType;
  readonly removed?: readonly JsonObject[];
  readonly moved?: readonly JsonObject[];
  readonly import?: readonly JsonObject[];
}

/** Writes a configuration with its keys in code point order, so that the order in a plan never shows in a diff. */
export function serializeTerraform(json: TerraformJson): string {
  const text = JSON.stringify(
    json,
    (_key, part: JsonValue) => (isPlainObject(part) ? sortKeys(part) : part),
    2,
  );
  return `${text}\n`;
}
