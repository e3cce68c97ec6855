import { recordOf } from '../../plan/json.js';
import type { OrExpression } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { appSettings, grant } from '../access.js';
import type { BlockRef } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import { vaultRef } from '../key-vault/layout.js';
import { applicationInsightsRef } from '../monitoring/layout.js';
import { subnetId } from '../network/connections.js';
import { endpointRef } from '../network/private-endpoint.js';
import { MONITORING, NETWORK, privateEndpoint } from '../platform.js';
import type { Resource } from '../resource.js';
import { storageAccountRef } from '../storage/connections.js';
import { hostOf, subnetUseOf } from './connections.js';
import type { FunctionsResource } from './sharing.js';
import { secretsOf } from './calls/used-secrets.js';

/** The resources that a function app uses, as addresses: none needs to be laid out before. */
export interface AppDependencies {
  /** Account of the app's own files, and of the queues of its triggers. */
  readonly account: BlockRef;
  /** The resource of that account. */
  readonly host: Pick<Resource, 'key' | 'variant'>;
  /** Role assignments that other resources grant to the app. */
  readonly grants: readonly TerraformBlock[];
  /** App settings that come with the resources that the app uses. */
  readonly settings: Readonly<Record<string, OrExpression<string>>>;
  readonly applicationInsights: BlockRef | null;
  /** Azure id of the subnet that the app sends through; null in a public backend. */
  readonly subnet: OrExpression<string> | null;
  /** Vault with secrets of the app; null where it reads none. */
  readonly vault: BlockRef | null;
  /** Private endpoints that must exist before the app starts. */
  readonly endpoints: readonly BlockRef[];
}

/** Returns the resources that an app uses; undefined for an app without a storage account, which is an error elsewhere. */
export function dependenciesOf(app: FunctionsResource, context: LayoutContext): AppDependencies | undefined {
  const { graph } = context;
  const host = hostOf(app, context);
  if (host === undefined) return undefined;
  const [network] = graph.platform(NETWORK);
  return {
    account: storageAccountRef(host.variant, context),
    host,
    grants: graph.outgoing(app.key, grant).flatMap(({ data }) => data.blocks),
    settings: recordOf(graph.outgoing(app.key, appSettings).flatMap(({ data }) => Object.entries(data))),
    applicationInsights: graph.platform(MONITORING).length > 0 ? applicationInsightsRef(context) : null,
    subnet: network !== undefined ? subnetId(subnetUseOf(app), context) : null,
    vault: secretsOf(app.config).length === 0 ? null : vaultRef(context),
    endpoints: (network === undefined ? [] : graph.incoming(network.key, privateEndpoint))
      .filter(({ data }) => data.neededByApps ?? true)
      .map(({ data }) => endpointRef(data, context)),
  };
}
