import { type BackendConfig, keyVaultSecret } from '@atakora/component/backend';

import type { FunctionsAppConfig } from '../../../src/components/functions-app/functions-app-config.js';
import { app } from '../../support/definitions.js';
import type { Declared, Edits } from './edit.js';

const jobs = (options: Partial<FunctionsAppConfig> = {}, config: Partial<BackendConfig> = {}): Declared => ({
  components: [app('Jobs', options)],
  config,
});

const queued = { functions: { take: { trigger: 'queue', queueName: 'orders' } } } as const;

const DISPOSABLE = { dataProtection: 'destroy' } as const;

/** Settings of apps, of accounts and of the backend. */
export const SETTING_EDITS: Edits = {
  'environment-value': {
    title: 'Change an environment variable',
    before: jobs({ environmentVariables: { MODE: 'fast' } }),
    after: jobs({ environmentVariables: { MODE: 'slow' } }),
  },
  'environment-conflict': {
    title: 'Change an environment variable that another component keeps',
    before: {
      components: [
        app('Jobs', { environmentVariables: { MODE: 'fast' } }),
        app('Mail', { environmentVariables: { MODE: 'fast' } }),
      ],
    },
    after: {
      components: [
        app('Jobs', { environmentVariables: { MODE: 'slow' } }),
        app('Mail', { environmentVariables: { MODE: 'fast' } }),
      ],
    },
  },
  'tag-added': { title: 'Add a tag', before: jobs(), after: jobs({}, { tags: { team: 'a' } }) },
  'tag-changed': {
    title: 'Change a tag',
    before: jobs({}, { tags: { team: 'a' } }),
    after: jobs({}, { tags: { team: 'b' } }),
  },
  'runtime-version': {
    title: 'Change the version of a runtime',
    before: jobs({ version: '20' }),
    after: jobs({ version: '22' }),
  },
  'auth-level': {
    title: 'Let everyone call an http function',
    before: jobs({ functions: { run: { trigger: 'http' } } }),
    after: jobs({ functions: { run: { trigger: 'http', authLevel: 'anonymous' } } }),
  },
  cors: {
    title: 'Let web pages call an app',
    before: jobs(),
    after: jobs({ cors: { allowedOrigins: ['https://shop.example.com'] } }),
  },
  schedule: {
    title: 'Change a schedule',
    before: jobs({ functions: { tidy: { trigger: 'timer', schedule: '0 0 * * * *' } } }),
    after: jobs({ functions: { tidy: { trigger: 'timer', schedule: '0 30 * * * *' } } }),
  },
  'sku-hosting': {
    title: 'Change sku to another kind of hosting',
    before: jobs(),
    after: jobs({ sku: 'EP1' }),
  },
  'sku-up': {
    title: 'Change sku to a larger one',
    before: jobs({ sku: 'EP1' }),
    after: jobs({ sku: 'EP2' }),
  },
  'sku-down': {
    title: 'Change sku to a smaller one',
    before: jobs({ sku: 'S1' }),
    after: jobs({ sku: 'B1' }),
  },
  'always-on': {
    title: 'Turn alwaysOn off',
    before: jobs({ sku: 'B1' }),
    after: jobs({ sku: 'B1', alwaysOn: false }),
  },
  'https-off': { title: 'Turn enforceHttps off', before: jobs(), after: jobs({}, { enforceHttps: false }) },
  'secret-added': {
    title: 'Use a secret',
    before: jobs({ sku: 'B1' }),
    after: jobs({ sku: 'B1', secrets: { KEY: keyVaultSecret('key') } }),
  },
  // Recorded with the secret in the vault, which people put there between two applies: see docs/configuration.md#keyvault.
  'secret-removed': {
    title: 'Use no secret any more',
    before: jobs({ sku: 'B1', secrets: { KEY: keyVaultSecret('key') } }),
    after: jobs({ sku: 'B1' }),
  },
  'ip-ranges-added': {
    title: 'Let some addresses call an app',
    before: jobs(),
    after: jobs({ allowedIpRanges: { functions: ['203.0.113.0/24'] } }),
  },
  'ip-ranges-removed': {
    title: 'Let every address call an app again',
    before: jobs({ allowedIpRanges: { functions: ['203.0.113.0/24'] } }),
    after: jobs(),
  },
  'ip-ranges-shared': {
    title: 'Let some addresses call one of two components in an app',
    before: { components: [app('Jobs'), app('Mail')] },
    after: {
      components: [app('Jobs', { allowedIpRanges: { functions: ['203.0.113.0/24'] } }), app('Mail')],
    },
  },
  'replication-in-kind': {
    title: 'Change storageReplication without another kind of zones',
    before: jobs(queued, { storageReplication: 'LRS' }),
    after: jobs(queued, { storageReplication: 'GRS' }),
  },
  'replication-zones': {
    title: 'Change storageReplication to several zones',
    before: jobs(queued, { storageReplication: 'LRS' }),
    after: jobs(queued, { storageReplication: 'ZRS' }),
  },
  'replication-zones-unlocked': {
    title: 'Change storageReplication to several zones, without a lock',
    before: jobs(queued, { storageReplication: 'LRS', ...DISPOSABLE }),
    after: jobs(queued, { storageReplication: 'ZRS', ...DISPOSABLE }),
    unlocked: true,
  },
  'environment-name': {
    title: 'Change the environment, without a lock',
    before: jobs({}, DISPOSABLE),
    after: jobs({}, { ...DISPOSABLE, environment: 'test' }),
    unlocked: true,
  },
  'retention-off': {
    title: "Change dataProtection to 'destroy'",
    before: jobs(queued),
    after: jobs(queued, DISPOSABLE),
  },
};
