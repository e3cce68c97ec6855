import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import type * as Cdktf from 'cdktf';
import type * as Constructs from 'constructs';

import { loadModule } from '../engine/load-module.js';
import { CannotApplyError } from '../errors.js';
import { ownValue } from '../plan/json.js';

// The one place that loads cdktf and the provider package, and only when something is applied. Both are CommonJS, so
// that applying can stay synchronous.
function load(module: string): unknown {
  return loadModule(module, 'npm install cdktf constructs @cdktf/provider-azurerm');
}

/** The cdktf package. */
export function loadCdktf(): typeof Cdktf {
  return load('cdktf') as typeof Cdktf;
}

/** The constructs package. */
export function loadConstructs(): typeof Constructs {
  return load('constructs') as typeof Constructs;
}

/** The class of the azurerm provider block. */
export function loadProviderClass(): typeof AzurermProvider {
  return (
    load('@cdktf/provider-azurerm/lib/provider/index.js') as { AzurermProvider: typeof AzurermProvider }
  ).AzurermProvider;
}

function loadProviderModule(type: string, module: string): Readonly<Record<string, ConstructClass>> {
  // Says first whether the package itself is there.
  loadProviderClass();
  try {
    return load(module) as Readonly<Record<string, ConstructClass>>;
  } catch (error) {
    if (!(error instanceof CannotApplyError)) throw error;
    throw new CannotApplyError(
      `The installed @cdktf/provider-azurerm has no type '${type}'.`,
      'correct the type where the block is made, in the layOut of its provider, or install @cdktf/provider-azurerm 14.23.1.',
    );
  }
}

/** Makes a construct of a provider class from its arguments, each of which is a property of the class too. */
export interface ConstructClass {
  new (scope: Constructs.Construct, id: string, config: object): Cdktf.TerraformElement;
  readonly prototype: object;
}

/**
 * The class of a Terraform type: `azurerm_cosmosdb_account` is `CosmosdbAccount` of `lib/cosmosdb-account`. A deep
 * import, because the index of the package loads all of its 1,500 modules. `terraform_data` is cdktf's own.
 */
export function loadClass(type: string): ConstructClass {
  if (type === 'terraform_data') return loadCdktf().DataResource;
  const words = type
    .replace(/^data\.azurerm_/, 'data_azurerm_')
    .replace(/^azurerm_/, '')
    .split('_');
  const folder = words.join('-');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const module = loadProviderModule(type, `@cdktf/provider-azurerm/lib/${folder}/index.js`);
  // The package appends an A where two of its names would clash.
  const found = ownValue(module, name) ?? module[`${name}A`];
  if (found === undefined)
    throw new CannotApplyError(
      `There is no class for '${type}'.`,
      'install @cdktf/provider-azurerm 14.23.1.',
    );
  return found;
}
