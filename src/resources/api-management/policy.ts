import { distinct, type OrExpression } from '../../plan/expression/expression.js';
import { ownValue } from '../../plan/json.js';
import { audiencesOf, type EntraAuth } from '../functions/auth/auth.js';
import { CALLER_TOKEN_HEADER } from '../../runtime/contract/sign-in.js';
import { callersOf } from '../functions/calls/component-calls.js';
import { resolveCors } from '../functions/cors.js';
import type { LayoutContext } from '../layout-context.js';
import type { ApiManagementSettings } from './options.js';
import type { PublishedApi } from './published-apis.js';

/** Text of a policy, in parts: some are expressions. */
export type Xml = readonly OrExpression<string>[];

/**
 * Returns the policy of an API, in parts. The gateway checks the caller's token and signs in at the app with its own identity. That replaces the
 * header `Authorization`, so the caller's token travels in another one.
 * Source: learn.microsoft.com/azure/api-management/authentication-managed-identity-policy
 * @param clientId - Client id of the gateway's identity.
 */
export function policyOf(
  api: PublishedApi,
  auth: EntraAuth,
  { apis }: ApiManagementSettings,
  clientId: OrExpression<string>,
  context: LayoutContext,
): Xml {
  const { product, rateLimit } = ownValue(apis, api.component) ?? {};
  const limit = rateLimit && `calls="${rateLimit.calls}" renewal-period="${rateLimit.seconds}"`;
  return [
    '<policies><inbound><base />',
    ...corsOf(api, context),
    ...tokenCheckOf(api, auth, context),
    ...(limit === undefined
      ? []
      : [
          product === undefined
            ? `<rate-limit-by-key ${limit} counter-key="${CALLER_ID}" />`
            : `<rate-limit ${limit} />`,
        ]),
    `<set-header name="${CALLER_TOKEN_HEADER}" exists-action="override"><value>${TOKEN}</value></set-header>`,
    // Keys are for the gateway alone.
    ...(product === undefined
      ? []
      : ['<set-header name="Ocp-Apim-Subscription-Key" exists-action="delete" />']),
    `<authentication-managed-identity resource="${escaped(audiencesOf(auth)[0] ?? auth.clientId)}" client-id="`,
    clientId,
    '" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>',
  ];
}

/** Variable of a policy with the verified token. */
const VERIFIED = 'caller';

/** Object id of the caller, in an attribute. */
const CALLER_ID = `@(((Jwt)context.Variables[&quot;${VERIFIED}&quot;]).Claims.GetValueOrDefault(&quot;oid&quot;, &quot;&quot;))`;

/** The token itself, without the scheme before it. */
const TOKEN = `@(context.Request.Headers.GetValueOrDefault("Authorization", "").Split(' ').Last())`;

/**
 * Returns the check of a caller's token: those that the sign-in of the component permits, and the components that call it.
 * Source: learn.microsoft.com/azure/api-management/validate-azure-ad-token-policy
 */
function tokenCheckOf({ app, component }: PublishedApi, auth: EntraAuth, context: LayoutContext): Xml {
  const { tenantId, allowedApplications, allowedIdentities } = auth;
  const callers = callersOf(app, context).get(component);
  const all = (ids: readonly OrExpression<string>[] = [], more: readonly OrExpression<string>[] = []) =>
    distinct([...ids, ...more]);
  return [
    `<validate-azure-ad-token tenant-id="${tenantId}" header-name="Authorization" output-token-variable-name="${VERIFIED}">`,
    ...(allowedApplications === undefined
      ? []
      : listOf(
          'client-application-ids',
          elements('application-id', all(allowedApplications, callers?.clientIds)),
        )),
    ...listOf('audiences', elements('audience', audiencesOf(auth).map(escaped))),
    ...(allowedIdentities === undefined
      ? []
      : listOf('required-claims', [
          '<claim name="oid" match="any">',
          ...elements('value', all(allowedIdentities, callers?.principalIds)),
          '</claim>',
        ])),
    '</validate-azure-ad-token>',
  ];
}

/**
 * Returns the pages that may call the component. Browsers ask the gateway before they call, without a token.
 * Source: learn.microsoft.com/azure/api-management/cors-policy
 */
function corsOf({ app, component }: PublishedApi, context: LayoutContext): Xml {
  const own = app.requirements.filter((each) => each.component === component);
  const origins = own.flatMap(({ config }) => config.cors?.allowedOrigins ?? []);
  if (origins.length === 0) return [];
  const cors = { allowedOrigins: origins.includes('*') ? ['*'] : [...new Set(origins)].sort() };
  // The app reports what is wrong with an origin.
  const resolved = resolveCors({ ...app, config: { ...app.config, cors }, requirements: own }, context);
  const credentials = own.some(({ config }) => config.cors?.supportCredentials === true);
  return [
    `<cors allow-credentials="${credentials}">`,
    ...listOf('allowed-origins', elements('origin', resolved.cors?.allowedOrigins ?? [])),
    '<allowed-methods><method>*</method></allowed-methods><allowed-headers><header>*</header></allowed-headers>',
    '<expose-headers><header>*</header></expose-headers></cors>',
  ];
}

function listOf(name: string, content: Xml): Xml {
  return [`<${name}>`, ...content, `</${name}>`];
}

function elements(name: string, values: Xml): Xml {
  return values.flatMap((value) => [`<${name}>`, value, `</${name}>`]);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
