import { InvalidConfigError } from '../errors.js';
import { isPlainObject } from '../plan/json.js';
import type { BackendConfig } from './backend-config.js';
import { checkedConfig } from './backend-state.js';

/**
 * Checks a configuration that was read from JSON, as `defineBackend` does, and returns it. TypeScript types a
 * value of an imported JSON file as `string`, so `'isolated'` does not fit `networking` without this function. The
 * JSON Schema `@atakora/component/config/schema.json` describes the file. A `$schema` in it is ignored.
 * @param json - The text of a file, or an object as `import config from './config.json'` gives it.
 * @param source - Name of the file, and of the environment where a file has several, for the message of an error.
 * @throws InvalidConfigError with each invalid option, or for text that is not JSON.
 * @example
 * const config = parseConfig(readFileSync('shop.prod.json', 'utf8'), 'shop.prod.json');
 * const builder = defineBackend({ backendId: 'shop', ...config });
 */
export function parseConfig(json: unknown, source?: string): BackendConfig {
  try {
    const given = typeof json === 'string' ? parseJson(json) : json;
    if (!isPlainObject(given)) return checkedConfig(given as BackendConfig);
    const { $schema: _, ...config } = given;
    return checkedConfig(config);
  } catch (error) {
    if (source === undefined || !(error instanceof InvalidConfigError)) throw error;
    throw new InvalidConfigError(`${error.subject} in ${source}`, error.issues);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const [, position] = /position (\d+)/.exec(message) ?? [];
    // Not every version of Node.js names the line.
    const line = position && ` in line ${text.slice(0, Number(position)).split('\n').length}`;
    throw new InvalidConfigError('backend config', [
      {
        path: '',
        value: `text that JSON.parse refuses${line ?? ''} (${message})`,
        rule: 'must be JSON',
        resolution: 'correct it there: JSON has no comments, and no comma before a closing bracket',
      },
    ]);
  }
}
