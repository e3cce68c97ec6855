import type { Caller } from './caller.js';
import type { OpenContainer } from './data.js';

/** Names of the functions that run before an API changes an item. */
export const HOOKS = ['beforeCreate', 'beforeUpdate', 'beforeDelete'] as const;

/** A function that runs before an API changes an item. */
export type HookName = (typeof HOOKS)[number];

/** Seconds that the hooks of one call have together by default. */
export const HOOK_SECONDS = 10;

/** Hooks of an API. */
export interface HooksManifest {
  /** Folder of the code in the package: `components/booking-api/`. */
  readonly path: string;
  readonly names: readonly HookName[];
  /** Seconds that the hooks of one call have together. @default 10 */
  readonly timeoutSeconds?: number;
}

/** A place of a body that a hook refuses. */
export interface HookFault {
  /** JSON pointer, such as `/from`. */
  readonly at: string;
  readonly detail: string;
}

/** Third argument of a hook. */
export interface HookServices {
  /** The verified caller. Undefined for an API without a sign-in. */
  readonly caller: Caller | undefined;
  /** Opens the data of the API itself, and of those that its `uses` names. */
  readonly openContainer: OpenContainer;
  /**
   * Returns the answer with which a hook refuses a call. Throw it.
   * @param status - 400 to 499.
   * @param detail - A sentence for the caller.
   * @param errors - Places of the body. @default none
   * @throws RangeError when the status is not one of a refusal.
   * @example throw problem(409, 'The court is taken.', [{ at: '/from', detail: 'It is before the end of another booking.' }]);
   */
  problem(status: number, detail: string, errors?: readonly HookFault[]): Error;
}

/** Third argument of `beforeUpdate`. */
export interface UpdateServices<T> extends HookServices {
  /** The item before the change. */
  readonly before: T;
}
