import { expect } from 'vitest';

import type { ComponentDefinition } from '../../src/component.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { parse } from '../../src/validation/parse.js';

/**
 * Expects that all requirements of a definition fit the schema of their type, which planning does not check again, and returns
 * the definition.
 */
export function fitting<D extends Pick<ComponentDefinition, 'requirements'>>(definition: D): D {
  for (const { resourceType, requirementKey, config } of definition.requirements()) {
    const type = BUILT_IN_TYPES.find((each) => each.type === resourceType);
    if (type === undefined) throw new Error(`there is no type ${resourceType}`);
    expect(fault(() => expect(parse(type.schema, config, requirementKey)).toStrictEqual(config))).toBe('');
  }
  return definition;
}

/** An error of the library is a refusal, which tests of bad input expect; here it is a fault. */
function fault(act: () => void): string {
  try {
    act();
    return '';
  } catch (error) {
    return String(error);
  }
}
