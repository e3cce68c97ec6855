import type { CorsConfig } from './functions-config.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { FunctionsResource } from './functions-type.js';
import type { Surroundings } from './surroundings.js';

/** What an app of any hosting is put together from. */
export interface AppParts {
  readonly resource: FunctionsResource;
  readonly plan: TerraformBlock;
  readonly identity: TerraformBlock;
  readonly around: Surroundings;
  /** The subnet that it sends through; undefined in a public backend. */
  readonly subnet: TerraformBlock | undefined;
  /** App settings, in Terraform's form. */
  readonly settings: Readonly<Record<string, string>>;
  /** What must exist before the app starts. */
  readonly after: readonly TerraformBlock[];
}

/** Who may call from a browser. */
export function corsArguments({ allowedOrigins, supportCredentials = false }: CorsConfig) {
  // Azure takes '*' alone.
  return { allowedOrigins: allowedOrigins.includes('*') ? ['*'] : [...allowedOrigins], supportCredentials };
}
