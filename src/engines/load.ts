import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import type * as Cdktf from 'cdktf';
import type * as Constructs from 'constructs';

import { loadModule } from '../terraform/load-module.js';
import { CannotApplyError } from '../errors.js';
import { ownValue } from '../plan/json.js';
import { type Engine, ENGINES } from './engine.js';

// The one place that loads construct libraries and their provider packages, and only when something is applied. All are
// CommonJS, so that applying can stay synchronous. CDK Terrain is cdktf under another name, and its classes have the same
// types.

/** Loads the cdktf or cdktn package. */
export function loadCdk({ core, install }: Engine): typeof Cdktf {
  return loadModule(core, install) as typeof Cdktf;
}

/** Loads the constructs package, which both have in common. */
export function loadConstructs(): typeof Constructs {
  return loadModule('constructs', ENGINES.cdktf.install) as typeof Constructs;
}

export function loadProviderClass({ provider, install }: Engine): typeof AzurermProvider {
  const module = loadModule(`${provider}/lib/provider/index.js`, install);
  return (module as { AzurermProvider: typeof AzurermProvider }).AzurermProvider;
}

function loadProviderModule(
  type: string,
  folder: string,
  engine: Engine,
): Readonly<Record<string, ConstructClass>> {
  // Says first whether the package itself is there.
  loadProviderClass(engine);
  const { provider, providerVersion, install } = engine;
  try {
    return loadModule(`${provider}/lib/${folder}/index.js`, install) as Readonly<
      Record<string, ConstructClass>
    >;
  } catch (error) {
    if (!(error instanceof CannotApplyError)) throw error;
    throw new CannotApplyError(
      provider,
      `a block must have a Terraform type of the installed package, received '${type}'`,
      `correct the type where the block is made, in the layOut of its provider, or install ${provider} ${providerVersion}`,
    );
  }
}

/** Makes a construct of a provider class from its arguments, each of which is a property of the class too. */
export interface ConstructClass {
  new (scope: Constructs.Construct, id: string, config: object): Cdktf.TerraformElement;
  readonly prototype: object;
}

/**
 * Loads the class of a Terraform type: `azurerm_cosmosdb_account` is `CosmosdbAccount` of
 * `lib/cosmosdb-account`. A deep import, because the index of the package loads all of its 1,500 modules.
 * `terraform_data` is a class of the library itself.
 */
export function loadClass(type: string, engine: Engine): ConstructClass {
  if (type === 'terraform_data') return loadCdk(engine).DataResource;
  const words = type
    .replace(/^data\.azurerm_/, 'data_azurerm_')
    .replace(/^azurerm_/, '')
    .split('_');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const module = loadProviderModule(type, words.join('-'), engine);
  // The package appends an A where two of its names would clash.
  const found = ownValue(module, name) ?? module[`${name}A`];
  if (found === undefined)
    throw new CannotApplyError(
      engine.provider,
      `the installed package must have a class for '${type}', received none`,
      `install ${engine.provider} ${engine.providerVersion}`,
    );
  return found;
}
