import { InvalidConfigError } from '../errors.js';
import { isPlainObject } from '../plan/json.js';
import type { BackendConfig } from './backend-config.js';
import { checkedConfig } from './backend-state.js';

/**
 * Checks a configuration that was read from JSON, as `defineBackend` does, and returns it. TypeScript types a
 * value of an imported JSON file as `string`, so `'isolated'` does not fit `networking` without this function. The
 * JSON Schema `@atakora/component/config/schema.json` describes the file. A `$schema` in it is ignored.
 * @param json - An object, as `import config from './config.json'` or `JSON.parse` give it.
 * @param source - Name of the file, and of the environment where a file has several, for the message of an error.
 * @throws InvalidConfigError with each invalid option.
 * @example
 * const config = parseConfig(JSON.parse(readFileSync('shop.prod.json', 'utf8')), 'shop.prod.json');
 * const builder = defineBackend({ backendId: 'shop', ...config });
 */
export function parseConfig(json: unknown, source?: string): BackendConfig {
  try {
    if (!isPlainObject(json)) return checkedConfig(json as BackendConfig);
    const { $schema: _, ...config } = json;
    return checkedConfig(config);
  } catch (error) {
    if (source === undefined || !(error instanceof InvalidConfigError)) throw error;
    throw new InvalidConfigError(`${error.subject} in ${source}`, error.issues);
  }
}
