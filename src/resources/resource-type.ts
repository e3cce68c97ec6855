import type { LockedUnit } from '../plan/lock/plan-lock.js';
import type { Exposure } from '../plan/exposure.js';
import type { ImportId } from '../plan/resource-plan.js';
import type { Expression, OrExpression } from '../plan/expression/expression.js';
import type { JsonObject } from '../plan/json.js';
import type { PlannedMeter } from '../plan/meter.js';
import type { DataType, Replacement } from '../plan/replacement.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { Weakening } from '../plan/weakening.js';
import type { Connection } from './connection.js';
import type {
  ConnectedContext,
  ConnectionContext,
  EndpointContext,
  LayoutContext,
  OwnLayoutContext,
  PlanningContext,
} from './layout-context.js';
import type { ResourceRequirement } from './requirement.js';
import type { Strategy } from './merge/strategy.js';
import type { NamingRule } from './naming-rule.js';
import type { Resource, ResourceTypeToken } from './resource.js';
import type { Diagnostics, ResourceLayout } from './resource-layout.js';
import type { Settings } from './settings.js';
import type { Sharing } from './sharing.js';
import type { TypeOffer } from './type-offer.js';

export type { Diagnostics, Fact, PlannedParent, PlannedUnit, ResourceLayout } from './resource-layout.js';
export type { AdmittedTo, DeployerRoleAt, TypeOffer } from './type-offer.js';
export type { Capacity, Constraint, ConstraintChange, ConstraintValues, Sharing } from './sharing.js';

/**
 * Everything that planning asks of a resource type. The planner knows no type by name: built-in types and types of users
 * are this same object, made with `defineResourceType`.
 *
 * Planning goes through the parts in this order: `requirements` collects requirements, `sharing` groups them, `merge` and
 * `withDefaults` make one configuration of each group, `connections` connects the resources, `validate` checks them, and `layOut`
 * turns each into Terraform blocks. Every function is pure and synchronous.
 *
 * @typeParam Req - Configuration of a requirement of the type.
 * @typeParam Config - Configuration of a resource, every default filled in.
 */
export interface ResourceType<
  Req extends object = object,
  Config extends Req = Req,
> extends ResourceTypeToken<Req, Config> {
  /** The type as a noun, for messages: `Cosmos DB account`. */
  readonly title: string;
  /**
   * Maker of the type, other than the library: id of a provider, or a word of your own. The lock
   * distinguishes types of the same name by it, so a type named like a built-in one needs it. @default none
   */
  readonly provider?: string;
  /** Rule of the Azure name; null when `existingName` or the type itself always names its resource. */
  readonly naming: NamingRule | null;
  /** Rules of the names of further resources that the type lays out. */
  readonly furtherNaming: readonly NamingRule[];
  /** Merges the requirements of one resource. */
  readonly merge: Strategy<Req>;
  readonly requirements: TypeRequirements<Req>;
  readonly sharing: Sharing<Req>;
  readonly connections: TypeConnections<Req, Config>;
  readonly validate: TypeValidation<Req, Config>;
  /** Returns the Azure name of a new resource. @default one made by `naming` */
  newName?(variant: string, context: PlanningContext): string;
  /** Returns the Azure name that the backend's configuration gives the resource, else null. */
  existingName?(
    named: { readonly config: Config; readonly variant: string },
    context: PlanningContext,
  ): OrExpression<string> | null;
  /** Returns the Terraform blocks of a resource. Built-in types come first, and take a `LayoutContext`: no block is there yet. */
  layOut(resource: Resource<Req, Config>, context: OwnLayoutContext): ResourceLayout;
  /**
   * Changes that make Terraform replace a resource of the type, by Terraform type, so that `diffPlans`
   * reports them. @default name, location and resource group
   */
  readonly replacedBy?: Readonly<Record<string, Replacement>>;
  /** Arguments whose weaker value puts existing data at risk, by Terraform type. @default none */
  readonly weakenedBy?: Readonly<Record<string, Weakening>>;
  /** Terraform types whose loss is a loss of data, for resources that a plan does not know. @default none */
  readonly dataTypes?: Readonly<Record<string, DataType>>;
  /**
   * Azure resource type of the first block, such as `Microsoft.Cache/redis`: by it `adopt` knows the id of one that exists.
   * @default it cannot be adopted
   */
  readonly azureType?: string;
  /** Offer of resources of the type to guests of a backend. @default guests have resources of their own */
  readonly offered?: TypeOffer<Req, Config>;
  /** Differences of azurerm 5. @default none */
  readonly azurerm5?: Azurerm5;
  /**
   * Returns the meters of the resource, without prices. An empty list: it is free of charge.
   * @default not known, which every estimate of the cost says
   */
  meters?(resource: Resource<Req, Config>, context: LayoutContext): readonly PlannedMeter[];
}

/** Conversion of the blocks of a type, which are laid out for azurerm 4, into blocks for azurerm 5. */
export interface Azurerm5 {
  /** Azure resource providers that the blocks are of, such as `Microsoft.Cache`: azurerm 5 registers none by itself. */
  readonly registers: readonly string[];
  /**
   * Returns the arguments that azurerm 5 has for those of azurerm 4, by Terraform type. Those of a built-in type hold for the
   * blocks of all built-in types, those of a user's for its own.
   */
  readonly rewrites?: Readonly<Record<string, (plain: JsonObject) => JsonObject>>;
  /** The arguments that `rewrites` takes away and adds, by Terraform type, for the difference of two plans. */
  readonly renames?: Readonly<Record<string, RenamedArguments>>;
  /**
   * Returns the id by which azurerm 5 imports a block for that of azurerm 4, by Terraform type. The scope is that of `rewrites`.
   * @default the same
   */
  readonly importIds?: Readonly<Record<string, (id: ImportId) => ImportId>>;
}

/** Arguments of one Terraform type that azurerm 5 renamed. */
export interface RenamedArguments {
  /** Arguments of azurerm 4. */
  readonly from: readonly string[];
  /** Arguments of azurerm 5 in their place. */
  readonly to: readonly string[];
  /** Arguments of azurerm 5 that replace a resource. @default none */
  readonly replacing?: readonly string[];
}

/** Sources of requirements besides the components that write them. */
export interface TypeRequirements<Req extends object> {
  /** True if only the backend and other types require the type, and never a component. @default false */
  readonly internal?: true;
  /** Reads a requirement. @default the `config` of the requirement, checked against the schema */
  read?(requirement: ResourceRequirement): Req;
  /**
   * Returns the requirement of a component that follows from the settings of the backend, such as a network.
   * `uses` are the types that the component requires, `component` is its id.
   */
  implicitRequirement?(settings: Settings, uses: readonly ResourceType[], component: string): Req | undefined;
  /** Returns requirements on other types that follow from one of this type: an app implies storage for its own files. */
  impliedRequirements?(requirement: Req, context: RequirementContext): readonly ImpliedRequirement[];
  /** Adds to a requirement the settings of the backend for all resources of the type. */
  applyBackendSettings?(requirement: Req, context: RequirementContext): Req;
  /**
   * Replaces the type in placeholders such as `${cosmos.endpoint}` by the key of the component's own resource, so that
   * settings of two components can be compared. Types that do so are shared after all others.
   */
  bindPlaceholders?(requirement: Req, keyOf: (type: string) => string | undefined): Req;
}

/** The component that a requirement belongs to. */
export interface RequirementContext {
  readonly component: string;
  /** Types that the component requires itself, and that no custom provider takes. */
  readonly requires: ReadonlySet<string>;
  readonly settings: Settings;
}

/** A requirement on a built-in type that follows from another requirement. */
export interface ImpliedRequirement {
  readonly type: string;
  /** `<type>:<name>`. */
  readonly key: string;
  readonly config: object;
}

/**
 * Connections between a resource and others. Nothing is laid out yet: Terraform addresses are deterministic.
 */
export interface TypeConnections<Req extends object, Config extends Req> {
  /**
   * Returns the uses of other resources: private endpoints, logs, grants and app settings for the code of its
   * components.
   */
  connect?(resource: Resource<Req, Config>, context: ConnectionContext): readonly Connection[];
  /** Returns the values that app settings can name: `endpoint` is `${cosmos.endpoint}`. */
  attributes?(
    resource: Resource<Req, Config>,
    context: ConnectedContext,
  ): Readonly<Record<string, OrExpression<string>>>;
  /** Returns further placeholders that are not named after the resource: `keyvault.stripe-key`. */
  placeholders?(
    resource: Resource<Req, Config>,
    context: EndpointContext,
  ): readonly (readonly [name: string, value: OrExpression<string>])[];
  /** Returns the URL of the resource for a component. */
  endpoint?(
    resource: Resource<Req, Config>,
    component: string,
    context: EndpointContext,
  ): OrExpression<string> | undefined;
  /** Returns the identity of a resource that runs the code of its components, or one for each of them. Others grant access to it. */
  identity?(resource: Resource<Req, Config>, context: PlanningContext): Identity | readonly Identity[];
  /**
   * Returns the parts of the resource that callers can reach, with the credentials that they need. @default
   * unknown, unless the isolation of the type is `no-network`
   */
  exposure?(resource: Resource<Req, Config>, context: LayoutContext): readonly Exposure[];
  /** Kind of protection from the internet in an isolated backend. */
  readonly isolation: Isolation;
  /** Returns true for a resource that a host has, which closes the resource: see `offered`. @default the plan has each resource */
  isOfHost?(resource: Resource<Req, Config>, context: LayoutContext): boolean;
  /** True if code runs in the resource, which can report to Application Insights. @default true */
  readonly runsCode?: boolean;
}

/** An identity. Azure makes its ids. */
export interface Identity {
  readonly principalId: Expression;
  readonly clientId: Expression;
  /** Word of the identity in the addresses of its roles, where several resources have it. @default the variant of the resource */
  readonly word?: string;
  /** Ids of the components whose code runs with it. @default all components of the resource */
  readonly components?: readonly string[];
}

/**
 * Protection of a resource from the internet in an isolated backend. `private-endpoint`: by the private
 * endpoints among its connections; a resource without one is an error. `no-network`: nothing can call it.
 * `public`: it stays open to the internet on purpose.
 */
export type Isolation = 'private-endpoint' | 'no-network' | 'public';

/** Checks of the merged resources of a type. */
export interface TypeValidation<Req extends object, Config extends Req> {
  check?(resources: readonly Resource<Req, Config>[], context: LayoutContext): Diagnostics;
  /** Returns the use of everything that can be limited. */
  usage?(
    resources: readonly Resource<Req, Config>[],
    context: LayoutContext,
    blocks: readonly TerraformBlock[],
  ): readonly Usage[];
  /**
   * Says what the units of one resource in a lock cannot have at once, such as two subnets with one range, as the rest of the
   * sentence "The lock has …".
   */
  conflicts?(units: Readonly<Record<string, LockedUnit>>): readonly string[];
  /** Values that constraints and immutable properties have in a lock. A lock with others is refused. @default any string */
  readonly recorded?: RecordedValues;
  /** Constraints that every resource in a lock has. A lock without one is refused. @default none */
  readonly alwaysRecorded?: readonly string[];
  /**
   * Returns what Terraform has to apply before the child resources of the lock can leave, as the rest of the sentence
   * "The lock has …"; undefined where they can. `after` are the child resources of this plan.
   */
  applyFirst?(
    before: Readonly<Record<string, LockedUnit>>,
    after: Readonly<Record<string, LockedUnit>>,
  ): ApplyFirst | undefined;
}

/**
 * Values of constraints and immutable properties by name, as a list or a pattern of the whole value. A name stands for itself, and for all
 * that begin with it and a space: `throughput`.
 */
export type RecordedValues = Readonly<Record<string, readonly string[] | RegExp>>;

/** Something that has to be applied before the plan can be. */
export interface ApplyFirst {
  /** The problem, as the rest of the sentence "The lock has …". */
  readonly problem: string;
  /** Option of the backend that asks for it, such as `networking`. */
  readonly path: string;
  /** The steps, as an imperative. */
  readonly resolution: string;
}

/** Use of one thing that can be limited. */
export interface Usage {
  /** The option of `limits`, such as `maxCosmosAccounts`. Entries of one option and resource are added up. */
  readonly limit: string;
  /** The limited thing in general: `throughput (RU/s) per database`. */
  readonly group: string;
  /** The thing that is used here: `throughput (RU/s) of database 'user-db'`. */
  readonly what: string;
  readonly requested: number;
  /** Key of a resource, or a resource type. */
  readonly resource: string;
  readonly components: readonly string[];
}
