import { counted, shellWord } from '../../plan/phrases.js';
import type { AppliedChange, AppliedDeployment } from '../../deploy/apply-deployment.js';
import { problemText } from '../../deploy/engine/engine-error.js';
import { refusedByHost } from '../../deploy/engine/guest-engine.js';
import type { PlannedDeployment } from '../../deploy/plan-deployment.js';

/** A deployment that did not come to its end. */
export interface Failure {
  readonly planned: Pick<PlannedDeployment, 'engine' | 'folder'>;
  /** Reason why no further attempt was made; undefined where the last one says it. */
  readonly reason?: string | undefined;
  readonly last: AppliedDeployment;
  /** Changes of all attempts. */
  readonly done: readonly AppliedChange[];
  /** Entries that left the lock, because nothing was made of them. */
  readonly dropped: readonly string[];
  /** Command that goes on. */
  readonly next: string;
}

/** Addresses of one list that are shown. */
const MOST = 20;

/** Returns what is done, what is not, and the command that goes on. */
export function failureText({ planned, reason, last, done, dropped, next }: Failure): string {
  const { isStopped, isKilled, failed, notBegun, problems } = last;
  const why = isKilled
    ? 'The engine was killed.'
    : isStopped
      ? 'The deployment was stopped.'
      : 'The deployment failed.';
  const byHost = refusedByHost(problems, planned.engine);
  return [
    why,
    ...(isStopped && problems.every(({ detail }) => detail === '')
      ? []
      : problems.map((problem) => `  ${problemText(problem)}`)),
    ...(byHost === undefined ? [] : [`${byHost.slice(0, 1).toUpperCase()}${byHost.slice(1)}.`]),
    ...(reason === undefined ? [] : [reason]),
    `Done: ${counted(done.length, 'change')}.`,
    ...listed('Not finished', failed),
    ...listed('Not begun', notBegun),
    ...(isKilled
      ? [
          'Azure may have resources that the state does not have. The next deployment names them, and the command that takes each over.',
        ]
      : []),
    ...listed(
      'Exists already in Azure. Take over what an earlier deployment of this backend made, and delete or rename the rest',
      importCommands(last, planned),
    ),
    ...listed('Left the lock, because the state does not have them', dropped),
    `To go on: ${next}`,
    '',
  ].join('\n');
}

/** Returns the commands that take over what azurerm found in Azure, and not in the state. */
function importCommands(
  { problems }: AppliedDeployment,
  { engine, folder }: Pick<PlannedDeployment, 'engine' | 'folder'>,
): string[] {
  return problems.flatMap(({ summary, detail, address }) => {
    const id = existingId(`${summary} ${detail}`);
    if (id === undefined || address === undefined) return [];
    return [`${shellWord(engine.command)} ${shellWord(`-chdir=${folder}`)} import '${address}' ${id}`];
  });
}

/**
 * Returns the id of what exists, quoted for a shell. Of a role assignment Azure says the name alone, and without hyphens.
 * Source: azurerm 4.55.0, tf.ImportAsExistsError; github.com/hashicorp/terraform-provider-azurerm/issues/28557
 */
function existingId(text: string): string | undefined {
  const [, id] = /a resource with the ID "([^"]+)" already exists/.exec(text) ?? [];
  if (id !== undefined) return `'${id}'`;
  const [, role] = /ID of the (?:existing|conflicting) role assignment is ([0-9a-f]{32})/.exec(text) ?? [];
  if (role === undefined) return undefined;
  const name = role.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return `"$(az role assignment list --all --query "[?name=='${name}'].id" --output tsv)"`;
}

function listed(title: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const rest = all.length > MOST ? [`  and ${all.length - MOST} more`] : [];
  return [`${title}:`, ...all.slice(0, MOST).map((each) => `  ${each}`), ...rest];
}
