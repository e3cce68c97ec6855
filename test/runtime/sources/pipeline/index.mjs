let failures = 0;

export function transform(event) {
  if (event.broken) throw new Error('no reading');
  if (event.flaky && (failures += 1) % 2 === 1) throw new Error('once');
  if (event.ignored) return undefined;
  const { deviceId, at, celsius } = event;
  return { id: event.id ?? `${deviceId}-${at}`, deviceId, celsius };
}
