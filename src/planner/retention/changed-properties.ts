import { ownValue } from '../../plan/json.js';
import type { Fact } from '../../resources/resource-type.js';

/** A fact that cannot change, and that the declarations now have otherwise. */
export interface FactChange {
  readonly fact: string;
  readonly held: string;
  /** Undefined where the declarations no longer say it. */
  readonly now: string | undefined;
  readonly resolution: string | undefined;
}

/** Compares facts with those of the lock. A fact that the lock does not know is new, and no change. */
export function changedFacts(
  locked: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, Fact>>,
): FactChange[] {
  return Object.entries(locked)
    .filter(
      ([fact, held]) => ownValue(facts, fact)?.mayChange !== true && ownValue(facts, fact)?.value !== held,
    )
    .map(([fact, held]) => ({
      fact,
      held,
      now: ownValue(facts, fact)?.value,
      resolution: ownValue(facts, fact)?.resolution,
    }));
}

/** Returns the sentence on a fact that cannot change. */
export function factSentence(subject: string, { fact, held, now }: FactChange): string {
  const asked = now === undefined ? 'the declarations no longer say it' : `the declarations say '${now}'`;
  return `${subject} ${fact} '${held}', which cannot change, and ${asked}.`;
}
