/**
 * Key of the calls of this process. They are beside definitions and plans, which are the same with it and without. All copies of
 * the library in a process share it, because a configuration may load another copy than the command line.
 */
const CALLS = Symbol.for('@atakora/component/definition-calls');

type Holder = typeof globalThis & { [CALLS]?: Map<string, string> };

/** Notes the stack of the call that defines a component, after {@link captureDefinitions} alone. */
export function noteDefinition(componentId: unknown): void {
  const calls = (globalThis as Holder)[CALLS];
  if (calls === undefined || typeof componentId !== 'string') return;
  calls.set(componentId, new Error('definition').stack ?? '');
}

/** Keeps the stacks of definitions from now on. Ids that are defined twice have the later call. */
export function captureDefinitions(): void {
  (globalThis as Holder)[CALLS] = new Map();
}

/** Returns the stacks that were captured, by component id; none where capture is off. */
export function capturedDefinitions(): ReadonlyMap<string, string> {
  return (globalThis as Holder)[CALLS] ?? new Map<string, string>();
}
