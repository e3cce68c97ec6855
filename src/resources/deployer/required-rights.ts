import { isParameter } from '../../plan/expression/expression-json.js';
import type { PlanWarning } from '../../plan/diagnostics.js';
import { compareText, type JsonValue } from '../../plan/json.js';
import type { DeployerRight, PlannedDeployer } from '../../plan/resource-plan.js';
import { addReferences, noReferences } from '../../plan/references.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { typeOptionsOf, type Settings } from '../settings.js';
import { hostOptions } from '../host/options.js';
import { deployerOptions } from './options.js';

/** A role on data that Terraform needs while it applies. */
export type DataRight = DeployerRight;

const GROUP = 'resource group';

/** Returns true for the settings of a guest, whose deployer has no right to register resource providers. */
export function isGuest(settings: Settings): boolean {
  return typeOptionsOf(settings, hostOptions) !== null;
}

/** Returns the principal that deploys a plan, and every right that it needs. */
export function plannedDeployer(
  blocks: readonly TerraformBlock[],
  registered: readonly string[],
  data: readonly DataRight[],
  settings: Settings,
): PlannedDeployer {
  const { principalId } = typeOptionsOf(settings, deployerOptions);
  const once = new Map<string, DeployerRight>();
  const add = (each: DeployerRight) => once.set(`${each.scope} ${each.role}`, each);
  for (const block of blocks) {
    const own = rightAtHost(block, settings) ?? managementRight(block);
    if (own !== undefined) add(own);
  }
  if (isGuest(settings)) add(lookAtSubscription(registered));
  else if (registered.length > 0) {
    const reason = `registers ${registered.join(', ')}; another deployer may have done so`;
    add(right('Contributor', 'subscription', reason));
  }
  data.forEach(add);
  return {
    principalId,
    rights: [...once.values()].sort((a, b) => compareText(a.scope, b.scope) || compareText(a.role, b.role)),
  };
}

/** Warns of roles that are assigned to any principal that runs Terraform. */
export function unnamedDeployer({ principalId, rights }: PlannedDeployer): PlanWarning[] {
  const granted = rights.filter((each) => each.granted);
  if (principalId !== null || granted.length === 0) return [];
  return [
    {
      code: 'DEPLOYER_UNNAMED',
      message: `The plan gives the principal that runs Terraform ${granted.map(({ role, scope }) => `${role} on ${scope}`).join(', ')}: when another person or pipeline runs Terraform, the role moves to that principal, which Azure may honour only after minutes.`,
      path: 'deployer.principalId',
      components: [],
      resolution:
        "Set deployer: { principalId: '<object id of a group>' }, or deployer: { dataRoles: 'existing' } where the roles exist already.",
    },
  ];
}

/** Returns the right on a block in the resource group of a host, which gives it to the deployer of the guest. */
function rightAtHost({ arguments: plain }: TerraformBlock, settings: Settings): DeployerRight | undefined {
  const host = typeOptionsOf(settings, hostOptions);
  if (host === null || plain['resource_group_name'] !== host.host.resourceGroup) return undefined;
  const { id, environment, resourceGroup } = host.host;
  const reason = `the roles of guests, which '${id}' (${environment}) gives to the deployer that it admits`;
  return right('roles of guests', `${GROUP} ${resourceGroup}`, reason);
}

/**
 * Returns the right of the deployer of a guest at the subscription. Contributor there would let a guest assign roles on the data of the
 * others.
 * Sources: azurerm 4.55.0 and 5.2.0, requests of an apply;
 * learn.microsoft.com/azure/role-based-access-control/permissions/web-and-mobile (Microsoft.Web/checknameavailability/read)
 */
function lookAtSubscription(registered: readonly string[]): DeployerRight {
  const before = registered.length === 0 ? '' : `; ${registered.join(', ')} must be registered before`;
  return right(
    'custom role',
    'subscription',
    `Microsoft.Web/checknameavailability/read and Microsoft.Resources/subscriptions/providers/read, because azurerm asks whether names of apps are taken and which resource providers there are${before}`,
  );
}

/**
 * Returns the right on resources that a block needs. Contributor cannot assign roles.
 * Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged
 */
function managementRight({ type, arguments: plain }: TerraformBlock): DeployerRight | undefined {
  const { resource_group_name: name, scope } = plain;
  const isStack = name === undefined || isParameter(name, 'resourceGroupName');
  const group = isStack ? GROUP : `${GROUP} ${text(name)}`;
  if (type === 'azurerm_role_assignment') {
    const existing = [...addReferences(scope, noReferences()).addresses].find((address) =>
      address.startsWith('data.'),
    );
    const reason = 'gives identities their roles; Owner and User Access Administrator have the right too';
    return right('Role Based Access Control Administrator', existing ?? GROUP, reason);
  }
  if (type === 'data.azurerm_client_config') return undefined;
  if (type.startsWith('data.')) return right('Reader', group, 'reads what exists already');
  return type.startsWith('azurerm_')
    ? right('Contributor', group, 'makes the resources of the plan')
    : undefined;
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function right(role: string, scope: string, reason: string): DeployerRight {
  return { role, scope, reason, granted: false };
}
