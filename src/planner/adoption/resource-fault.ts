import type { PlanError } from '../../plan/diagnostics.js';
import { ownValue } from '../../plan/json.js';
import type { AdoptedId } from '../../resources/azure/adopted-id.js';
import type { Settings } from '../../resources/settings.js';
import type { LaidOutResource } from '../lay-out.js';

/** Problem and resolution of an entry of `adopt`. */
export type Fault = Pick<PlanError, 'message' | 'resolution'>;

/** Returns the problem of the id of a resource; undefined when Terraform can import it. */
export function resourceFault(
  { type, name }: AdoptedId,
  { type: own, resource, layout }: LaidOutResource,
  { lock }: Settings,
): Fault | undefined {
  const { key } = resource;
  const [main] = layout.blocks ?? [];
  if (own.azureType === undefined)
    return {
      message: `adopt names '${key}', and a ${own.title} cannot be adopted by its id alone.`,
      resolution: 'Import it with Terraform and use lockFromState, or remove it from adopt to have it made.',
    };
  if (type.toLowerCase() !== own.azureType.toLowerCase())
    return {
      message: `adopt has an id of type '${type}' for '${key}', which is of type '${own.azureType}'.`,
      resolution: `Give the id of a ${own.title}.`,
    };
  if (resource.name.toLowerCase() !== name.toLowerCase()) {
    const isLocked = ownValue(lock?.resources, key)?.name === resource.name;
    return {
      message: `adopt has '${name}' for '${key}', and the ${isLocked ? 'lock' : 'configuration'} has '${resource.name}'.`,
      resolution: isLocked
        ? 'Remove it from adopt: what is locked keeps its name.'
        : `Give the id of '${resource.name}', or leave its name out of the configuration.`,
    };
  }
  // A type may look up what exists, or lay out something else in its place.
  if (main?.arguments['name'] !== resource.name || main.type.startsWith('data.'))
    return {
      message: `adopt names '${key}', which the backend uses as it is, without making it.`,
      resolution: 'Remove it from adopt, or the option that names the existing resource.',
    };
  return undefined;
}
