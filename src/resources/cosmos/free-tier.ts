import { ownValue } from '../../plan/json.js';
import type { LayoutContext } from '../layout-context.js';
import type { Resource } from '../resource.js';
import { cosmosOptions } from './settings.js';
import { CAPACITY_MODE } from './sharing.js';
import { typeOptionsOf } from '../settings.js';

/**
 * Returns true if an account has the free tier: the one that has had it, else the first provisioned account.
 * A subscription has one such account, and an account has the tier from its creation.
 * Source: learn.microsoft.com/azure/cosmos-db/free-tier
 */
export function hasFreeTier({ key }: Pick<Resource, 'key'>, context: LayoutContext): boolean {
  return freeTierAccount(context) === key;
}

/** Returns the key of the account with the free tier; undefined where none has it. */
export function freeTierAccount({ graph, settings }: LayoutContext): string | undefined {
  const { freeTier, existing } = typeOptionsOf(settings, cosmosOptions);
  if (!freeTier || existing !== null) return undefined;
  const keys = graph
    .all()
    .filter(({ type, constraints }) => type === 'cosmos' && constraints[CAPACITY_MODE] === 'provisioned')
    .map(({ key }) => key);
  const had = keys.find((key) => ownValue(settings.lock?.resources, key)?.facts['freeTier'] === 'yes');
  return had ?? keys.find((key) => key === 'cosmos:provisioned') ?? keys[0];
}
