import type { AzurermMajor } from '../../plan/resource-plan.js';
import { type Arguments, argumentsIn } from './argument-table.js';
import { AZURERM_4 } from './azurerm-4.js';
import { AZURERM_5 } from './azurerm-5.js';

const known = new Map<string, Arguments | undefined>();

/**
 * Returns the arguments of a Terraform type.
 * @returns undefined when no table has the type.
 */
export function argumentsOf(type: string, azurerm: AzurermMajor): Arguments | undefined {
  const key = `${azurerm} ${type}`;
  if (!known.has(key)) known.set(key, find(type, azurerm));
  return known.get(key);
}

function find(type: string, azurerm: AzurermMajor): Arguments | undefined {
  const newest = azurerm === 5 ? argumentsIn(AZURERM_5, type) : undefined;
  // The table of azurerm 5 has the types that it changed.
  return newest ?? argumentsIn(AZURERM_4, type);
}
