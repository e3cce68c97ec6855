import type { DataContainer, DataManifest, OpenContainer } from './contract/data.js';
import { openContainer } from './open-cosmos.js';
import { ownValue } from './own-value.js';

/**
 * Returns the function with which the user's code opens data.
 * @param name - Component whose code it is.
 */
export function dataOpener(name: string, data: readonly DataManifest[] = []): OpenContainer {
  return <T extends object>(component: string) => {
    const found = data.find((one) => one.component === component);
    if (found === undefined)
      throw new Error(
        `openContainer('${component}'): must name a component in uses of '${name}', received another. Add it to uses of '${name}'.`,
      );
    const endpoint = settingOf(found.setting);
    const container = openContainer(endpoint, found.database, found.container);
    // The type is a part of the SDK's, for the items that the caller names.
    return container as unknown as DataContainer<T>;
  };
}

/** @throws Error when an app setting is missing. */
export function settingOf(name: string): string {
  const value = ownValue(process.env, name);
  if (value === undefined || value === '')
    throw new Error(`app setting ${name}: must be set, received none. Apply the plan again.`);
  return value;
}
