import { isPlainObject } from '../plan/json.js';
import type { BackendConfig } from './backend-config.js';
import { checkedConfig } from './backend-state.js';

/**
 * Returns a configuration that was read from JSON, checked as `defineBackend` checks one. TypeScript gives a
 * text of an imported JSON file the type `string`, so `'isolated'` does not fit `networking` until this
 * function has read it. The JSON Schema `@atakora/component/config/schema.json` describes the file; `$schema`
 * in it is left out.
 * @param json - An object, as `import config from './config.json'` or `JSON.parse` give it.
 * @throws InvalidConfigError with each option that is wrong.
 * @example
 * const builder = defineBackend({ backendId: 'shop', ...parseConfig(JSON.parse(readFileSync('config.json', 'utf8'))) });
 */
export function parseConfig(json: unknown): BackendConfig {
  if (!isPlainObject(json)) return checkedConfig(json as BackendConfig);
  const { $schema: _, ...config } = json;
  return checkedConfig(config);
}
