import type { PlanError } from '../plan/diagnostics.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import type { FunctionRuntime } from '../resources/functions/functions-config.js';
import { type Hosting, hostingOf, planInWords } from '../resources/functions/hosting.js';
import { usesBlobs } from '../resources/functions/triggers.js';
import { VERSIONS_BY_HOSTING } from '../resources/functions/versions-by-hosting.js';
import { sharersOf } from '../resources/shared-resource.js';

/** What an app asks for that its plan cannot give. */
export function misfits({ key, config, needs }: FunctionsResource, isolated: boolean): PlanError[] {
  const { sku, runtime, version } = config;
  const hosting = hostingOf(sku);
  const error = (path: string, message: string, resolution: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message,
    resource: key,
    path,
    components: sharersOf({ needs }),
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
            components: sharersOf({ needs: needs.filter((need) => usesBlobs(need.config)) }),
          },
        ]
      : []),
    // Source: learn.microsoft.com/azure/event-grid/managed-service-identity (private endpoints)
    ...(isolated && needs.some(hasEvents)
      ? [
          {
            ...error(
              'functions',
              'Event Grid delivers over the internet, from which the apps of an isolated backend take no calls.',
              'Let the event subscription write to Service Bus or an event hub, and use the trigger for that.',
            ),
            components: sharersOf({ needs: needs.filter(hasEvents) }),
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
            wayOut(runtime, version, accepted),
          ),
        ]
      : []),
  ];
}

function hasEvents({ config: { functions = [] } }: FunctionsResource['needs'][number]): boolean {
  return functions.some(({ trigger }) => trigger.type === 'eventGrid');
}

/** Who refuses a version: whatever azurerm takes, Azure decides what its Consumption plans run. */
function accepter(hosting: Hosting, runtime: FunctionRuntime, version: string): string {
  const byAzurerm = hosting !== 'flex' && VERSIONS_BY_HOSTING.dedicated[runtime]?.includes(version) !== true;
  return byAzurerm ? 'azurerm 4.55.0' : 'Azure';
}

function wayOut(runtime: FunctionRuntime, version: string, accepted: readonly string[]): string {
  const others = (['FC1', 'EP1'] as const).filter((sku) =>
    VERSIONS_BY_HOSTING[hostingOf(sku)][runtime]?.includes(version),
  );
  const or = others.length === 0 ? '' : `, or sku ${others.map((sku) => `'${sku}'`).join(' or ')}`;
  return `Use one of ${accepted.join(', ')}${or}.`;
}
