/** Field of an entry that the change feed never shows. Given to the function of an index, it has the index rebuilt. */
export const REBUILD = '_rebuild';

/** Returns the name of the function that keeps the index of an API in step with its container. */
export function indexFunctionOf({ route }: { readonly route: string }): string {
  return `${route}_index`;
}
