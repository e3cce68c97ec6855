/** Something that a reviewer must see. */
export interface Finding {
  /** Stable: `CONFLICTING_VALUES`, `DATA_LOSS`. */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly resolution: string;
  /** Components that it is about, the one that caused it first. */
  readonly components: readonly string[];
  /** Parts that identify the finding among others of its rule, also in later plans. */
  readonly place: readonly string[];
}
