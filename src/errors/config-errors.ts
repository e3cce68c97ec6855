import { BackendError, cut, sentence, SubjectError } from './backend-error.js';

/** One thing that is wrong in what a caller wrote. */
export interface ConfigIssue {
  /** Place of the value: `throughput`, `schema.price.type`. Empty for the value as a whole. */
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
    super(`${subject}: ${issuesText(issues)}`);
  }
}

/** Issues that a message lists. `issues` of the error has them all. */
const MOST_ISSUES = 20;

function issuesText(issues: readonly ConfigIssue[]): string {
  const [first] = issues;
  if (issues.length === 1 && first !== undefined) return issueText(first);
  const listed = issues.slice(0, MOST_ISSUES).map((issue) => `\n  - ${issueText(issue)}`);
  return `${issues.length} values are not valid.${listed.join('')}${restText(issues)}`;
}

function issueText({ path, value, rule, resolution }: ConfigIssue): string {
  const place = path === '' ? '' : `${cut(path)} `;
  // A rule without a subject of its own continues the path: `ttl must be …`.
  const problem =
    /^(?:must|is) /.test(rule) || place === ''
      ? `${place}${cut(rule)}`
      : `${place}is not valid: ${cut(rule)}`;
  const received = value === 'missing' || rule === 'is not an option' ? '' : `, received ${value}`;
  return `${problem}${received}. ${sentence(cut(resolution))}`;
}

function restText({ length }: readonly ConfigIssue[]): string {
  return length > MOST_ISSUES ? `\n  - ${length - MOST_ISSUES} more issues are not listed.` : '';
}

/** Two components of one backend have the same id, or ids that give the same names. */
export class DuplicateComponentError extends SubjectError {
  override readonly name = 'DuplicateComponentError';
  readonly code = 'DUPLICATE_COMPONENT_ID';
  constructor(
    readonly componentId: string,
    added: string,
    existing: string,
  ) {
    super(
      added,
      `component id '${componentId}' is already used in this backend, by ${existing}: ids must differ in more than case, ` +
        `'-' and '_', because routes and settings are named after them`,
      'give one of the two components another id',
    );
  }
}

/** A backend without components was built. */
export class EmptyBackendError extends SubjectError {
  override readonly name = 'EmptyBackendError';
  readonly code = 'EMPTY_BACKEND';
  constructor(backendId: string) {
    super(
      `backend '${backendId}'`,
      'components must have at least one component, received none',
      'add one with addComponent, or check the flags that leave them all out',
    );
  }
}
