import { isPlainObject } from '../plan/json.js';
import type { BackendConfig } from './backend-config.js';
import { checkedConfig } from './backend-state.js';

/**
 * Checks a configuration that was read from JSON, as `defineBackend` does, and returns it. TypeScript types a
 * value of an imported JSON file as `string`, so `'isolated'` does not fit `networking` without this function. The
 * JSON Schema `@atakora/component/config/schema.json` describes the file. A `$schema` in it is ignored.
 * @param json - An object, as `import config from './config.json'` or `JSON.parse` give it.
 * @throws InvalidConfigError with each invalid option.
 * @example
 * const builder = defineBackend({ backendId: 'shop', ...parseConfig(JSON.parse(readFileSync('config.json', 'utf8'))) });
 */
export function parseConfig(json: unknown): BackendConfig {
  if (!isPlainObject(json)) return checkedConfig(json as BackendConfig);
  const { $schema: _, ...config } = json;
  return checkedConfig(config);
}
