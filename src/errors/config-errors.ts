import { BackendError } from './backend-error.js';
import { cut, sentence } from './sentence.js';

/** One thing that is wrong in what a caller wrote. */
export interface ConfigIssue {
  /** Place of the value: `throughput`, `schema.price.type`. */
  readonly path: string;
  /** The received value, as text. */
  readonly value: string;
  /** The rule that the value breaks. */
  readonly rule: string;
  /** The resolution, as an imperative. */
  readonly resolution: string;
}

/** A definition or a configuration is invalid. Thrown where it is written, with every issue in it. */
export class InvalidConfigError extends BackendError {
  override readonly name = 'InvalidConfigError';
  readonly code = 'INVALID_CONFIG';
  constructor(
    /** Owner of the value: `CrudApi 'UserApi'`, `backend config`. */
    readonly subject: string,
    readonly issues: readonly ConfigIssue[],
  ) {
    super(
      `${subject} is not valid.${issues.slice(0, MOST_ISSUES).map(issueText).join('')}${restText(issues)}`,
    );
  }
}

/** Issues that a message lists. `issues` of the error has them all. */
const MOST_ISSUES = 20;

function issueText({ path, value, rule, resolution }: ConfigIssue): string {
  return `\n  - ${cut(path)} is ${value}: ${cut(rule)}. ${sentence(cut(resolution))}`;
}

function restText({ length }: readonly ConfigIssue[]): string {
  return length > MOST_ISSUES ? `\n  - ${length - MOST_ISSUES} more issues are not listed.` : '';
}

/** Two components of one backend have the same id, or ids that give the same names. */
export class DuplicateComponentError extends BackendError {
  override readonly name = 'DuplicateComponentError';
  readonly code = 'DUPLICATE_COMPONENT_ID';
  constructor(
    readonly componentId: string,
    added: string,
    existing: string,
  ) {
    super(
      `Component id '${componentId}' is already used in this backend: adding ${added}, which meets ${existing}. ` +
        `Ids of one backend must differ in more than case, '-' and '_', because routes and settings are named after them. ` +
        `Give one of the two another id.`,
    );
  }
}

/** A backend without components was built. */
export class EmptyBackendError extends BackendError {
  override readonly name = 'EmptyBackendError';
  readonly code = 'EMPTY_BACKEND';
  constructor(backendId: string) {
    super(
      `Backend '${backendId}' is not valid.${issueText({
        path: 'components',
        value: 'empty',
        rule: 'a backend has at least one component',
        resolution: 'add one with addComponent, or check the flags that leave them all out',
      })}`,
    );
  }
}
