import { type ExpressionJson, expressionIn, type PlanValue } from './expression/expression-json.js';

/** Program that has Azure read the triggers of an app, without a shell, so that nothing needs quoting. Its last argument is the URL. */
export const SYNC_PROGRAM = ['az', 'rest', '--method', 'post', '--url'] as const;

/** URL of the sync, before and after the id of the app. */
export const SYNC_URL = [
  'https://management.azure.com',
  '/syncfunctiontriggers?api-version=2024-04-01',
] as const;

/** Returns true for a command that syncs the triggers of an app of the plan, and does nothing else. */
export function isTriggerSync(
  interpreter: readonly (string | ExpressionJson)[],
  command: PlanValue | undefined,
): boolean {
  const found = expressionIn(command);
  if (found === undefined || !('$join' in found)) return false;
  const [before, id, after, ...rest] = found.$join;
  const app = expressionIn(id);
  return (
    interpreter.length === SYNC_PROGRAM.length &&
    SYNC_PROGRAM.every((word, index) => interpreter[index] === word) &&
    before === SYNC_URL[0] &&
    app !== undefined &&
    '$ref' in app &&
    app.$ref.endsWith('.id') &&
    after === SYNC_URL[1] &&
    rest.length === 0
  );
}
