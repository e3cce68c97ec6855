import * as v from 'valibot';

import { options } from '../../../validation/rule.js';
import { anyCaseGuidSchema } from '../../azure/guid.js';
import type { BackendOptions } from '../../settings.js';

/** A Front Door of another backend. */
export interface BehindFrontDoor {
  /**
   * Id of the Front Door, which Azure gives it: `az afd profile show --query frontDoorId`. Apps accept calls only from this Front Door.
   * @default apps take calls of every Front Door, also those of other customers
   */
  readonly frontDoorId?: string;
}

/** Schema of {@link BehindFrontDoor}. */
export const behindSchema = options({
  frontDoorId: v.exactOptional(
    anyCaseGuidSchema('the id of a Front Door', 'use the output of: az afd profile show --query frontDoorId'),
  ),
});

/**
 * Restriction of the apps of a backend to calls of another backend's Front Door; null without one. The option
 * is a part of `entry`, which checks it.
 */
export const behindOptions = {
  entries: {},
  resolve: ({ entry }: { readonly entry?: { readonly behind?: BehindFrontDoor } }): BehindFrontDoor | null =>
    entry?.behind ?? null,
} satisfies BackendOptions<never, BehindFrontDoor | null>;
