import * as v from 'valibot';

import { idAtHost, partIn } from '../host/hosted-part.js';
import { type AsGuest, hostOptions } from '../host/options.js';
import { wholePattern } from '../naming-rule.js';
import { MONITORING } from '../platform.js';
import { LOG_ANALYTICS } from './naming.js';
import type { MonitoringConfig } from './options.js';

/** The workspace of a host, as the offer has it. */
export interface OfferedWorkspace {
  /** Name of the workspace. */
  readonly workspace: string;
}

/** Workspace in an offer. Not strict: a later version adds fields. */
export const offeredWorkspaceSchema: v.GenericSchema<unknown, OfferedWorkspace> = v.object({
  workspace: v.pipe(v.string(), v.regex(wholePattern(LOG_ANALYTICS))),
});

/**
 * Returns the Azure id of the workspace of the host for a guest with monitoring; undefined for a guest that names a workspace, or that
 * made one before the host offered its own: logs stay where they are.
 */
export function hostedWorkspaceId(
  { workspaceId, workspaceName }: MonitoringConfig,
  config: AsGuest,
): string | undefined {
  const hosted = partIn(hostOptions.resolve(config), MONITORING, offeredWorkspaceSchema);
  if (hosted === undefined || workspaceId !== undefined || workspaceName !== undefined) return undefined;
  const made = Object.values(config.lock?.resources ?? {}).filter(({ type }) => type === MONITORING);
  if (made.some(({ units }) => Object.keys(units).length > 0)) return undefined;
  return idAtHost(hosted.host, 'Microsoft.OperationalInsights/workspaces', hosted.part.workspace);
}
