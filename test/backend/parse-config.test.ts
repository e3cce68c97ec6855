import { defineBackend, parseConfig } from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { issueOf } from '../support/refusals.js';

const FILE = {
  $schema: './node_modules/@atakora/component/dist/config.schema.json',
  environment: 'prod',
  networking: 'isolated',
  monitoring: { retentionDays: 90 },
};

describe('parseConfig', () => {
  it('returns a copy that a backend takes, without the name of its schema', () => {
    const { $schema: _, ...config } = FILE;
    expect(parseConfig(FILE)).toEqual(config);
    const builder = defineBackend({ backendId: 'shop', ...parseConfig(FILE) }).addComponent(crud('OrderApi'));
    expect(builder.build().config).toEqual({ backendId: 'shop', ...config });
    expect(parseConfig(JSON.stringify(FILE))).toEqual(config);
  });

  it.each([
    ['a value that an option does not take', { networking: 'closed' }, 'networking'],
    ['a misspelt option', { enviroment: 'prod' }, 'enviroment'],
    ['no object', 'environment: prod', ''],
    ['a list', [], ''],
  ])('refuses %s', (_case, json, path) => {
    expect(issueOf(() => parseConfig(json)).path).toBe(path);
  });

  it('names the file and the place of a comma too many', () => {
    const text = '{\n  "environment": "prod",\n}\n';
    expect(() => parseConfig(text, 'shop.prod.json')).toThrow(
      /^backend config in shop\.prod\.json: must be JSON, received text that JSON\.parse refuses in line 3 \(.+\)\. Correct it there: /,
    );
    expect(() => parseConfig('null', 'shop.prod.json')).toThrow(/^backend config in shop\.prod\.json: /);
  });

  it('names the file and the environment of a wrong option', () => {
    expect(() => parseConfig({ networking: 'closed' }, 'shop.json (test)')).toThrow(
      /^backend config in shop\.json \(test\): networking must be /,
    );
    expect(() => parseConfig({ networking: 'closed' })).toThrow(/^backend config: networking must be /);
  });
});
