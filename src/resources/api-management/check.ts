import { quoted } from '../../plan/phrases.js';
import type { PlanError } from '../../plan/diagnostics.js';
import { ref } from '../../plan/expression/expression.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { gatewayIdentityRef } from './layout.js';
import type { ApiManagementResource } from './options.js';
import { policyOf } from './policy.js';
import { appsBehindGateway, type PublishedApi, publishedApis } from './published-apis.js';

/**
 * Operations of a service at the most.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-api-management-limits
 */
const MAX_OPERATIONS = { Consumption: 3_000, BasicV2: 10_000 };

/**
 * Characters of a policy at the most.
 * Source: learn.microsoft.com/azure/api-management/service-limits (policy document size: 16 KiB and 256 KiB)
 */
const MAX_POLICY = { Consumption: 16 * 1024, BasicV2: 256 * 1024 };

/** Characters of what is known after the apply, at the least: ids of callers are GUIDs, and hosts of pages are longer. */
const UNKNOWN_TEXT = 36;

/** Checks the gateway of a backend. */
export function validateApiManagement(
  gateways: readonly ApiManagementResource[],
  context: LayoutContext,
): Diagnostics {
  if (gateways.length === 0) return {};
  const apis = publishedApis(context.graph);
  return {
    errors: gateways.flatMap((gateway) => [
      ...unreachable(gateway, context),
      ...withoutSignIn(gateway, context),
      ...samePaths(gateway, apis),
      ...unknownApis(gateway, apis),
      ...tooManyOperations(gateway, apis),
      ...longPolicies(gateway, apis, context),
    ]),
    warnings: [],
  };
}

function errorIn(
  { key }: ApiManagementResource,
  rest: Pick<PlanError, 'path' | 'components' | 'message' | 'resolution'>,
): PlanError {
  return { code: 'INVALID_COMBINATION', resource: key, ...rest };
}

function unreachable(gateway: ApiManagementResource, { settings }: LayoutContext): PlanError[] {
  if (!settings.isolated) return [];
  return [
    errorIn(gateway, {
      path: 'entry.apiManagement',
      components: sharersOf(gateway),
      message: `API Management ${gateway.config.tier} cannot reach the apps of an isolated backend.`,
      resolution:
        'Write entry: { frontDoor: {} }, which reaches isolated apps by private links, or leave networking out.',
    }),
  ];
}

/** Refuses apps whose callers do not sign in: only a sign-in lets an app accept the gateway and no other caller. */
function withoutSignIn(gateway: ApiManagementResource, { graph }: LayoutContext): PlanError[] {
  return appsBehindGateway(graph)
    .filter(({ config }) => !config.auth)
    .map((app) =>
      errorIn(gateway, {
        path: 'auth',
        components: sharersOf(app),
        message: `'${app.key}' is behind API Management, and its callers do not sign in: the app cannot tell the gateway from other callers.`,
        resolution:
          "Add auth: { provider: 'entra', tenantId, clientId } to the backend or to its components.",
      }),
    );
}

/** Refuses components with one path: API Management finds an API by its path alone. */
function samePaths(gateway: ApiManagementResource, apis: readonly PublishedApi[]): PlanError[] {
  const names = [...new Set(apis.map(({ name }) => name))];
  return names.flatMap((name): PlanError[] => {
    const components = apis.filter((api) => api.name === name).map(({ component }) => component);
    const isParameter = name.startsWith('{');
    if (components.length < 2 && !isParameter) return [];
    return [
      errorIn(gateway, {
        path: 'entry.apiManagement',
        components: [...components].sort(),
        message: isParameter
          ? `A route of '${components.join("', '")}' begins with the parameter ${name}, and API Management finds an API by the first part of its path.`
          : `'${components.join("', '")}' have routes below '/api/${name}', and API Management finds an API by the first part of its path.`,
        resolution: 'Give each component routes that begin with a word of their own.',
      }),
    ];
  });
}

/** Refuses options of what is not published. */
function unknownApis(gateway: ApiManagementResource, apis: readonly PublishedApi[]): PlanError[] {
  const published = [...new Set(apis.map(({ component }) => component))].sort();
  return Object.keys(gateway.config.apis)
    .filter((id) => !published.includes(id))
    .map((id) =>
      errorIn(gateway, {
        path: `entry.apiManagement.apis.${id}`,
        components: [],
        message: `API Management has options for '${id}', and the backend has no component with this id and HTTP functions.`,
        resolution: `Use one of ${quoted(published)}, or remove the entry.`,
      }),
    );
}

function tooManyOperations(gateway: ApiManagementResource, apis: readonly PublishedApi[]): PlanError[] {
  const { tier } = gateway.config;
  const count = apis.reduce(
    (sum, { functions }) => sum + functions.reduce((own, { methods }) => own + methods.length, 0),
    0,
  );
  if (count <= MAX_OPERATIONS[tier]) return [];
  return [
    errorIn(gateway, {
      path: 'entry.apiManagement.tier',
      components: sharersOf(gateway),
      message: `API Management ${tier} has at most ${MAX_OPERATIONS[tier]} operations, and the backend has ${count}.`,
      resolution:
        tier === 'Consumption'
          ? "Write tier: 'BasicV2', or move some of the components to a backend of their own."
          : 'Move some of the components to a backend of their own.',
    }),
  ];
}

/** Refuses policies that Azure refuses: they list the callers and the pages of a component. */
function longPolicies(
  gateway: ApiManagementResource,
  apis: readonly PublishedApi[],
  context: LayoutContext,
): PlanError[] {
  const { tier } = gateway.config;
  const clientId = ref(gatewayIdentityRef(gateway, context), 'client_id');
  return apis.flatMap((api): PlanError[] => {
    const { auth } = api.app.config;
    if (!auth) return [];
    const length = policyOf(api, auth, gateway.config, clientId, context).reduce(
      (sum, part) => sum + (typeof part === 'string' ? part.length : UNKNOWN_TEXT),
      0,
    );
    if (length <= MAX_POLICY[tier]) return [];
    return [
      errorIn(gateway, {
        path: 'entry.apiManagement',
        components: [api.component],
        message: `The policy of '${api.component}' has ${length} characters, and API Management ${tier} takes at most ${MAX_POLICY[tier]}: it lists the permitted callers and pages.`,
        resolution: `List fewer of them in allowedApplications and allowedIdentities of auth, and in cors${tier === 'Consumption' ? ", or write tier: 'BasicV2'" : ''}.`,
      }),
    ];
  });
}
