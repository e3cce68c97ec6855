import type { Expression, OrExpression } from '../plan/expression/expression.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { ResourceGraph } from './graph.js';
import type { NamingRule } from './naming-rule.js';
import type { Settings } from './settings.js';

/** The backend around a resource: its settings, names and ids. */
export interface PlanningContext {
  readonly settings: Settings;
  /** The stack's resource group. */
  readonly resourceGroupName: Expression;
  /** The region, or an expression for the stack's. */
  readonly location: OrExpression<string>;
  /** Tags for every block that takes tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Returns an Azure name: the same for the same rule and suffix. */
  readonly nameOf: (rule: NamingRule, suffix: string) => string;
  /** Returns a name that the user chose, after a check against its rule. */
  readonly validateName: (rule: NamingRule, name: string) => string;
  /** Returns the Terraform logical id of a role within the backend: `shop_cosmos_shared`. */
  readonly id: (...role: readonly string[]) => string;
}

/** The backend around a resource, its other resources included. */
export interface LayoutContext extends PlanningContext {
  readonly graph: ResourceGraph;
  /** Values of placeholders by name, such as `cosmos:shared.endpoint`. Empty until resources are laid out. */
  readonly values: ReadonlyMap<string, OrExpression<string>>;
  /** Attributes of every resource by key. Empty until resources are laid out. */
  readonly attributes: ReadonlyMap<string, Readonly<Record<string, OrExpression<string>>>>;
  /** Blocks of the built-in types by resource key, for types of the user. Empty while built-in types are laid out. */
  readonly laidOut: ReadonlyMap<string, readonly TerraformBlock[]>;
}

/** Returns the arguments that all blocks with a location have in common. */
export function placeOf({ resourceGroupName, location, tags }: PlanningContext): {
  resource_group_name: Expression;
  location: OrExpression<string>;
  tags: Readonly<Record<string, string>>;
} {
  return { resource_group_name: resourceGroupName, location, tags };
}
