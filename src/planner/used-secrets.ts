import type { FunctionsResource } from '../resources/functions/functions-type.js';
import type { KeyVaultLayout } from '../resources/key-vault/key-vault-layout.js';
import { secretIn } from '../resources/key-vault/key-vault-secret.js';

/** Names of the secrets that an app reads. */
export function secretsOf({ config }: Pick<FunctionsResource, 'config'>): string[] {
  return Object.values(config.environmentVariables).flatMap((value) => secretIn(value) ?? []);
}

/** What is read from the vault, and by whom; null when nobody reads anything. */
export function usedSecrets(
  apps: readonly FunctionsResource[],
): Pick<KeyVaultLayout, 'secrets' | 'readers'> | null {
  const secrets = [...new Set(apps.flatMap(secretsOf))].sort();
  if (secrets.length === 0) return null;
  const readers = apps.flatMap(({ needs }) =>
    needs
      .filter(({ config }) =>
        Object.values(config.environmentVariables ?? {}).some((value) => secretIn(value) !== undefined),
      )
      .map(({ component }) => component),
  );
  return { secrets, readers: [...new Set(readers)].sort() };
}
