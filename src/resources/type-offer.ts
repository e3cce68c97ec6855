import type { GenericSchema } from 'valibot';

import type { JsonObject } from '../plan/json.js';
import type { BlockRef } from './block.js';
import type { ConnectionContext } from './layout-context.js';
import type { Resource } from './resource.js';

/**
 * Says how a backend offers resources of a type to its guests, the backends of other teams. A guest is a component of its host: it
 * has a requirement, which is placed and merged like any other, and an identity, to which `connect` grants roles.
 *
 * @typeParam Terms - What the record of a guest says of the type.
 */
export interface TypeOffer<Req extends object, Config extends Req = Req, Terms extends object = object> {
  /** Schema of what the record of a guest says of the type: of `{ containers: 20 }`. */
  readonly terms: GenericSchema<unknown, Terms>;
  /** Returns the requirement of a guest at its host. @default none: a guest has the resource as every component of the host has it */
  requirement?(terms: Terms, guest: string): Req;
  /**
   * Cuts the part of a guest out of a resource of the host: names and places as strings, which the blocks of the guest have as
   * literals. No secrets, and nothing that another guest changes.
   */
  part(resource: Resource<Req, Config>, guest: AdmittedTo<Terms>, context: ConnectionContext): JsonObject;
  /**
   * Roles that Azure does not have: control-plane actions that the deployer of a guest needs, by name. They have one id for ever, because a
   * change of a role takes Azure minutes. @default none
   */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** Returns the places at which the deployer of a guest has these roles. @default none: the guest has no block in the resource */
  deployerRoles?(
    resource: Resource<Req, Config>,
    guest: AdmittedTo<Terms>,
    context: ConnectionContext,
  ): readonly DeployerRoleAt[];
}

/** A guest, and the terms that it has of one type. */
export interface AdmittedTo<Terms extends object> {
  /** `<backendId>.<environment>`. */
  readonly name: string;
  readonly terms: Terms;
}

/** A role of the deployer of a guest at its place. */
export interface DeployerRoleAt {
  /** Name among the `roles` of the type. */
  readonly role: string;
  /** Block at whose Azure id the deployer has the role. */
  readonly scope: BlockRef;
}
