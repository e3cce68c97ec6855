import { isPlainObject } from '../plan/json.js';
import { guardRead } from '../validation/own-options.js';
import type { BackendConfig } from './backend-config.js';

/** Backend options of a component that is created at once, in a backend of its own. */
export interface StandaloneOptions extends Pick<
  BackendConfig,
  'environment' | 'location' | 'lock' | 'dataProtection'
> {
  /** Azure names and Terraform ids are made from it: 1 to 40 letters, digits and hyphens. @default the words of the id */
  readonly backendId?: string;
}

const OPTIONS: readonly string[] = [
  'backendId',
  'environment',
  'location',
  'lock',
  'dataProtection',
] satisfies (keyof StandaloneOptions)[];

/** Splits a configuration into the options of the component and those of its backend. */
export function splitStandalone<C extends object>(
  given: C & StandaloneOptions,
): { readonly config: C; readonly backend: StandaloneOptions } {
  // The schema of the component refuses a value that is not an object.
  if (!guardRead('options', () => isPlainObject(given))) return { config: given, backend: {} };
  const entries = guardRead('options', () => Object.entries(given));
  const ofBackend = entries.filter(([name]) => OPTIONS.includes(name));
  const ofComponent = entries.filter(([name]) => !OPTIONS.includes(name));
  // Components do not have options of these names, so the rest is the component's configuration.
  return { config: Object.fromEntries(ofComponent) as C, backend: Object.fromEntries(ofBackend) };
}
