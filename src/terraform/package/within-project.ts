import { CannotApplyError } from '../../errors.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { isOwn } from '../../plan/serialize.js';
import { onDisk } from './on-disk.js';

/**
 * Refuses a directory of a plan from elsewhere that is outside of the project once symbolic links are followed. A plan of this
 * process may read such directories: its author wrote them.
 * @param projectDirectory - Base of relative directories.
 * @throws CannotApplyError
 */
export function checkWithinProject(plan: ResourcePlan, directory: string, projectDirectory: string): void {
  if (isOwn(plan)) return;
  const path = process.getBuiltinModule('node:path');
  const project = path.resolve(projectDirectory);
  const way = onDisk(directory, () =>
    path.relative(realPath(project), realPath(path.resolve(project, directory))),
  );
  if (way.split(path.sep)[0] !== '..' && !path.isAbsolute(way)) return;
  throw new CannotApplyError(
    `directory '${directory}'`,
    `must be inside the project '${project}', received a directory outside of it`,
    'apply the backend that the plan came from; a plan from elsewhere reads only files of the project',
  );
}

/** Returns a path without symbolic links. Of a path that does not exist yet, the folders that exist count. */
function realPath(place: string): string {
  const fs = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path');
  const parent = path.dirname(place);
  if (parent === place || fs.lstatSync(place, { throwIfNoEntry: false }) !== undefined)
    return fs.realpathSync(place);
  return path.join(realPath(parent), path.basename(place));
}
