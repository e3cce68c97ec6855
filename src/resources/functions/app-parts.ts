import type { PlannedPackage } from '../../plan/package.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { BlockRef } from '../block.js';
import type { AppDependencies } from './app-dependencies.js';
import type { CallerIdentities } from './component-calls.js';
import type { CorsConfig } from './requirement.js';
import type { FunctionsResource } from './sharing.js';

/** Everything that an app of any hosting is put together from. */
export interface AppParts {
  readonly resource: FunctionsResource;
  readonly servicePlan: TerraformBlock;
  readonly identity: TerraformBlock;
  readonly dependencies: AppDependencies;
  /** App settings, in Terraform's form. */
  readonly settings: Readonly<Record<string, string>>;
  /** Origins that may call the app, placeholders replaced. */
  readonly cors: CorsConfig | undefined;
  /** The code that is deployed with the app. */
  readonly code: PlannedPackage | undefined;
  /** Components that may call those of the app. */
  readonly callers: CallerIdentities;
  /** Blocks that must exist before the app starts. */
  readonly after: readonly BlockRef[];
}

/** Returns the web pages that may call the app. */
export function corsArguments({ allowedOrigins, supportCredentials = false }: CorsConfig) {
  // Azure takes '*' alone.
  return { allowedOrigins: allowedOrigins.includes('*') ? ['*'] : [...allowedOrigins], supportCredentials };
}
