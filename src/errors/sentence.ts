/** Returns a text with a capital letter at its start and a full stop at its end. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}

/** Characters of one part of a message. Lists of permitted values are the longest parts. */
const MOST_CHARACTERS = 2000;

/** Returns a text that is short enough for a message, even if a caller wrote a long one. */
export function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text;
}
