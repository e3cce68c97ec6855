import * as v from 'valibot';

import { ownValue, recordOf, setOwn } from '../../plan/json.js';
import type { LockedResource, LockedUnit } from '../../plan/lock/plan-lock.js';
import { idOf } from './planned-resources.js';
import type { StateBlock } from './terraform-state.js';

type Values = StateBlock['values'];

/**
 * Reads the constraints that a deployed resource has, by the Terraform type of its first block. A default of the library
 * that changed since must not stand in for what is deployed. Types that are not here have what their components ask for.
 */
const READERS: Readonly<Record<string, (values: Values) => Readonly<Record<string, unknown>>>> = {
  azurerm_cosmosdb_account: ({ capabilities }) => ({
    'capacity mode': namesIn(capabilities).includes('EnableServerless') ? 'serverless' : 'provisioned',
  }),
  azurerm_storage_account: ({ account_tier: tier, account_replication_type: replication }) => ({
    'performance tier': tier,
    replication,
    ...(typeof replication === 'string' && {
      'zones of replication': replication.endsWith('ZRS') ? 'several' : 'one',
    }),
  }),
  azurerm_function_app_flex_consumption: ({ runtime_name: runtime, runtime_version: version }) => ({
    ...(runtime !== 'custom' && { runtime }),
    'runtime version': version,
  }),
};

/** Returns the constraints of a resource as deployed, of those that the plan has values for. */
export function deployedConstraints(
  planned: Readonly<Record<string, string>>,
  blocks: readonly StateBlock[],
): Record<string, string> {
  const constraints = { ...planned };
  for (const { type, values } of blocks) {
    for (const [name, value] of Object.entries(ownValue(READERS, type)?.(values) ?? {})) {
      if (ownValue(constraints, name) !== undefined && typeof value === 'string')
        setOwn(constraints, name, value);
    }
  }
  return constraints;
}

/**
 * Returns the fact of an app whose sign-in was taken away: its block must stay in the plan, because azurerm 4 cannot leave it out again.
 * Empty for apps that have a sign-in now, or never had one.
 */
export function deployedSignIn(
  { 'sign-in': declared }: Readonly<Record<string, string>>,
  blocks: readonly StateBlock[],
): Record<string, string> {
  if (declared !== 'none') return {};
  for (const { values } of blocks) {
    const [settings] = v.parse(signInSchema, values['auth_settings_v2']);
    const [directory] = settings?.active_directory_v2 ?? [];
    const [tenant] = /[\da-f]{8}-[\da-f-]{27}/i.exec(directory?.tenant_auth_endpoint ?? '') ?? [];
    if (directory !== undefined && tenant !== undefined)
      return { 'former sign-in': `application ${directory.client_id} of tenant ${tenant}` };
  }
  return {};
}

/** Returns the fact of an app that has origins of pages: their block must stay in the plan, because azurerm sends no list where it is left out. */
export function deployedOrigins(blocks: readonly StateBlock[]): Record<string, string> {
  const has = blocks.some(({ values }) =>
    v.parse(siteSchema, values['site_config']).some(({ cors }) => cors.length > 0),
  );
  return has ? { origins: 'some' } : {};
}

/**
 * Returns child resources with the fact and the rule of a subscription that had a filter: its rule must stay in the plan, because Azure dropped the rule
 * that takes every message.
 */
export function withFilterRules(
  units: LockedResource['units'],
  blocks: readonly StateBlock[],
): LockedResource['units'] {
  const rules = new Set(blocks.flatMap(({ type, id }) => (type === RULE ? [id] : [])));
  if (rules.size === 0) return units;
  const withRule = (unit: LockedUnit): LockedUnit => {
    const found = Object.entries(unit.blocks).find(
      ([address]) => address.startsWith(`${SUBSCRIPTION}.`) && rules.has(idOf(address)),
    );
    if (found === undefined) return unit;
    const [address, id] = found;
    return {
      ...unit,
      facts: { ...unit.facts, 'filter rule': 'yes' },
      blocks: { ...unit.blocks, [`${RULE}.${idOf(address)}`]: `${id}/rules/filter` },
    };
  };
  return recordOf(Object.entries(units).map(([name, unit]) => [name, withRule(unit)]));
}

const SUBSCRIPTION = 'azurerm_servicebus_subscription';
/** It has the Terraform id of its subscription. */
const RULE = 'azurerm_servicebus_subscription_rule';

/** A block that is not as azurerm writes it counts as none. */
const signInSchema = v.fallback(
  v.array(
    v.object({
      active_directory_v2: v.array(
        v.object({
          client_id: v.pipe(v.string(), v.regex(/^[\da-f-]{36}$/i)),
          tenant_auth_endpoint: v.string(),
        }),
      ),
    }),
  ),
  [],
);

const siteSchema = v.fallback(v.array(v.object({ cors: v.fallback(v.array(v.unknown()), []) })), []);

function namesIn(list: unknown): unknown[] {
  return Array.isArray(list) ? list.map((item: unknown) => (item as { name?: unknown } | null)?.name) : [];
}
