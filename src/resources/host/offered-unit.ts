import { WHOLE } from '../../plan/lock/plan-lock.js';

/** Unit of a resource that guests are admitted to, or ever were: they have data in it. No child resource has such a name. */
export const OFFERED = `${WHOLE}offered`;
