/** Returns the text of src/validation/secret-patterns.ts. */
export function secretPatterns(): Promise<string>;
