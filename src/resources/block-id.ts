import { type ExpressionJson, referenceIn } from '../plan/expression/expression-json.js';

/** Returns the id of the block whose name an expression is, where azurerm 5 refers by id; undefined for a plain name. */
export function idOfNamed(name: string | ExpressionJson | undefined): ExpressionJson | undefined {
  const found = referenceIn(name);
  return found?.attribute === 'name' ? { $ref: `${found.address}.id` } : undefined;
}
