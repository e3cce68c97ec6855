import { ownValue } from '../json.js';
import type { LockedUnit } from './plan-lock.js';

/** Resource of Azure that a child resource is in: the database of a container. */
export interface Parent {
  /** As options name it: `user-db`. */
  readonly name: string;
  /** Id to import it by, as a lock has it. */
  readonly id: string;
}

/**
 * Returns the parent of a child resource of the lock; undefined where the resource itself is the parent. Azure ids are nested as the names
 * of child resources are: `…/sqlDatabases/user-db/containers/user` is `user-db/user`.
 */
export function parentOf(child: string, { blocks }: LockedUnit): Parent | undefined {
  const name = child.slice(0, Math.max(child.lastIndexOf('/'), 0));
  const [id = ''] = Object.values(blocks);
  const parentId = id.slice(0, Math.max(id.lastIndexOf('/', id.lastIndexOf('/') - 1), 0));
  return name !== '' && parentId.endsWith(`/${name}`) ? { name, id: parentId } : undefined;
}

/** Returns the parents of the child resources of a resource of the lock that are not child resources of the lock themselves. */
export function parentsIn(units: Readonly<Record<string, LockedUnit>>): readonly Parent[] {
  const parents = new Map<string, Parent>();
  for (const [name, unit] of Object.entries(units)) {
    const parent = parentOf(name, unit);
    if (parent !== undefined && ownValue(units, parent.name) === undefined) parents.set(parent.name, parent);
  }
  return [...parents.values()];
}
