import { type OrExpression, ref } from '../../plan/expression/expression.js';
import type { BlockRef } from '../block.js';
import { connectionKind } from '../connection.js';
import type { PlanningContext } from '../layout-context.js';
import { networkOptions } from './settings.js';
import { acceptedId } from '../azure/azure-id.js';
import type { Delegation } from '../azure/subnet-delegation.js';
import { typeOptionsOf } from '../settings.js';

/** Use of a subnet by code. */
export interface SubnetUse {
  /** Names the subnet within the network. Code with the same role shares a subnet. */
  readonly role: string;
  readonly delegation: Delegation;
}

/** The code of a resource sends through a subnet. */
export const subnet = connectionKind<SubnetUse>('subnet');

/** Returns the block of a subnet that the backend makes. */
export function subnetRef({ role }: Pick<SubnetUse, 'role'>, context: PlanningContext): BlockRef {
  return { type: 'azurerm_subnet', id: context.id('network', role) };
}

/** Returns the Azure id of the subnet with a role, as an expression. An existing network has one for all code. */
export function subnetId(use: Pick<SubnetUse, 'role'>, context: PlanningContext): OrExpression<string> {
  const existing = typeOptionsOf(context.settings, networkOptions)?.existing ?? null;
  if (existing === null) return ref(subnetRef(use, context), 'id');
  if ('subnetId' in existing) return acceptedId(existing.subnetId);
  return ref({ type: 'data.azurerm_subnet', id: context.id('network', EXISTING_SUBNET) }, 'id');
}

/** Role of the one subnet of an existing network that code sends through. */
export const EXISTING_SUBNET = 'functions';
