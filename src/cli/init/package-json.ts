import { existsSync, readFileSync } from 'node:fs';

import { CliError } from '../cli-error.js';

/** The parts of a `package.json` that are read or completed. */
interface PackageJson {
  readonly name?: string;
  readonly type?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Packages that the configuration and its test need besides the library. */
const DEV_DEPENDENCIES = { '@types/node': '>=20', jiti: '^2.7.0', typescript: '>=5.9', vitest: '^4.1.0' };

/** Script `test` that `npm init` writes into a new file. */
const PLACEHOLDER = 'echo "Error: no test specified" && exit 1';

/** Reads `package.json` of the folder. A missing file is an empty object. @throws CliError when it is not JSON. */
export function readPackageJson(): PackageJson {
  if (!existsSync('package.json')) return {};
  try {
    return JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;
  } catch (error) {
    throw new CliError(
      'package.json',
      `it must be JSON, received ${(error as Error).message}`,
      'Mend the file',
      error,
    );
  }
}

/** Returns true if nothing in a `package.json` says which kind of modules the project has: `npm install` wrote it, or nothing did. */
export function isUndecided(given: PackageJson): boolean {
  return Object.keys(given).every((key) => key === 'dependencies' || key === 'devDependencies');
}

/** Returns a `package.json` with what a project needs and it does not have. Nothing that it has changes. */
export function completed(given: PackageJson, version: string): PackageJson {
  const { scripts = {}, dependencies = {}, devDependencies = {} } = given;
  const own = { ...dependencies, ...devDependencies };
  const missing = Object.fromEntries(
    Object.entries(DEV_DEPENDENCIES).filter(([name]) => !Object.hasOwn(own, name)),
  );
  const hasTest = scripts['test'] !== undefined && scripts['test'] !== PLACEHOLDER;
  return {
    ...(isUndecided(given) && { private: true, type: 'module' }),
    ...given,
    ...(!hasTest && { scripts: { ...scripts, test: 'vitest run' } }),
    ...(!Object.hasOwn(own, '@atakora/component') && {
      dependencies: { ...dependencies, '@atakora/component': `^${version}` },
    }),
    ...(Object.keys(missing).length > 0 && { devDependencies: { ...devDependencies, ...missing } }),
  };
}
