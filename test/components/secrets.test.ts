import { defineBackend, keyVaultSecret } from '@atakora/component/backend';
import { FunctionsApp } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { refusalOf } from '../support/refusals.js';

const KEY = 'c2VjcmV0LWtleS10aGF0LW5vYm9keS1tYXktc2Vl';

const SECRETS = [
  `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${KEY}`,
  `AccountEndpoint=https://a.documents.azure.com;accountkey=${KEY}`,
  `Endpoint=sb://a/;SharedAccessKeyName=Root;SharedAccessKey=${KEY}`,
  `Endpoint=x;AccessKey=${KEY}`,
  `Server=a;Password=${KEY}`,
  `Server=a;Uid=b;Pwd=${KEY}`,
  `https://a.blob.core.windows.net/c?sv=2024&sig=${KEY}`,
  `-----BEGIN RSA PRIVATE KEY-----\n${KEY}`,
  `-----BEGIN PRIVATE KEY-----${KEY}`,
];

const define = (options: object) =>
  FunctionsApp.define('Jobs', { functions: { run: { trigger: 'http' } }, ...options } as never);

describe.each(SECRETS)('a secret (%s)', (secret) => {
  it.each([
    ['in an app setting', () => define({ environmentVariables: { CONNECTION: secret } })],
    ['in a list of settings', () => define({ environmentVariables: [secret] })],
    ['in the place of the settings', () => define({ environmentVariables: secret })],
    ['in an option that does not exist', () => define({ env: { CONNECTION: secret } })],
    ['in another option', () => define({ version: secret })],
    ['in the configuration of a backend', () => defineBackend({ ...SHOP, connection: secret } as never)],
    [
      'in the requirement of a component of one’s own',
      () =>
        planOf([
          custom('Own', [requirement('functions', { runtime: 'node', environmentVariables: { A: secret } })]),
        ]),
    ],
  ])('%s is refused and never repeated', (_where, act) => {
    const { message, issues } = refusalOf(act);
    expect(message + JSON.stringify(issues)).not.toContain(KEY.slice(0, 12));
    expect(issues[0]?.value).toBe('a value that is not shown');
  });
});

describe('what only sounds like a secret', () => {
  it.each(['https://vault.azure.net/secrets/password', 'sig=short', 'AccountName=shop', 'monkey=1'])(
    '%s is accepted',
    (value) => {
      expect(define({ environmentVariables: { A: value } }).componentId).toBe('Jobs');
    },
  );
});

describe('keyVaultSecret', () => {
  it.each([
    [undefined, 'missing'],
    [null, 'null'],
    [5, '5'],
    [{}, '{}'],
    ['', "''"],
    ['a_b', "'a_b'"],
  ])('refuses %j', (name, value) => {
    const { subject, issues } = refusalOf(() => keyVaultSecret(name as string));
    expect(subject).toBe('keyVaultSecret');
    expect(issues).toEqual([
      {
        path: 'name',
        value,
        rule: 'the name of a secret must have 1 to 127 letters, digits and hyphens',
        resolution: "use the name of a secret in the vault, like 'stripe-key'",
      },
    ]);
  });
});
