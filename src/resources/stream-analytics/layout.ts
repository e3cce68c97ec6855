import { encode } from '../../plan/expression/encode.js';
import { ref } from '../../plan/expression/expression.js';
import { sha256 } from '../../plan/sha256.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { roleWord } from '../access.js';
import { block, type BlockRef, makeBlock } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import { endsOf, jobRef } from './connections.js';
import { INPUT, OUTPUT, type StreamAnalyticsResource } from './requirement.js';

/**
 * Lays out a job with its input and output, the roles of its identity, and its start. Azure changes no job that runs, so the topology, a
 * hash of all of it, has Terraform stop the job before a change and start it afterwards. The schedule alone would not do: Terraform does not replace
 * a resource because of another one that is new.
 * Source: azurerm 4.55.0, stream_analytics_job_schedule_resource.go; github.com/hashicorp/terraform-provider-azurerm/issues/19328
 */
export function layOutJob(resource: StreamAnalyticsResource, context: LayoutContext): TerraformBlock[] {
  const { name, variant, config } = resource;
  const ends = endsOf(resource, context);
  // The check has refused it.
  if (ends === undefined) return [];
  const id = (...words: readonly string[]) => context.id('streamanalytics', variant, ...words);
  const jobArguments = {
    name,
    ...placeOf(context),
    sku_name: 'StandardV2',
    streaming_units: config.streamingUnits,
    compatibility_level: '1.2',
    // The job writes again what storage refuses, and drops nothing.
    output_error_policy: 'Stop',
    transformation_query: config.query,
    identity: { type: 'SystemAssigned' },
  };
  const inputArguments = {
    name: INPUT,
    servicebus_namespace: ref(ends.namespace, 'name'),
    eventhub_name: ref(ends.hub, 'name'),
    eventhub_consumer_group_name: ref(ends.consumerGroup, 'name'),
    authentication_mode: 'Msi',
    serialization: { type: 'Json', encoding: 'UTF8' },
  };
  const outputArguments = {
    name: OUTPUT,
    resource_group_name: context.resourceGroupName,
    storage_account_name: ref(ends.account, 'name'),
    storage_container_name: ref(ends.container, 'name'),
    path_pattern: config.output.path ?? '{date}/{time}',
    date_format: 'yyyy/MM/dd',
    time_format: 'HH',
    authentication_mode: 'Msi',
    ...filesOf(config.output),
  };
  const start_mode = config.start === 'last-output' ? 'LastOutputEventTime' : 'JobStartTime';
  const parts = encode({ jobArguments, inputArguments, outputArguments, start_mode });
  const topology = makeBlock('terraform_data', id('topology'), {
    triggers_replace: {
      parts: sha256(JSON.stringify(parts)),
      // The hash has the addresses of these, and not their names.
      namespace: ref(ends.namespace, 'name'),
      account: ref(ends.account, 'name'),
    },
  });
  const after = { depends_on: [topology] };
  const job = block('azurerm_stream_analytics_job', jobRef(resource, context).id, jobArguments, after);
  const input = block(
    'azurerm_stream_analytics_stream_input_eventhub_v2',
    id('input'),
    { ...inputArguments, stream_analytics_job_id: ref(job, 'id') },
    after,
  );
  const output = block(
    'azurerm_stream_analytics_output_blob',
    id('output'),
    { ...outputArguments, stream_analytics_job_name: ref(job, 'name') },
    after,
  );
  // Source: learn.microsoft.com/azure/stream-analytics/event-hubs-managed-identity and …/blob-output-managed-identity
  const role = (scope: BlockRef, role_definition_name: string) =>
    block('azurerm_role_assignment', id(roleWord(role_definition_name)), {
      scope: ref(scope, 'id'),
      role_definition_name,
      principal_id: ref(job, 'identity[0].principal_id'),
      principal_type: 'ServicePrincipal',
      // The identity is new; Entra ID may not show it to the check yet.
      skip_service_principal_aad_check: true,
    });
  const roles = [
    role(ends.hub, 'Azure Event Hubs Data Receiver'),
    role(ends.container, 'Storage Blob Data Contributor'),
  ];
  const schedule = block(
    'azurerm_stream_analytics_job_schedule',
    id('schedule'),
    { stream_analytics_job_id: ref(job, 'id'), start_mode },
    // Azure checks what a job names, and its access, when the job starts.
    { depends_on: [topology, input, output, ...roles], replace_triggered_by: [topology] },
  );
  return [job, topology, input, output, ...roles, schedule];
}

function filesOf({ format = 'json' }: StreamAnalyticsResource['config']['output']) {
  if (format === 'json')
    return { serialization: { type: 'Json', encoding: 'UTF8', format: 'LineSeparated' } };
  return { serialization: { type: 'Parquet' }, batch_min_rows: 2000, batch_max_wait_time: '00:01:00' };
}
