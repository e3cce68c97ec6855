import {
  defineBackend,
  InvalidConfigError,
  type IResourceProvider,
  PlanHasErrorsError,
  type ResourceRequirement,
} from '@atakora/component/backend';
import {
  immutable,
  type ProviderLayoutContext,
  LayoutProvider,
  maximumAlong,
} from '@atakora/component/extend';
import { applyPlan } from '@atakora/component/cdk';
import { addressOf, explain, parsePlan, serializePlan, type TerraformBlock } from '@atakora/component/plan';
import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import { describe, expect, test } from 'vitest';

import { blocksByAddress, plannedJson } from '../engines/planned-json.js';
import { groupStack, synth } from '../engines/stacks.js';
import { busBackend, type BusConfig, BusLayout, listener } from './bus-layout.js';

const backend = busBackend(
  new BusLayout(),
  listener('Orders', 'orders'),
  listener('Mails', 'mails', 'orders'),
);
const NAMESPACE = 'azurerm_servicebus_namespace.shop_servicebus_namespace';

describe('what a custom provider lays out', () => {
  const plan = backend.plan();

  test('is in the plan, merged and named like everything else', () => {
    expect(plan.resources.find(({ key }) => key === 'servicebus:shared')).toMatchObject({
      name: expect.stringMatching(/^sbns-shop-prod-shared-[a-z0-9]{6}$/) as string,
      sharedBy: ['Mails', 'Orders'],
      config: { queues: ['mails', 'orders'] },
      block: NAMESPACE,
      madeBy: 'plan',
    });
  });

  test('is synthesized as the plan says, and nothing else', () => {
    const stack = groupStack();
    const applied = backend.apply(stack);
    const { 'azurerm_resource_group.resource_group': _, ...blocks } = blocksByAddress(synth(stack));
    expect(blocks).toEqual(plannedJson(plan));
    expect(applied.getResource('servicebus')).toBeInstanceOf(ServicebusNamespace);
  });

  test('is applied from the text of the plan, without the provider', () => {
    const { constructs } = applyPlan(parsePlan(serializePlan(plan)), groupStack());
    expect([...constructs.keys()]).toContain(NAMESPACE);
  });

  test('does not depend on the order of components', () => {
    const other = busBackend(
      new BusLayout(),
      listener('Mails', 'mails', 'orders'),
      listener('Orders', 'orders'),
    );
    expect(serializePlan(other.plan())).toBe(serializePlan(plan));
  });

  test('gets the user’s text as it is, and Terraform evaluates nothing of it', () => {
    const other = busBackend(new BusLayout(), listener('Orders', '${var.secret}'));
    const { terraform } = parsePlan(serializePlan(other.plan()));
    const queue = terraform.find(({ type }) => type === 'azurerm_servicebus_queue');
    const namespace = terraform.find((block) => addressOf(block) === NAMESPACE);
    expect(queue?.arguments['name']).toBe('${var.secret}');
    expect(namespace?.arguments['tags']).toEqual({ team: 'a${b}' });
    const stack = groupStack();
    other.apply(stack);
    const { [NAMESPACE]: made, ...blocks } = blocksByAddress(synth(stack));
    expect(blocks[addressOf(queue ?? { type: '', id: '' })]).toMatchObject({ name: '$${var.secret}' });
    expect(made).toMatchObject({ tags: { team: 'a$${b}' } });
  });

  test('is told where it stands, and what else there is', () => {
    let told: ProviderLayoutContext | undefined;
    class Curious extends BusLayout {
      override layOut(requirement: ResourceRequirement<string, BusConfig>, context: ProviderLayoutContext) {
        told = context;
        return super.layOut(requirement, context);
      }
    }
    busBackend(new Curious(), listener('Orders', 'orders')).plan();
    expect(told).toMatchObject({ backend: { backendId: 'shop' }, environment: 'prod', location: 'eastus' });
    expect([...(told?.existingBlocks.keys() ?? [])].sort()).toEqual([
      'cosmos:shared',
      'functions:shared',
      'storage:shared',
    ]);
    expect(told?.existingBlocks.get('cosmos:shared')?.[0]?.type).toBe('azurerm_cosmosdb_account');
    expect(told?.naming.formatResourceName('sbt', 'shop', 'events')).toMatch(/^sbt-shop-prod-events-/);
  });

  test('has another name in another environment or region, because namespaces are unique in all of Azure', () => {
    const nameIn = (environment: string, location: string) =>
      defineBackend({ backendId: 'shop', environment, location })
        .withProvider(new BusLayout())
        .addComponent(listener('Orders', 'orders'))
        .plan().resources[0]?.name;
    const names = [nameIn('prod', 'eastus'), nameIn('prod', 'westus'), nameIn('dev', 'eastus')];
    expect(new Set(names).size).toBe(3);
  });
});

describe('the merge table of a custom provider', () => {
  class Tables extends LayoutProvider<{ readonly tier?: string; readonly region?: string }> {
    readonly providerId = 'tables';
    readonly supportedTypes = ['tables'];
    override readonly mergeTable = {
      tier: maximumAlong(['small', 'large']),
      region: immutable<string>(),
    };
    layOut(_requirement: unknown, { block, name }: ProviderLayoutContext) {
      return [block('azurerm_storage_table', 'table', { name })];
    }
  }
  const asking = (componentId: string, config: object) => {
    const ask = { resourceType: 'tables', requirementKey: 'tables', config };
    const { factory, ...rest } = listener(componentId);
    return {
      ...rest,
      factory: (...args: Parameters<typeof factory>) => ({
        ...factory(...args),
        getRequirements: () => [ask],
      }),
    };
  };
  const planOf = (...asked: readonly object[]) =>
    defineBackend({ backendId: 'shop', providers: [new Tables()] })
      .addComponents(asked.map((config, index) => asking(`C${index}`, config)))
      .plan();

  test('records who asked for what, so that explain can say it', () => {
    const plan = planOf({ tier: 'small' }, { tier: 'large' });
    expect(explain(plan, 'tables:shared', 'tier')).toBe(
      "tables:shared tier is 'large' by maximum: 'C0' asked for 'small' (priority 10), 'C1' for 'large' (10).",
    );
  });

  test('makes an error of two values for what cannot change', () => {
    expect(planOf({ region: 'north' }, { region: 'south' }).errors).toEqual([
      expect.objectContaining({ code: 'CONFLICTING_VALUES', resource: 'tables:shared', path: 'region' }),
    ]);
    expect(planOf({ region: 'north' }, { region: 'north' }).errors).toEqual([]);
  });
});

describe('what a custom provider lays out wrongly is an error of the plan', () => {
  const broken = (...blocks: readonly TerraformBlock[]) => {
    class Broken extends BusLayout {
      override layOut(requirement: ResourceRequirement<string, BusConfig>, context: ProviderLayoutContext) {
        return [...super.layOut(requirement, context), ...blocks];
      }
    }
    return busBackend(new Broken(), listener('Orders', 'orders'));
  };
  const block = { type: 'azurerm_servicebus_topic', id: 'topic', arguments: {} };

  test.each([
    ['a type of another provider', { ...block, type: 'aws_sqs_queue' }, 'is not a resource type of azurerm'],
    ['an id that Terraform refuses', { ...block, id: 'no id' }, "'no id' is not a Terraform id"],
    [
      'an address twice',
      { ...block, type: 'azurerm_servicebus_namespace', id: 'shop_servicebus_namespace' },
      `there are two blocks ${NAMESPACE}`,
    ],
    [
      'a reference to nothing',
      { ...block, arguments: { namespace_id: { $ref: 'azurerm_servicebus_namespace.other.id' } } },
      'refers to azurerm_servicebus_namespace.other, which is not in the plan',
    ],
    [
      'an expression that plans do not have',
      { ...block, arguments: { name: { $env: 'NAME' } } },
      'at arguments of azurerm_servicebus_topic.topic, name.$env: it is not an expression of this format',
    ],
    [
      'an argument that Terraform itself reads',
      { ...block, arguments: { lifecycle: { ignore_changes: ['tags'] } } },
      "at arguments of azurerm_servicebus_topic.topic, 'lifecycle' is not an argument: Terraform itself reads it",
    ],
    [
      'an argument that is not named as in Terraform',
      { ...block, arguments: { namespaceId: 'x' } },
      "'namespaceId' is not the name of an argument",
    ],
    [
      'an expression of another form in a meta-argument',
      { ...block, meta: { local_exec: [{ command: { $ref: 'file("/etc/passwd")' } }] } },
      'at meta.local_exec.0.command of azurerm_servicebus_topic.topic, $ref: $ref has another form',
    ],
    [
      'a command among the arguments',
      { ...block, arguments: { provisioner: [{ 'local-exec': { command: 'id' } }] } },
      "at arguments of azurerm_servicebus_topic.topic, 'provisioner' is not an argument: Terraform itself reads it",
    ],
    [
      'an argument by the name of a property',
      { ...block, arguments: { namespaceId: 'x' } },
      "'namespaceId' is not the name of an argument",
    ],
    [
      'a meta-argument that plans do not have',
      { ...block, meta: { connection: {} } } as TerraformBlock,
      'at meta.connection of azurerm_servicebus_topic.topic, Invalid key',
    ],
    [
      'a member that plans do not have',
      { ...block, provisioner: [] } as TerraformBlock,
      'at provisioner of azurerm_servicebus_topic.topic, Invalid key',
    ],
    [
      'a dependency on nothing',
      { ...block, meta: { depends_on: ['azurerm_subnet.none'] } },
      'refers to azurerm_subnet.none, which is not in the plan',
    ],
  ])('%s', (_what, wrong, sentence) => {
    const bad = broken(wrong);
    expect(bad.plan().errors).toEqual([
      expect.objectContaining({
        code: 'PROVIDER_REJECTED',
        resource: 'servicebus:shared',
        components: ['Orders'],
        message: expect.stringContaining(sentence) as string,
      }),
    ]);
    expect(() => bad.apply(groupStack())).toThrow(PlanHasErrorsError);
  });
});

test('a provider that can neither lay out nor make a resource is refused where it is registered', () => {
  const { providerId, supportedTypes } = new BusLayout();
  const mute: IResourceProvider = {
    providerId,
    supportedTypes,
    canProvide: () => true,
    mergeRequirements: ([first]) => first ?? { resourceType: '', requirementKey: '', config: {} },
  };
  expect(() => defineBackend({}).withProvider(mute)).toThrow(InvalidConfigError);
  expect(() => defineBackend({}).withProvider(mute)).toThrow('layOut or provideResource');
});

test('an argument that its class does not have is refused before anything is made, with the one that is meant', () => {
  class Typo extends BusLayout {
    override layOut(_requirement: unknown, { block, name }: ProviderLayoutContext) {
      return [block('azurerm_servicebus_namespace', 'namespace', { name, resource_group_nmae: 'rg' })];
    }
  }
  const stack = groupStack();
  const count = stack.node.findAll().length;
  expect(() => busBackend(new Typo(), listener('A', 'a')).apply(stack)).toThrow(
    /has no argument 'resource_group_nmae'\. Write 'resource_group_name' if that is meant, in the layOut/,
  );
  expect(stack.node.findAll()).toHaveLength(count);
});
