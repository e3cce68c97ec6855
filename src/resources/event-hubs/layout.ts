import { block } from '../block.js';
import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { capturesOf, captureRoles } from './capture.js';
import { consumerGroupRef, hubRef, namespaceRef } from './connections.js';
import { DEFAULT_PARTITIONS, DEFAULT_RETENTION_DAYS, type EventHub } from './requirement.js';
import type { EventHubsResource } from './sharing.js';

/** Bytes of a file of capture, as Azure has them by default. */
const CAPTURE_BYTES = 314_572_800;

/** Lays out a namespace with its hubs and consumer groups. */
export function layOutEventHubs(resource: EventHubsResource, context: LayoutContext): TerraformBlock[] {
  const { name, config } = resource;
  const captures = capturesOf(resource, context);
  const namespace = block(
    'azurerm_eventhub_namespace',
    namespaceRef(resource, context).id,
    {
      name,
      ...placeOf(context),
      sku: config.sku,
      ...unitsOf(resource),
      // Senders and receivers sign in with Entra ID, so a key cannot leak.
      local_authentication_enabled: false,
      minimum_tls_version: '1.2',
      public_network_access_enabled: !context.settings.isolated,
      ...(captures.size > 0 && { identity: { type: 'SystemAssigned' } }),
    },
    // Azure adds throughput units by itself, and Terraform must not take them away again.
    inflates(resource) ? { ignore_changes: ['capacity'] } : undefined,
  );
  const roles = captureRoles(captures, namespace, resource, context);
  const hubs = config.hubs.flatMap((hub) => {
    const capture = captures.get(hub.name);
    const laidOut = block(
      'azurerm_eventhub',
      hubRef(resource, hub.name, context).id,
      {
        name: hub.name,
        namespace_id: ref(namespace, 'id'),
        partition_count: hub.partitions ?? DEFAULT_PARTITIONS,
        message_retention: hub.retentionDays ?? DEFAULT_RETENTION_DAYS,
        ...(capture && {
          capture_description: {
            enabled: true,
            encoding: 'Avro',
            interval_in_seconds: capture.intervalSeconds,
            size_limit_in_bytes: CAPTURE_BYTES,
            // Else Azure writes a file for each partition and interval, with or without events.
            skip_empty_archives: true,
            destination: {
              name: 'EventHubArchive.AzureBlockBlob',
              archive_name_format:
                '{Namespace}/{EventHub}/{PartitionId}/{Year}/{Month}/{Day}/{Hour}/{Minute}/{Second}',
              blob_container_name: capture.containerName,
              storage_account_id: ref(capture.account, 'id'),
            },
          },
        }),
      },
      // Azure checks the access of the namespace when capture is turned on.
      capture && { depends_on: roles },
    );
    return [laidOut, ...consumerGroups(resource, hub, context)];
  });
  return [namespace, ...roles, ...hubs];
}

function unitsOf({ config }: EventHubsResource) {
  const { throughputUnits = 1, maxThroughputUnits, processingUnits = 1 } = config;
  if (config.sku === 'Premium') return { capacity: processingUnits };
  if (maxThroughputUnits === undefined) return { capacity: throughputUnits };
  return {
    capacity: throughputUnits,
    auto_inflate_enabled: true,
    maximum_throughput_units: Math.max(throughputUnits, maxThroughputUnits),
  };
}

function inflates({ config }: EventHubsResource): boolean {
  return config.sku === 'Standard' && config.maxThroughputUnits !== undefined;
}

function consumerGroups(
  resource: EventHubsResource,
  { name, consumerGroups: groups = [] }: EventHub,
  context: LayoutContext,
): TerraformBlock[] {
  return groups.map((group) =>
    block('azurerm_eventhub_consumer_group', consumerGroupRef(resource, name, group, context).id, {
      name: group,
      namespace_name: ref(namespaceRef(resource, context), 'name'),
      eventhub_name: ref(hubRef(resource, name, context), 'name'),
      resource_group_name: context.resourceGroupName,
    }),
  );
}
