import type { ResourcePlan } from './resource-plan.js';
import type { CallManifest } from '../runtime/contract/manifest.js';

/** The part of an app's sign-in from which the scope of a token follows. */
interface SignIn {
  readonly clientId: string;
  readonly audiences?: readonly string[];
}

/** A setting that is the endpoint of a component as a whole, so a path can follow. */
const ENDPOINT = /^\$\{([^.}]+)\.(?:apiEndpoint|appUrl)\}$/;

/**
 * Returns the components that the app settings of an app name, each with the credentials that its callers
 * need.
 */
export function componentCalls(
  environmentVariables: Readonly<Record<string, string>>,
  { components, resources }: Pick<ResourcePlan, 'components' | 'resources'>,
): CallManifest[] {
  const calls = new Map<string, CallManifest>();
  for (const [setting, text] of Object.entries(environmentVariables)) {
    const [, name] = ENDPOINT.exec(text) ?? [];
    const callee = components.find(({ key, id }) => name === key || name === id);
    if (callee === undefined || calls.has(callee.id)) continue;
    const home = resources.find(({ key, type }) => type === 'functions' && isUsed(key, callee.uses));
    const auth = (home?.config['auth'] ?? false) as unknown as SignIn | false;
    calls.set(callee.id, {
      component: callee.id,
      setting,
      ...(auth && { scope: `${auth.audiences?.[0] ?? `api://${auth.clientId}`}/.default` }),
    });
  }
  return [...calls.values()];
}

function isUsed(key: string, uses: Readonly<Record<string, string>>): boolean {
  return Object.values(uses).includes(key);
}
