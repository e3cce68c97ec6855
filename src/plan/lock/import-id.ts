import { type ExpressionJson, joinedJson } from '../expression/expression-json.js';
import type { ImportId } from '../resource-plan.js';
import { STACK_PARAMETERS, type StackParameter } from '../stack-parameters.js';

/** An attribute of a block, or a value of the stack, as a lock has it in an id. */
const EXPRESSION =
  /(\$\{(?:stack\.[a-z_]+|(?:data\.)?azurerm_[a-z0-9_]+\.[A-Za-z_][A-Za-z0-9_-]*\.[a-z][a-z0-9_]*)\})/;

// The keys of STACK_PARAMETERS are its type.
const PARAMETERS = new Map(
  Object.entries(STACK_PARAMETERS).map(([name, text]) => [text as string, name as StackParameter]),
);

/**
 * Reads an id of a lock, such as `${azurerm_cosmosdb_account.shop.id}/sqlDatabases/user-db`. Attributes of blocks and values of
 * the stack become expressions. Everything else stays a string, which Terraform does not evaluate.
 */
export function readImportId(text: string): ImportId {
  return joinedJson(
    text.split(EXPRESSION).map((part, index) => (index % 2 === 0 ? part : expressionOf(part))),
  );
}

function expressionOf(text: string): string | ExpressionJson {
  const name = PARAMETERS.get(text);
  if (name !== undefined) return { $parameter: name };
  return text.startsWith('${stack.') ? text : { $ref: text.slice(2, -1) };
}
