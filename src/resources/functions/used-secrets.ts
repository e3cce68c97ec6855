import { unescapeText } from '../../plan/terraform-block.js';
import { secretIn } from '../key-vault/secret.js';
import type { FunctionsRequirementConfig } from './requirement.js';

/** Returns the names of the secrets that app settings read. Layouts are given escaped settings. */
export function secretsOf({
  environmentVariables = {},
}: Pick<FunctionsRequirementConfig, 'environmentVariables'>): string[] {
  return Object.values(environmentVariables).flatMap((value) => secretIn(unescapeText(value)) ?? []);
}
