/** Where two JSON values differ first, as text; nothing when they are equal. The order of keys is of no account. */
export function firstDifference(expected, actual, path = '(top)') {
  if (Object.is(expected, actual)) return undefined;
  if (isBranch(expected) && isBranch(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const difference = firstDifference(expected[key], actual[key], `${path}.${key}`);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return `at ${path}\n- by hand: ${JSON.stringify(expected)}\n+ library: ${JSON.stringify(actual)}`;
}

function isBranch(value) {
  return typeof value === 'object' && value !== null;
}
