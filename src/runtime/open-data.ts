import type { Container, Item } from '@azure/cosmos';

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
    if (found === undefined) {
      const known = data.map((one) => `'${one.component}'`).join(', ');
      throw new Error(
        known === ''
          ? `openContainer('${component}'): must name a component in uses of '${name}', which declares none. Add '${component}' to uses of '${name}'.`
          : `openContainer('${component}'): must name data that '${name}' can open: ${known}. Correct the id, or add '${component}' to uses of '${name}'.`,
      );
    }
    const container = openContainer(settingOf(found.setting), found.database, found.container);
    if (found.readOnly)
      refuseChanges(
        container,
        `openContainer('${component}'): uses of '${name}' must have 'write', received 'read' only. Write uses: { ${component}: ['write'] }.`,
      );
    // The type is a part of the SDK's, for the items that the caller names.
    return container as unknown as DataContainer<T>;
  };
}

/** Replaces the methods that change items. Azure would answer 403 and not say why; an emulator would change them. */
function refuseChanges(container: Container, message: string): void {
  const refuse = () => Promise.reject(new Error(message));
  const refusing = (...methods: readonly string[]) =>
    Object.fromEntries(methods.map((method) => [method, refuse]));
  Object.assign(container.items, refusing('create', 'upsert'));
  const item = container.item.bind(container);
  container.item = (...place): Item => Object.assign(item(...place), refusing('replace', 'delete', 'patch'));
}

/** @throws Error when an app setting is missing. */
export function settingOf(name: string): string {
  const value = ownValue(process.env, name);
  if (value === undefined || value === '')
    throw new Error(`app setting ${name}: must be set, received none. Apply the plan again.`);
  return value;
}
