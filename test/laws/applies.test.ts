import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import { StaticSite } from '../../src/components/static-site/static-site.js';
import { eachExpression, referenceIn } from '../../src/plan/expression/expression-json.js';
import type { JsonValue } from '../../src/plan/json.js';
import { diffPlans } from '../../src/plan/diff/diff-plans.js';
import { addReferences, noReferences } from '../../src/plan/references.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { addressOf, type TerraformBlock } from '../../src/plan/terraform-block.js';
import { keyVaultSecret } from '../../src/resources/key-vault/secret.js';
import { gateways } from '../arbitraries/backend-configs.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { lawRuns } from './law-runs.js';

/** Apps with and without code, on plans of their own or shared, with queues, blobs and secrets. */
const apps = (id: string): fc.Arbitrary<AnyComponentDefinition> =>
  fc
    .record(
      {
        sku: fc.constantFrom('FC1' as const, 'EP1' as const, 'B1' as const),
        version: fc.constantFrom('20', '22'),
        sourceDirectory: fc.constant('test/arbitraries/sources/module'),
        secrets: fc.constant({ KEY: keyVaultSecret('key') }),
        separateIdentity: fc.boolean(),
      },
      { requiredKeys: [], noNullPrototype: true },
    )
    .chain((config) =>
      fc
        .constantFrom(
          { run: { trigger: 'http' as const, route: id } },
          { run: { trigger: 'queue' as const, queueName: 'jobs' } },
          { run: { trigger: 'blob' as const, containerName: 'uploads' } },
        )
        .map((functions) => app(id, { ...config, functions })),
    );

/** At least two apps and a site, as the role of the deployer on one account was once given to each app. */
const backends: fc.Arbitrary<readonly AnyComponentDefinition[]> = fc
  .tuple(apps('One'), apps('Two'), apps('Three'), fc.boolean())
  .map(([one, two, three, hasThree]) => [
    one,
    two,
    ...(hasThree ? [three] : []),
    crud('Users'),
    StaticSite.define('Web', { sourceDirectory: 'site' }),
  ]);

const frontDoors: fc.Arbitrary<Pick<BackendConfig, 'entry'>> = fc
  .record(
    {
      sku: fc.constant('Premium' as const),
      firewall: fc.constant('Prevention' as const),
      customDomain: fc.constantFrom('shop.example.com', 'www.example.com'),
      site: fc.constant('Web'),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((frontDoor) => ({ entry: { frontDoor } }));

/** A Front Door or API Management. */
const entries = fc.oneof({ weight: 2, arbitrary: frontDoors }, { weight: 1, arbitrary: gateways('Users') });

const configs: fc.Arbitrary<BackendConfig> = fc
  .record(
    {
      networking: fc.constantFrom('public' as const, 'isolated' as const),
      azurerm: fc.constantFrom(4 as const, 5 as const),
      deployer: fc.constant({ principalId: '11111111-2222-3333-4444-555555555555' }),
      behind: entries,
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map(({ behind, ...config }) => ({ ...SHOP, ...config, ...behind }));

/** Returns a value with the content of each data source in place of its address: two addresses may be one principal. */
function resolved(value: JsonValue | undefined, plan: ResourcePlan): string {
  let text = JSON.stringify(value);
  for (const address of addReferences(value, noReferences()).addresses) {
    const source = plan.terraform.find((block) => addressOf(block) === address);
    if (source?.type.startsWith('data.') === true)
      text = text.replaceAll(address, `${source.type} ${JSON.stringify(source.arguments)}`);
  }
  return text;
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

/**
 * Azure refuses to delete these while something is in them or uses them (`InUseSubnetCannotBeDeleted`, `Server farm … cannot be deleted
 * because it has web app(s) …`, `CannotDeleteResource`, `Resource is associated with security policy`).
 */
const STOOD_IN = [
  'azurerm_subnet',
  'azurerm_virtual_network',
  'azurerm_network_security_group',
  'azurerm_private_dns_zone',
  'azurerm_service_plan',
  'azurerm_cdn_frontdoor_profile',
  'azurerm_cdn_frontdoor_endpoint',
  'azurerm_cdn_frontdoor_origin_group',
  'azurerm_cdn_frontdoor_rule_set',
  'azurerm_cdn_frontdoor_firewall_policy',
  'azurerm_cdn_frontdoor_custom_domain',
];

/**
 * Blocks that take what they connect out of each other when they leave, which Terraform has them do first: they refer to both.
 * Source: azurerm: internal/services/cdn/cdn_frontdoor_custom_domain_association_resource.go
 */
const RELEASES = ['azurerm_cdn_frontdoor_custom_domain_association'];

/**
 * Attributes by which a block is in another one, or uses it. An app that lets in one Front Door alone compares a header with its
 * `resource_guid`, which binds nothing in Azure.
 */
const BINDING = ['id', 'name'];

/** Returns the addresses of the blocks that a block is in, or uses. */
function boundTo({ arguments: plain }: TerraformBlock): ReadonlySet<string> {
  const addresses = new Set<string>();
  eachExpression(plain, (found) => {
    const { address, attribute = '' } = referenceIn(found) ?? {};
    if (address !== undefined && BINDING.includes(attribute)) addresses.add(address);
  });
  return addresses;
}

/** Returns what leaves although a block that stays is in it, and that Terraform destroys before the block has left. */
function destroyedUnderneath(before: ResourcePlan, after: ResourcePlan): string[] {
  const stays = new Set(after.terraform.map(addressOf));
  const left = before.terraform.filter(
    (block) => STOOD_IN.includes(block.type) && !stays.has(addressOf(block)),
  );
  const releases = before.terraform.filter(
    (block) => RELEASES.includes(block.type) && !stays.has(addressOf(block)),
  );
  const isReleased = (...ends: readonly TerraformBlock[]) =>
    releases.some((between) => ends.every((end) => boundTo(between).has(addressOf(end))));
  const isIn = (inside: TerraformBlock, around: TerraformBlock) =>
    stays.has(addressOf(inside)) && boundTo(inside).has(addressOf(around)) && !isReleased(inside, around);
  return left
    .filter((around) => around.meta?.create_before_destroy !== true)
    .filter((around) => before.terraform.some((inside) => isIn(inside, around)))
    .map(addressOf);
}

/**
 * Returns what Terraform makes anew before the old one is gone, under the same name, which azurerm refuses ("already exists"). What a block
 * refers to has its `create_before_destroy` too.
 * Source: developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
 */
function madeTwice(before: ResourcePlan, after: ResourcePlan): string[] {
  const byAddress = new Map(after.terraform.map((block) => [addressOf(block), block]));
  const first = new Set(
    after.terraform.filter(({ meta }) => meta?.create_before_destroy === true).map(addressOf),
  );
  for (const address of first)
    for (const used of addReferences(byAddress.get(address)?.arguments, noReferences()).addresses)
      first.add(used);
  const nameIn = ({ terraform }: ResourcePlan, address: string) =>
    terraform.find((block) => addressOf(block) === address)?.arguments['name'];
  return diffPlans(before, after)
    .changes.filter(({ action, address }) => action === 'replace' && first.has(address))
    .map(({ address }) => address)
    .filter((address) => nameIn(before, address) === nameIn(after, address));
}

describe('a plan without errors', () => {
  it('gives no principal one role on one scope twice, which Azure refuses (RoleAssignmentExists)', () => {
    fc.assert(
      fc.property(backends, configs, (components, config) => {
        const plan = planOf(components, config);
        const roles = plan.terraform.filter(({ type }) => type === 'azurerm_role_assignment');
        expect(
          repeated(
            roles.map(({ arguments: { principal_id, scope, role_definition_name } }) =>
              [principal_id, scope, role_definition_name].map((part) => resolved(part, plan)).join(' '),
            ),
          ),
        ).toEqual([]);
      }),
      lawRuns(60),
    );
  });

  it('reads the principal that runs Terraform once', () => {
    fc.assert(
      fc.property(backends, configs, (components, config) => {
        const { terraform } = planOf(components, config);
        const sources = terraform.filter(({ type }) => type === 'data.azurerm_client_config');
        expect(sources.length).toBeLessThanOrEqual(1);
      }),
      lawRuns(20),
    );
  });

  it('destroys nothing before what stays has left it', () => {
    fc.assert(
      fc.property(backends, backends, configs, configs, (was, is, config, next) => {
        const before = planOf(was, config);
        const after = planOf(is, { ...next, lock: before.lock });
        fc.pre(after.errors.length === 0);
        expect(destroyedUnderneath(before, after)).toEqual([]);
        expect(madeTwice(before, after)).toEqual([]);
      }),
      lawRuns(40),
    );
  });

  it('destroys no part of an entry before another has left it', () => {
    const api = [crud('Users'), StaticSite.define('Web', { sourceDirectory: 'site' })];
    fc.assert(
      fc.property(entries, entries, entries, (...given) => {
        let before: ResourcePlan | undefined;
        for (const entry of given) {
          const after = planOf(api, {
            ...SHOP,
            ...entry,
            ...(before !== undefined && { lock: before.lock }),
          });
          if (after.errors.length > 0) continue;
          if (before !== undefined) {
            expect(destroyedUnderneath(before, after)).toEqual([]);
            expect(madeTwice(before, after)).toEqual([]);
          }
          before = after;
        }
      }),
      lawRuns(100),
    );
  });
});
