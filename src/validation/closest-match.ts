/**
 * Returns the option that was probably meant: it differs by at most a third of its letters; undefined without
 * such an option.
 */
export function closestMatch(word: string, options: readonly string[]): string | undefined {
  // Words of very different length are not compared: a text of a megabyte is not a typing mistake.
  const near = options.filter((option) => Math.abs(option.length - word.length) <= most(option));
  const ranked = near.map((option) => ({
    option,
    distance: distanceBetween(word.toLowerCase(), option.toLowerCase()),
  }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= most(best.option) ? best.option : undefined;
}

function most(option: string): number {
  return Math.max(1, option.length / 3);
}

/** Returns the number of letters to change, add or drop (Levenshtein). */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
