/** An option of a command, as the help shows it. */
export interface OptionSpec {
  /** Name of its value in the help, such as `FILE`; absent for a flag. */
  readonly value?: string;
  readonly short?: string;
  /** True if it may be given several times. */
  readonly multiple?: true;
  /** Values that are allowed, the default first. */
  readonly choices?: readonly string[];
  readonly description: string;
}

/** Options and operands that a command accepts. */
export interface CallSpec {
  /** Such as `RESOURCE [FIELD]`; empty for none. */
  readonly operands: string;
  /** Number of operands, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  readonly options: Readonly<Record<string, OptionSpec>>;
}
