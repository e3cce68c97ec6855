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
  /** What was declared and applied between the two. */
  readonly between?: Declared;
  readonly after: Declared;
  /** Whether the backend has no lock. @default false */
  readonly unlocked?: true;
}

/** Edits by name. */
export type Edits = Readonly<Record<string, Edit>>;

/**
 * Returns the backends of an edit in their order. Each was given the lock of the one before it. Terraform's answer is that to
 * the last one.
 */
export function backendsOf({ before, between, after, unlocked }: Edit) {
  const first = backendOf(before, null);
  const second = between === undefined ? undefined : backendOf(between, first.plan().lock);
  const last = second ?? first;
  return {
    first,
    ...(second !== undefined && { between: second }),
    before: last,
    after: backendOf(after, unlocked ? null : last.plan().lock),
  };
}

function backendOf({ components, config = {} }: Declared, lock: PlanLock | null) {
  return defineBackend({ ...SHOP, ...config, ...(lock !== null && { lock }) })
    .addComponents(components)
    .build();
}
