import { IDENTITY_TYPE } from '../../plan/lock/plan-lock.js';
import type { RecordedValues } from '../resource-type.js';
import { SIGN_IN } from './auth/auth.js';
import { FORMER_SIGN_IN } from './auth/auth-settings.js';
import { HOST_STORAGE } from './connections.js';
import { ORIGINS, SOME_ORIGINS } from './cors.js';
import { FUNCTIONS_SKUS, hostingOf } from './hosting/hosting.js';
import { BOTH } from './system-identity.js';
import { RUNTIMES } from './requirement.js';
import { RECORDED_IP_RANGES } from '../network/allowed-ip-ranges.js';
import { HOSTING, IDENTITY_NAME, VERSION } from './sharing.js';

/** Values that the lock has of apps. */
export const RECORDED: RecordedValues = {
  runtime: RUNTIMES,
  [VERSION]: /^[\w.]{0,20}$/,
  [HOSTING]: [...new Set(FUNCTIONS_SKUS.map(hostingOf))],
  [IDENTITY_NAME]: /^(?:own |group )?[a-z][a-z0-9-]{0,63}$/,
  [SIGN_IN]: /^(?:none|entra: application [\da-f-]+ of tenant [\da-f-]+(?:;.*)?)$/i,
  [FORMER_SIGN_IN]: /^application [\da-f-]+ of tenant [\da-f-]+$/i,
  [ORIGINS]: [SOME_ORIGINS],
  ...RECORDED_IP_RANGES,
  [IDENTITY_TYPE]: [BOTH],
  [HOST_STORAGE]: /^storage:[A-Za-z0-9_-]+$/,
};
