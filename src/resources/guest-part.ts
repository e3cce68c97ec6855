import type { JsonObject } from '../plan/json.js';
import { connectionKind } from './connection.js';
import type { DeployerRoleAt, TypeOffer } from './type-offer.js';

/** The part that one guest has of a resource. */
export interface GuestPart {
  readonly guest: string;
  /** Type of the resource. */
  readonly type: string;
  readonly part: JsonObject;
  readonly roles: NonNullable<TypeOffer<object>['roles']>;
  readonly deployerRoles: readonly DeployerRoleAt[];
}

/** The guests of a backend have a part of a resource. */
export const guestPart = connectionKind<GuestPart>('part of a guest');
