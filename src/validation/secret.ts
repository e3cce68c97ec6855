/** What keys, tokens and connection strings look like. */
const SECRETS = [
  /(?:Account|SharedAccess|Access)Key(?:Name)?=|password=|pwd=/i,
  /[?&;]?sig=[A-Za-z0-9%+/]{20}/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY/i,
  // A user and a password before a host.
  /:\/\/[^\s:@/]+:[^\s@/]+@/,
  // Tokens of well-known services, and JSON web tokens.
  /\b(?:sk|rk)_(?:live|test)_\w+|\bgh[pousr]_\w{20,}|\bAKIA[0-9A-Z]{16}\b|\beyJ[\w-]{10,}\.[\w-]{10,}\./,
];

/** What settings with secrets are called. */
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(?:API|ACCESS|ACCOUNT|PRIVATE|SHARED)_?KEY)$/i;

/** Whether a text has something in it that nobody should read. */
export function looksSecret(text: string): boolean {
  return SECRETS.some((pattern) => pattern.test(text));
}

/** Whether a setting of this name is there for a secret. */
export function namesSecret(setting: string): boolean {
  return SECRET_NAME.test(setting);
}
