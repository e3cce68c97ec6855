import type { Guest } from './offer-options.js';

/** The guest of one requirement. */
export interface GuestRequirement {
  readonly guests?: readonly Guest[];
}

/** The guests of a backend, every default filled in. */
export interface GuestConfig extends GuestRequirement {
  readonly guests: readonly Guest[];
}
