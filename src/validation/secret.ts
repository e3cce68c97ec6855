/**
 * Forms of keys, tokens and connection strings, by issuer. A value that one of these matches is never in a
 * plan.
 * Each comment names the public description of the form.
 */
const SECRETS: readonly RegExp[] = [
  // Connection strings. Source: learn.microsoft.com/azure/storage/common/storage-configure-connection-string
  /(?:Account|SharedAccess|Access)Key(?:Name)?=|password=|pwd=/i,
  // Keys of storage and Cosmos DB accounts: 64 bytes in base64. Source: learn.microsoft.com/azure/storage/common/storage-account-keys-manage
  /(?:^|[^A-Za-z0-9+/])[A-Za-z0-9+/]{86}==(?:$|[^A-Za-z0-9+/=])/,
  // Shared access signatures. Source: learn.microsoft.com/rest/api/storageservices/create-service-sas
  /[?&;]?sig=[A-Za-z0-9%+/]{20}/i,
  // Keys of functions in a URL. Source: learn.microsoft.com/azure/azure-functions/function-keys-how-to
  /[?&]code=[A-Za-z0-9%_/+=-]{20}/i,
  // Client secrets of Entra ID. Source: learn.microsoft.com/purview/sit-defn-azure-ad-client-secret
  /(?:^|[^\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?:$|[^\w~.-])/,
  // Private keys. Source: www.rfc-editor.org/rfc/rfc7468
  /-----BEGIN [A-Z ]*PRIVATE KEY/i,
  // A password before a host, with a user or without one. Source: www.rfc-editor.org/rfc/rfc3986#section-3.2.1
  /:\/\/[^\s:@/]*:[^\s@/]+@/,
  // JSON web tokens. Source: www.rfc-editor.org/rfc/rfc7519
  /\beyJ[\w-]{10,}\.[\w-]{10,}\./,
  // Stripe. Source: docs.stripe.com/keys
  /\b(?:sk|rk)_(?:live|test)_\w+|\bwhsec_\w{16,}/,
  // GitHub. Source: github.blog/engineering/behind-githubs-new-authentication-token-formats
  /\bgh[pousr]_\w{20,}|\bgithub_pat_\w{22,}/,
  // GitLab. Source: docs.gitlab.com/security/tokens
  /\bgl(?:pat|dt|rt|ptt|oas)-[\w-]{20,}/,
  // AWS. Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  // Slack. Source: docs.slack.dev/authentication/tokens
  /\bxox[abeoprs]-[\w-]{10,}|\bxapp-\d-[\w-]{10,}|hooks\.slack\.com\/services\/\w+\/\w+\/\w{10,}/,
  // npm. Source: github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format
  /\bnpm_[A-Za-z0-9]{36}\b/,
  // Google. Source: cloud.google.com/docs/authentication/api-keys
  /\bAIza[\w-]{35}|\bGOCSPX-[\w-]{20,}/,
  // OpenAI and Anthropic. Sources: platform.openai.com/docs/api-reference/authentication, docs.anthropic.com/en/api/overview
  /\bsk-(?:proj-|svcacct-|ant-)?[\w-]{20,}/,
  // SendGrid. Source: www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
];

/** Names of settings with secrets: the last word decides. */
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CONN(?:ECTION)?_?STR(?:ING)?|(?:^|_)(?:PASS|PWD|PW|SAS|PAT|DSN)|(?:API|ACCESS|ACCOUNT|PRIVATE|SHARED|MASTER|PRIMARY|SECONDARY|COSMOS(?:DB)?|STORAGE|ENCRYPTION|SIGNING|LICENSE|FUNCTION|HOST|ADMIN|AUTH|CLIENT|JWT|STRIPE|SENDGRID|OPENAI)_?KEY)$/i;

/** Returns true if a text seems to contain a secret. */
export function looksSecret(text: string): boolean {
  for (const pattern of SECRETS) if (pattern.test(text)) return true;
  return false;
}

/** Returns true if a setting has the name of a secret. */
export function namesSecret(setting: string): boolean {
  return SECRET_NAME.test(setting);
}
