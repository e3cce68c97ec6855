import { EventsApp, eventTopic } from '@atakora/component/functions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../src/component.js';
import { shown } from '../../src/plan/expression/template.js';
import type { JsonObject, JsonValue } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import type { TerraformBlock } from '../../src/plan/terraform-block.js';
import { backendConfigs } from '../arbitraries/backend-configs.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { crud } from '../support/definitions.js';
import { blocksOf, planOf, SHOP } from '../support/plans.js';
import { lawRuns } from './law-runs.js';

/** What asks for something: a component, and what it says to a type of resource. */
interface Asked {
  readonly component: string;
  readonly type: string;
  readonly config: JsonObject;
}

const topic = eventTopic('order-events', { OrderPlaced: { id: 'string' } });
const eventApps = [
  EventsApp.define('Publisher', {
    publishes: [topic],
    functions: { place: { trigger: 'http' } },
    sourceDirectory: 'dist/publisher',
    separateIdentity: true,
  }),
  EventsApp.define('Taker', {
    subscribers: { take: { topic, events: ['OrderPlaced'] } },
    sourceDirectory: 'dist/taker',
  }),
];

/** The role of a container that only a contributor has. Source: azure.microsoft.com built-in role of Cosmos DB */
const CONTRIBUTOR = '00000000-0000-0000-0000-000000000002';

/** An argument as Terraform writes it. */
const textOf = (value: JsonValue = '') => String(shown(value));

function needsOf(components: readonly AnyComponentDefinition[]): Asked[] {
  return components.flatMap((component) =>
    'requirements' in component
      ? component.requirements().map(({ resourceType, config }) => ({
          component: component.componentId,
          type: resourceType,
          // A requirement is data.
          config: config as unknown as JsonObject,
        }))
      : [],
  );
}

/** Returns each role of an app's identity that none of the components in the app asked for. */
function unasked(plan: ResourcePlan, components: readonly AnyComponentDefinition[]): string[] {
  const needs = needsOf(components);
  const apps = plan.resources.filter(({ type }) => type === 'functions');
  return apps.flatMap((app) => {
    const own = needs.filter(({ component }) => app.sharedBy.includes(component));
    const identity = plan.terraform.find(
      ({ type, resource }) => type === 'azurerm_user_assigned_identity' && resource === app.key,
    )?.id;
    const ofApp = ({ arguments: config }: TerraformBlock) =>
      textOf(config['principal_id']).includes(`azurerm_user_assigned_identity.${identity ?? '?'}.`);
    const data = blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment').filter(ofApp);
    const others = blocksOf(plan, 'azurerm_role_assignment').filter(ofApp);
    return [
      ...data.filter(({ arguments: config }) => !asksForData(own, config, plan)).map(({ id }) => id),
      ...others.filter(({ arguments: config }) => !asksForRole(own, config)).map(({ id }) => id),
    ];
  });
}

function asksForData(own: readonly Asked[], role: JsonObject, plan: ResourcePlan): boolean {
  const writes = textOf(role['role_definition_id']).endsWith(CONTRIBUTOR);
  const container = /azurerm_cosmosdb_sql_container\.([\w-]+)\.name\}$/.exec(textOf(role['scope']))?.[1];
  const block = blocksOf(plan, 'azurerm_cosmosdb_sql_container').find(({ id }) => id === container);
  const database = /azurerm_cosmosdb_sql_database\.([\w-]+)\.name/.exec(
    textOf(block?.arguments['database_name']),
  )?.[1];
  const base = blocksOf(plan, 'azurerm_cosmosdb_sql_database').find(({ id }) => id === database);
  const name = `${String(base?.arguments['name'])}/${String(block?.arguments['name'])}`;
  return own.some(({ type, config }) =>
    type !== 'cosmos'
      ? false
      : ((config['access'] ?? []) as unknown as { name: string; role: string }[]).some(
          (access) => access.name === name && (!writes || access.role === 'contributor'),
        ),
  );
}

function asksForRole(own: readonly Asked[], block: JsonObject): boolean {
  const role = textOf(block['role_definition_name']);
  const asks = (type: string, holds: (text: string) => boolean) =>
    own.some((need) => need.type === type && holds(JSON.stringify(need.config)));
  const scope = textOf(block['scope']);
  if (role === 'Azure Service Bus Data Sender') return asks('servicebus', (text) => text.includes('"send"'));
  if (role === 'Azure Service Bus Data Receiver')
    return asks('servicebus', (text) => text.includes('"receive"') || text.includes('"subscriptions"'));
  if (role.startsWith('Search '))
    return asks(
      'aisearch',
      (text) => text.includes('"name"') && (role.endsWith('Reader') || !text.includes('"access":"read"')),
    );
  if (role === 'Azure Event Hubs Data Sender') return asks('eventhubs', (text) => text.includes('"send"'));
  if (role === 'Azure Event Hubs Data Receiver')
    return asks('eventhubs', (text) => text.includes('"receive"'));
  if (role === 'Key Vault Secrets User') {
    const secret = scope.slice(scope.lastIndexOf('/') + 1);
    return asks('functions', (text) => text.includes(secret));
  }
  // The host of an app with functions keeps its own state there, and triggers wait there.
  if (role.startsWith('Storage ')) return asks('functions', () => true) && asks('storage', () => true);
  return false;
}

describe('an identity', () => {
  it('has no role that no component of its app asked for, in any backend', () => {
    let roles = 0;
    fc.assert(
      fc.property(definitionSets, backendConfigs, fc.boolean(), (sets, given, events) => {
        const components = [...sets, ...(events ? eventApps : [])];
        const plan = planOf(components, { ...given, ...SHOP });
        fc.pre(plan.errors.length === 0);
        roles +=
          blocksOf(plan, 'azurerm_role_assignment').length +
          blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment').length;
        expect(unasked(plan, components)).toEqual([]);
      }),
      lawRuns(60),
    );
    expect(roles).toBeGreaterThan(100);
  });

  it('would be found with a role of another component', () => {
    const components = [crud('UserApi', { operations: ['read'] }), ...eventApps];
    const plan = planOf(components);
    expect(unasked(plan, components)).toEqual([]);
    // As if the components had not asked.
    const silent = components.map((component) => ({ ...component, requirements: () => [] }));
    expect(unasked(plan, silent as unknown as AnyComponentDefinition[]).length).toBeGreaterThan(3);
    const writes = plan.terraform.map((block) =>
      block.type === 'azurerm_cosmosdb_sql_role_assignment'
        ? { ...block, arguments: { ...block.arguments, role_definition_id: `x/${CONTRIBUTOR}` } }
        : block,
    );
    expect(unasked({ ...plan, terraform: writes }, components)).not.toEqual([]);
  });
});
