import { secretIn } from '../key-vault/secret.js';
import type { FunctionsRequirementConfig } from './requirement.js';

/** Returns the names of the secrets that app settings read. */
export function secretsOf({
  environmentVariables = {},
}: Pick<FunctionsRequirementConfig, 'environmentVariables'>): string[] {
  const secrets: string[] = [];
  for (const value of Object.values(environmentVariables)) {
    const secret = secretIn(value);
    if (secret !== undefined) secrets.push(secret);
  }
  return secrets;
}
