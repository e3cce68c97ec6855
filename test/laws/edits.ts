import fc from 'fast-check';

import type { AnyComponentDefinition } from '../../src/component.js';
import { componentIds, declarationsById, definitionSets } from '../arbitraries/definitions.js';

/** An edit of one component of a backend. */
export interface Edit {
  readonly kind: 'add' | 'remove' | 'change';
  /** Id of the component that is edited. */
  readonly edited: string;
  readonly before: readonly AnyComponentDefinition[];
  readonly after: readonly AnyComponentDefinition[];
}

const alike = (id: string) => id.toLowerCase().replace(/[_-]/g, '');

/** Backends, each with an edit of one component. */
export const edits: fc.Arbitrary<Edit> = fc
  .record({
    before: definitionSets,
    declare: declarationsById,
    id: componentIds,
    at: fc.nat(),
    kind: fc.constantFrom('add' as const, 'remove' as const, 'change' as const),
  })
  .map(({ before, declare, id, at, kind }): Edit => {
    const target = before[at % before.length]?.componentId ?? '';
    const others = before.filter(({ componentId }) => componentId !== target);
    if (kind === 'remove' && others.length > 0) return { kind, edited: target, before, after: others };
    if (kind === 'add' && before.every(({ componentId }) => alike(componentId) !== alike(id)))
      return { kind, edited: id, before, after: [...before, declare(id)] };
    return { kind: 'change', edited: target, before, after: [...others, declare(target)] };
  });
