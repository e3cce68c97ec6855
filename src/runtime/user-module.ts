import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { FunctionServices } from './contract/caller.js';
import type { HookServices } from './contract/hooks.js';
import type { ModuleManifest } from './contract/manifest.js';
import { ownValue } from './own-value.js';

/** A function or hook of the user. Its parameters and result depend on what starts it. */
export type UserHandler = (
  input: unknown,
  context: unknown,
  services: FunctionServices | HookServices,
) => unknown;

/** Code of one component. */
export interface UserModule {
  /** Component id. */
  readonly name: string;
  /** Loads the code once. A second call returns the first result or error. */
  load(): Promise<object>;
  /**
   * Returns the export of a name, from the module itself or as a property of its default export.
   * @throws Error when the module cannot be loaded, or does not export such a function.
   */
  handler(name: string): Promise<UserHandler>;
}

const INDEX_FILES = ['index.js', 'index.mjs', 'index.cjs'];

/**
 * Returns the code of one component, which is loaded on demand: a module that fails does not affect the
 * others.
 */
export function userModule({ name, path }: Pick<ModuleManifest, 'name' | 'path'>, root: string): UserModule {
  let loading: Promise<object> | undefined;
  const load = () => (loading ??= loadFrom(join(root, path), path));
  return {
    name,
    load,
    handler: async (wanted) => {
      const found = handlerIn(await load(), wanted);
      if (found === undefined)
        throw new Error(
          `${path}: must export a function '${wanted}', received none. Export one, or remove it from the component.`,
        );
      return found;
    },
  };
}

async function loadFrom(folder: string, path: string): Promise<object> {
  const file = INDEX_FILES.map((index) => join(folder, index)).find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new Error(
      `${path}: must have one of ${INDEX_FILES.join(', ')}, received none. Add one, and deploy the code again.`,
    );
  return (await import(pathToFileURL(file).href)) as object;
}

function handlerIn(exported: object, name: string): UserHandler | undefined {
  let place: unknown = exported;
  // A CommonJS module is its own default export. Compilers add another level.
  for (let depth = 0; depth < 3 && isObject(place); depth += 1) {
    const own = Object.hasOwn(place, name) ? ownValue(place as Record<string, unknown>, name) : undefined;
    if (typeof own === 'function') return own as UserHandler;
    place = (place as { default?: unknown }).default;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
