import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { canonicalJson } from '../plan/json.js';
import type { Candidate } from '../plan/resource-plan.js';
import type { MergeDecision } from '../resources/merge/strategy.js';
import { componentsOf } from '../resources/resource.js';

/** Converts the merge decisions of one resource into diagnostics. */
export function diagnoseDecisions(
  resource: string,
  decisions: readonly MergeDecision[],
): { warnings: PlanWarning[]; errors: PlanError[] } {
  const ofKind = (wanted: MergeDecision['kind']) => decisions.filter(({ kind }) => kind === wanted);
  return {
    warnings: ofKind('overridden').map((decision) => overriddenWarning(resource, decision)),
    errors: ofKind('conflict').map((decision) => conflictError(resource, decision)),
  };
}

function conflictError(resource: string, { path, rule, candidates }: MergeDecision): PlanError {
  const fixed = rule === 'immutable';
  return {
    code: 'CONFLICTING_VALUES',
    message: `${candidates.map(candidateText).join(' and ')} for ${path}, ${fixed ? 'which Azure cannot change once it exists' : 'and neither is the safer one'}.`,
    resource,
    path,
    components: componentsOf(candidates),
    resolution: fixed
      ? 'Ask for the same value in both, or give one of them data of its own.'
      : 'Ask for the same value in both, or give one of them a higher priority.',
  };
}

function overriddenWarning(resource: string, { path, rule, value, candidates }: MergeDecision): PlanWarning {
  return {
    code: 'VALUE_OVERRIDDEN',
    message: `${candidates.map(candidateText).join(', ')} for ${path}; all get ${text(value)} (by ${rule}).`,
    resource,
    path,
    components: componentsOf(candidates),
    resolution: 'Ask for the same value, or change a priority to have another one win.',
  };
}

function candidateText({ component, priority, value }: Candidate<unknown>): string {
  return `'${component}' (priority ${priority}) asks for ${text(value)}`;
}

/** Writes a value for a message. */
export function text(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : canonicalJson(value);
}
