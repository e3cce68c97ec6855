import * as v from 'valibot';

import { ownValue } from '../plan/json.js';
import { isExpression, type OrExpression } from '../plan/expression/expression.js';
import { addTo, pushTo } from '../plan/maps.js';
import type { Replacement } from '../plan/replacement.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import { type Connection, connection, connectionKind } from './connection.js';
import type { Principal } from './graph.js';
import type { ConnectionContext } from './layout-context.js';
import type { Requirement } from './requirement.js';
import type { Resource } from './resource.js';
import { block, blockRefSchema } from './block.js';

/** Role assignments that let an identity use a resource. The resource that is used knows its roles; the code waits for them. */
export interface Grant {
  readonly blocks: readonly TerraformBlock[];
}

/** The code of a resource may use another resource with its identity. */
export const grant = connectionKind<Grant>('grant', v.looseObject({ blocks: v.array(blockRefSchema) }));

/** A resource adds app settings, as Terraform expressions, to code that uses it. */
export const appSettings = connectionKind<Readonly<Record<string, OrExpression<string>>>>(
  'app settings',
  v.record(v.string(), v.union([v.string(), v.custom<OrExpression<string>>(isExpression)])),
);

/** Access of a component to the data of a resource. Sending and receiving messages counts as writing. */
export type AccessLevel = 'read' | 'write';

/** Access of the components of a backend to the data of a resource. */
export interface DataAccess {
  /** Returns the most that the roles of a component allow; undefined for a component without a role. */
  levelOf(component: string): AccessLevel | undefined;
  /**
   * Returns what to declare, as an option with an example, so that a component gets a role for what an attribute leads to.
   * Undefined when the component has a role, or the attribute leads nowhere.
   */
  missingGrant(component: string, attribute: string): string | undefined;
}

/** A resource with data declares the access of its components. It connects the resource with itself. */
export const dataAccess = connectionKind<DataAccess>(
  'data access',
  v.looseObject({ levelOf: v.function(), missingGrant: v.function() }),
);

/** Access of a component to the data that an attribute leads to. */
export interface AttributeAccess<Req> {
  readonly levelOf: (config: Req) => AccessLevel | undefined;
  /** Option to declare for a role, with an example. */
  readonly option: string;
}

/** Declares what components may do with the data of a resource: the most that one of their requirements lets them, by attribute. */
export function declareAccess<Req extends object>(
  { key, requirements }: Pick<Resource<Req>, 'key' | 'requirements'>,
  byAttribute: Readonly<Record<string, AttributeAccess<Req>>>,
): Connection {
  const levels = new Map<string, AccessLevel>();
  const granted = new Map<string, Set<string>>();
  for (const [attribute, { levelOf }] of Object.entries(byAttribute)) {
    for (const { component, config } of requirements) {
      const level = levelOf(config);
      if (level === undefined) continue;
      addTo(granted, attribute, component);
      if (level === 'write' || !levels.has(component)) levels.set(component, level);
    }
  }
  return connection(dataAccess, key, key, {
    levelOf: (component) => levels.get(component),
    missingGrant: (component, attribute) =>
      granted.get(attribute)?.has(component) === true ? undefined : ownValue(byAttribute, attribute)?.option,
  });
}

/** Returns the most of some levels; undefined for none. */
export function strongestOf(levels: readonly AccessLevel[]): AccessLevel | undefined {
  return levels.includes('write') ? 'write' : levels[0];
}

/**
 * Connects the code of every component of a resource with that resource.
 * @param connect - Is given the requirements of the resource that are of the components of the code.
 */
export function forPrincipals<Req extends object>(
  resource: Pick<Resource<Req>, 'key' | 'requirements'>,
  { graph }: ConnectionContext,
  connect: (principal: Principal, requirements: readonly Requirement<Req>[]) => readonly Connection[],
): Connection[] {
  const users = new Map<Principal, Requirement<Req>[]>();
  for (const requirement of resource.requirements)
    for (const principal of graph.principals.get(requirement.component) ?? [])
      pushTo(users, principal, requirement);
  return [...users].flatMap(([principal, requirements]) => connect(principal, requirements));
}

/** A role on an Azure resource. */
export interface Role {
  /** Name of a built-in role, such as `Azure Service Bus Data Sender`. */
  readonly role: string;
  /** Azure id that the role is assigned on. */
  readonly scope: OrExpression<string>;
  /** Words that name the scope of the assignment. Those of the principal and of the role are added. */
  readonly id: readonly string[];
  /**
   * Words of the address that the assignment had in earlier versions, which did not contain the role; null where it had none.
   * @default `id`
   */
  readonly formerId?: readonly string[] | null;
}

/** Grants roles on a resource to the code of a principal. */
export function grantRoles(
  principal: Principal,
  resource: Pick<Resource, 'key'>,
  roles: readonly Role[],
  context: ConnectionContext,
): Connection[] {
  if (roles.length === 0) return [];
  const blocks = roles.map((role) => roleAssignment(principal, role, context));
  return [connection(grant, principal.resource, resource.key, { blocks })];
}

/** Grants the code of every component of a resource the roles that its requirements ask for, each once. */
export function grantAskedRoles<Req extends object>(
  resource: Pick<Resource<Req>, 'key' | 'requirements'>,
  context: ConnectionContext,
  rolesOf: (requirements: readonly Requirement<Req>[]) => readonly Role[],
): Connection[] {
  return forPrincipals(resource, context, (principal, requirements) => {
    const byId = new Map(rolesOf(requirements).map((role) => [[...role.id, role.role].join('/'), role]));
    return grantRoles(principal, resource, [...byId.values()], context);
  });
}

/** Arguments whose change makes azurerm replace a role assignment. Source: azurerm 4.55.0, ForceNew */
export const ROLE_ASSIGNMENT_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_role_assignment: {
    arguments: ['principal_id', 'principal_type', 'role_definition_name', 'scope'],
  },
};

/**
 * Lays out one role assignment for the identity of code. Its address contains principal, scope and role, so that another
 * role is another block, and no assignment is replaced in place.
 */
export function roleAssignment(
  { principalId, variant }: Pick<Principal, 'principalId' | 'variant'>,
  { role, scope, id, formerId = id }: Role,
  context: Pick<ConnectionContext, 'id'>,
): TerraformBlock {
  return block(
    'azurerm_role_assignment',
    context.id('functions', variant, ...id, roleWord(role)),
    {
      scope,
      role_definition_name: role,
      principal_id: principalId,
      principal_type: 'ServicePrincipal',
      // The identity is new; Entra ID may not show it to the check yet.
      skip_service_principal_aad_check: true,
    },
    formerId === null ? undefined : { moved_from: [context.id('functions', variant, ...formerId)] },
  );
}

/**
 * Returns the word of a role in addresses.
 * @example roleWord('Key Vault Secrets User') // 'key-vault-secrets-user'
 */
export function roleWord(role: string): string {
  return role.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
