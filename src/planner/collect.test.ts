import { describe, expect, it } from 'vitest';

import { settingsFrom } from '../backend/settings-from-config.js';
import { InvalidConfigError, MissingProviderError } from '../errors.js';
import { collect, type ComponentInput } from './collect.js';
import { typeDirectory } from '../extend/type-directory.js';
import type { ResourceType } from '../resources/resource-type.js';
import { requirement } from '../../test/support/definitions.js';
import { SHOP, thrownBy } from '../../test/support/plans.js';
import { sampleType } from '../../test/support/resource-types.js';

const component = (id: string, ...required: ReturnType<typeof requirement>[]): ComponentInput => ({
  key: id,
  id,
  identity: id,
  type: 'Sample',
  config: {},
  isChecked: false,
  requirements: () => required,
  outputs: () => ({}),
});
const store = sampleType('store');
const app = sampleType('app', {
  requirements: {
    impliedRequirements: (_config, { requires }) =>
      requires.has('store') ? [] : [{ type: 'store', key: 'store:files', config: { size: 1 } }],
  },
});
const network = sampleType('network', {
  requirements: {
    internal: true,
    implicitRequirement: ({ isolated }) => (isolated ? { size: 24 } : undefined),
  },
});
const BUILT_IN = [store, app, network];

function collected(
  components: readonly ComponentInput[],
  own: readonly ResourceType[] = [],
  config: object = SHOP,
) {
  return collect(typeDirectory(BUILT_IN, own, []), components, settingsFrom(config));
}

describe('requirements', () => {
  it('are collected by the type that serves them, every built-in type included', () => {
    const found = collected([component('A', requirement('store', { size: 2 }, 20))]);
    expect([...found.keys()]).toEqual(BUILT_IN);
    expect(found.get(store)).toEqual([
      {
        component: 'A',
        key: 'store:store-need',
        requirementId: 'A/store-need',
        priority: 20,
        config: { size: 2 },
      },
    ]);
    expect(found.get(app)).toEqual([]);
  });

  it('have the default priority, and keep their validators', () => {
    const validators = [() => ({ valid: true })];
    const found = collected([component('A', { ...requirement('store'), validators })]);
    expect(found.get(store)).toMatchObject([{ priority: 10, validators }]);
  });

  it('go to a type of the user before the built-in one of its name', () => {
    const own = sampleType('store');
    const found = collected([component('A', requirement('store'))], [own]);
    expect([...found.keys()][0]).toBe(own);
    expect(found.get(own)).toHaveLength(1);
    expect(found.get(store)).toEqual([]);
  });

  it('are known to the lock by the component that they were first declared in', () => {
    const memberOf = (id: string, identity: string, requirementKey: string) => {
      const input = { ...component(id, { ...requirement('store'), requirementKey }), identity };
      return collected([input])
        .get(store)
        ?.map(({ requirementId }) => requirementId);
    };
    expect(memberOf('A', 'A', 'A-store')).toEqual(['A']);
    expect(memberOf('New', 'Old', 'New-store')).toEqual(['Old']);
    expect(memberOf('New', 'Old', 'New-files')).toEqual(['Old/Old-files']);
    expect(memberOf('New', 'Old', 'files')).toEqual(['Old/files']);
    // Of two components with one name for a requirement, each has its own.
    expect(memberOf('A', 'A', 'files')).not.toEqual(memberOf('B', 'B', 'files'));
  });

  it('are read by the schema of their type, and say what the backend says of all', () => {
    const sized = sampleType('sized', {
      requirements: {
        applyBackendSettings: ({ size = 0 }, { component: id, settings }) => ({
          size: size + id.length + settings.backendId.length,
        }),
      },
    });
    const found = collected([component('Abc', requirement('sized', { size: 10 }))], [sized]);
    expect(found.get(sized)).toMatchObject([{ config: { size: 17 } }]);
    const refused = thrownBy(() => collected([component('A', requirement('store', { size: 'big' }))]));
    expect(refused).toBeInstanceOf(InvalidConfigError);
    expect(refused).toMatchObject({ subject: "requirement 'store:store-need' of component 'A'" });
  });

  it('of a type that nothing provides are an error, and internal types are not offered', () => {
    const missing = (type: string) =>
      thrownBy(() => collected([component('B', requirement(type)), component('A', requirement(type))]));
    for (const type of ['queue', 'network']) {
      expect(missing(type)).toBeInstanceOf(MissingProviderError);
      expect(missing(type)).toMatchObject({
        resourceType: type,
        components: ['A', 'B'],
        available: ['app', 'store'],
      });
    }
  });

  it('of which one does not fit its schema and another has no type: the first fault is told', () => {
    const refused = thrownBy(() =>
      collected([
        component('A', requirement('absent')),
        component('B', requirement('store', { size: 'big' })),
      ]),
    );
    expect(refused).toBeInstanceOf(InvalidConfigError);
  });
});

describe('implied requirements', () => {
  it('follow from another requirement of the component, with its priority', () => {
    const found = collected([component('A', requirement('app', {}, 20))]);
    expect(found.get(store)).toEqual([
      {
        component: 'A',
        key: 'store:files',
        requirementId: 'A/files',
        priority: 20,
        config: { size: 1 },
        implied: true,
      },
    ]);
  });

  it('depend on what the component requires of built-in types', () => {
    const both = component('A', requirement('store'), requirement('app'));
    expect(collected([both]).get(store)).toMatchObject([{ key: 'store:store-need' }]);
    // The user's type serves another store than the one that the app means.
    expect(collected([both], [sampleType('store')]).get(store)).toMatchObject([{ key: 'store:files' }]);
  });

  it('follow from the settings of the backend, once for each component', () => {
    const components = [component('A'), component('B')];
    expect(collected(components).get(network)).toEqual([]);
    expect(collected(components, [], { ...SHOP, networking: 'isolated' }).get(network)).toEqual(
      ['A', 'B'].map((id) => ({
        component: id,
        key: 'network:backend',
        requirementId: `${id}/backend`,
        priority: 10,
        config: { size: 24 },
        implied: true,
      })),
    );
  });
});
