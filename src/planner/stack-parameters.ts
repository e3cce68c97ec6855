import { textsIn } from '../plan/references.js';
import { STACK_PARAMETERS, type StackParameter, type TerraformBlock } from '../plan/terraform-block.js';

// The keys of STACK_PARAMETERS are its type.
const PARAMETERS = Object.entries(STACK_PARAMETERS) as [StackParameter, string][];

/** Returns the values of the stack that blocks ask for. */
export function parametersIn(terraform: readonly TerraformBlock[]): StackParameter[] {
  const found = new Set<StackParameter>();
  for (const { config } of terraform) {
    if (found.size === PARAMETERS.length) break;
    for (const text of textsIn(config, '${stack.')) {
      // Text of the user is escaped and cannot ask for a parameter.
      const unescaped = text.replaceAll('$${', '');
      for (const [parameter, written] of PARAMETERS) if (unescaped.includes(written)) found.add(parameter);
    }
  }
  return [...found].sort();
}
