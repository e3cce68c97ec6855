import { ownValue } from '../plan/json.js';
import type { Finding } from './finding.js';

/** A line of a file. */
export interface DefinitionPlace {
  /** From the root of the repository and with slashes. */
  readonly file: string;
  /** From 1 upwards. */
  readonly line: number;
}

/** Place at which findings are shown. */
export interface LocatedOptions {
  /** The file of the configuration, from the root of the repository and with slashes. */
  readonly file: string;
  /**
   * Lines that define components, by component id. A plan does not know them.
   * @default each finding is on the first line of `file`
   */
  readonly definitions?: Readonly<Record<string, DefinitionPlace>>;
}

/** Returns the line that a finding is shown on: the definition of a component that it is about, or the configuration. */
export function placeOf(
  { components }: Finding,
  { file, definitions = {} }: LocatedOptions,
): DefinitionPlace {
  for (const id of components) {
    const place = ownValue(definitions, id);
    if (place !== undefined) return place;
  }
  return { file, line: 1 };
}
