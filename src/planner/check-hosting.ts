import type { PlanError } from '../plan/diagnostics.js';
import { VERSIONS_OFF_FLEX } from '../resources/functions/functions-config.js';
import type { FunctionsResource } from '../resources/functions/functions-type.js';
import { hostingOf } from '../resources/functions/hosting.js';
import { usesBlobs } from '../resources/functions/triggers.js';
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
  const accepted = hosting === 'flex' ? undefined : VERSIONS_OFF_FLEX[runtime];
  return [
    // Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
    ...(isolated && hosting === 'consumption'
      ? [
          error(
            'sku',
            `A Y1 plan cannot join a network, and the backend is isolated.`,
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
            `azurerm 4.55.0 does not accept ${runtime} ${version} on a ${sku} plan.`,
            `Use one of ${accepted.join(', ')}, or sku 'FC1'.`,
          ),
        ]
      : []),
  ];
}

function hasEvents({ config: { functions = [] } }: FunctionsResource['needs'][number]): boolean {
  return functions.some(({ trigger }) => trigger.type === 'eventGrid');
}
