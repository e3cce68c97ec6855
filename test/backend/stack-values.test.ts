import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite } from '@atakora/component/web';
import { TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { busBackend, BusLayout, listener } from '../extend/bus-layout.js';
import { SHOP } from '../support/plans.js';
import { issueOf, refusalOf } from '../support/refusals.js';

const variable = new TerraformVariable(new TerraformStack(Testing.app(), 'stack'), 'secret', {});
const text = variable.stringValue;
const list = variable.listValue;
const map = Token.asStringMap(variable.value);
const number = variable.numberValue;

// What plain JavaScript may write.
const define = (config: unknown) => () => defineBackend(config as Parameters<typeof defineBackend>[0]);
const crud = (config: object) => () =>
  CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' }, ...config });

describe('a value that only the stack knows', () => {
  it.each<[string, () => unknown, string]>([
    ['a tag', define({ ...SHOP, tags: { team: text } }), 'tags.team'],
    ['a part of a tag', define({ ...SHOP, tags: { team: `a-${text}` } }), 'tags.team'],
    ['all tags', define({ ...SHOP, tags: map }), `tags.${Object.keys(map)[0]}`],
    ['a region', define({ ...SHOP, location: text }), 'location'],
    [
      'a list',
      define({ ...SHOP, networking: { mode: 'isolated', serviceTags: list } }),
      'networking.serviceTags.0',
    ],
    ['a number', define({ ...SHOP, limits: { maxFunctionApps: number } }), 'limits.maxFunctionApps'],
    [
      'the resource group of a network',
      define({ ...SHOP, networking: { mode: 'isolated', vnetResourceGroup: text } }),
      'networking.vnetResourceGroup',
    ],
    [
      'a part of the name of a network',
      define({ ...SHOP, networking: { mode: 'isolated', vnetName: `a${text}` } }),
      'networking.vnetName',
    ],
    ['an app setting of an API', crud({ environmentVariables: { A: text } }), 'environmentVariables.A'],
    ['the name of an entity', crud({ entityName: text }), 'entityName'],
    [
      'an app setting of functions',
      () =>
        FunctionsApp.define('Mailer', {
          functions: { ping: { trigger: 'http' } },
          environmentVariables: { A: text },
        }),
      'environmentVariables.A',
    ],
    ['a file of a site', () => StaticSite.define('Site', { indexDocument: text }), 'indexDocument'],
    [
      'the config of a component of one’s own',
      () => defineBackend(SHOP).addComponent({ ...listener('Orders', 'a'), config: { queue: text } }),
      'queue',
    ],
    [
      'a requirement of a type of one’s own',
      () => busBackend(new BusLayout(), listener('Orders', text)).plan(),
      'queues.0',
    ],
  ])('is refused as %s, with the way out', (_what, act, path) => {
    const issue = issueOf(act);
    expect(issue).toMatchObject({ path, rule: expect.stringMatching(/known without a stack/) as string });
    expect(issue.resolution).toMatch(/process\.env/);
  });

  it('is refused in a block, with the provider and the argument', () => {
    class Late extends BusLayout {
      override layOut(...[requirement, context]: Parameters<BusLayout['layOut']>) {
        const [first, ...others] = super.layOut(requirement, context);
        if (first === undefined) return [];
        return [
          context.block('azurerm_servicebus_namespace', 'x', { ...first.arguments, sku: text }),
          ...others,
        ];
      }
    }
    const { subject, issues } = refusalOf(() => busBackend(new Late(), listener('Orders', 'a')).plan());
    expect(subject).toBe(
      "block 'azurerm_servicebus_namespace' (x) of provider 'bus' for 'servicebus:shared'",
    );
    expect(issues.map(({ path }) => path)).toEqual(['sku']);
  });
});
