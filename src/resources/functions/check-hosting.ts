import type { PlanError } from '../../plan/diagnostics.js';
import type { FunctionsResource } from './sharing.js';
import type { FunctionRuntime } from './requirement.js';
import { type Hosting, hostingOf, planInWords } from './hosting.js';
import { usesBlobs } from './triggers.js';
import { VERSIONS_BY_HOSTING } from './versions-by-hosting.js';
import type { LayoutContext } from '../layout-context.js';
import { componentsOf, sharersOf } from '../resource.js';

/** Refuses what an app asks for and its service plan cannot give. */
export function validateHosting(app: FunctionsResource, { settings }: LayoutContext): PlanError[] {
  const { key, config, requirements } = app;
  const { isolated } = settings;
  const { sku, runtime, version } = config;
  const hosting = hostingOf(sku);
  const error = (path: string, message: string, resolution: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message,
    resource: key,
    path,
    components: sharersOf(app),
    resolution,
  });
  const accepted = VERSIONS_BY_HOSTING[hosting][runtime];
  return [
    // Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
    ...(isolated && hosting === 'consumption'
      ? [
          error(
            'sku',
            'A Y1 plan cannot join a network, and the backend is isolated.',
            "Use sku 'FC1' or 'EP1'.",
          ),
        ]
      : []),
    // Source: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger
    ...(hosting === 'flex' && usesBlobs(config)
      ? [
          {
            ...error(
              'functions',
              'A Flex Consumption app (FC1) cannot wait for blobs: there Azure has triggers for blobs by Event Grid alone.',
              "Use sku 'EP1' or a dedicated one such as 'B1', or an eventGrid trigger with a subscription to the account.",
            ),
            components: componentsOf(requirements.filter((each) => usesBlobs(each.config))),
          },
        ]
      : []),
    // Source: learn.microsoft.com/azure/event-grid/managed-service-identity (private endpoints)
    ...(isolated && requirements.some(hasEvents)
      ? [
          {
            ...error(
              'functions',
              'Event Grid delivers over the internet, from which the apps of an isolated backend take no calls.',
              'Let the event subscription write to Service Bus or an event hub, and use the trigger for that.',
            ),
            components: componentsOf(requirements.filter(hasEvents)),
          },
        ]
      : []),
    ...(config.cors?.supportCredentials === true && config.cors.allowedOrigins.includes('*')
      ? [
          error(
            'cors',
            "The components of this app ask for origin '*' and for credentials, which browsers never send to '*'.",
            'Name the origins in every component.',
          ),
        ]
      : []),
    ...(accepted !== undefined && !accepted.includes(version)
      ? [
          error(
            'version',
            `${accepter(hosting, runtime, version)} does not accept ${runtime} ${version} on ${planInWords(sku)}.`,
            versionResolution(runtime, version, accepted),
          ),
        ]
      : []),
  ];
}

function hasEvents({ config: { functions = [] } }: FunctionsResource['requirements'][number]): boolean {
  return functions.some(({ trigger }) => trigger.type === 'eventGrid');
}

/**
 * Returns the one that refuses a version: azurerm or Azure. Azure decides on the versions of its Consumption
 * plans.
 */
function accepter(hosting: Hosting, runtime: FunctionRuntime, version: string): string {
  const byAzurerm = hosting !== 'flex' && VERSIONS_BY_HOSTING.dedicated[runtime]?.includes(version) !== true;
  return byAzurerm ? 'azurerm 4.55.0' : 'Azure';
}

function versionResolution(runtime: FunctionRuntime, version: string, accepted: readonly string[]): string {
  const others = (['FC1', 'EP1'] as const).filter((sku) =>
    VERSIONS_BY_HOSTING[hostingOf(sku)][runtime]?.includes(version),
  );
  const or = others.length === 0 ? '' : `, or sku ${others.map((sku) => `'${sku}'`).join(' or ')}`;
  return `Use one of ${accepted.join(', ')}${or}.`;
}
