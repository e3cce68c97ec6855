import type { Expression } from '../../../plan/expression/expression.js';
import { connectionKind } from '../../connection.js';
import type { ConnectedContext } from '../../layout-context.js';

/** An API gateway that is the only caller of an app, and that signs in with an identity of its own. */
export interface Gateway {
  /** URL for callers of the app. */
  readonly url: string;
  /** Object id of the identity in Entra ID. */
  readonly principalId: Expression;
  readonly clientId: Expression;
}

/** An API gateway is the only caller that an app accepts. */
export const onlyFromGateway = connectionKind<Gateway>('only from an API gateway');

/** Returns the API gateway in front of an app; undefined where there is none. */
export function gatewayOf(key: string, { graph }: Pick<ConnectedContext, 'graph'>): Gateway | undefined {
  return graph.incoming(key, onlyFromGateway)[0]?.data;
}
