import type { JsonObject } from '../plan/json.js';
import type { StateChanges } from '../plan/resource-plan.js';

/** Blocks without a name, of which the JSON of a configuration has one list each. */
export type StateBlocks = Partial<Record<'removed' | 'moved' | 'import', readonly JsonObject[]>>;

/** Returns changes of the state as Terraform has them. */
export function stateBlocks({
  removed,
  moved,
  imports,
}: Omit<StateChanges, 'imports'> & {
  readonly imports: readonly { readonly to: string; readonly id: string }[];
}): StateBlocks {
  return {
    ...(removed.length > 0 && {
      removed: removed.map((from) => ({ from, lifecycle: { destroy: false } })),
    }),
    ...(moved.length > 0 && { moved: moved.map(({ from, to }) => ({ from, to })) }),
    ...(imports.length > 0 && { import: imports.map(({ to, id }) => ({ to, id })) }),
  };
}
