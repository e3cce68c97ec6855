import type { PlanError } from '../plan/diagnostics.js';
import { askersOf, type Resource } from './resource.js';

/**
 * Returns the error about what components ask of one resource together, and it cannot have.
 * @param asks - Returns true for the configuration of a requirement that is to change.
 */
export function combinationError<Req extends object>(
  resource: Pick<Resource<Req>, 'key' | 'requirements'>,
  asks: (config: Req) => boolean,
  said: Pick<PlanError, 'path' | 'message' | 'resolution'>,
): PlanError {
  return { code: 'INVALID_COMBINATION', ...askersOf(resource, asks), ...said };
}
