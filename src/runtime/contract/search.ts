import type { CosmosTrigger } from './function-trigger.js';

/** Search of an API: an index of Azure AI Search that follows the container of the API. */
export interface SearchManifest {
  /** Beginning of the names of the indexes of the API: `ticket-api`. */
  readonly index: string;
  /** Version of the fields, 8 hexadecimal digits. Azure cannot change a field, so another version is another index. */
  readonly version: string;
  /** Declared fields that the index has, by name. Others are neither in the index nor in an answer of it. */
  readonly fields: Readonly<Record<string, SearchField>>;
  /** True: the container keeps a deleted item, marked. False: the item leaves the container once it has left the index. */
  readonly keepsDeleted: boolean;
  /** Change feed of the container. */
  readonly feed: CosmosTrigger;
}

/** A field of an index. */
export interface SearchField {
  /** `strings`: a list of strings. */
  readonly type: 'string' | 'number' | 'boolean' | 'timestamp' | 'strings';
  /** True: `q` finds its words. */
  readonly text?: true;
  /** True: `filter` compares it. */
  readonly filter?: true;
  /** True: `facet` counts its values. */
  readonly facet?: true;
}
