import { parsePlan, serializePlan } from '@atakora/component/plan';
import { StaticSite, type StaticSiteConfig, StaticSiteWithCdn } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { defineBackend } from '../../src/backend/define-backend.js';
import { looksSecret, namesSecret } from '../../src/validation/secret.js';
import { keyVaultSecret } from '../../src/resources/key-vault/secret.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
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
  `github${'_pat_'}${letters(82)}`,
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

describe('a setting that its author calls public', () => {
  const [secret = ''] = SECRETS;

  it('is taken, by its name, and the plan says so', () => {
    const environmentVariables = { MAPS_API_KEY: 'abc', SHOWN: secret };
    expect(() => app('Jobs', { environmentVariables })).toThrow(
      /secrets: { MAPS_API_KEY: keyVaultSecret\('maps-api-key'\) }; if the value may be public, .* publicSettings: \['MAPS_API_KEY'\]/,
    );
    expect(() => app('Jobs', { environmentVariables: { SHOWN: secret } })).toThrow(
      /the managed identity, or secrets: { SHOWN: keyVaultSecret\('shown'\) }; .* publicSettings: \['SHOWN'\]/,
    );
    const jobs = app('Jobs', { environmentVariables, publicSettings: ['MAPS_API_KEY', 'SHOWN'] });
    const plan = planOf([jobs]);
    expect(plan.errors).toEqual([]);
    expect(plan.components[0]?.config['publicSettings']).toEqual(['MAPS_API_KEY', 'SHOWN']);
    expect(JSON.stringify(plan.terraform)).toContain(secret);
  });

  it('opens no other one', () => {
    const environmentVariables = { SHOWN: secret, OTHER: secret };
    const { issues } = refusalOf(() => app('Jobs', { environmentVariables, publicSettings: ['SHOWN'] }));
    expect(issues.map(({ path }) => path)).toEqual(['environmentVariables.OTHER']);
  });

  it('must be one of its settings', () => {
    expect(refusalOf(() => app('Jobs', { publicSettings: ['SHOWN'] })).issues[0]?.path).toBe(
      'publicSettings.0',
    );
  });
});

describe('a tag that its author calls public', () => {
  const [secret = ''] = SECRETS;

  it('is taken, by its key, and opens no other one', () => {
    const tags = { commit: secret, other: secret };
    expect(refusalOf(() => planOf([crud()], { ...SHOP, tags })).issues.map(({ path }) => path)).toEqual([
      'tags.commit',
      'tags.other',
    ]);
    const { issues, message } = refusalOf(() => planOf([crud()], { ...SHOP, tags, publicTags: ['commit'] }));
    expect(issues.map(({ path }) => path)).toEqual(['tags.other']);
    expect(message).not.toContain(secret);
    const plan = planOf([crud()], { ...SHOP, tags: { commit: secret }, publicTags: ['commit'] });
    expect(plan.backend).toMatchObject({ tags: { commit: secret }, publicTags: ['commit'] });
    expect(parsePlan(serializePlan(plan))).toEqual(plan);
  });

  it('is named before it is set, and is there in the end', () => {
    const builder = defineBackend(SHOP).addComponent(crud());
    expect(refusalOf(() => builder.withTags({ commit: secret })).issues[0]?.path).toBe('tags.commit');
    const tagged = builder.withPublicTags(['commit']).withTags({ commit: secret });
    expect(tagged.plan().backend.tags).toEqual({ commit: secret });
    expect(builder.withPublicTags(['comit']).plan().errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        path: 'publicTags',
        message: "publicTags names 'comit', and no tag has this key.",
      },
    ]);
  });
});

describe('a build command that its author calls public', () => {
  const [secret = ''] = SECRETS;
  const site = { sourceDirectory: 'docs', buildCommand: `make MAP=${secret}` };

  it.each([
    ['StaticSite', (config: StaticSiteConfig) => StaticSite.define('Docs', config)],
    ['StaticSiteWithCdn', (config: StaticSiteConfig) => StaticSiteWithCdn.define('Docs', config)],
  ] as const)('is taken from %s, and the plan says so', (_name, define) => {
    expect(refusalOf(() => define(site)).issues.map(({ path }) => path)).toEqual(['buildCommand']);
    const plan = planOf([define({ ...site, publicSettings: ['buildCommand'] })]);
    expect(plan.errors).toEqual([]);
    expect(plan.components[0]?.config['publicSettings']).toEqual(['buildCommand']);
    expect(JSON.stringify(plan.terraform)).toContain(secret);
  });

  it('is the only setting of a site that may look secret', () => {
    const publicSettings = ['sourceDirectory'] as never;
    expect(refusalOf(() => StaticSite.define('Docs', { ...site, publicSettings })).issues.at(-1)?.path).toBe(
      'publicSettings.0',
    );
  });

  it('must be one of its options', () => {
    const config = { sourceDirectory: 'docs', publicSettings: ['buildCommand'] as const };
    expect(refusalOf(() => StaticSite.define('Docs', config)).issues[0]?.path).toBe('publicSettings');
  });

  it('is one in a requirement of a component of your own too', () => {
    const own = (more: object) =>
      planOf([custom('Own', [requirement('website', { site: 'own', ...site, ...more })])]);
    expect(refusalOf(() => own({})).issues[0]?.path).toBe('buildCommand');
    expect(own({ publicSettings: ['buildCommand'] }).errors).toEqual([]);
  });
});

describe('the configuration of a component of one’s own', () => {
  const plan = (config: object) => () => planOf([{ ...custom('Own', []), config } as never]);

  it.each(SECRETS)('is refused with %s in it, and the error does not say it', (secret) => {
    const refused = refusalOf(plan({ deep: [{ note: secret }] }));
    expect(refused.issues[0]?.path).toBe('deep.0.note');
    expect(refused.message).not.toContain(secret);
  });

  it('is refused with a secret by its name, and taken with a reference or where it is public', () => {
    expect(refusalOf(plan({ apiKey: 'hunter2' })).issues[0]?.path).toBe('apiKey');
    expect(plan({ apiKey: keyVaultSecret('key') })).not.toThrow();
    expect(plan({ apiKey: 'shown', publicSettings: ['apiKey'] })).not.toThrow();
    expect(plan({ schema: { password: 'string' }, tokenLifetime: 'short' })).not.toThrow();
  });
});

it('a build command is not in the triggers that Terraform keeps in its state', () => {
  const command = 'make TARGET=nobodys-business';
  const { terraform } = planOf([
    StaticSite.define('Docs', { sourceDirectory: 'docs', buildCommand: command }),
  ]);
  const built = terraform.find(({ type }) => type === 'terraform_data');
  expect(JSON.stringify(built?.arguments)).not.toContain('nobodys-business');
  expect(built?.meta?.local_exec?.[0]?.command).toBe(command);
  const other = planOf([StaticSite.define('Docs', { sourceDirectory: 'docs', buildCommand: 'make' })]);
  expect(other.terraform.find(({ type }) => type === 'terraform_data')?.arguments).not.toEqual(
    built?.arguments,
  );
});
