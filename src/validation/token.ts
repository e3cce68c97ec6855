/** Text that cdktf writes where it knows a text, the items of a list or the entries of a map only at synthesis. */
const TOKEN = /[$#&]\{TfToken\[/;

const WHOLE_TOKEN = /^\$\{TfToken\[[^\]]+\]\}$/;

/** Numbers that cdktf knows only at synthesis are at the end of what a number can be, where no other number is. */
const FIRST_TOKEN = -1e288;

/** Returns whether a value is, or has in it, one that only a stack knows. */
export function isToken(value: unknown): value is string | number {
  if (typeof value === 'string') return value.includes('{TfToken[') && TOKEN.test(value);
  return typeof value === 'number' && Number.isFinite(value) && value < FIRST_TOKEN;
}

/** Returns whether a text is one token and nothing else, such as `vnet.name` of a construct. */
export function isWholeToken(text: string): boolean {
  return WHOLE_TOKEN.test(text);
}
