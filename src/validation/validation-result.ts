/** Result of a validation. */
export interface ValidationResult {
  readonly valid: boolean;
  readonly errors?: readonly string[] | undefined;
  readonly warnings?: readonly string[] | undefined;
}
