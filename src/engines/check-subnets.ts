import type { TerraformStack } from 'cdktf';

import { CannotApplyError } from '../errors.js';
import { isPlainObject, ownValue } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { DELEGATIONS, type Delegation } from '../resources/azure/subnet-delegation.js';
import type { StackValues } from '../terraform/stack-values.js';
import { engineOf } from './engine.js';
import { loadCdk } from './load.js';

/**
 * Refuses subnets of the stack that Azure refuses for the apps or for the private endpoints of a plan. Only the construct of a subnet
 * tells its delegation: data sources of azurerm do not read it.
 * Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
 * @throws CannotApplyError when a subnet is delegated to another service.
 */
export function checkSubnets(stack: TerraformStack, plan: ResourcePlan, values: StackValues): void {
  const { subnetName, privateEndpointSubnetName } = values;
  const apps = plan.parameters.includes('subnetName') ? subnetIn(stack, subnetName) : undefined;
  const needed = delegationFor(plan);
  if (apps?.services !== undefined && needed !== undefined && !apps.services.includes(needed.service)) {
    const { name, service, actions } = needed;
    throw new CannotApplyError(
      `'${apps.address}'`,
      `must be delegated to ${service}, which the function apps of backend '${plan.backend.id}' require, received ${apps.services.join(', ') || 'no delegation'}`,
      `set delegation: [{ name: '${name}', serviceDelegation: { name: '${service}', actions: ['${actions.join("', '")}'] } }] on this subnet`,
    );
  }
  const endpoints = plan.parameters.includes('privateEndpointSubnetName')
    ? subnetIn(stack, privateEndpointSubnetName)
    : undefined;
  if (endpoints?.services === undefined || endpoints.services.length === 0) return;
  throw new CannotApplyError(
    `'${endpoints.address}'`,
    `a subnet of private endpoints must have no delegation, received ${endpoints.services.join(', ')}`,
    'name another subnet, without a delegation, as privateEndpointSubnetName',
  );
}

/** Returns the delegation that the apps of a plan require. Those in one subnet require the same: the plan refuses others. */
function delegationFor({ terraform }: ResourcePlan): Delegation | undefined {
  const app = terraform.find(
    (block) =>
      Object.hasOwn(DELEGATIONS, block.type) && block.arguments['virtual_network_subnet_id'] !== undefined,
  );
  return app && ownValue(DELEGATIONS, app.type);
}

interface GivenSubnet {
  readonly address: string;
  /** The services that it is delegated to; undefined where only Terraform tells. */
  readonly services: readonly string[] | undefined;
}

/** Returns the subnet of a stack whose name was given; undefined for a name from elsewhere. */
function subnetIn(stack: TerraformStack, name: string | undefined): GivenSubnet | undefined {
  const { DefaultTokenResolver, StringConcat, TerraformResource, Tokenization } = loadCdk(engineOf(stack));
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolved = (value: unknown): unknown => Tokenization.resolve(value, { scope: stack, resolver });
  const [, id] = /^\$\{azurerm_subnet\.([\w-]+)\.name\}$/.exec(String(resolved(name))) ?? [];
  const subnet = stack.node
    .findAll()
    .find(
      (node) =>
        TerraformResource.isTerraformResource(node) &&
        node.terraformResourceType === 'azurerm_subnet' &&
        node.friendlyUniqueId === id,
    );
  if (id === undefined || subnet === undefined) return undefined;
  // The class of every subnet has the getter.
  const { delegationInput = [] } = subnet as { readonly delegationInput?: unknown };
  return { address: `azurerm_subnet.${id}`, services: servicesOf(resolved(delegationInput)) };
}

function servicesOf(delegations: unknown): readonly string[] | undefined {
  if (!Array.isArray(delegations)) return undefined;
  const services = delegations.map((each: unknown) => {
    const delegation = isPlainObject(each) ? each['serviceDelegation'] : undefined;
    return isPlainObject(delegation) ? delegation['name'] : undefined;
  });
  return services.every((service) => typeof service === 'string') ? services : undefined;
}
