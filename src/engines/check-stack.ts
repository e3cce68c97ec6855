import type { TerraformStack } from 'cdktf';

import { slugOf, type ScopeLike } from '../component.js';
import { CannotApplyError } from '../errors.js';
import { escapeText } from '../plan/expression/template.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressOf } from '../plan/terraform-block.js';
import { checkPlace } from '../terraform/check-place.js';
import { scopeIdOf } from '../terraform/package/asset-path.js';
import type { ResourceGroupLike, StackValues } from '../terraform/stack-values.js';
import { type ApplyOptions, RESOURCE_GROUP } from './apply-options.js';
import { projectDirectoryOf } from './project-directory.js';
import { engineOf, type Engine } from './engine.js';
import { loadCdk, loadConstructs } from './load.js';

/** With this symbol cdktf marks its stacks, and cdktn too. Neither need be loaded to ask. */
const STACK = Symbol.for('cdktf/TerraformStack');

/**
 * Returns the stack of a construct, or the stack itself. @throws CannotApplyError when the construct is not
 * in a stack.
 */
export function stackOf(scope: ScopeLike): TerraformStack {
  const scopes = loadConstructs().Construct.isConstruct(scope) ? scope.node.scopes : [];
  const stack = scopes.findLast(isStack);
  if (stack !== undefined) return stack;
  throw new CannotApplyError(
    'stack',
    'must be a stack of cdktf or cdktn or a construct in one, received something else',
    "pass `new ResourceGroupStack(app, 'Stack', { resourceGroupName, location })`",
  );
}

/** Returns true if a construct is a stack of cdktf or of cdktn. */
function isStack(construct: object): construct is TerraformStack {
  return Object.hasOwn(construct, STACK);
}

/** Returns the names that a plan needs of its stack. @throws CannotApplyError when one is missing. */
export function stackValues(stack: TerraformStack, plan: ResourcePlan, options: ApplyOptions): StackValues {
  const group = resourceGroupOf(stack, options);
  if (group === undefined) {
    throw new CannotApplyError(
      `stack '${stack.node.id}'`,
      `must have a resource group for backend '${plan.backend.id}', received none`,
      "use a ResourceGroupStack, or apply(stack, { resourceGroup: 'rg-shop' })",
    );
  }
  const { location: own } = plan.backend;
  // A plan may come from anywhere; the stack's values may be tokens.
  const location = (own === null ? undefined : escapeText(own)) ?? options.location ?? group.location;
  if (location === undefined) {
    throw new CannotApplyError(
      `stack '${stack.node.id}'`,
      `must have an Azure region, because backend '${plan.backend.id}' has none, received none`,
      "set location in the backend config, or apply(stack, { resourceGroup: 'rg-shop', location: 'eastus' })",
    );
  }
  checkPlace(`stack '${stack.node.id}'`, plan, group, options.location);
  const projectDirectory = plan.parameters.includes('projectDirectory')
    ? projectDirectoryOf(stack, options)
    : '';
  const values: StackValues = {
    ...options.network,
    resourceGroupName: group.name,
    location,
    projectDirectory,
  };
  const missing = plan.parameters.find((parameter) => values[parameter] === undefined);
  if (missing === undefined) return values;
  throw new CannotApplyError(
    `backend '${plan.backend.id}'`,
    `the options must have the ${missing} of the existing network, received none`,
    `pass apply(stack, { network: { ${missing}: '…' } })`,
  );
}

function resourceGroupOf(
  stack: TerraformStack,
  { resourceGroup }: ApplyOptions,
): ResourceGroupLike | undefined {
  if (typeof resourceGroup === 'string') return { name: resourceGroup };
  return resourceGroup ?? (stack as { [RESOURCE_GROUP]?: ResourceGroupLike })[RESOURCE_GROUP];
}

/** Refuses a plan whose constructs or addresses are in the stack already. */
export function checkRoom(stack: TerraformStack, plan: ResourcePlan): void {
  const subject = `stack '${stack.node.id}'`;
  const resolution = `add backendId: '${idFor(plan)}' to the config of one of the two`;
  if (stack.node.tryFindChild(scopeIdOf(plan)) !== undefined) {
    throw new CannotApplyError(
      subject,
      `the id of the backend must be free, received '${plan.backend.id}', which a construct has`,
      resolution,
    );
  }
  const taken = addressesIn(stack);
  const clash = plan.terraform.map(addressOf).find((address) => taken.has(address));
  if (clash === undefined) return;
  throw new CannotApplyError(
    subject,
    `the addresses of the plan must be free, received ${clash}, which a construct has`,
    resolution,
  );
}

function idFor({ backend, components: [first] }: ResourcePlan): string {
  const id = first === undefined ? '' : slugOf(first.id);
  return /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/.test(id) && id !== backend.id ? id : 'other';
}

export function addressesIn(stack: TerraformStack): ReadonlySet<string> {
  const { TerraformElement } = loadCdk(engineOf(stack));
  return new Set(
    stack.node.findAll().flatMap((node) => {
      if (!TerraformElement.isTerraformElement(node) || !('terraformResourceType' in node)) return [];
      return addressOf({ type: String(node.terraformResourceType), id: node.friendlyUniqueId });
    }),
  );
}

/** Refuses a plan for azurerm 5: the classes of the provider package are those of azurerm 4. @throws CannotApplyError */
export function checkAzurerm({ backend, provider }: ResourcePlan, engine: Engine): void {
  if (provider.azurerm !== 5) return;
  throw new CannotApplyError(
    `backend '${backend.id}'`,
    `must be planned for azurerm 4, for which ${engine.provider} has constructs, received azurerm 5`,
    "write it with writeTerraform of '@atakora/component/terraform', or remove azurerm: 5 from the backend config",
  );
}
