import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import type { JsonObject, JsonValue } from '../plan/json.js';
import { looksSecret, namesSecret } from '../validation/secret.js';

/** Configurations that were checked. What `define` made is frozen, and planned again and again. */
const checked = new WeakSet();

/**
 * Refuses a configuration with a secret in it: a plan keeps the configurations of its components.
 * @param isOwn - True for a custom component, whose options no schema describes.
 * @throws InvalidConfigError with every place that looks secret and that `publicSettings` of the configuration does not name.
 */
export function refuseSecrets(config: JsonObject, subject: string, isOwn: boolean): JsonObject {
  if (checked.has(config)) return config;
  const { publicSettings } = config;
  const isPublic = (key: string) => Array.isArray(publicSettings) && publicSettings.includes(key);
  const secrets = placesIn(config, [], isPublic).map((path) => path.join('.'));
  const named = isOwn
    ? Object.entries(config).flatMap(([key, value]) => (!isPublic(key) && isNamed(key, value) ? [key] : []))
    : [];
  if (secrets.length + named.length > 0)
    throw new InvalidConfigError(
      subject,
      [...new Set([...secrets, ...named])].map((path) => issueOf(path, isOwn)),
    );
  if (Object.isFrozen(config)) checked.add(config);
  return config;
}

function placesIn(value: JsonValue, path: readonly string[], isPublic: (key: string) => boolean): string[][] {
  if (typeof value === 'string') return looksSecret(value) ? [[...path]] : [];
  if (typeof value !== 'object' || value === null) return [];
  // A list has entries too.
  return Object.entries(value as JsonObject).flatMap(([key, part]) =>
    isPublic(key) ? [] : placesIn(part, [...path, key], isPublic),
  );
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
    rule: 'a plan keeps the configuration of its components, and a secret is never plain text in a plan',
    resolution: isOwn
      ? `pass keyVaultSecret('name'), or add publicSettings: ['${name}'] to the configuration if the value may be public`
      : 'remove it from the configuration',
  };
}
