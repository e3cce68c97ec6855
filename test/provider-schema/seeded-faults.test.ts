import { describe, expect, test } from 'vitest';

import { smallBackend } from '../engines/sample-backends.js';
import { groupStack, synth, type TerraformJson } from '../engines/stacks.js';
import { blockFaults } from './block-faults.js';
import { azurermSchema, type Block, type ProviderSchema, titled } from './schema.js';
import { stackFaults } from './stack-faults.js';

const SCHEMA: Block = {
  attributes: {
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true },
    open: { type: 'bool', optional: true, computed: true },
    old: { type: 'string', optional: true, deprecated: true },
    endpoint: { type: 'string', computed: true },
    names: { type: ['list', 'string'], optional: true },
    tags: { type: ['map', 'string'], optional: true },
    zones: { type: ['set', 'string'], optional: true },
    rules: { type: ['list', ['object', { port: 'number' }]], optional: true },
  },
  block_types: {
    place: {
      nesting_mode: 'set',
      min_items: 1,
      max_items: 2,
      block: { attributes: { at: { type: 'string', required: true } } },
    },
    policy: {
      nesting_mode: 'list',
      max_items: 1,
      block: { attributes: { level: { type: 'string', optional: true } } },
    },
    timeouts: {
      nesting_mode: 'single',
      block: { attributes: { create: { type: 'string', optional: true } } },
    },
    legacy: { nesting_mode: 'list', block: { deprecated: true } },
  },
};

const RIGHT = { name: 'a', place: [{ at: 'b' }] };

const reference = '${azurerm_a.b.c}';

test.each([
  ['the least', RIGHT],
  ['one object for a block', { ...RIGHT, place: { at: 'b' } }],
  [
    'every kind of argument',
    { ...RIGHT, size: 1, open: false, names: [], zones: ['1'], tags: { a: 'b' }, rules: [{ port: 1 }] },
  ],
  [
    'an expression in any place',
    { ...RIGHT, size: reference, names: reference, open: reference, tags: reference },
  ],
  ['blocks in blocks', { ...RIGHT, policy: { level: 'a' }, timeouts: { create: '1h' } }],
])('a right block has no faults: %s', (_what, block) => {
  expect(blockFaults(block, SCHEMA, 'x')).toEqual([]);
});

test.each<[string, object, string]>([
  ['an unknown argument', { ...RIGHT, nmae: 'b' }, 'x.nmae: there is no such argument'],
  [
    'an unknown argument in a block',
    { name: 'a', place: [{ at: 'b', on: 'c' }] },
    'x.place[0].on: there is no such argument',
  ],
  [
    'an unknown argument in an object',
    { ...RIGHT, rules: [{ port: 1, prt: 1 }] },
    'x.rules[0].prt: there is no such argument',
  ],
  ['a missing field of an object', { ...RIGHT, rules: [{}] }, 'x.rules[0].port: must be given'],
  ['a missing argument', { place: RIGHT.place }, 'x.name: must be given'],
  ['a missing argument in a block', { name: 'a', place: [{}] }, 'x.place[0].at: must be given'],
  ['a missing block', { name: 'a' }, 'x.place: must be given'],
  ['text for a number', { ...RIGHT, size: '1' }, 'x.size: "1" is no number'],
  ['a number for text', { ...RIGHT, name: 1 }, 'x.name: 1 is no string'],
  ['text for a flag', { ...RIGHT, open: 'true' }, 'x.open: "true" is no bool'],
  ['null', { ...RIGHT, size: null }, 'x.size: null is no number'],
  ['text for a list', { ...RIGHT, names: 'a' }, 'x.names: "a" is no list'],
  ['a wrong item of a list', { ...RIGHT, names: ['a', 1] }, 'x.names[1]: 1 is no string'],
  ['an item twice in a set', { ...RIGHT, zones: ['1', '1'] }, 'x.zones: the set has "1" twice'],
  ['a list for a map', { ...RIGHT, tags: ['a'] }, 'x.tags: ["a"] is no map'],
  ['a wrong value in a map', { ...RIGHT, tags: { a: 1 } }, 'x.tags["a"]: 1 is no string'],
  ['a value of the provider', { ...RIGHT, endpoint: 'a' }, 'x.endpoint: only the provider sets it'],
  ['a deprecated argument', { ...RIGHT, old: 'a' }, 'x.old: it is deprecated'],
  ['a deprecated block', { ...RIGHT, legacy: [{}] }, 'x.legacy[0]: the block is deprecated'],
  [
    'too many blocks',
    { name: 'a', place: ['a', 'b', 'c'].map((at) => ({ at })) },
    'x.place: 3 blocks, at most 2 are allowed',
  ],
  ['too few blocks', { name: 'a', place: [] }, 'x.place: 0 blocks, at least 1 are needed'],
  ['two of a single block', { ...RIGHT, policy: [{}, {}] }, 'x.policy: 2 blocks, at most 1 are allowed'],
  [
    'a block twice in a set',
    { name: 'a', place: [{ at: 'b' }, { at: 'b' }] },
    'x.place: the set has a block twice',
  ],
  ['text for a block', { ...RIGHT, policy: 'a' }, 'x.policy[0]: "a" is no block'],
  ['a list for a single block', { ...RIGHT, timeouts: [{}] }, 'x.timeouts: [{}] is no block'],
])('a fault is found: %s', (_what, block, fault) => {
  expect(blockFaults(block, SCHEMA, 'x')).toEqual([fault]);
});

describe.skipIf(azurermSchema === undefined)(titled('a fault in a synthesized stack is found'), () => {
  const schema = azurermSchema as ProviderSchema;
  const stack = groupStack();
  smallBackend('shop').apply(stack);
  const json = JSON.stringify(synth(stack));
  const faultsOf = (text: string) => stackFaults(JSON.parse(text) as TerraformJson, schema);

  test.each([
    ['a wrong name of an argument', '"https_only":true', '"httpsOnly":true', /\.httpsOnly: there is no such/],
    ['a wrong type', '"https_only":true', '"https_only":"yes"', /"yes" is no bool/],
    ['a missing argument', '"offer_type":"Standard",', '', /\.offer_type: must be given/],
    [
      'a block too many',
      '"consistency_policy":{',
      '"consistency_policy":[{"consistency_level":"Strong"},{}],"x":{',
      /at most 1/,
    ],
    ['an unknown type', '"azurerm_service_plan":', '"azurerm_plan":', /azurerm_plan\..*no such type/],
    [
      'an attribute that a block does not have',
      '.primary_access_key}',
      '.access_key}',
      /access_key, which azurerm_storage_account does not/,
    ],
    [
      'a reference to nowhere',
      '${azurerm_service_plan.shop',
      '${azurerm_service_plan.gone',
      /refers to azurerm_service_plan\.gone/,
    ],
    [
      'a dependency on nothing',
      '"depends_on":["',
      '"depends_on":["azurerm_subnet.gone","',
      /no azurerm_subnet\.gone/,
    ],
    [
      'a wrong provider argument',
      '"provider":{"azurerm":[{',
      '"provider":{"azurerm":[{"storage_use_azuread":"yes",',
      /no bool/,
    ],
  ])('%s', (_what, from, to, fault) => {
    expect(json).toContain(from);
    expect(faultsOf(json)).toEqual([]);
    expect(faultsOf(json.replace(from, () => to)).join('\n')).toMatch(fault);
  });
});
