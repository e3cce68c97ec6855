// Rules about the files that a backend puts in Azure: code of functions and files of sites. Terraform's regular expressions
// and those of JavaScript read the patterns alike.

/** A directory of files that are meant to be public all the same. Source: www.rfc-editor.org/rfc/rfc8615 */
export const WELL_KNOWN = '.well-known/';

/**
 * Paths of files that never leave the machine: hidden ones (settings, caches, repositories), local settings of the Azure
 * Functions tools, and what Terraform writes beside the code: states, variables and logs of crashes.
 */
export const NEVER_PUBLISHED: readonly string[] = [
  '(^|/)[.]',
  '(?i)(^|/)local[.]settings[.]json$',
  '(?i)[.]tfstate([.][^/]*)?$',
  '(?i)[.]tfvars([.]json)?$',
  '(^|/)crash[^/]*[.]log$',
  '(^|/)cdktf[.]out/',
];

const PATTERNS = NEVER_PUBLISHED.map((pattern) =>
  pattern.startsWith('(?i)') ? new RegExp(pattern.slice('(?i)'.length), 'i') : new RegExp(pattern),
);

/** Returns whether a file may be put in Azure, by its path below the directory. */
export function isPublished(path: string): boolean {
  const visible = path.startsWith(WELL_KNOWN) ? path.slice(WELL_KNOWN.length) : path;
  return !PATTERNS.some((pattern) => pattern.test(visible));
}

/** Directories of operating systems: no project keeps its files there. */
const SYSTEM =
  /^(?:\/(?:bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|srv|sys|usr|var|Users|Library|System)?|[A-Za-z]:[\\/]?(?:Windows|Program Files[^\\/]*|ProgramData|Users)?)[\\/]?$/i;

/** Directories below these belong to the machine as a whole. */
const BELOW_SYSTEM =
  /^(?:\/(?:bin|boot|dev|etc|lib|lib64|proc|root\/\.[^/]+|run|sbin|sys|usr|System)\/|[A-Za-z]:[\\/](?:Windows|Program Files[^\\/]*|ProgramData)[\\/])/i;

/** Returns whether an absolute path is one of the operating system. */
export function isSystemDirectory(path: string): boolean {
  return SYSTEM.test(path) || BELOW_SYSTEM.test(path);
}

/** Returns whether a relative path leads to anything but the project's directory or one above it. */
export function isOfItsOwn(directory: string): boolean {
  const way: string[] = [];
  for (const step of directory.split('/')) {
    if (step === '..' && !['..', undefined].includes(way.at(-1))) way.pop();
    else if (step !== '.' && step !== '') way.push(step);
  }
  return way.some((step) => step !== '..');
}

/** Returns whether a relative path leads out of the directory that it starts in, also where it comes back. */
export function leadsOut(path: string): boolean {
  let levels = 0;
  return path.split(/[/\\]/).some((step) => {
    if (step === '..') levels -= 1;
    else if (step !== '.' && step !== '') levels += 1;
    return levels < 0;
  });
}
