import type { OpenContainer } from './data.js';
import type { PublishOptions } from './events.js';

/**
 * Caller of a function, as the platform verified it. Only types: the user's code and the runtime share them.
 */
export interface Caller {
  /** Object id in Entra ID, which never changes: of a person, or of the identity of an application. */
  readonly id: string;
  readonly tenantId: string;
  /** A `user` calls through an application that has scopes. An `application` calls for itself. */
  readonly kind: 'user' | 'application';
  /** App roles of the caller, sorted. */
  readonly roles: readonly string[];
  /** Scopes that the person granted to the calling application, sorted; empty for an application. */
  readonly scopes: readonly string[];
  /**
   * Each claim of the verified token with its values as text, such as `claims['extn.clinic']` for the tenant of a customer. The platform
   * writes some claims under a long name: only `oid`, `tid`, `scp` and `roles` are here under the short one. Absent claims are undefined.
   * Source: learn.microsoft.com/azure/app-service/configure-authentication-user-identities (decode the client principal header)
   */
  readonly claims: Readonly<Record<string, readonly string[] | undefined>>;
}

/** Third argument of a handler of the user. */
export interface FunctionServices<Api extends string = string> {
  /**
   * Undefined for a function without a sign-in, because the platform does not verify claims there.
   */
  readonly caller: Caller | undefined;
  /**
   * Calls another component, with a token of the app's identity if that component requires one.
   * @param component - Id of a component whose endpoint the app settings name, such as `OrderApi`.
   * @param path - Below the endpoint that the setting names, such as `/42?full=true`. @default the endpoint itself
   * @param init - As for `fetch`.
   * @throws Error when no setting names the component, or the path leads to another host.
   */
  callComponent(component: string, path?: string, init?: RequestInit): Promise<Response>;
  /** Opens the data of an API that `uses` of the component names. */
  readonly openContainer: OpenContainer<Api>;
  /**
   * Publishes an event. `EventServices` knows the topics of a component, and the fields of their events.
   * @returns The id of the event.
   * @throws Error when the component does not publish the topic, or Service Bus refuses the event.
   */
  publish(topic: string, type: string, data: object, options?: PublishOptions): Promise<string>;
}
