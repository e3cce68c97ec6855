import type { Expression, OrExpression } from '../plan/expression/expression.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { ConnectedGraph, ResourceGraph } from './graph.js';
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

/** The backend while its resources are connected: the resources are merged and named. */
export interface ConnectionContext extends PlanningContext {
  readonly graph: ResourceGraph;
}

/** The backend with connected resources, from which attributes are made. */
export interface ConnectedContext extends ConnectionContext {
  readonly graph: ConnectedGraph;
}

/** The backend with the attributes of its resources, from which endpoints and placeholders are made. */
export interface EndpointContext extends ConnectedContext {
  /** Attributes of every resource by key. */
  readonly attributes: ReadonlyMap<string, Readonly<Record<string, OrExpression<string>>>>;
}

/** The backend with everything but blocks: resources are checked and laid out in it. */
export interface LayoutContext extends EndpointContext {
  /** Values of placeholders by name, such as `cosmos:shared.endpoint`. */
  readonly values: ReadonlyMap<string, OrExpression<string>>;
}

/** The backend in which types of the user are laid out: after the built-in types. */
export interface OwnLayoutContext extends LayoutContext {
  /** Blocks of the built-in types by resource key. */
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
