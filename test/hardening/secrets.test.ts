import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { defineBackend } from '../../src/backend/define-backend.js';
import { looksSecret, namesSecret } from '../../src/validation/secret.js';
import { app } from '../support/definitions.js';
import { refusalOf } from '../support/refusals.js';

const letters = (count: number) => 'aB3dE5gH'.repeat(20).slice(0, count);

// Put together here, so that no scanner of repositories takes the examples for real secrets.
const SECRETS = [
  `${letters(86)}==`,
  `abc8${'Q~'}${letters(34)}`,
  `glpat${'-'}${letters(20)}`,
  `xoxb${'-'}${letters(24)}`,
  `npm${'_'}${letters(36)}`,
  `AIza${letters(35)}`,
  `sk${'-'}proj-${letters(40)}`,
  `sk${'-'}${letters(48)}`,
  `SG${'.'}${letters(22)}.${letters(43)}`,
  `github${'_pat_'}${letters(40)}`,
  `redis://:${letters(10)}@cache.example.com:6380`,
  `https://a.azurewebsites.net/api/f?code=${letters(54)}`,
  `https://hooks.slack.com/services/T000/B000/${letters(24)}`,
];

describe('a secret', () => {
  it.each(SECRETS)('%s is refused as setting, tag and in a build command, and never shown', (secret) => {
    for (const act of [
      () => app('Jobs', { environmentVariables: { A: secret } }),
      () => defineBackend({ tags: { a: secret } }),
      () => StaticSite.define('A', { sourceDirectory: 'a', buildCommand: `make ${secret}` }),
    ]) {
      const { message } = refusalOf(act);
      expect(message).not.toContain(secret);
    }
  });

  it.each([
    'COSMOS_KEY',
    'CONNECTION_STRING',
    'ConnectionString',
    'MASTER_KEY',
    'DB_PASS',
    'PWD',
    'SENTRY_DSN',
    'CLIENT_SECRET',
    'GITHUB_TOKEN',
  ])('is what %s is for', (name) => {
    expect(namesSecret(name)).toBe(true);
    expect(refusalOf(() => app('Jobs', { environmentVariables: { [name]: 'x' } })).issues[0]?.path).toBe(
      `environmentVariables.${name}`,
    );
  });
});

describe('what is no secret', () => {
  it.each([
    'PARTITION_KEY',
    'COMPASS',
    'KEY_VAULT_NAME',
    'PATH_PATTERN',
    'PUBLIC_KEY',
    'TOKENS_URL',
    'SPAWN',
  ])('is named %s', (name) => expect(namesSecret(name)).toBe(false));

  it.each([
    'https://example.com/callback?code=short',
    'mailto:a@b.c',
    'http://localhost:7071/api',
    'sk-learn',
    'd41d8cd98f00b204e9800998ecf8427e',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  ])('looks like %s', (text) => expect(looksSecret(text)).toBe(false));
});
