import type { Expression } from '../plan/expression/expression.js';
import type { Connection, ConnectionKind } from './connection.js';
import type { Resource, ResourceTypeToken } from './resource.js';

/** The merged resources of a backend, and the identities of their code. */
export interface ResourceGraph {
  /** The components of the backend. */
  readonly components: readonly { readonly id: string; readonly key: string }[];
  /** Returns the resources that one resource type merged, the default one first. */
  of<Req extends object, Config extends Req>(
    type: ResourceTypeToken<Req, Config>,
  ): readonly Resource<Req, Config>[];
  /** Returns every resource, by type and key. */
  all(): readonly Resource[];
  /**
   * Returns the resources of a type, by its name, that the backend requires as a whole, such as its network. A provider of the
   * user may make something of the same type: components require that.
   */
  platform(type: string): readonly Resource[];
  /** Returns the resources in which code may run: those of every type that does not say otherwise. */
  running(): readonly Resource[];
  /** Returns the resources of a type that a component requires, the default one first. */
  usedBy<Req extends object, Config extends Req>(
    component: string,
    type: ResourceTypeToken<Req, Config>,
  ): readonly Resource<Req, Config>[];
  /** Identities that the code of each component runs with, by component id. */
  readonly principals: ReadonlyMap<string, readonly Principal[]>;
}

/** The merged resources of a backend, and how they use each other. Nothing is laid out yet. */
export interface ConnectedGraph extends ResourceGraph {
  /** Returns the connections by which a resource uses others. */
  outgoing<Data>(key: string, kind: ConnectionKind<Data>): readonly Connection<Data>[];
  /** Returns the connections by which others use a resource. */
  incoming<Data>(key: string, kind: ConnectionKind<Data>): readonly Connection<Data>[];
}

/** An identity that code runs with, and to which data resources grant access. */
export interface Principal {
  /** Key of the resource that runs the code, such as `functions:shared`. */
  readonly resource: string;
  /** Variant of that resource; `host` for the identity that all apps of a guest have. */
  readonly variant: string;
  /** Ids of the components whose code runs there, sorted. */
  readonly components: readonly string[];
  /** Object id of the identity in Entra ID. */
  readonly principalId: Expression;
  readonly clientId: Expression;
}
