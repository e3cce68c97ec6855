import type { BlockRef } from '../../resources/block.js';
import { jsonOf } from '../../plan/expression/expression.js';
import type { ImportId } from '../../plan/resource-plan.js';
import type { PlannedUnit } from '../../resources/resource-layout.js';
import type { LaidOutResource } from '../lay-out.js';
import { childName } from '../retention/discarded.js';
import { isDataBlock, plannedChildren } from '../retention/child-changes.js';

/** A part of a resource: a unit, or a block that contains units, such as a database. */
export interface Part {
  readonly laidOut: LaidOutResource;
  readonly blocks: readonly { readonly block: BlockRef; readonly importId?: ImportId }[];
  /** True if the lock has it as a unit, so it is imported as one. */
  readonly isUnit: boolean;
}

/** Finds parts as `adopt` names them: `cosmos:user-db`, and with the place `cosmos:user-db@cosmos:shared`. */
export function partsByName(layouts: readonly LaidOutResource[]): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const laidOut of layouts) {
    const { key, type } = laidOut.resource;
    const add = (name: string, part: Part) => {
      parts.set(childName(type, name), part).set(`${childName(type, name)}@${key}`, part);
    };
    for (const { part, ...block } of laidOut.layout.parents ?? [])
      if (part !== undefined)
        add(part.name, { laidOut, blocks: [withJson({ block, importId: part.importId })], isUnit: false });
    for (const [name, { blocks }] of Object.entries(plannedChildren(laidOut)))
      add(name, {
        laidOut,
        blocks: blocks.filter(({ block }) => isDataBlock(laidOut.type, block)).map(withJson),
        isUnit: true,
      });
  }
  return parts;
}

function withJson({ block, importId }: PlannedUnit['blocks'][number]) {
  if (importId === undefined) return { block };
  return { block, importId: jsonOf(importId) };
}
