import { type SecretPattern, SECRETLINT_PATTERNS } from './secret-patterns.js';

/**
 * Forms that secretlint's recommended rules do not have: those of Azure, and of issuers with few of them. Each comment names the
 * public description of the form. A form begins with fixed letters or at the first character of a token, so that a long text
 * takes time in proportion to its length.
 */
const MORE_PATTERNS: readonly SecretPattern[] = [
  // Keys of storage and Cosmos DB accounts: 64 bytes in base64, but for those that every emulator has, and hashes of packages.
  // Source: learn.microsoft.com/azure/storage/common/storage-account-keys-manage
  {
    issuer: 'Azure',
    pattern:
      /(?<![A-Za-z0-9+/]|sha512-)(?!Eby8vdM02xNOcqF|C2y6yDjf5\/R\+ob0)[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])/,
  },
  // Keys with the mark of a service. Source: github.com/microsoft/security-utilities/blob/main/docs
  {
    issuer: 'Azure',
    pattern:
      /(?<![\w+/-])[\w+/-]{30,90}(?:AzFu|AzSe|AzCa|AzEG|ACDb|AIoT|\+(?:ASt|ASb|AEh|ARm|ABa|ACR))[\w+/-]{5,12}={0,2}(?![\w+/=-])/,
  },
  // Connection strings with the key of a namespace. Source: learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
  { issuer: 'Azure', pattern: /SharedAccessKey=[A-Za-z0-9+/]{43}=/i },
  // Client secrets. Source: learn.microsoft.com/purview/sit-defn-azure-ad-client-secret
  { issuer: 'Entra ID', pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/ },
  // Source: learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate
  { issuer: 'Azure DevOps', pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/ },
  // Source: learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
  { issuer: 'Teams', pattern: /\.webhook\.office\.com\/webhookb2\/[\w@-]{36,}\/IncomingWebhook\/\w{32}/ },
  // Source: learn.microsoft.com/nuget/nuget-org/publish-a-package
  { issuer: 'NuGet', pattern: /(?<![A-Za-z0-9])oy2[a-z0-9]{43}(?![A-Za-z0-9])/ },
  // Private keys with their text. Source: www.rfc-editor.org/rfc/rfc7468
  {
    issuer: 'PEM',
    pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr])*[A-Za-z0-9+/]{40}/,
  },
  // Source: github.com/C2SP/C2SP/blob/main/age.md
  { issuer: 'age', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{58}/i },
  // JSON web tokens. Source: www.rfc-editor.org/rfc/rfc7519
  { issuer: 'JWT', pattern: /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\./ },
  // Source: docs.stripe.com/webhooks
  { issuer: 'stripe', pattern: /(?<!\w)whsec_[A-Za-z0-9+/]{24,}/ },
  // Source: docs.gitlab.com/security/tokens
  { issuer: 'gitlab', pattern: /(?<!\w)gl(?:dt|rt|ptt|oas|soat|ft|imt|agent|cbt)-[\w-]{20,}/ },
  // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  { issuer: 'aws', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA)[0-9A-Z]{16}(?![A-Za-z0-9])/ },
  // Source: docs.slack.dev/authentication/tokens
  {
    issuer: 'slack',
    pattern: /(?<!\w)(?:xox[abeoprs]-[\w-]{10,}|xapp-\d-[\w-]{10,}|xoxe\.xox[bp]-\d-\w{20,})/,
  },
  // Source: cloud.google.com/docs/authentication/api-keys, developers.google.com/identity/protocols/oauth2
  {
    issuer: 'Google',
    pattern: /(?<!\w)(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,}|1\/\/0[\w-]{40,})/,
  },
  // OpenAI, Anthropic and others that took their form. Source: platform.openai.com/docs/api-reference/authentication
  { issuer: 'openai', pattern: /(?<!\w)sk-(?:proj-|svcacct-|ant-|or-v1-)?[\w-]{32,}/ },
  // Source: docs.x.ai/docs/tutorial
  { issuer: 'xAI', pattern: /(?<!\w)xai-[A-Za-z0-9]{70,}/ },
  // Source: docs.perplexity.ai/getting-started/quickstart
  { issuer: 'Perplexity', pattern: /(?<!\w)pplx-[A-Za-z0-9]{40,}/ },
  // Source: replicate.com/docs/topics/security/api-tokens
  { issuer: 'Replicate', pattern: /(?<!\w)r8_[A-Za-z0-9]{37}(?!\w)/ },
  // Source: www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
  { issuer: 'sendgrid', pattern: /(?<![\w.])SG\.[\w-]{16,64}\.[\w-]{16,}/ },
  // Source: www.twilio.com/docs/iam/api-keys
  { issuer: 'Twilio', pattern: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/ },
  // Source: documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt
  { issuer: 'Mailgun', pattern: /(?<![\w-])key-[0-9a-f]{32}(?![\w-])/ },
  // Source: mailchimp.com/help/about-api-keys
  { issuer: 'Mailchimp', pattern: /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?!\w)/ },
  // Source: docs.digitalocean.com/reference/api/create-personal-access-token
  { issuer: 'DigitalOcean', pattern: /(?<!\w)do[oprt]_v1_[a-f0-9]{64}(?!\w)/ },
  // Source: devcenter.heroku.com/articles/authentication
  { issuer: 'Heroku', pattern: /(?<!\w)HRKU-[\w-]{36,}/ },
  // Source: pypi.org/help/#apitoken
  { issuer: 'PyPI', pattern: /(?<!\w)pypi-AgE[\w-]{50,}/ },
  // Source: guides.rubygems.org/api-key-scopes
  { issuer: 'RubyGems', pattern: /(?<!\w)rubygems_[a-f0-9]{48}(?!\w)/ },
  // Source: core.telegram.org/bots/api#authorizing-your-bot
  { issuer: 'Telegram', pattern: /(?<!\w)\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  // Source: docs.discord.com/developers/resources/webhook
  { issuer: 'Discord', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{10,20}\/[\w-]{60,}/ },
  // Source: docs.sentry.io/account/auth-tokens
  { issuer: 'Sentry', pattern: /(?<!\w)sntr[ysu]+_[\w+/=-]{40,}/ },
  // Source: docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
  { issuer: 'New Relic', pattern: /(?<!\w)NRAK-[A-Z0-9]{27}(?!\w)/ },
  // Source: docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication
  { issuer: 'Dynatrace', pattern: /(?<!\w)dt0[a-z]\d\d\.[A-Z0-9]{8,24}\.[A-Z0-9]{64}(?!\w)/ },
  // Source: www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens
  { issuer: 'Pulumi', pattern: /(?<!\w)pul-[a-f0-9]{40}(?!\w)/ },
  // Source: developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens
  { issuer: 'HCP Terraform', pattern: /(?<!\w)[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,}/ },
  // Source: docs.doppler.com/reference/auth-token-formats
  { issuer: 'Doppler', pattern: /(?<!\w)dp\.(?:pt|st|ct|sa|scim|audit|said)\.[\w.-]{40,}/ },
  // Source: planetscale.com/docs/concepts/secret-scanning
  { issuer: 'PlanetScale', pattern: /(?<!\w)pscale_(?:pw|tkn|oauth)_[\w.=-]{32,}/ },
  // Source: learning.postman.com/docs/developer/postman-api/authentication
  { issuer: 'Postman', pattern: /(?<!\w)PMAK-[a-f0-9]{24}-[a-f0-9]{34}(?!\w)/ },
  // Source: developer.squareup.com/docs/build-basics/access-tokens
  { issuer: 'Square', pattern: /(?<!\w)(?:EAAA[\w-]{60}|sq0(?:atp|csp)-[\w-]{22,43})(?![\w-])/ },
  // Source: supabase.com/docs/guides/api/api-keys
  { issuer: 'Supabase', pattern: /(?<!\w)(?:sbp_[a-f0-9]{40}|sb_secret_[\w-]{20,})/ },
  // Source: support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account
  { issuer: 'Atlassian', pattern: /(?<!\w)AT(?:ATT|CTT|BB)[\w=-]{28,}/ },
  // Source: airtable.com/developers/web/guides/personal-access-tokens
  { issuer: 'Airtable', pattern: /(?<!\w)pat[A-Za-z0-9]{14}\.[a-f0-9]{64}(?!\w)/ },
  // Source: buildkite.com/docs/apis/managing-api-tokens
  { issuer: 'Buildkite', pattern: /(?<!\w)bkua_[a-z0-9]{40}(?!\w)/ },
  // Source: www.contentful.com/developers/docs/references/authentication
  { issuer: 'Contentful', pattern: /(?<!\w)CFPAT-[\w-]{43}(?![\w-])/ },
];

/** Forms that say by a name beside the value that it is a secret. In code they are often a name without one. */
const NAMED_VALUES: readonly RegExp[] = [
  // Connection strings. Source: learn.microsoft.com/azure/storage/common/storage-configure-connection-string
  /(?:Account|SharedAccess|Access)Key(?:Name)?=|password=|pwd=/i,
  // Shared access signatures. Source: learn.microsoft.com/rest/api/storageservices/create-service-sas
  /[?&;]?sig=[A-Za-z0-9%+/]{20}/i,
  // Keys of functions in a URL. Source: learn.microsoft.com/azure/azure-functions/function-keys-how-to
  /[?&]code=[A-Za-z0-9%_/+=-]{20}/i,
  // The beginning of a private key. Source: www.rfc-editor.org/rfc/rfc7468
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/i,
  // A password before a host, with a user or without one. Source: www.rfc-editor.org/rfc/rfc3986#section-3.2.1
  /:\/\/[^\s:@/]*:[^\s@/]+@/,
  // JSON web tokens whose claims are encrypted. Source: www.rfc-editor.org/rfc/rfc7516
  /(?<![\w-])eyJ[\w-]{10,}\.[\w-]{10,}\./,
  // Headers. Source: www.rfc-editor.org/rfc/rfc9110#section-11.4
  /\b(?:Basic|Bearer) +[A-Za-z0-9+/._~-]{20}/i,
  // Options of commands that are not variables.
  /--?(?:password|passwd|token|secret|(?:api|access|account|client|private)-?(?:key|secret|token))(?:=| +)['"]?[^\s$%{'"-][^\s$%{'"]{7}/i,
];

/** Characters in a row that every key has and most values of a configuration do not, so that these are checked by one pattern. */
const LONG_WORD = /[\w~+/=-]{16}/;

/** Names of settings with secrets: the last word decides. */
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CONN(?:ECTION)?_?STR(?:ING)?|(?:^|_)(?:PASS|PWD|PW|SAS|PAT|DSN)|(?:API|ACCESS|ACCOUNT|PRIVATE|SHARED|MASTER|PRIMARY|SECONDARY|COSMOS(?:DB)?|STORAGE|ENCRYPTION|SIGNING|LICENSE|FUNCTION|HOST|ADMIN|AUTH|CLIENT|JWT|STRIPE|SENDGRID|OPENAI)_?KEY)$/i;

/** Returns true if a value seems to contain a secret. Such a value is never in a plan. */
export function looksSecret(text: string): boolean {
  return NAMED_VALUES.some((pattern) => pattern.test(text)) || secretIssuer(text) !== undefined;
}

/** Returns the issuer of a key or token in a text, which may be that of a file; undefined where none is found. */
export function secretIssuer(text: string): string | undefined {
  if (!LONG_WORD.test(text)) return undefined;
  for (const patterns of [MORE_PATTERNS, SECRETLINT_PATTERNS])
    for (const { issuer, pattern } of patterns) if (pattern.test(text)) return issuer;
  return undefined;
}

export function namesSecret(setting: string): boolean {
  return SECRET_NAME.test(setting);
}
