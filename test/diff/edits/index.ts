import { ACCESS_EDITS } from './access.js';
import { COMPONENT_EDITS } from './components.js';
import { DATA_EDITS } from './data.js';
import type { Edits } from './edit.js';
import { PLATFORM_EDITS } from './platform.js';
import { SETTING_EDITS } from './settings.js';

/** Typical edits of backends, by name. Terraform's answer to each is in `test/diff/recorded`. */
export const EDITS: Edits = {
  ...COMPONENT_EDITS,
  ...DATA_EDITS,
  ...SETTING_EDITS,
  ...ACCESS_EDITS,
  ...PLATFORM_EDITS,
};

export { backendsOf, type Edit } from './edit.js';
