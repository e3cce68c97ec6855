const RATES = { DE: 0.19, FR: 0.2 };

/** Returns the amount with tax; undefined for a country without a rate, or for what is not a number. */
export function grossOf(net, country) {
  const rate = RATES[country.toUpperCase()];
  if (rate === undefined || !Number.isFinite(net)) return undefined;
  return Math.round(net * (1 + rate) * 100) / 100;
}
