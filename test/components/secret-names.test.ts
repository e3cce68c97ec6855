import { describe, expect, it } from 'vitest';

import { FunctionsApp } from '../../src/components/functions-app/functions-app.js';
import { thrownBy } from '../support/plans.js';

const define = (environmentVariables: Record<string, string>) =>
  FunctionsApp.define('Pay', { functions: { run: { trigger: 'http' } }, environmentVariables });

describe('an app setting', () => {
  it.each([
    ['DB_PASSWORD', 'hunter2'],
    ['API_KEY', '0123456789abcdef'],
    ['ACCOUNT_KEY', 'YWJj'],
    ['GITHUB_TOKEN', 'q7Zw'],
    ['A', 'sk_live_51Habcdefghijklmnopqrstuv'],
    ['A', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
    ['A', 'AKIAABCDEFGHIJKLMNOP'],
    ['A', 'postgres://user:pw@host/db'],
    ['A', 'https://x.blob.core.windows.net/c?sv=1&sig=abcdefghijklmnopqrstuv'],
    ['A', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc'],
  ])('%s with the value %j is refused, and the error does not repeat it', (name, value) => {
    const error = thrownBy(() => define({ [name]: value })) as Error;
    expect(error.message).toContain(`environmentVariables.${name}`);
    expect(error.message).toContain('plain text');
    expect(error.message).not.toContain(value);
  });

  it.each([
    ['TOKEN_URL', 'https://login.example.com'],
    ['KEY', 'id'],
    ['DB_PASSWORD', '${Other.apiEndpoint}'],
    ['HOST', 'https://user.example.com:8080/path'],
  ])('%s with the value %j is none', (name, value) => {
    expect(() => define({ [name]: value })).not.toThrow();
  });

  it('that is written as a secret is not repeated either', () => {
    const error = thrownBy(() =>
      FunctionsApp.define('Pay', {
        functions: { run: { trigger: 'http' } },
        secrets: { KEY: 'plain text' as never },
      }),
    ) as Error;
    expect(error.message).not.toContain('plain text"');
  });
});
