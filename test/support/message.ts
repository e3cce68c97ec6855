/**
 * The one form of the message of an error: `<subject>: <problem>. <Resolution>.` A subject or a problem may quote what a
 * caller wrote. A problem that ends with a list has the resolution on a line of its own.
 */
export const MESSAGE = /^[^\s:](?:[^\n]*?): \S[^]*(?:[^.\s:;,]\. |\n)[A-Z`][^\n]*[^.]\.$/;
