/**
 * A way in which one resource uses another. The resource type that serves the connection declares the kind.
 * @typeParam Data - Data that one end of the connection passes to the other.
 */
export interface ConnectionKind<Data> {
  readonly name: string;
  /** Never set: tells kinds of different data apart. */
  readonly data?: Data;
}

/** One resource uses another. Connections never change the sharing, only the layout. */
export interface Connection<Data = unknown> {
  readonly kind: ConnectionKind<Data>;
  /** Key of the resource that uses the other. */
  readonly from: string;
  /** Key of the resource that is used. */
  readonly to: string;
  readonly data: Data;
}

/** Declares a kind of connection. */
export function connectionKind<Data>(name: string): ConnectionKind<Data> {
  return { name };
}

/** Makes a connection. */
export function connection<Data>(
  kind: ConnectionKind<Data>,
  from: string,
  to: string,
  data: Data,
): Connection<Data> {
  return { kind, from, to, data };
}
