/** An option of a command, as the help shows it. */
export interface OptionSpec {
  /** What its value is called, such as `FILE`; absent for a flag. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  /** Values that are allowed, the default first. */
  readonly choices?: readonly string[];
  readonly description: string;
}

/** What a call of a command may hold. */
export interface CallSpec {
  /** Such as `RESOURCE [FIELD]`; empty for none. */
  readonly operands: string;
  /** How many operands it takes, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  readonly options: Readonly<Record<string, OptionSpec>>;
}
