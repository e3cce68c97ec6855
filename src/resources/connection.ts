import type { GenericSchema } from 'valibot';

/**
 * A kind of use of one resource by another. The resource type that serves the connection declares the kind.
 * @typeParam Data - Data that one end of the connection passes to the other.
 */
export interface ConnectionKind<Data> {
  readonly name: string;
  /** Never set: tells kinds of different data apart. */
  readonly data?: Data;
  /** Schema of the data. Connections that types of users return are checked against it. @default any data but undefined */
  readonly schema?: GenericSchema;
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

/**
 * Declares a kind of connection.
 * @param name - Names the kind in errors, such as `private endpoint`.
 * @param schema - Schema of the data. @default any data but undefined
 */
export function connectionKind<Data>(name: string, schema?: GenericSchema): ConnectionKind<Data> {
  return { name, ...(schema !== undefined && { schema }) };
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
