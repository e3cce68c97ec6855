import { expressionIn, pathBelowProject } from '../plan/expression/expression-json.js';
import { CannotApplyError } from '../errors.js';
import { isPublished, isSystemDirectory, sensitiveKind } from '../plan/published-files.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { onDisk, warn, secretInFile } from './package/on-disk.js';
import { checkWithinProject } from './package/within-project.js';
import type { TerraformBlock } from '../plan/terraform-block.js';

/**
 * Refuses sites that would publish more than their own files: the project itself, a directory above it, one of the operating
 * system, or what a symbolic link leads to. Those of a plan from elsewhere are inside the project. A directory that is not there
 * yet is Terraform's to check. Warns of files that look like keys: a site leaves them out, unless a build wrote them. Warns of keys
 * and tokens in other files too.
 * @throws CannotApplyError
 */
export function checkPublished(plan: ResourcePlan, projectDirectory = '.'): void {
  const listed = plan.terraform.flatMap(listedDirectories);
  const directories = new Set([...listed, ...plan.terraform.flatMap(builtDirectories)].map(shown));
  if (directories.size === 0) return;
  const path = process.getBuiltinModule('node:path');
  const fs = process.getBuiltinModule('node:fs');
  const project = path.resolve(projectDirectory);
  for (const directory of directories) {
    checkWithinProject(plan, directory, projectDirectory);
    onDisk(directory, () => {
      checkDirectory(directory);
    });
  }

  function checkDirectory(directory: string): void {
    const root = path.resolve(project, directory);
    const refuse = (problem: string, resolution: string): never => {
      throw new CannotApplyError(`directory '${directory}' of a site`, problem, resolution);
    };
    const real = fs.existsSync(root) ? fs.realpathSync(root) : root;
    for (const place of [root, real])
      if (isSystemDirectory(place) || holds(place, project))
        refuse(
          `must be a directory of its own, received ${place === project ? "the project's own directory" : 'a directory above the project or of the system'}`,
          "put the files of the site into a directory of their own, such as 'site'",
        );
    const files: string[] = [];
    const link = symbolicLinkIn(root, files);
    if (link !== undefined)
      refuse(
        `must not have symbolic links, whose targets would be published, received '${link}'`,
        'put the file itself there',
      );
    const isListed = listed.map(shown).includes(directory);
    for (const file of files)
      if (sensitiveKind(file) !== undefined)
        warn(
          `'${directory}/${file}' looks like a file with keys or passwords, and is ${isListed ? 'left out of' : 'published with'} the site.`,
          isListed ? 'Remove it from the directory' : 'Change the build so that it does not write it',
        );
      else checkContent(`${directory}/${file}`, path.join(root, file));
  }

  function checkContent(file: string, place: string): void {
    const issuer = secretInFile(fs.readFileSync(place));
    if (issuer !== undefined)
      warn(
        `'${file}' seems to contain a key or token (${issuer}), and is published with the site.`,
        'Remove it unless every visitor may have it',
      );
  }

  function holds(directory: string, other: string): boolean {
    const way = path.relative(directory, other);
    return way === '' || !(way.split(path.sep)[0] === '..' || path.isAbsolute(way));
  }

  /** @param files - Takes the files on the way. */
  function symbolicLinkIn(root: string, files: string[], folder = ''): string | undefined {
    const place = path.join(root, folder);
    if (fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
    for (const entry of fs.readdirSync(place, { withFileTypes: true })) {
      const inside = folder + entry.name;
      if (!isPublished(entry.isDirectory() ? `${inside}/` : inside)) continue;
      if (entry.isSymbolicLink()) return inside;
      const within = entry.isDirectory() ? symbolicLinkIn(root, files, `${inside}/`) : undefined;
      if (entry.isFile()) files.push(inside);
      if (within !== undefined) return within;
    }
    return undefined;
  }
}

/** Returns the directory whose files a block lists, relative to the project's. */
function listedDirectories({ meta }: TerraformBlock): string[] {
  const files = expressionIn(meta?.for_each);
  return files !== undefined && '$files' in files ? [files.$files] : [];
}

/** Returns the directories that a block uploads as a whole, relative to the project's. */
function builtDirectories({ meta }: TerraformBlock): string[] {
  return (meta?.local_exec ?? []).flatMap(({ interpreter = [] }) => {
    const [option, source] = interpreter.slice(interpreter.indexOf('--source'));
    if (option !== '--source') return [];
    return typeof source === 'string' ? [source] : (pathBelowProject(source) ?? []);
  });
}

function shown(directory: string): string {
  return directory === '' ? '.' : directory;
}
