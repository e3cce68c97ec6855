import { cosmosStore } from './cosmos-store.js';
import type { DataManifest } from './contract/data.js';
import type { Manifest } from './contract/manifest.js';
import { settingOf } from './open-data.js';
import type { Workplace } from './edits.js';
import { ownValue } from './own-value.js';

/** Resolves if what an app needs answers. */
export type HealthCheck = () => Promise<void>;

/** App settings with the address of a storage service that code of the app uses. */
const STORAGE_SETTING = /__(?:blob|queue)ServiceUri$/;

/**
 * Returns the checks of an app: of the data of its APIs, of data that its code opens, of its storage, and of the components that it
 * calls.
 * @param openers - Stores of the APIs.
 */
export function checksOf(
  { apis, modules, calls = [] }: Manifest,
  openers: readonly (() => Pick<Workplace, 'store'>)[],
): HealthCheck[] {
  const used = [...apis.map(({ uses = [] }) => uses), ...modules.map(({ data = [] }) => data)].flat();
  const containers = new Map(used.map((one) => [`${one.database}/${one.container}`, one]));
  const addresses = new Set([
    ...Object.keys(process.env).filter((name) => STORAGE_SETTING.test(name)),
    ...calls.map(({ setting }) => setting),
  ]);
  return [
    ...openers.map((open) => async () => open().store.ping()),
    ...Array.from(containers.values(), (data) => () => ping(data)),
    ...Array.from(addresses, (setting) => () => reach(setting)),
  ];
}

async function ping({ setting, database, container }: DataManifest): Promise<void> {
  await cosmosStore(settingOf(setting), database, container).ping();
}

/**
 * Asks for the root of a host, without a credential: an answer such as 401 says that the host is there. The health of a called
 * component is not asked for, because components may call each other.
 * @throws Error when the host does not answer, or answers with a status of 500 or more.
 */
async function reach(setting: string): Promise<void> {
  const address = ownValue(process.env, setting) ?? '';
  // On a developer's machine, a placeholder stays as it is.
  if (!URL.canParse(address)) return;
  const { status } = await fetch(new URL(address).origin, { method: 'HEAD', redirect: 'manual' });
  if (status >= 500)
    throw new Error(
      `${setting}: the host must answer with a status below 500, received ${status}. Look at the host.`,
    );
}
