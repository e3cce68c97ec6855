import { defineBackend, InvalidConfigError } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { groupStack } from '../engines/stacks.js';
import { crud, custom } from '../support/definitions.js';
import { thrownBy } from '../support/plans.js';
import { refusalOf } from '../support/refusals.js';

class Config {
  backendId = 'shop';
  networking = 'isolated';
}

const throwing = new Proxy(
  {},
  {
    ownKeys: () => {
      throw new Error('secret');
    },
  },
);
const getter = {
  get environment(): string {
    throw new Error('secret');
  },
};

const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['an instance', new Config()],
  ['a promise', Promise.resolve({ environment: 'prod' })],
  ['a Map', new Map([['environment', 'prod']])],
  ['a Set', new Set(['a'])],
  ['a Date', new Date(0)],
  ['a list', []],
  ['a proxy that throws', throwing],
  ['a getter that throws', getter],
];

const FORMS: readonly (readonly [string, (options: never) => unknown])[] = [
  ['defineBackend(config)', (options) => defineBackend(options)],
  ['defineBackend(components, config)', (options) => defineBackend({ userApi: crud() } as never, options)],
  ['a component of defineBackend', (options) => defineBackend({ userApi: options })],
  ['a section of the config', (options) => defineBackend({ monitoring: options })],
  ['withNetworking', (options) => defineBackend().withNetworking(options)],
  ['withMonitoring', (options) => defineBackend().withMonitoring(options)],
  ['withTags', (options) => defineBackend().withTags(options)],
  ['withLimits', (options) => defineBackend().withLimits(options)],
  ['withNaming', (options) => defineBackend().withNaming(options)],
  ['addComponent', (options) => defineBackend().addComponent(options)],
  ['CrudApi.define', (options) => CrudApi.define('A', options)],
  ['FunctionsApp.define', (options) => FunctionsApp.define('A', options)],
  ['StaticSite.define', (options) => StaticSite.define('A', options)],
  ['StaticSiteWithCdn.define', (options) => StaticSiteWithCdn.define('A', options)],
  [
    'options of apply',
    (options) => defineBackend({ userApi: crud() } as never, {}).apply(groupStack(), options),
  ],
  ['ResourceGroupStack', (options) => new ResourceGroupStack(new App(), 'S', options)],
  [
    'the config of a component of one’s own',
    (options) => defineBackend().addComponent({ ...custom('Own', []), config: options } as never),
  ],
];

describe.each(FORMS)('%s', (_form, act) => {
  it.each(HOSTILE)('refuses %s', (what, options) => {
    const before = Object.isFrozen(options);
    const error = thrownBy(() => act(options as never));
    expect(error).toBeInstanceOf(InvalidConfigError);
    expect((error as Error).message).not.toContain('secret');
    if (what !== 'a proxy that throws') expect(Object.isFrozen(options)).toBe(before);
  });
});

describe('a mistake', () => {
  it('is named, with the way out', () => {
    const issue = (given: unknown) => refusalOf(() => StaticSite.define('A', given as never)).issues[0];
    expect(issue(Promise.resolve())).toMatchObject({ value: 'a promise', resolution: 'await it' });
    expect(issue(new Config())).toMatchObject({ value: 'an object of class Config' });
    const nested = refusalOf(() => defineBackend({ tags: new Map() as never })).issues[0];
    expect(nested).toMatchObject({ path: 'tags', value: 'an object of class Map' });
  });

  it('of a class whose object is changed later opens nothing', () => {
    const networking = { mode: 'isolated' as 'isolated' | 'public' };
    const backend = defineBackend({ userApi: crud() } as never, { networking });
    networking.mode = 'public';
    expect(backend.config.networking).toEqual({ mode: 'isolated' });
  });
});
