import type { ResourcePlan } from '../../plan/resource-plan.js';

/** A secret that an app setting takes from a vault. Its value is in no plan, so a person puts it there. */
export interface VaultSecret {
  readonly secret: string;
  /** Azure name of the vault. */
  readonly vault: string;
  /** Address of the block of the vault; undefined for a vault that the plan does not know. */
  readonly block: string | undefined;
}

/** The value of a setting, in the JSON of a plan: the vault is a reference or a name. */
const REFERENCE =
  /@Microsoft\.KeyVault\(VaultName=(?:",\{"\$ref":"(?<block>[^"]+)\.name"\},")?(?<name>[^;"]*);SecretName=(?<secret>[^)"]+)\)/g;

/** Returns the secrets that the apps of a plan read, each once. */
export function vaultSecretsOf({ terraform }: ResourcePlan): VaultSecret[] {
  const nameOf = (address: string) => {
    const name = terraform.find(({ type, id }) => `${type}.${id}` === address)?.arguments['name'];
    return typeof name === 'string' ? name : address;
  };
  const found = new Map<string, VaultSecret>();
  for (const { groups } of JSON.stringify(terraform).matchAll(REFERENCE)) {
    const { block, name = '', secret = '' } = groups ?? {};
    const vault = block === undefined ? name : nameOf(block);
    found.set(`${vault}/${secret}`, { secret, vault, block });
  }
  return [...found.values()];
}
