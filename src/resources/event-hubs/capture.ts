import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { roleWord } from '../access.js';
import { block, type BlockRef } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { ImpliedRequirement } from '../resource-type.js';
import { storageAccountRef } from '../storage/connections.js';
import { storage } from '../storage/index.js';
import type { EventHubsRequirement } from './requirement.js';
import type { EventHubsResource } from './sharing.js';

/** Capture of one hub, with the account that its files go to. */
export interface PlannedCapture {
  readonly account: BlockRef;
  readonly container: BlockRef;
  readonly containerName: string;
  readonly intervalSeconds: number;
}

const ROLE = 'Storage Blob Data Contributor';

/** Returns the storage for the containers that a requirement captures to. */
export function captureStorage({ hubs = [] }: EventHubsRequirement): ImpliedRequirement[] {
  const containers = hubs.flatMap(({ capture }) =>
    capture === undefined ? [] : [{ name: capture.containerName }],
  );
  return containers.length === 0 ? [] : [{ type: 'storage', key: 'storage:capture', config: { containers } }];
}

/** Returns the captures of a namespace, by hub. A capture whose container no account of the backend has is not among them. */
export function capturesOf(
  { config, requirements }: EventHubsResource,
  context: LayoutContext,
): ReadonlyMap<string, PlannedCapture> {
  const captures = new Map<string, PlannedCapture>();
  for (const { name, capture } of config.hubs) {
    if (capture === undefined) continue;
    const { containerName, intervalSeconds = 300 } = capture;
    const account = requirements
      .filter(({ config: { hubs = [] } }) => hubs.some((hub) => hub.name === name && hub.capture))
      .flatMap(({ component }) => context.graph.usedBy(component, storage))
      .find(({ config: { containers } }) => containers.some((each) => each.name === containerName));
    if (account === undefined) continue;
    const id = context.id('storage', account.variant, 'container', containerName);
    captures.set(name, {
      account: storageAccountRef(account.variant, context),
      container: { type: 'azurerm_storage_container', id },
      containerName,
      intervalSeconds,
    });
  }
  return captures;
}

/**
 * Returns the roles of a namespace on the containers that it captures to.
 * Source: learn.microsoft.com/azure/event-hubs/event-hubs-capture-managed-identity
 */
export function captureRoles(
  captures: ReadonlyMap<string, PlannedCapture>,
  namespace: BlockRef,
  { variant }: Pick<EventHubsResource, 'variant'>,
  context: LayoutContext,
): TerraformBlock[] {
  const containers = new Map([...captures.values()].map(({ container }) => [container.id, container]));
  return [...containers.values()].map((container) =>
    block('azurerm_role_assignment', context.id('eventhubs', variant, container.id, roleWord(ROLE)), {
      scope: ref(container, 'id'),
      role_definition_name: ROLE,
      principal_id: ref(namespace, 'identity[0].principal_id'),
      principal_type: 'ServicePrincipal',
      // The identity is new; Entra ID may not show it to the check yet.
      skip_service_principal_aad_check: true,
    }),
  );
}
