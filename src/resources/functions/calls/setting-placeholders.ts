import { placeholdersIn } from '../../placeholder.js';
import type { Requirement } from '../../requirement.js';
import type { FunctionsRequirementConfig } from '../requirement.js';

/** A placeholder in an app setting of a component. */
export interface SettingPlaceholder {
  readonly component: string;
  readonly config: FunctionsRequirementConfig;
  /** Name of the app setting. */
  readonly setting: string;
  /** Value of the app setting. */
  readonly text: string;
  /** Name of the placeholder, such as `cosmos:shared.endpoint`. */
  readonly placeholder: string;
}

/** Returns the placeholders in the app settings of requirements. */
export function settingPlaceholders(
  requirements: readonly Requirement<FunctionsRequirementConfig>[],
): SettingPlaceholder[] {
  const found: SettingPlaceholder[] = [];
  for (const { component, config } of requirements) {
    for (const [setting, text] of Object.entries(config.environmentVariables ?? {})) {
      if (!text.includes('${')) continue;
      for (const placeholder of placeholdersIn(text))
        found.push({ component, config, setting, text, placeholder });
    }
  }
  return found;
}
