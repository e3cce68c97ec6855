import type { BlockRef } from '../block.js';
import { connectionKind } from '../connection.js';
import type { PlanningContext } from '../layout-context.js';
import { networkOptions } from './settings.js';

/** The Azure service that a subnet is delegated to. */
export interface Delegation {
  readonly name: string;
  readonly service: string;
  readonly actions: readonly string[];
}

/** How code sends through the network. */
export interface SubnetUse {
  /** Names the subnet within the network. Code with the same role shares a subnet. */
  readonly role: string;
  readonly delegation: Delegation;
}

/** The code of a resource sends through a subnet. */
export const subnet = connectionKind<SubnetUse>('subnet');

/** Returns the block of the subnet with a role. An existing network has one for all code. */
export function subnetRef({ role }: Pick<SubnetUse, 'role'>, context: PlanningContext): BlockRef {
  const existing = context.settings.section(networkOptions)?.existing ?? null;
  return existing === null
    ? { type: 'azurerm_subnet', id: context.id('network', role) }
    : { type: 'data.azurerm_subnet', id: context.id('network', EXISTING_SUBNET) };
}

/** Role of the one subnet of an existing network that code sends through. */
export const EXISTING_SUBNET = 'functions';
