const UNITS = [
  ['D', 86_400],
  ['H', 3600],
  ['M', 60],
  ['S', 1],
] as const;

/**
 * Writes a whole number of seconds as Azure does, so that Terraform sees no change where there is none: 90 is `PT1M30S`,
 * not `PT90S`.
 */
export function isoDuration(seconds: number): string {
  let rest = seconds;
  let written = 'P';
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count === 0) continue;
    if (unit !== 'D' && !written.includes('T')) written += 'T';
    written += `${count}${unit}`;
  }
  return written;
}
