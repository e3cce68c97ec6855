import { unescapeText } from '../../plan/terraform-block.js';
import { secretIn } from '../key-vault/secret.js';
import type { FunctionsRequirementConfig } from './requirement.js';

/** Returns the names of the secrets that app settings read. Layouts are given escaped settings. */
export function secretsOf({
  environmentVariables = {},
}: Pick<FunctionsRequirementConfig, 'environmentVariables'>): string[] {
  const secrets: string[] = [];
  for (const value of Object.values(environmentVariables)) {
    const secret = secretIn(unescapeText(value));
    if (secret !== undefined) secrets.push(secret);
  }
  return secrets;
}
