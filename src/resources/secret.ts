/** What a key or connection string looks like. */
const SECRET =
  /(?:Account|SharedAccess|Access)Key(?:Name)?=|password=|pwd=|sig=[A-Za-z0-9%+/]{20}|-----BEGIN [A-Z ]*PRIVATE KEY/i;

/** Whether a text has something in it that nobody should read. */
export function looksSecret(text: string): boolean {
  return SECRET.test(text);
}
