import type { JsonValue } from '../plan/json.js';

/**
 * Returns the id of the block whose name an expression is, where azurerm 5 refers by id.
 * @example idOfNamed('${azurerm_private_dns_zone.shop.name}') // '${azurerm_private_dns_zone.shop.id}'
 * @returns undefined for a name that is not an expression.
 */
export function idOfNamed(name: JsonValue | undefined): string | undefined {
  const [, address] = /^\$\{([^{}]+)\.name\}$/.exec(typeof name === 'string' ? name : '') ?? [];
  return address === undefined ? undefined : `\${${address}.id}`;
}
