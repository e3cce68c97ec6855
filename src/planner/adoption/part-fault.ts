import type { ImportId } from '../../plan/resource-plan.js';
import { addressOf } from '../../plan/terraform-block.js';
import type { Part } from './parts.js';
import type { Fault } from './resource-fault.js';

/** Returns the problem of the id of a part of a resource; undefined when it is that of the part. */
export function partFault(key: string, id: string, { laidOut, blocks }: Part): Fault | undefined {
  const { resource } = laidOut;
  const [{ importId } = {}, ...others] = blocks;
  if (importId === undefined || others.length > 0)
    return {
      message: `adopt names '${key}', and its type does not say by which id Terraform imports it.`,
      resolution: `Remove it from adopt, and run terraform import for ${blocks.map(({ block }) => addressOf(block)).join(', ')}.`,
    };
  if (pattern(importId).test(id) && isIn(id, resource.name)) return undefined;
  return {
    message: `adopt has '${id}' for '${key}', which is '${partsOf(importId)
      .map((part) => (typeof part === 'string' ? part : '…'))
      .join('')}' in '${resource.name}'.`,
    resolution: `Give its id, and adopt '${resource.key}' as well where that has another name.`,
  };
}

/** Matches every id that an expression may produce. */
function pattern(importId: ImportId): RegExp {
  const literal = partsOf(importId).map((part) =>
    typeof part === 'string' ? part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) : '.+',
  );
  return new RegExp(`^${literal.join('')}$`);
}

function partsOf(importId: ImportId): readonly ImportId[] {
  return typeof importId === 'object' && '$join' in importId ? importId.$join : [importId];
}

/** Returns true if a name is a whole part of an id: between slashes, or the first label of a host. */
function isIn(id: string, name: string): boolean {
  return id.toLowerCase().split(/[/.]/).includes(name.toLowerCase());
}
