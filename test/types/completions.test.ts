import { describe, expect, it } from 'vitest';

import { CONFIG_KEYS } from '../../src/backend/config-schema.js';
import { completionsAt, documentationAt } from './language-service.js';

const users = `const userApi = api('UserApi');`;
const options = [...CONFIG_KEYS].sort();
const NETWORKING = ['addressSpace', 'deployFrom', 'mode', 'subnetId', 'vnetName'];

describe('what an editor offers in defineBackend', () => {
  it.each([
    `${users} defineBackend({ userApi, | });`,
    'defineBackend({ | });',
    `${users} defineBackend({ userApi }, { | });`,
  ])('every option of a backend: %s', (code) => {
    expect(completionsAt(code)).toEqual(options);
  });

  it.each([
    `${users} defineBackend({ userApi, networking: { | } });`,
    'defineBackend({ networking: { | }, monitoring: true });',
    'defineBackend().withNetworking({ | });',
  ])('the options of an option, and nothing of the library itself: %s', (code) => {
    const offered = completionsAt(code);
    expect(offered).toEqual(expect.arrayContaining(NETWORKING));
    expect(offered).not.toContain('error');
    expect(offered).not.toContain('charAt');
  });

  it('the values of an option', () => {
    expect(completionsAt(`${users} defineBackend({ userApi, networking: '|' });`)).toEqual([
      'isolated',
      'public',
    ]);
  });

  it('the comment of an option', () => {
    expect(documentationAt(`${users} defineBackend({ userApi, | });`, 'location')).toContain('Azure region');
    expect(documentationAt('defineBackend().|', 'withLocation')).toContain('Azure region');
  });
});

describe('what an editor offers in a component', () => {
  const run = (config: string) => `FunctionsApp.define('Jobs', { functions: { run: ${config} } });`;

  it.each([
    ['triggers', run(`{ trigger: '|' }`), ['http', 'queue', 'serviceBusTopic', 'timer']],
    ['levels', run(`{ trigger: 'http', authLevel: '|' }`), ['anonymous', 'entra', 'function']],
    ['options of a trigger', run(`{ trigger: 'queue', | }`), ['queueName']],
    [
      'types of a field',
      `CrudApi.define('A', { entityName: 'A', schema: { id: '|' } });`,
      ['number', 'string', 'timestamp'],
    ],
    [
      'operations beside options that others depend on',
      `CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, hooks: ['beforeCreate'], sourceDirectory: 'x', operations: ['|'] });`,
      ['create', 'list'],
    ],
    [
      'hooks',
      `CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, sourceDirectory: 'x', hooks: ['|'] });`,
      ['beforeCreate', 'beforeDelete', 'beforeUpdate'],
    ],
    [
      'partition keys',
      `CrudApi.define('A', { entityName: 'A', schema: { id: 'string', email: 'string' }, partitionKey: '|' });`,
      ['/email', '/id'],
    ],
  ])('%s', (_what, code, names) => {
    expect(completionsAt(code)).toEqual(expect.arrayContaining(names));
  });
});
