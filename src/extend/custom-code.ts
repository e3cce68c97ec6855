import { isExpression } from '../plan/expression/expression.js';
import { BackendError, CustomCodeError } from '../errors.js';
import { isPlainObject } from '../plan/json.js';
import { isToken } from '../validation/token.js';
import { formatValue } from '../validation/format-value.js';

/** A function of the user that the library calls. */
export interface Hook {
  /** Owner of the function: `provider 'redis'`. */
  readonly owner: string;
  readonly hook: string;
  /** Key of the resource that it is called for, such as `redis:shared`, where it is called for one. */
  readonly resource?: string;
}

/** Expected return value of a hook. */
export interface Returns {
  readonly holds: (value: unknown) => boolean;
  /** As a noun: `a list of blocks`. */
  readonly what: string;
}

/**
 * Calls a function of the user.
 * @throws CustomCodeError when it throws, or returns an unexpected value. Errors of the library pass as they
 * are.
 */
export function callHook<T>(hook: Hook, returns: Returns, call: () => T): T {
  const value = called(hook, call);
  if (isThenable(value)) {
    throw new CustomCodeError(
      hook,
      `must return ${returns.what}, received a promise`,
      'make it synchronous, and wait for what it needs before the backend is defined',
    );
  }
  if (!returns.holds(value)) {
    const received = value === undefined ? 'nothing' : formatValue(value);
    throw new CustomCodeError(
      hook,
      `must return ${returns.what}, received ${received}`,
      'correct what the function returns',
    );
  }
  return value;
}

function called<T>(hook: Hook, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof BackendError) throw error;
    const thrown = error instanceof Error ? error.message : formatValue(error);
    const resolution = 'correct the function; `cause` of this error is what was thrown, with its stack';
    throw new CustomCodeError(hook, `must not throw, received the error: ${thrown}`, resolution, error);
  }
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isRequirement = (value: unknown): boolean =>
  isObject(value) &&
  typeof value['resourceType'] === 'string' &&
  typeof value['requirementKey'] === 'string' &&
  isObject(value['config']);

const isMeta = (value: unknown): boolean =>
  isPlainObject(value) &&
  (value['depends_on'] === undefined ||
    (Array.isArray(value['depends_on']) &&
      value['depends_on'].every((address) => typeof address === 'string')));

const isBlock = (value: unknown): boolean =>
  isPlainObject(value) &&
  typeof value['type'] === 'string' &&
  typeof value['id'] === 'string' &&
  isPlainObject(value['arguments']) &&
  (value['meta'] === undefined || isMeta(value['meta']));

const isConstraint = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['name']) &&
  typeof value['value'] === 'string' &&
  (value['overridable'] === undefined || typeof value['overridable'] === 'boolean');

const isConnection = (value: unknown): boolean =>
  isObject(value) &&
  isObject(value['kind']) &&
  typeof value['kind']['name'] === 'string' &&
  typeof value['from'] === 'string' &&
  typeof value['to'] === 'string';

const isStringOrExpression = (value: unknown): boolean => typeof value === 'string' || isExpression(value);

// The schema of plans checks the lists.
const isExposure = (value: unknown): boolean =>
  isObject(value) && typeof value['name'] === 'string' && isStringOrExpression(value['url']);

const isDeployerRole = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['role']) &&
  isObject(value['scope']) &&
  isText(value['scope']['type']) &&
  isText(value['scope']['id']);

const isJson = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every(isJson)
    : isPlainObject(value)
      ? !isExpression(value) && Object.values(value).every(isJson)
      : value === null || ['string', 'number', 'boolean'].includes(typeof value);

const isBlockList = (value: unknown): boolean => Array.isArray(value) && value.every(isBlock);

const MEMBERS = ['getRequirements', 'validateResources', 'initialize'] as const;

/** Expected return values of the hooks of providers and components. */
export const RETURNS = {
  boolean: { holds: (value) => typeof value === 'boolean', what: 'true or false' },
  requirement: {
    holds: isRequirement,
    what: 'a requirement: an object with resourceType, requirementKey and config',
  },
  requirements: {
    holds: (value) => Array.isArray(value) && value.every(isRequirement),
    what: 'a list of requirements, each an object with resourceType, requirementKey and config',
  },
  verdict: {
    holds: (value) => isObject(value) && typeof value['valid'] === 'boolean',
    what: '{ valid: true }, or { valid: false, errors: […] }',
  },
  blocks: {
    holds: (value) => Array.isArray(value) && value.length > 0 && value.every(isBlock),
    what: 'a list of at least one block, each made with context.block(…)',
  },
  texts: {
    holds: (value) => isPlainObject(value) && Object.values(value).every((text) => typeof text === 'string'),
    what: 'an object of texts',
  },
  attributes: {
    holds: (value) => isPlainObject(value) && Object.values(value).every(isStringOrExpression),
    what: 'an object of strings and expressions',
  },
  layout: {
    holds: (value) => isObject(value) && (value['blocks'] === null || isBlockList(value['blocks'])),
    what: '{ blocks: […] }, each block made with terraformBlock(…) of arguments that are JSON',
  },
  merged: {
    holds: (value) => isObject(value) && isObject(value['value']) && Array.isArray(value['decisions']),
    what: '{ value, decisions }',
  },
  object: { holds: isObject, what: 'an object' },
  textList: { holds: (value) => Array.isArray(value) && value.every(isText), what: 'a list of texts' },
  constraints: {
    holds: (value) => Array.isArray(value) && value.every(isConstraint),
    what: 'a list of constraints, each { name, value } with two texts',
  },
  connections: {
    holds: (value) => Array.isArray(value) && value.every(isConnection),
    what: 'a list of connections, each made with connection(kind, from, to, data)',
  },
  variant: {
    // The variant is a part of resource keys and Terraform ids.
    holds: (value) => typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value),
    what: "text of letters, digits, '-' and '_', such as 'shared'",
  },
  endpoint: {
    holds: (value) => value === undefined || isStringOrExpression(value),
    what: 'a string or an expression, or undefined',
  },
  existingName: {
    holds: (value) => value === null || value === undefined || isStringOrExpression(value),
    what: 'a string or an expression, or null',
  },
  exposures: {
    holds: (value) => value === undefined || (Array.isArray(value) && value.every(isExposure)),
    what: 'a list of endpoints, each an object with name, url, network, credentials, origins and components, or undefined',
  },
  construct: { holds: isObject, what: 'the construct that components receive' },
  component: {
    holds: (value) => isObject(value) && MEMBERS.every((name) => typeof value[name] === 'function'),
    what: `a component: an object with ${MEMBERS.join(', ')}`,
  },
  outputs: { holds: (value) => value === undefined || isObject(value), what: 'an object' },
  part: {
    holds: (value) => isPlainObject(value) && isJson(value),
    what: 'the part of a guest as JSON, of strings that are known without a stack',
  },
  deployerRoles: {
    holds: (value) => Array.isArray(value) && value.every(isDeployerRole),
    what: 'a list of { role, scope }, each scope a block or its { type, id }',
  },
  nothing: { holds: () => true, what: 'nothing' },
  name: {
    holds: (value) => typeof value === 'string' && value !== '' && !isToken(value),
    what: 'a name, as text that is known without a stack',
  },
} as const satisfies Record<string, Returns>;
