import { CannotApplyError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { Engine } from './engine.js';

/** Refuses a plan for azurerm 5: the classes of the provider package are those of azurerm 4. @throws CannotApplyError */
export function checkAzurerm({ backend, provider }: ResourcePlan, engine: Engine): void {
  if (provider.azurerm !== 5) return;
  throw new CannotApplyError(
    `Backend '${backend.id}' is planned for azurerm 5, and ${engine.provider} has constructs for azurerm 4.`,
    "write it with writeTerraform of '@atakora/component/terraform', or remove azurerm: 5 from the backend config.",
  );
}
