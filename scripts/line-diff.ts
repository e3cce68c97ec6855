/** Returns the lines between the equal start and the equal end of two texts: enough to see what changed. */
export function lineDiff(expected: string, actual: string): string {
  const before = expected.split('\n');
  const after = actual.split('\n');
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  while (before.length > start && after.length > start && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  const show = (sign: string, lines: readonly string[]) => {
    const shown = lines.slice(start, start + 10).map((line) => `${sign} ${line}`);
    const more = lines.length - start - shown.length;
    return more > 0 ? [...shown, `${sign} ... ${more} more lines`] : shown;
  };
  return [`line ${start + 1}:`, ...show('-', before), ...show('+', after)].join('\n');
}
