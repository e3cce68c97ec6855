import { type OrExpression, ref } from '../../../plan/expression/expression.js';
import type { BlockRef } from '../../block.js';
import { connectionKind } from '../../connection.js';
import type { ConnectedContext } from '../../layout-context.js';
import type { Resource } from '../../resource.js';
import { behindOptions } from './behind-front-door.js';
import { typeOptionsOf } from '../../settings.js';
import { gatewayOf } from './gateway-lock.js';

/** A Front Door is the only caller that an app accepts. */
export const onlyThrough = connectionKind<{
  readonly profile: BlockRef;
  /** URL for callers of the app. */
  readonly url: OrExpression<string>;
}>('only through Front Door');

/**
 * Returns where callers find an app: at its Front Door or its API gateway, where the app accepts no other caller. Isolated apps call each
 * other directly.
 */
export function appUrl(app: Pick<Resource, 'key' | 'name'>, context: ConnectedContext): OrExpression<string> {
  return gatewayOf(app.key, context)?.url ?? healthUrl(app, context);
}

/** Returns where health checks find an app. They have no token, so that no API gateway lets them through, and the app does. */
export function healthUrl(
  { key, name }: Pick<Resource, 'key' | 'name'>,
  { graph, settings }: ConnectedContext,
): OrExpression<string> {
  const [way] = settings.isolated ? [] : graph.incoming(key, onlyThrough);
  return way === undefined ? `https://${name}.azurewebsites.net` : way.data.url;
}

/**
 * Returns the arguments that let an app accept calls of only one Front Door: the backend's own, or that of another one. The service tag is that of the Front Doors of all
 * customers, so the id in the header has to tell them apart. An isolated app takes calls by private endpoints only.
 * Source: learn.microsoft.com/azure/frontdoor/origin-security
 */
export function frontDoorRestriction(key: string, { graph, settings }: ConnectedContext) {
  if (settings.isolated) return {};
  const [way] = graph.incoming(key, onlyThrough);
  const behind = typeOptionsOf(settings, behindOptions);
  if (way === undefined && behind === null) return {};
  const id = way === undefined ? behind?.frontDoorId : ref(way.data.profile, 'resource_guid');
  return {
    ip_restriction_default_action: 'Deny',
    ip_restriction: [
      {
        name: 'front-door',
        priority: 100,
        action: 'Allow',
        service_tag: 'AzureFrontDoor.Backend',
        // An attribute and not a block: Terraform refuses an object that lacks a field.
        ...(id !== undefined && {
          headers: [{ x_azure_fdid: [id], x_fd_health_probe: [], x_forwarded_for: [], x_forwarded_host: [] }],
        }),
      },
    ],
  };
}
