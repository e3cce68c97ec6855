import { expressionIn, pathBelowProject } from '../plan/expression/expression-json.js';
import { CannotApplyError } from '../errors.js';
import { isPublished, isSystemDirectory } from '../plan/published-files.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { onDisk } from './package/on-disk.js';
import { requireWithinProject } from './package/within-project.js';
import type { TerraformBlock } from '../plan/terraform-block.js';

/**
 * Refuses sites that would publish more than their own files: the project itself, a directory above it, one of the operating
 * system, or what a symbolic link leads to. Those of a plan from elsewhere are inside the project. A directory that is not there
 * yet is Terraform's to check.
 * @throws CannotApplyError
 */
export function checkPublished(plan: ResourcePlan, projectDirectory = '.'): void {
  const directories = new Set(plan.terraform.flatMap(uploadedDirectories));
  if (directories.size === 0) return;
  const path = process.getBuiltinModule('node:path');
  const fs = process.getBuiltinModule('node:fs');
  const project = path.resolve(projectDirectory);
  for (const directory of directories) {
    requireWithinProject(plan, directory, projectDirectory);
    onDisk(directory, () => {
      checkDirectory(directory);
    });
  }

  function checkDirectory(directory: string): void {
    const root = path.resolve(project, directory);
    const refuse = (what: string, resolution: string): never => {
      throw new CannotApplyError(`The files of a site are in '${directory}', which is ${what}.`, resolution);
    };
    const real = fs.existsSync(root) ? fs.realpathSync(root) : root;
    for (const place of [root, real])
      if (isSystemDirectory(place) || holds(place, project))
        refuse(
          place === project
            ? "the project's own directory"
            : 'a directory above the project or of the system',
          "put the files of the site into a directory of their own, such as 'site'.",
        );
    const link = symbolicLinkIn(root);
    if (link !== undefined)
      refuse(
        `a directory with the symbolic link '${link}': what it leads to would be published`,
        'put the file itself there.',
      );
  }

  function holds(directory: string, other: string): boolean {
    const way = path.relative(directory, other);
    return way === '' || !(way.split(path.sep)[0] === '..' || path.isAbsolute(way));
  }

  function symbolicLinkIn(root: string, folder = ''): string | undefined {
    const place = path.join(root, folder);
    if (fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
    for (const entry of fs.readdirSync(place, { withFileTypes: true })) {
      const inside = folder + entry.name;
      if (!isPublished(entry.isDirectory() ? `${inside}/` : inside)) continue;
      if (entry.isSymbolicLink()) return inside;
      const within = entry.isDirectory() ? symbolicLinkIn(root, `${inside}/`) : undefined;
      if (within !== undefined) return within;
    }
    return undefined;
  }
}

/** Returns the directories whose files a block uploads, relative to the project's. */
function uploadedDirectories({ meta }: TerraformBlock): string[] {
  const files = expressionIn(meta?.for_each);
  const listed = files !== undefined && '$files' in files ? [files.$files] : [];
  const built = (meta?.local_exec ?? []).flatMap(({ interpreter = [] }) => {
    const [option, source] = interpreter.slice(interpreter.indexOf('--source'));
    if (option !== '--source') return [];
    return typeof source === 'string' ? [source] : (pathBelowProject(source) ?? []);
  });
  return [...listed, ...built].map((directory) => (directory === '' ? '.' : directory));
}
