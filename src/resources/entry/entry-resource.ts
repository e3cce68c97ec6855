import type { Resource } from '../resource.js';
import type { EntrySettings, FrontDoorSku } from './options.js';

/** The way in, its tier chosen. */
export interface EntryResourceConfig extends EntrySettings {
  readonly sku: FrontDoorSku;
}

/** A planned way in. */
export type EntryResource = Resource<EntrySettings, EntryResourceConfig>;
