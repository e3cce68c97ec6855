import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import type { JsonObject, JsonValue } from '../plan/json.js';
import { looksSecret, namesSecret } from '../validation/secret.js';

/** Frozen configurations that were checked. One definition is planned many times. */
const checked = new WeakSet();

/**
 * Refuses a configuration with a secret in it: a plan keeps the configurations of its components.
 * @param isOwn - True for a custom component, whose options no schema describes.
 * @throws InvalidConfigError with every place that looks secret and that `publicSettings` of the configuration does not name.
 */
export function refuseSecrets(config: JsonObject, subject: string, isOwn: boolean): JsonObject {
  if (checked.has(config)) return config;
  const publicKeys = Array.isArray(config['publicSettings']) ? config['publicSettings'] : [];
  const secrets: string[] = [];
  addPlaces(secrets, config, '', publicKeys);
  const named = isOwn
    ? Object.entries(config).flatMap(([key, value]) =>
        !publicKeys.includes(key) && isNamed(key, value) ? [key] : [],
      )
    : [];
  if (secrets.length + named.length > 0)
    throw new InvalidConfigError(
      subject,
      [...new Set([...secrets, ...named])].map((path) => issueOf(path, isOwn)),
    );
  if (Object.isFrozen(config)) checked.add(config);
  return config;
}

/** Adds the paths of values that look secret. */
function addPlaces(found: string[], value: JsonValue, path: string, publicKeys: readonly JsonValue[]): void {
  if (typeof value === 'string') {
    if (looksSecret(value)) found.push(path);
  } else if (typeof value === 'object' && value !== null) {
    // A list has entries too.
    const parts = value as JsonObject;
    for (const key in parts)
      if (!publicKeys.includes(key))
        addPlaces(found, parts[key] ?? null, path === '' ? key : `${path}.${key}`, publicKeys);
  }
}

/** Returns true if a setting has the name of a secret and a value that is not a reference to a vault. */
function isNamed(key: string, value: JsonValue): boolean {
  return typeof value === 'string' && value !== '' && namesSecret(key) && !/^\$\{[^}]+\}$/.test(value);
}

function issueOf(path: string, isOwn: boolean): ConfigIssue {
  const name = path.split('.').at(-1) ?? path;
  return {
    path,
    value: 'a value that is not shown',
    rule: 'must not be a secret, because the plan contains the configuration of its components in plain text',
    resolution: isOwn
      ? `pass keyVaultSecret('name'), or add publicSettings: ['${name}'] to the configuration if the value may be public`
      : 'remove it from the configuration',
  };
}
