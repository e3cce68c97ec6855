import { fewOf, quoted } from '../../plan/phrases.js';
import { CannotApplyError } from '../../errors.js';
import type { PlannedPackage } from '../../plan/package.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { manifestOf } from '../../plan/manifest-of.js';
import { exportsOf, type ModuleExports } from './module-exports.js';
import { INDEX_FILES, type Sources } from './read-sources.js';

/** A module without a handler. */
interface Refusal {
  readonly subject: string;
  readonly problem: string;
}

/**
 * Refuses code without a handler for a function that a component declares. Azure would find out when the function is called.
 * @throws CannotApplyError with every function that lacks one.
 */
export function checkExports(plan: ResourcePlan, sources: Sources): void {
  const found = plan.packages.flatMap((planned) => missingIn(planned, plan, sources));
  const [first, ...others] = found;
  if (first === undefined) return;
  throw new CannotApplyError(
    first.subject,
    [first.problem, ...others.map(({ subject, problem }) => `${subject}: ${problem}`)].join('; '),
    'export a handler under the name of each function, let sourceDirectory lead to the code of this component, or correct the names in functions',
  );
}

function missingIn(planned: PlannedPackage, plan: ResourcePlan, sources: Sources): Refusal[] {
  const parts = planned.parts.flatMap((part) => (part.holds === 'source' ? [part] : []));
  const { modules, apis } = manifestOf(planned, plan);
  const expected = [
    ...modules.map(({ name, path, functions }) => ({
      name,
      path,
      exports: functions.map((one) => one.export),
      kind: 'function',
    })),
    ...apis.flatMap(({ name, hooks }) =>
      hooks ? [{ name, path: hooks.path, exports: hooks.names, kind: 'hook' }] : [],
    ),
  ];
  return expected.flatMap(({ name: component, path, exports, kind }) => {
    const part = parts.find((each) => each.path === path);
    const files = part && sources.get(part.directory);
    const index = INDEX_FILES.find((file) => files?.has(file) === true);
    if (part === undefined || files === undefined || index === undefined) return [];
    const found = exportsOf(index, files);
    const missing = exports.filter((name) => !found.mayExport(name));
    if (missing.length === 0) return [];
    const one = missing.length === 1 ? `the ${kind}` : `the ${kind}s`;
    return {
      subject: `'${part.directory}/${index}'`,
      problem: `must export a handler for ${one} ${quoted(missing)} of '${component}', received ${received(found, missing, files.get(index))}`,
    };
  });
}

/** Returns what a module exports; of a default export the properties that begin as a missing name does. */
function received(
  { names, isOpen }: ModuleExports,
  missing: readonly string[],
  code: Uint8Array | undefined,
): string {
  if (names.some((name) => name !== 'default')) return `exports ${quoted(names)}`;
  if (!isOpen) return 'no exports';
  const text = new TextDecoder().decode(code);
  // Before a colon or a parenthesis: properties and methods.
  const properties = new Set(text.match(/[\w$-]+(?=['"]?\s*[:(])/g));
  const near = [...properties].filter((property) =>
    missing.some((name) => property.startsWith(name.slice(0, Math.ceil(name.length / 2)))),
  );
  return `a default export ${near.length === 0 ? 'without it' : `with ${fewOf(near.map((name) => `'${name}'`))}`}`;
}
