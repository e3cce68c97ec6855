// Rules about the files that a backend puts in Azure: code of functions and files of sites. Terraform's regular expressions
// and those of JavaScript read the patterns alike.

/** A directory of files that are meant to be public all the same. Source: www.rfc-editor.org/rfc/rfc8615 */
export const WELL_KNOWN = '.well-known/';

/**
 * Paths of files that never leave the machine: hidden ones (settings, caches, repositories), local settings of the Azure
 * Functions tools, and what Terraform writes beside the code: states, variables and logs of crashes.
 */
const NEVER_PUBLISHED: readonly string[] = [
  '(^|/)[.]',
  '(?i)(^|/)local[.]settings[.]json$',
  '(?i)[.]tfstate([.][^/]*)?$',
  '(?i)[.]tfvars([.]json)?$',
  '(^|/)crash[^/]*[.]log$',
  '(^|/)cdktf[.]out/',
];

/**
 * Paths of files that hold keys, by their names: of SSH and TLS, of clouds and clusters, stores of keys and passwords, files of
 * environment variables, and dumps of databases and processes. A site leaves them out, and the code of functions names those
 * that it needs.
 */
const KEY_FILES: readonly string[] = [
  '(?i)(^|/)id_(rsa|dsa|ecdsa|ed25519)(_sk)?$',
  '(?i)[.](pem|key|ppk|pk8|pfx|p12|jks|keystore|bcfks|kdbx|publishsettings|env)$',
  '(?i)(^|/)(kubeconfig([.]ya?ml)?|credentials([.](json|csv))?|client_secret[^/]*[.]json|service[-_]?account[^/]*[.]json)$',
  '(?i)[.](dump|dmp|mdmp|bacpac|bak|hprof|heapsnapshot)$',
  // Not every file of SQL: an app may have its migrations in some.
  '(?i)(^|[/._-])(dump|backup)([._-][^/]*)?[.](sql|csv|json|ndjson|tar|tgz|zip|gz)$',
];

/** Settings of an ASP.NET app for one environment. They often hold passwords, and .NET reads them from the package. */
const ENVIRONMENT_SETTINGS = '(?i)(^|/)appsettings[.][^/]+[.]json$';

/** Paths of files that a site leaves out. */
export const NEVER_PUBLIC: readonly string[] = [...NEVER_PUBLISHED, ...KEY_FILES, ENVIRONMENT_SETTINGS];

const MATCHERS = {
  hidden: NEVER_PUBLISHED.map(matcherOf),
  keys: KEY_FILES.map(matcherOf),
  settings: [matcherOf(ENVIRONMENT_SETTINGS)],
};

function matcherOf(pattern: string): RegExp {
  return pattern.startsWith('(?i)') ? new RegExp(pattern.slice('(?i)'.length), 'i') : new RegExp(pattern);
}

/** Returns true if a file may be put in Azure, by its path below the directory. It may hold keys, see {@link sensitiveKind}. */
export function isPublished(path: string): boolean {
  const visible = path.startsWith(WELL_KNOWN) ? path.slice(WELL_KNOWN.length) : path;
  return !MATCHERS.hidden.some((matcher) => matcher.test(visible));
}

/** Returns what a file probably holds by its name; undefined for any other file. */
export function sensitiveKind(path: string): 'keys' | 'settings' | undefined {
  return (['keys', 'settings'] as const).find((kind) => MATCHERS[kind].some((matcher) => matcher.test(path)));
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

/** The program that uploads what a build of a site wrote, and how it signs in. Its other arguments follow. */
export const UPLOAD_PROGRAM = ['az', 'storage', 'blob', 'upload-batch', '--auth-mode', 'login'] as const;
