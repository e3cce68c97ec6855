import { STACK_PARAMETERS, type StackParameter } from '../plan/terraform-block.js';

// The keys of STACK_PARAMETERS are its type.
const PARAMETERS = Object.entries(STACK_PARAMETERS) as [StackParameter, string][];

/** Returns the values of the stack that texts of blocks ask for. */
export function parametersIn(texts: Iterable<string>): StackParameter[] {
  const found = new Set<StackParameter>();
  for (const text of texts) {
    if (!text.includes('${stack.')) continue;
    // Text of the user is escaped and cannot ask for a parameter.
    const unescaped = text.replaceAll('$${', '');
    for (const [parameter, written] of PARAMETERS) if (unescaped.includes(written)) found.add(parameter);
  }
  return [...found].sort();
}
