import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { canonicalJson, ownValue } from '../plan/json.js';
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
  const { problem, resolution } = ownValue(CONFLICTS, rule) ?? TIE;
  return {
    code: 'CONFLICTING_VALUES',
    message: `${candidates.map(candidateText).join(' and ')} for ${path}, ${problem}.`,
    resource,
    path,
    components: componentsOf(candidates),
    resolution,
  };
}

/** Problem and resolution of two values that all components of a resource must share, by the rule of the merge. */
const CONFLICTS: Readonly<Record<string, { readonly problem: string; readonly resolution: string }>> = {
  immutable: {
    problem: 'which Azure cannot change once it exists',
    resolution: 'Ask for the same value in both, or give one of them data of its own.',
  },
  unanimous: {
    problem: 'which is one value for all components of the resource',
    resolution: 'Ask for the same value in both, or give one of them a resource of its own.',
  },
};

const TIE = {
  problem: 'and neither is the safer one',
  resolution: 'Ask for the same value in both, or give one of them a higher priority.',
};

function overriddenWarning(resource: string, { path, rule, value, candidates }: MergeDecision): PlanWarning {
  return {
    code: 'VALUE_OVERRIDDEN',
    message: `${candidates.map(candidateText).join(', ')} for ${path}; all get ${text(value)} (by ${rule}).`,
    resource,
    path,
    components: componentsOf(candidates),
    resolution:
      rule === 'safest'
        ? 'Ask for the same value. The value protects data, so a priority does not change it.'
        : 'Ask for the same value, or change a priority to have another one win.',
  };
}

function candidateText({ component, priority, value }: Candidate<unknown>): string {
  return `'${component}' (priority ${priority}) asks for ${text(value)}`;
}

/** Writes a value for a message. */
export function text(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : canonicalJson(value);
}
