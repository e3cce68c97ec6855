import type { PackageFact } from '../package.js';
import { type ExpressionJson, joinedJson, joinTwo, type StackParameter } from './expression-json.js';
import { addressOf, type BlockRef } from '../terraform-block.js';
import { templateText } from './template.js';

// Layouts write expressions as instances of a class, which no data of a user can be. `encode` converts them to the JSON of a plan.

const ATTRIBUTE = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*|\[\d+\])*$/;

const JSON_FORM: unique symbol = Symbol.for('@atakora/component/expression') as never;

/** A value that Terraform evaluates. Only functions such as {@link ref} and {@link join} make it. */
export interface Expression {
  readonly [JSON_FORM]: ExpressionJson;
}

/** A value, or an expression in its place. */
export type OrExpression<T> = T | Expression;

class MadeExpression implements Expression {
  readonly [JSON_FORM]: ExpressionJson;

  constructor(json: ExpressionJson) {
    this[JSON_FORM] = json;
  }

  toJSON(): ExpressionJson {
    return this[JSON_FORM];
  }

  /** Runs where a template literal or `+` would convert the expression to a string. */
  toString(): never {
    throw new TypeError(
      `${templateText(this[JSON_FORM])}: must not be in a string, in which Terraform does not evaluate it, received a conversion to a string. ` +
        "Join it: join`${ref(account, 'id')}/tables/${name}`.",
    );
  }
}

/** Makes an expression of its JSON. */
export function expression(json: ExpressionJson): Expression {
  return new MadeExpression(json);
}

/** Returns true for an expression, also of another copy of this package. */
export function isExpression(value: unknown): value is Expression {
  // eslint-disable-next-line atakora/own-keys -- no JSON and no prototype has this symbol
  return typeof value === 'object' && value !== null && JSON_FORM in value;
}

/** Returns a string as it is, and the JSON of an expression. @throws TypeError for any other value. */
export function jsonOf(value: OrExpression<string> | undefined): string | ExpressionJson {
  if (typeof value === 'string') return value;
  if (isExpression(value)) return value[JSON_FORM];
  throw new TypeError(
    `join(): each part must be a string or an expression, received ${typeof value}. Convert the part.`,
  );
}

/**
 * Refers to one attribute of another block. Terraform then makes that block first.
 * @param attribute - As Terraform names it, such as `endpoint` or `identity[0].principal_id`.
 * @throws {TypeError} when no attribute has such a name, as `hostName`.
 * @example ref(account, 'endpoint') // ${azurerm_cosmosdb_account.shop_cosmos.endpoint}
 */
export function ref(block: BlockRef, attribute: string): Expression {
  if (typeof attribute !== 'string' || !ATTRIBUTE.test(attribute))
    throw new TypeError(
      `ref(): an attribute of ${addressOf(block)} must have Terraform's name, received '${attribute}'. ` +
        "Write it as in the documentation of azurerm: 'primary_access_key', or 'identity[0].principal_id'.",
    );
  return expression({ $ref: `${addressOf(block)}.${attribute}` });
}

/** Returns a value that only the stack knows. */
export function parameter(name: StackParameter): Expression {
  return expression({ $parameter: name });
}

/**
 * Writes Terraform's own language, for types of users that need a function of it. The library does not read the code.
 * `applyPlan` refuses a plan from elsewhere that has such an expression.
 * @throws {TypeError} when the code begins with `${`, which the library writes around it.
 * @example terraformExpression('timeadd(plantimestamp(), "24h")')
 */
export function terraformExpression(code: string): Expression {
  if (code.trimStart().startsWith('${'))
    throw new TypeError(
      `terraformExpression(): the code must not be wrapped in \${…}, received '${code}'. ` +
        "Write the code alone: terraformExpression('timestamp()').",
    );
  const json = { $terraform: code };
  written.add(json);
  return expression(json);
}

/** Code of Terraform that {@link terraformExpression} wrote. Data of a user may have the same form. */
const written = new WeakSet<object>();

/** Returns true for the JSON of an expression that {@link terraformExpression} made; false for data of that form. */
export function isWritten(json: ExpressionJson): boolean {
  return written.has(json);
}

/** Returns a fact of a package. It is known once the package is put together, so the plan does not change with the code. */
export function packageFact(app: string, fact: PackageFact): Expression {
  return expression({ $package: `${app}.${fact}` });
}

/**
 * Joins strings and expressions, as a tag of a template literal.
 * @returns A string where all parts are strings.
 * @throws TypeError when a value is neither a string nor an expression, such as a number.
 * @example join`${ref(account, 'id')}/tables/${name}`
 */
export function join(
  literals: TemplateStringsArray,
  ...values: OrExpression<string>[]
): OrExpression<string> {
  let json: string | ExpressionJson = '';
  // Plans have several joins for each component, so strings side by side are put together first.
  let text = literals[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    const part = jsonOf(values[index]);
    if (typeof part === 'string') text += part;
    else {
      json = joinTwo(joinTwo(json, text), part);
      text = '';
    }
    text += literals[index + 1] ?? '';
  }
  return ofJson(joinTwo(json, text));
}

/** Joins strings and expressions in a canonical form, so that equal values have equal JSON. */
export function joined(parts: readonly OrExpression<string>[]): OrExpression<string> {
  return ofJson(joinedJson(parts.map(jsonOf)));
}

function ofJson(json: string | ExpressionJson): OrExpression<string> {
  return typeof json === 'string' ? json : expression(json);
}

/** Returns values without those that are equal to an earlier one. */
export function distinct<T extends OrExpression<string>>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Returns a string, or an expression as Terraform writes it: for people and for locks. */
export function textOf(value: OrExpression<string>): string {
  return typeof value === 'string' ? value : templateText(jsonOf(value));
}
