/** Something that a reviewer must see. */
export interface Finding {
  /** Stable: `CONFLICTING_VALUES`, `DATA_LOSS`. */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly resolution: string;
  /** What tells it from others of its rule, also in later plans. */
  readonly place: readonly string[];
}
