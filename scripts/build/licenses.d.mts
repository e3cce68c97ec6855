/** Returns the licences of the packages that files of node_modules are of. */
export function licensesOf(files: readonly string[]): string;

/** Returns the packages that a text of `licensesOf` lists. */
export function licensedIn(
  text: string,
): { readonly name: string; readonly version: string; readonly license: string }[];
