import type { AppliedChange } from './apply-deployment.js';
import type { EngineProblem } from './engine/engine-message.js';

/** Refusals of Azure that pass: something else in the account is being changed. */
const BUSY =
  /in ?progress|exclusive lock|PreconditionFailed|RetryableError|try again|retry later|is being (?:updated|provisioned|deleted)|not in a (?:valid|terminal) state|ServerBusy/i;

/** Conflicts that stay: a name that is taken, something that exists, a lock of Azure. */
const LASTING = /already ?exists|AlreadyTaken|not available|ScopeLocked|to be managed via Terraform/i;

/**
 * Returns why an apply that failed may succeed when it is planned and applied again; undefined where it must not be repeated. Azure honours a new role
 * only after minutes, and refuses a change while another one of the same account runs.
 * Source: learn.microsoft.com/azure/role-based-access-control/troubleshooting (role assignment changes are not being detected)
 * @param done - Changes of the deployment that are done, earlier attempts included.
 */
export function retryReason(
  problems: readonly EngineProblem[],
  done: readonly AppliedChange[],
): string | undefined {
  if (problems.some(({ summary }) => summary.includes('Saved plan is stale')))
    return 'the state changed after it was planned';
  const hasNewRole = done.some(({ type, action }) => action === 'create' && type.includes('role_assignment'));
  const reasons = problems.map(({ summary, detail }) => reasonOf(`${summary}\n${detail}`, hasNewRole));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function reasonOf(text: string, hasNewRole: boolean): string | undefined {
  if (/\b403\b/.test(text)) return hasNewRole ? 'Azure does not honour a new role yet (403)' : undefined;
  if (!/\b4(?:09|12)\b/.test(text) || LASTING.test(text)) return undefined;
  return /\b412\b/.test(text) || BUSY.test(text)
    ? 'Azure is busy with another change of the resource (409 or 412)'
    : undefined;
}
