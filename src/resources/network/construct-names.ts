import type { StackParameter } from '../../plan/expression/expression-json.js';
import { isPlainObject, ownValue } from '../../plan/json.js';
import { isWholeToken } from '../../validation/token.js';
import type { IsolatedNetworking } from './options.js';

/** Names in a networking config that may come from constructs, with their parameters in a plan. */
const NAMES = {
  vnetName: 'virtualNetworkName',
  subnetName: 'subnetName',
  privateEndpointSubnetName: 'privateEndpointSubnetName',
} as const satisfies Partial<Record<keyof IsolatedNetworking, StackParameter>>;

const OPTIONS = Object.keys(NAMES) as (keyof typeof NAMES)[]; // the keys of the object above, and no others

/**
 * Returns true if a name is that of a construct. Its text differs from run to run, so it never stands in a
 * plan.
 */
export function isConstructName(name: string): boolean {
  return isWholeToken(name);
}

/** Returns true if a path of a backend config holds the name of a construct, where one may stand. */
export function isNamedByConstruct(networking: unknown, path: string): boolean {
  const [, option] = /^networking\.(\w+)$/.exec(path) ?? [];
  if (option === undefined || !Object.hasOwn(NAMES, option) || !isPlainObject(networking)) return false;
  const name = ownValue(networking, option);
  return typeof name === 'string' && isConstructName(name);
}

/** Returns the parameter of an option of a networking config. */
export function parameterOf(option: keyof typeof NAMES): StackParameter {
  return NAMES[option];
}

export function constructNamesIn(networking: unknown): Partial<Record<StackParameter, string>> {
  if (typeof networking !== 'object' || networking === null) return {};
  // Called after the schema, which lets these options be texts only.
  const config = networking as Partial<Record<keyof typeof NAMES, string>>;
  const found: Partial<Record<StackParameter, string>> = {};
  for (const option of OPTIONS) {
    const name = config[option];
    if (name !== undefined && isConstructName(name)) found[NAMES[option]] = name;
  }
  return found;
}
