import * as v from 'valibot';

import { type BlockRef, blockRefSchema } from './block.js';
import { type Connection, connection, type ConnectionKind, connectionKind } from './connection.js';
import type { ConnectionContext } from './layout-context.js';
import type { Resource } from './resource.js';

/** Type of the resource that holds the backend's network. Exists only in an isolated backend. */
export const NETWORK = 'network';

/** Type of the resource that holds the backend's workspace. Exists only with monitoring. */
export const MONITORING = 'monitoring';

/** Type of the Front Door of a backend. Exists only with `entry`. */
export const FRONT_DOOR = 'entry';

/** Name of the resource type of the vault. */
export const VAULT = 'keyvault';

/** A part of a resource that is reached within the network. */
export interface EndpointTarget {
  readonly target: BlockRef;
  /** Names the endpoint among those of the backend: `cosmos-shared`. */
  readonly role: string;
  /** Subresource of the target: `Sql`. Source: learn.microsoft.com/azure/private-link/private-endpoint-dns */
  readonly subresource: string;
  /** Private DNS zone of the subresource: `privatelink.documents.azure.com`. */
  readonly zone: string;
  /** True if apps wait for the endpoint before they start. @default true */
  readonly neededByApps?: boolean;
}

/** A resource is reached by a private endpoint. The network lays out endpoint, DNS zone and link. */
export const privateEndpoint = connectionKind<EndpointTarget>(
  'private endpoint',
  v.looseObject({
    target: blockRefSchema,
    role: v.string(),
    subresource: v.string(),
    zone: v.string(),
    neededByApps: v.optional(v.boolean()),
  }),
);

/** Logs of a resource that the workspace keeps. */
export interface LogSource {
  readonly target: BlockRef;
  /** Ends the Terraform id of the diagnostic setting. @default 'logs' */
  readonly id?: string;
  /** Part of the resource that has the logs, after its Azure id: `/blobServices/default`. @default '' */
  readonly part?: string;
  /** Categories with few entries: changes, and reads of secrets. */
  readonly audit: readonly string[];
  /** Categories with one entry per call, which cost by the gigabyte. */
  readonly calls: readonly string[];
}

/** A resource writes logs to the workspace. Monitoring lays out the diagnostic setting. */
export const diagnosticLogs = connectionKind<LogSource>(
  'diagnostic logs',
  v.looseObject({
    target: blockRefSchema,
    id: v.optional(v.string()),
    part: v.optional(v.string()),
    audit: v.array(v.string()),
    calls: v.array(v.string()),
  }),
);

/** A metric of a resource that is worth an alert. */
export interface MetricWatch {
  readonly target: BlockRef;
  /** Names the alert among those of the backend: `cosmos-shared-throttling`. */
  readonly role: string;
  /** Topic of the alert, which decides its severity and threshold. */
  readonly about: 'throttling' | 'availability' | 'errors';
  /** Such as `Microsoft.DocumentDB/databaseAccounts`. */
  readonly namespace: string;
  readonly metric: string;
  readonly aggregation: 'Average' | 'Count' | 'Maximum' | 'Total';
  /** Alerts below this value. Absent, as `atLeast`: at the threshold that the backend has for failed or for throttled requests, or above. */
  readonly below?: number;
  /** Alerts at this value or above. */
  readonly atLeast?: number;
  /** Values that are counted, by dimension. Absent: all. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Time that a value is made of, and between two looks at it. @default five minutes, every minute */
  readonly window?: { readonly size: string; readonly frequency: string };
}

/** A resource has a metric that monitoring lays out an alert for, where the backend has alerts. */
export const metricWatch = connectionKind<MetricWatch>('metric watch');

/** Connects a resource with the alerts of the backend, where there is monitoring. */
export function watchesOf(
  resource: Pick<Resource, 'key'>,
  watches: readonly MetricWatch[],
  context: ConnectionContext,
): Connection[] {
  return toPlatform(MONITORING, metricWatch, resource, watches, context);
}

/** Connects a resource with the network of the backend, where there is one. */
export function privateEndpoints(
  resource: Pick<Resource, 'key'>,
  targets: readonly EndpointTarget[],
  context: ConnectionContext,
): Connection[] {
  return toPlatform(NETWORK, privateEndpoint, resource, targets, context);
}

/** Connects a resource with the workspace of the backend, where there is one. */
export function logsOf(
  resource: Pick<Resource, 'key'>,
  sources: readonly LogSource[],
  context: ConnectionContext,
): Connection[] {
  return toPlatform(MONITORING, diagnosticLogs, resource, sources, context);
}

function toPlatform<Data>(
  type: string,
  kind: ConnectionKind<Data>,
  { key }: Pick<Resource, 'key'>,
  data: readonly Data[],
  context: ConnectionContext,
): Connection[] {
  return context.graph
    .platform(type)
    .flatMap((to) => data.map((each) => connection(kind, key, to.key, each)));
}
