import type { PlannedPackage } from '../../plan/package.js';
import type { OrExpression } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { AzurermArguments } from '../azurerm-arguments.js';
import type { BlockRef } from '../block.js';
import type { AppDependencies } from './app-dependencies.js';
import type { ResolvedCors } from './cors.js';
import type { FunctionsResource } from './sharing.js';

/** Everything that an app of any hosting is put together from. */
export interface AppParts {
  readonly resource: FunctionsResource;
  readonly servicePlan: TerraformBlock;
  readonly identity: BlockRef;
  readonly dependencies: AppDependencies;
  readonly settings: Readonly<Record<string, OrExpression<string>>>;
  /** Origins that may call the app, placeholders replaced. */
  readonly cors: ResolvedCors | undefined;
  /** The code that is deployed with the app. */
  readonly code: PlannedPackage | undefined;
  /** The argument `auth_settings_v2`. */
  readonly auth: AzurermArguments['azurerm_linux_function_app']['auth_settings_v2'];
  /** Blocks that must exist before the app starts. */
  readonly after: readonly BlockRef[];
}

/** Returns the web pages that may call the app. */
export function corsArguments({ allowedOrigins, supportCredentials = false }: ResolvedCors) {
  return {
    // Azure takes '*' alone, and azurerm no empty list.
    ...(allowedOrigins.length > 0 && {
      allowed_origins: allowedOrigins.includes('*') ? ['*'] : allowedOrigins,
    }),
    support_credentials: supportCredentials,
  };
}
