/**
 * Sign-in with Entra ID, from the plan. The platform verifies tokens before a call reaches code. Plan and runtime
 * share this file.
 */
export interface SignInManifest {
  /** The tenant whose tokens are accepted. */
  readonly tenantId: string;
}

/**
 * Permission that a caller needs besides a token of the tenant. A token of a person must have one of the
 * scopes, where scopes are listed, and one of the roles, where roles are listed. A token of an application
 * does not have scopes: it must have one of the roles, and is refused where only scopes are listed.
 */
export interface Permission {
  /** App roles of the registration, such as `Orders.Read`. @default none is needed */
  readonly roles?: readonly string[];
  /** Scopes of the registration, such as `orders.read`. @default none is needed */
  readonly scopes?: readonly string[];
}

/**
 * App setting with the identities that may call each component of the app, as JSON by component id. The plan writes it,
 * and the runtime reads it.
 */
export const CALLERS_SETTING = 'COMPONENT_CALLERS';

/**
 * App setting with the object id of the identity of the API gateway in front of the app. The plan writes it, and the runtime reads it.
 */
export const GATEWAY_SETTING = 'API_GATEWAY_IDENTITY';

/** Header in which an API gateway hands on the token of its caller, which it has verified. The gateway replaces what callers send. */
export const CALLER_TOKEN_HEADER = 'x-caller-token';
