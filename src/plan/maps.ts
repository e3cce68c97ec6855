/**
 * A map with two keys: a map in a map, so that no lookup has to make a text of both. The first key is the one of which there are
 * few: for each of them there is a map.
 */
export type PairMap<One, Other, Value> = Map<One, Map<Other, Value>>;

/** Sets the value of two keys. */
export function setPair<One, Other, Value>(
  map: PairMap<One, Other, Value>,
  one: One,
  other: Other,
  value: Value,
): void {
  let own = map.get(one);
  if (own === undefined) map.set(one, (own = new Map<Other, Value>()));
  own.set(other, value);
}

/** Adds an item to the list that two keys have in a map. */
export function pushPair<One, Other, Item>(
  map: PairMap<One, Other, Item[]>,
  one: One,
  other: Other,
  item: Item,
): void {
  const list = map.get(one)?.get(other);
  if (list === undefined) setPair(map, one, other, [item]);
  else list.push(item);
}

/** Adds items to the list that a key has in a map. */
export function pushTo<Key, Item>(map: Map<Key, Item[]>, key: Key, ...items: Item[]): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, items);
  else list.push(...items);
}

export function addTo<Key, Item>(map: Map<Key, Set<Item>>, key: Key, ...items: Item[]): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set(items));
  else for (const item of items) set.add(item);
}
