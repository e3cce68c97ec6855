import { templateText } from '../../src/plan/expression/template.js';
import type { ImportId } from '../../src/plan/resource-plan.js';
import { type AnyPlan, type StateResource, stateOfPlan, withoutReferences } from './state-of-plan.js';

/** A plan with a lock, as far as its changes are recorded. */
interface LockedPlan extends AnyPlan {
  readonly warnings: readonly {
    readonly code: string;
    readonly resource?: string;
    readonly path?: string;
  }[];
  readonly state: {
    readonly removed: readonly string[];
    readonly moved: readonly { readonly from: string; readonly to: string }[];
    readonly imports: readonly { readonly to: string; readonly id: ImportId }[];
    readonly discarded?: readonly string[];
    readonly forgotten?: readonly string[];
  };
}

/**
 * Changes that a plan announces for a recorded state, by kind. `created` and `left` are addresses that only the plan or only
 * the state has. Empty lists are absent.
 */
export type Changes = Readonly<Partial<Record<(typeof KINDS)[number], readonly string[]>>>;

const KINDS = [
  'warnings',
  'created',
  'left',
  'moved',
  'imported',
  'removed',
  'discarded',
  'forgotten',
] as const;

/** Returns the changes that a plan announces for a state, as texts that do not depend on the plan format. */
export function changesOfPlan(plan: LockedPlan, before: readonly StateResource[]): Changes {
  const { moved, imports, removed, discarded = [], forgotten = [] } = plan.state;
  const now = new Set(stateOfPlan(plan).map(({ address }) => address));
  const known = new Set([
    ...before.map(({ address }) => address),
    ...moved.map(({ to }) => to),
    ...imports.map(({ to }) => to),
  ]);
  const from = new Set(moved.map((each) => each.from));
  const changes: Record<(typeof KINDS)[number], readonly string[]> = {
    warnings: plan.warnings.map(({ code, resource, path }) =>
      [code, resource, path].filter((part) => part !== undefined).join(' '),
    ),
    created: [...now].filter((address) => !known.has(address)),
    left: before.map(({ address }) => address).filter((address) => !now.has(address) && !from.has(address)),
    moved: moved.map((each) => `${each.from} to ${each.to}`),
    imported: imports.map(({ to, id }) => `${to} from ${withoutReferences(templateText(id))}`),
    removed,
    discarded,
    forgotten: forgotten.map(withoutReferences),
  };
  return Object.fromEntries(
    KINDS.filter((kind) => changes[kind].length > 0).map((kind) => [kind, changes[kind]]),
  );
}
