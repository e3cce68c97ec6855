import { CannotApplyError } from '../../errors.js';
import { compareText } from '../../plan/json.js';
import type { PackageSource } from '../../plan/package.js';
import { isPublished, sensitiveKind } from '../../plan/published-files.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { onDisk, warn, secretInFile } from './on-disk.js';
import { checkWithinProject } from './within-project.js';

/** The files of each directory that a plan names, by their paths in it. */
export type Sources = ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;

/** Names of the file that exports the handlers; src/runtime/user-module.ts looks for them in this order as well. */
export const INDEX_FILES = ['index.js', 'index.mjs', 'index.cjs'];

/**
 * Reads the code of functions.
 * @param projectDirectory - Base of relative directories.
 * @param packages - Packages of the plan whose code is read.
 * @throws CannotApplyError when a directory is not there, has no index file, has anything but files and directories, has a
 *   file that looks like a key, or is of a plan from elsewhere and outside of the project.
 */
export function readSources(
  plan: ResourcePlan,
  projectDirectory = '.',
  packages: ResourcePlan['packages'] = plan.packages,
): Sources {
  const sources = new Map<string, ReadonlyMap<string, Uint8Array>>();
  for (const part of packages.flatMap(({ parts }) => parts)) {
    if (part.holds !== 'source') continue;
    checkWithinProject(plan, part.directory, projectDirectory);
    sources.set(
      part.directory,
      onDisk(part.directory, () => readSource(part, projectDirectory)),
    );
  }
  return sources;
}

function readSource(part: PackageSource, projectDirectory: string): Map<string, Uint8Array> {
  const fs = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path');
  const root = path.resolve(projectDirectory, part.directory);
  const refuse = (problem: string, resolution: string): never => {
    const [component = ''] = part.components;
    throw new CannotApplyError(
      `sourceDirectory '${part.directory}' of '${component}'`,
      `${problem} (looked for at ${root})`,
      resolution,
    );
  };
  if (fs.statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    refuse(
      'must be a directory, relative to the directory of the project, received none',
      'make or build it first, correct its path, or pass apply(stack, { projectDirectory })',
    );
  const files = new Map<string, Uint8Array>();
  collect('');
  if (!INDEX_FILES.some((name) => files.has(name)))
    refuse(
      `must have one of ${INDEX_FILES.join(', ')} that exports the handlers of the functions, received none`,
      'add one, or let sourceDirectory lead to where the build writes it',
    );
  return files;

  /** Packages of node_modules are what their registry has for everyone. */
  function isSearched(file: string): boolean {
    return !file.split('/').includes('node_modules') && part.keyFiles?.includes(file) !== true;
  }

  function checkName(file: string): void {
    const kind = isSearched(file) ? sensitiveKind(file) : undefined;
    if (kind === undefined) return;
    if (kind === 'keys')
      refuse(
        `must not have keys, stores of keys or dumps, received '${file}'`,
        `remove it, and read the key from Key Vault; if it belongs to the code, add keyFiles: ['${file}'] to the component`,
      );
    warn(
      `'${part.directory}/${file}' is packed with the code, and often holds passwords.`,
      `Read them from Key Vault, and add keyFiles: ['${file}'] to the component if the file holds none`,
    );
  }

  function checkContent(file: string, bytes: Uint8Array): void {
    const issuer = isSearched(file) ? secretInFile(bytes) : undefined;
    if (issuer !== undefined)
      warn(
        `'${part.directory}/${file}' is packed with the code, and seems to contain a key or token (${issuer}).`,
        `Read it from Key Vault, and add keyFiles: ['${file}'] to the component if it may be in the package`,
      );
  }

  function collect(folder: string): void {
    const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const inside = folder + entry.name;
      if (!isPublished(entry.isDirectory() ? `${inside}/` : inside)) continue;
      if (entry.isDirectory()) collect(`${inside}/`);
      else if (entry.isFile()) {
        checkName(inside);
        const bytes = fs.readFileSync(path.join(root, inside));
        checkContent(inside, bytes);
        files.set(inside, bytes);
      } else
        refuse(
          `must have only files and directories, so that a package is the same everywhere, received '${inside}', ` +
            (entry.isSymbolicLink() ? 'a symbolic link' : 'which is neither'),
          'put the file itself there, or bundle the code',
        );
    }
  }
}
