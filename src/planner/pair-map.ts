/** A map with two keys: a map in a map, so that no lookup has to make a text of both. */
export class PairMap<One, Other, Value> {
  readonly #maps = new Map<One, Map<Other, Value>>();

  get(one: One, other: Other): Value | undefined {
    return this.#maps.get(one)?.get(other);
  }

  set(one: One, other: Other, value: Value): void {
    const own = this.#maps.get(one);
    if (own === undefined) this.#maps.set(one, new Map([[other, value]]));
    else own.set(other, value);
  }
}

/** Adds an item to the list that two keys have in a map. */
export function pushTo<One, Other, Item>(
  map: PairMap<One, Other, Item[]>,
  one: One,
  other: Other,
  item: Item,
): void {
  const list = map.get(one, other);
  if (list === undefined) map.set(one, other, [item]);
  else list.push(item);
}
