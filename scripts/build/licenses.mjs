import { readdirSync, readFileSync } from 'node:fs';

/** Licences under which code may be bundled: all ask for no more than their text. */
const PERMITTED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/** Licences of packages without a file for it, as the README.md of the package names them. */
const NAMED_IN_README = { priorityqueuejs: 'MIT', semaphore: 'MIT' };

/**
 * Returns the licences of the packages that files of node_modules are of, as a text that goes wherever a bundle of them goes.
 * @throws Error when a licence is not permitted, or a package has no text of it.
 */
export function licensesOf(files) {
  const packages = new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...packages]
    .map(licenseOf)
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const named = license ?? NAMED_IN_README[name];
  if (!PERMITTED.includes(named))
    throw new Error(
      `${name} ${version}: its licence must be one of ${PERMITTED.join(', ')}, received '${named}'.`,
    );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined && NAMED_IN_README[name] !== named)
    throw new Error(
      `${name} ${version}: it must have a file with its licence. Read what its README.md says.`,
    );
  const text =
    file === undefined ? 'Its README.md names the licence.' : readFileSync(`${folder}/${file}`, 'utf8');
  return `${name} ${version} (${named})\n\n${text.trim()}\n`;
}

/** Returns the packages that a text of {@link licensesOf} lists. */
export function licensedIn(text) {
  return Array.from(
    text.matchAll(/(?<=^|\n-{80}\n\n)(\S+) (\d\S*) \((.+)\)\n/g),
    ([, name, version, license]) => ({
      name,
      version,
      license,
    }),
  );
}
