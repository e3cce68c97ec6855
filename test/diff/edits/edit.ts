import { type BackendConfig, defineBackend } from '@atakora/component/backend';

import type { AnyComponentDefinition } from '../../../src/component.js';
import type { PlanLock } from '@atakora/component/plan';
import { SHOP } from '../../support/plans.js';

/** What a backend declares, without its lock. */
export interface Declared {
  readonly components: readonly AnyComponentDefinition[];
  /** Besides id, environment and location. */
  readonly config?: Partial<BackendConfig>;
}

/** A typical edit: what was declared, and what is declared now. */
export interface Edit {
  /** As the documentation names it, such as "Add a component". */
  readonly title: string;
  readonly before: Declared;
  readonly after: Declared;
  /** Whether the backend has no lock. @default false */
  readonly unlocked?: true;
}

/** Edits by name. */
export type Edits = Readonly<Record<string, Edit>>;

/** Returns the backends of an edit: that before, and that after, which was given the lock of the one before. */
export function backendsOf({ before, after, unlocked }: Edit) {
  const first = backendOf(before, null);
  return { before: first, after: backendOf(after, unlocked ? null : first.plan().lock) };
}

function backendOf({ components, config = {} }: Declared, lock: PlanLock | null) {
  return defineBackend({ ...SHOP, ...config, ...(lock !== null && { lock }) })
    .addComponents(components)
    .build();
}
