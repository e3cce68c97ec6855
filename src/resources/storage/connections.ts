import type { BlockRef } from '../block.js';
import { connectionKind } from '../connection.js';
import type { PlanningContext } from '../layout-context.js';

/** Access of a function app to the account that holds its own files. */
export interface HostStorage {
  /** True if the app needs an account key. */
  readonly accessKey: boolean;
  /** Variant of the app. */
  readonly variant: string;
}

/** A function app keeps its own files in an account. */
export const hostStorage = connectionKind<HostStorage>('host storage');

export function storageAccountRef(variant: string, context: Pick<PlanningContext, 'id'>): BlockRef {
  return { type: 'azurerm_storage_account', id: context.id('storage', variant) };
}
