/** Returns a text with a capital letter at its start and a full stop at its end. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}

/** Characters of one part of a message. Lists of what is allowed are the longest that the library writes. */
const MOST_CHARACTERS = 2000;

/** Returns a text that is short enough for a message, whatever a caller wrote. */
export function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text;
}
