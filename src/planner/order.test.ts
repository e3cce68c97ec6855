import { describe, expect, it } from 'vitest';

import type { PlanWarning } from '../plan/diagnostics.js';
import type { ExpressionJson, StackParameter } from '../plan/expression/expression-json.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import { findCycle, inDependencyOrder, inDiagnosticOrder } from './order.js';

/** A block that refers to some blocks of its type and waits for others. */
const block = (id: string, refersTo: string[] = [], waitsFor: string[] = []): TerraformBlock => ({
  type: 'azurerm_x',
  id,
  arguments: { ids: refersTo.map((other) => ({ $ref: `azurerm_x.${other}.id` })) },
  ...(waitsFor.length > 0 && { meta: { depends_on: waitsFor.map((other) => `azurerm_x.${other}`) } }),
});
const ordered = (...blocks: TerraformBlock[]) => inDependencyOrder(blocks).map(({ id }) => id);

describe('blocks', () => {
  it('are in the order of their addresses', () => {
    const others = [block('b'), { ...block('a'), type: 'azurerm_y' }, block('a')];
    expect(inDependencyOrder(others).map(({ type, id }) => `${type}.${id}`)).toEqual([
      'azurerm_x.a',
      'azurerm_x.b',
      'azurerm_y.a',
    ]);
  });

  it('come after those that they refer to or wait for, whatever the order in which they were laid out', () => {
    const blocks = [block('a', ['c']), block('b', [], ['d']), block('c', ['d']), block('d')];
    expect(ordered(...blocks)).toEqual(['d', 'c', 'a', 'b']);
    expect(ordered(...blocks.reverse())).toEqual(['d', 'c', 'a', 'b']);
  });

  const b: ExpressionJson = { $ref: 'azurerm_x.b.id' };
  const inJoin: ExpressionJson = { $join: ['x ', { $parameter: 'location' }, b] };

  it.each<[string, Partial<TerraformBlock>]>([
    ['a reference', { arguments: { id: b } }],
    ['a reference in a join', { arguments: { id: inJoin } }],
    ['a reference in a nested block', { arguments: { outer: [{ inner: { ids: ['x', b] } }] } }],
    ['code of Terraform', { arguments: { id: { $terraform: 'lower(azurerm_x.b.id)' } } }],
    ['for_each', { meta: { for_each: { $terraform: 'toset([azurerm_x.b.id])' } } }],
    ['a precondition', { meta: { precondition: { condition: b, error_message: 'x' } } }],
    ['a command', { meta: { local_exec: [{ command: inJoin }] } }],
    ['the directory of a command', { meta: { local_exec: [{ command: 'x', working_dir: inJoin }] } }],
    ['a program', { meta: { local_exec: [{ command: 'x', interpreter: ['x', b] }] } }],
  ])('come after what they refer to: %s', (_where, more) => {
    expect(ordered({ ...block('a'), ...more }, block('b'))).toEqual(['b', 'a']);
    // The same without the reference, so that the order of addresses is not the reason.
    expect(ordered(block('a'), block('b'))).toEqual(['a', 'b']);
  });

  it('are in the order of their addresses where a string only looks like a reference', () => {
    const text = { id: '${azurerm_x.b.id}', tags: { $$ref: 'azurerm_x.b.id' } };
    expect(ordered({ ...block('a'), arguments: text }, block('b'))).toEqual(['a', 'b']);
  });

  it('say which values they ask the stack for', () => {
    const parameters = new Set<StackParameter>(['subnetName']);
    const group = { name: { $parameter: 'resourceGroupName' }, code: { $package: 'functions:shared.path' } };
    const blocks: TerraformBlock[] = [
      { ...block('a'), arguments: group },
      { ...block('b'), arguments: { ids: [inJoin] } },
      { ...block('c'), meta: { for_each: { $files: 'site' } } },
    ];
    inDependencyOrder(blocks, parameters);
    expect([...parameters].sort()).toEqual([
      'location',
      'projectDirectory',
      'resourceGroupName',
      'subnetName',
    ]);
  });

  it('may refer to what is not there, to themselves and in a circle: other checks refuse that', () => {
    expect(ordered(block('a', ['gone'], ['missing']))).toEqual(['a']);
    expect(ordered(block('a', ['a']))).toEqual(['a']);
    expect(ordered(block('a', ['b']), block('b', ['c']), block('c', ['a'])).sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('a cycle', () => {
  it('is found from its first block to that block', () => {
    const blocks = [block('z', ['b']), block('b', [], ['c']), block('c', ['b']), block('a', ['z'])];
    expect(findCycle(blocks)).toEqual(['azurerm_x.b', 'azurerm_x.c', 'azurerm_x.b']);
    expect(findCycle([block('a', ['a'])])).toEqual(['azurerm_x.a', 'azurerm_x.a']);
  });

  it('is none where several blocks need the same one', () => {
    expect(
      findCycle([block('a', ['b', 'c']), block('b', ['d']), block('c', ['d']), block('d')]),
    ).toBeUndefined();
    expect(findCycle([block('a', ['gone'])])).toBeUndefined();
  });
});

describe('diagnostics', () => {
  const warning = (more: Partial<PlanWarning>): PlanWarning => ({
    code: 'KEYS_IN_USE',
    message: 'm',
    components: ['A'],
    resolution: 'r',
    ...more,
  });

  it('are in the order of code, resource, path and message', () => {
    const expected = [
      warning({ code: 'HTTP_ALLOWED', resource: 'z:z', message: 'z' }),
      warning({}),
      warning({ path: 'z' }),
      warning({ resource: 'a:a', message: 'a' }),
      warning({ resource: 'a:a', message: 'b' }),
      warning({ resource: 'a:a', path: 'a', message: 'a' }),
      warning({ resource: 'b:b' }),
    ];
    expect(inDiagnosticOrder([...expected].reverse())).toEqual(expected);
  });

  it('that say the same are one, with the components of all', () => {
    const [only, ...others] = inDiagnosticOrder([
      warning({ components: ['C', 'B'] }),
      warning({ components: ['A', 'B'] }),
    ]);
    expect(only).toEqual(warning({ components: ['A', 'B', 'C'] }));
    expect(others).toEqual([]);
  });

  it('of two resources are two', () => {
    expect(inDiagnosticOrder([warning({ resource: 'a:a' }), warning({ resource: 'a:b' })])).toHaveLength(2);
  });

  it('have their fields in the order of the format, whatever the order of the check', () => {
    const { code, message, components, resolution } = warning({});
    const shuffled = { resolution, path: 'p', components, resource: 'a:a', message, code };
    expect(inDiagnosticOrder([shuffled]).map((each) => Object.keys(each))).toEqual([
      ['code', 'message', 'resource', 'path', 'components', 'resolution'],
    ]);
  });
});
