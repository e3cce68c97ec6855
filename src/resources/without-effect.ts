import type { PlanWarning } from '../plan/diagnostics.js';

/**
 * Returns the warning about an option that cannot act here: `<option> has no effect: <reason>.`
 * @param path - The option, such as `healthCheck.interval`.
 * @param reason - Rest of a sentence, without a full stop.
 * @param resolution - An imperative.
 * @param where - Resource and components that ask for the option; none for an option of the backend.
 */
export function withoutEffect(
  path: string,
  reason: string,
  resolution: string,
  where: { readonly resource?: string; readonly components: readonly string[] } = { components: [] },
): PlanWarning {
  return {
    code: 'OPTION_WITHOUT_EFFECT',
    message: `${path} has no effect: ${reason}.`,
    path,
    ...where,
    resolution,
  };
}
