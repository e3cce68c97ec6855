import type { GenericSchema } from 'valibot';

import type { OrExpression } from '../plan/expression/expression.js';
import type { PlannedMeter } from '../plan/meter.js';
import { changeOf } from './constraint-change.js';
import type { Strategy } from './merge/strategy.js';
import { type NamingRule, namingRule } from './naming-rule.js';
import type { LayoutContext, OwnLayoutContext, PlanningContext } from './layout-context.js';
import type { Resource } from './resource.js';
import type {
  Azurerm5,
  TypeRequirements,
  ResourceLayout,
  ResourceType,
  TypeValidation,
  Sharing,
  TypeConnections,
  TypeOffer,
} from './resource-type.js';

/** A resource type as it is declared: four members are required, every other one has a safe default. */
export type ResourceTypeSpec<Req extends object, Config extends Req = Req> = {
  /** Lower-case letters, digits and hyphens: `redis`. */
  readonly type: string;
  /** Schema of requirements. */
  readonly schema: GenericSchema<unknown, Req>;
  /** Merges the requirements of one resource, such as `record({ capacity: maximum() })`. */
  readonly merge: Strategy<Req>;
  layOut(resource: Resource<Req, Config>, context: OwnLayoutContext): ResourceLayout;
  /** The type as a noun, for messages. @default `<type> resource` */
  readonly title?: string;
  /** Rule of the Azure name. @default the type as abbreviation, at most 50 letters, digits and hyphens */
  readonly naming?: NamingRule | null;
  /** Rules of the names of further resources that the type lays out. @default none */
  readonly furtherNaming?: readonly NamingRule[];
  /** Needed by a type that is named like a built-in one: the lock tells the two apart by it. @default none */
  readonly provider?: string;
  readonly requirements?: TypeRequirements<Req>;
  readonly sharing?: Partial<Sharing<Req>>;
  readonly connections?: Partial<TypeConnections<Req, Config>>;
  readonly validate?: TypeValidation<Req, Config>;
  /**
   * Changes that make Terraform replace a resource, by Terraform type. @default name, location and resource
   * group
   */
  readonly replacedBy?: ResourceType['replacedBy'] & object;
  /**
   * Arguments whose weaker value puts existing data at risk, by Terraform type, for `diffPlans` and `gate`.
   * @default none
   * @example
   * weakenedBy: {
   *   azurerm_eventhub: {
   *     arguments: [
   *       {
   *         argument: 'message_retention',
   *         weaker: 'lower',
   *         absent: 1,
   *         effect: 'Azure deletes events that are older than so many days.',
   *         source: 'learn.microsoft.com/azure/event-hubs/event-hubs-features',
   *       },
   *     ],
   *   },
   * },
   */
  readonly weakenedBy?: ResourceType['weakenedBy'] & object;
  /** Terraform types whose loss is a loss of data. @default none */
  readonly dataTypes?: ResourceType['dataTypes'] & object;
  /** Azure resource type of the first block, such as `Microsoft.Cache/redis`. @default it cannot be adopted */
  readonly azureType?: string;
  /** Offer of resources of the type to guests of a backend. @default guests have resources of their own */
  readonly offered?: TypeOffer<Req, Config>;
  readonly azurerm5?: Azurerm5;
  /** Returns the meters of the resource, without prices. @default not known */
  meters?(resource: Resource<Req, Config>, context: LayoutContext): readonly PlannedMeter[];
  newName?(variant: string, context: PlanningContext): string;
  existingName?(
    named: { readonly config: Config; readonly variant: string },
    context: PlanningContext,
  ): OrExpression<string> | null;
} & ([Req] extends [Config] ? Defaults<Req, Config, true> : Defaults<Req, Config, false>);

/** A type whose resources say more than its requirements has to fill in the rest. */
export type Defaults<Req extends object, Config extends Req, Optional extends boolean> = Optional extends true
  ? { withDefaults?: ResourceType<Req, Config>['withDefaults'] }
  : { withDefaults: ResourceType<Req, Config>['withDefaults'] };

/** Fills in the defaults of a resource type. Users call `extend/define-own-type`, which also guards their functions. */
export function defineResourceType<Req extends object, Config extends Req = Req>(
  spec: ResourceTypeSpec<Req, Config>,
): ResourceType<Req, Config> {
  const {
    title = `${spec.type} resource`,
    requirements = {},
    sharing = {},
    connections = {},
    validate = {},
  } = spec;
  const members: ResourceType<Req, Config> = {
    // Without `withDefaults` a merged requirement is a whole configuration: the type of `spec` sees to it.
    withDefaults: (merged) => merged as Config,
    furtherNaming: [],
    ...spec,
    title,
    naming:
      spec.naming === undefined
        ? namingRule({ kind: spec.type, abbreviation: spec.type, max: 50 })
        : spec.naming,
    requirements,
    sharing: {
      constraints: () => [],
      defaults: () => ({}),
      constraintChanges: {},
      changesInPlace: (constraint) => changeOf(constraint, sharing.constraintChanges)?.kind === 'in-place',
      units: () => [],
      usedUnits: () => [],
      capacityEntries: () => [],
      sharedCapacityEntries: () => [],
      capacity: { max: Infinity, unit: 'requirements' },
      exclusive: false,
      variant: () => 'shared',
      holdsData: true,
      ...sharing,
    },
    connections: { isolation: 'private-endpoint', ...connections },
    validate,
  };
  return Object.freeze(Object.assign(new DefinedResourceType(), members));
}

/** Class of resource types. Configuration copies and freezes plain objects only, and the identity of a type matters. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class
class DefinedResourceType {}
