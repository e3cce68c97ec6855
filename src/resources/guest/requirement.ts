import type { Guest } from '../host/offer-options.js';

/** The guests of one requirement: the one that it admits, and none for those that left. */
export interface GuestRequirement {
  readonly guests?: readonly Guest[];
}

/** The guests of a backend, every default filled in. */
export interface GuestConfig extends GuestRequirement {
  readonly guests: readonly Guest[];
}
