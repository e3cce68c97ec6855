import { quoted } from '../../plan/phrases.js';
import { ownValue } from '../../plan/json.js';
import type { PlanError } from '../../plan/diagnostics.js';
import { IDENTITY_TYPE } from '../../plan/lock/plan-lock.js';
import type { Fact } from '../resource-layout.js';
import type { LayoutContext } from '../layout-context.js';
import { VAULT } from '../platform.js';
import { lockedFacts } from '../locked-facts.js';
import { componentsOf } from '../resource.js';
import { secretsOf } from './calls/used-secrets.js';
import { hostingOf } from './hosting/hosting.js';
import type { FunctionsResource } from './sharing.js';

/** Value of `identity.type` for an app with the identity that Azure makes with it, besides its own. */
export const BOTH = 'SystemAssigned, UserAssigned';

/**
 * Returns true if a Flex app has the identity that Azure makes with the app, which reads its secrets. An app has it from its first
 * plan in a backend with a vault, and keeps it, because Terraform does not know the id of one that an update adds
 * ("Provider produced inconsistent final plan", seen with azurerm 4.55.0).
 */
export function hasSystemIdentity(app: FunctionsResource, context: LayoutContext): boolean {
  if (hostingOf(app.config.sku) !== 'flex') return false;
  return context.graph.platform(VAULT).length > 0 || hadSystemIdentity(app, context);
}

/** Returns what the lock records of an app with the system identity. */
export function identityFact(app: FunctionsResource, context: LayoutContext): Readonly<Record<string, Fact>> {
  if (!hasSystemIdentity(app, context)) return {};
  // A recorded property stays, and secrets tell of the identity as well.
  return isRecorded(app, context) || secretsOf(app.config).length === 0
    ? { [IDENTITY_TYPE]: { value: BOTH, mayChange: true } }
    : {};
}

/** Refuses secrets of an app that was deployed without the system identity: the role on a secret names that identity. */
export function secretsBeforeIdentity(app: FunctionsResource, context: LayoutContext): PlanError[] {
  const isDeployed = ownValue(context.settings.lock?.resources, app.key) !== undefined;
  const readers = app.requirements.filter(({ config }) => secretsOf(config).length > 0);
  if (!isDeployed || readers.length === 0 || hostingOf(app.config.sku) !== 'flex') return [];
  if (hadSystemIdentity(app, context)) return [];
  const components = componentsOf(readers);
  return [
    {
      code: 'APPLY_FIRST',
      message: `${app.key}: the lock has an app without the identity that reads secrets, and Terraform knows its id only after an apply.`,
      resource: app.key,
      path: 'keyVault',
      components,
      resolution: `Set keyVault of the backend, such as keyVault: {}, plan and apply once without the secrets of ${quoted(components)}, and commit the lock. Add the secrets with the next apply.`,
    },
  ];
}

function isRecorded({ key }: Pick<FunctionsResource, 'key'>, { settings }: LayoutContext): boolean {
  return lockedFacts(key, settings)[IDENTITY_TYPE] !== undefined;
}

/** Returns true if the app has the identity already, as far as the lock tells. */
function hadSystemIdentity({ key }: FunctionsResource, context: LayoutContext): boolean {
  const { lock } = context.settings;
  const locked = ownValue(lock?.resources, key);
  if (lock === null || locked === undefined) return false;
  if (isRecorded({ key }, context)) return true;
  const components = Object.keys(locked.members).map((member) => {
    const [first = ''] = member.split('/', 1);
    return ownValue(lock.components, first)?.id ?? first;
  });
  return (
    Object.values(lock.resources)
      .filter(({ type }) => type === VAULT)
      .map(({ units }) => Object.values(units))
      // The lock does not say who reads an existing vault, which has no child resource there.
      .some(
        (units) =>
          units.length === 0 || units.some((unit) => unit.components.some((id) => components.includes(id))),
      )
  );
}
