import { cut, SubjectError } from './backend-error.js';

/** No provider can make a resource that a component requires. */
export class MissingProviderError extends SubjectError {
  override readonly name = 'MissingProviderError';
  readonly code = 'MISSING_PROVIDER';
  constructor(
    readonly resourceType: string,
    readonly components: readonly string[],
    /** The types that have a provider. */
    readonly available: readonly string[],
    /** Ids of the providers of the type that declined the requirement. @default none */
    readonly declinedBy: readonly string[] = [],
  ) {
    const requiredBy = `${components.map((id) => `'${id}'`).join(', ')} require${components.length === 1 ? 's' : ''}`;
    const declined = declinedBy.map((id) => `provider '${id}'`).join(' and ');
    super(
      `resource type '${resourceType}'`,
      declinedBy.length === 0
        ? `must have a provider, because ${requiredBy} the type, received providers for ${available.join(', ')}`
        : `a provider must accept what ${requiredBy}, received false from canProvide of ${declined}`,
      declinedBy.length === 0
        ? 'register a provider with withProvider(…) or `providers` in the backend config'
        : 'change the requirement to one that canProvide accepts, or register another provider',
    );
  }
}

/** A provider's merge depends on order, repetition or steps. Thrown by `assertLawfulMerge`. */
export class MergeNotLawfulError extends SubjectError {
  override readonly name = 'MergeNotLawfulError';
  readonly code = 'MERGE_NOT_LAWFUL';
  constructor(
    readonly law: string,
    samples: string,
    left: string,
    right: string,
  ) {
    super(
      'mergeRequirements',
      `must be ${law}, received two results:\n  samples: ${cut(samples)}\n  one way: ${cut(left)}\n  other way: ${cut(right)}`,
      'use the strategies union, maximum, intersection and priority, or sort what you collect',
    );
  }
}

/** A function of a custom provider, component or naming convention threw, or returned an unexpected value. */
export class CustomCodeError extends SubjectError {
  override readonly name = 'CustomCodeError';
  readonly code = 'CUSTOM_CODE_FAILED';
  /** Owner of the function: `provider 'redis'`. */
  readonly owner: string;
  /** The function, such as `layOut`. */
  readonly hook: string;
  /** Key of the resource that it was called for, such as `redis:shared`; undefined where it was called for none. */
  readonly resource: string | undefined;
  constructor(
    { owner, hook, resource }: { readonly owner: string; readonly hook: string; readonly resource?: string },
    problem: string,
    resolution: string,
    /** The thrown value, if any. */
    cause?: unknown,
  ) {
    super(
      `${owner}, ${hook}${resource === undefined ? '' : ` for '${resource}'`}`,
      problem,
      resolution,
      cause,
    );
    this.owner = owner;
    this.hook = hook;
    this.resource = resource;
  }
}
