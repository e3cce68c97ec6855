/** `@atakora/component/dev`: runs a backend on this machine. Nothing here is for production. */
export { type LocalBackend, type LocalEvent, type LocalFunction, runLocally } from './dev/local-backend.js';
export type { LocalLog } from './dev/local-host.js';
export type { LocalPerson } from './dev/local-token.js';
export { renderLocal } from './dev/render-local.js';
export type { LocalOptions } from './dev/run-locally.js';
export { CannotApplyError, CannotRunLocallyError } from './errors.js';
