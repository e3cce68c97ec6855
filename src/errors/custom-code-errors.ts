import { BackendError, cut, sentence } from './backend-error.js';

/** No provider can make a resource that a component requires. */
export class MissingProviderError extends BackendError {
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
    const asking = `'${resourceType}', which ${components.map((id) => `'${id}'`).join(', ')} require${components.length === 1 ? 's' : ''}`;
    super(
      declinedBy.length === 0
        ? `No provider for resource type ${asking}. There are providers for: ${available.join(', ')}. ` +
            `Register one with withProvider(…) or \`providers\` in the backend config.`
        : `No provider takes the requirement of resource type ${asking}: canProvide of ` +
            `${declinedBy.map((id) => `provider '${id}'`).join(' and ')} returned false. ` +
            `Change the requirement to one that canProvide accepts, or register another provider.`,
    );
  }
}

/** A provider's merge depends on order, repetition or steps. Thrown by `assertLawfulMerge`. */
export class MergeNotLawfulError extends BackendError {
  override readonly name = 'MergeNotLawfulError';
  readonly code = 'MERGE_NOT_LAWFUL';
  constructor(
    readonly law: string,
    samples: string,
    left: string,
    right: string,
  ) {
    super(
      `The merge is not ${law}.\n  Samples: ${cut(samples)}\n  One way: ${cut(left)}\n  Other way: ${cut(right)}\n` +
        `Use the strategies union, maximum, intersection and priority, or sort what you collect.`,
    );
  }
}

/** A function of a custom provider, component or naming convention threw, or returned an unexpected value. */
export class CustomCodeError extends BackendError {
  override readonly name = 'CustomCodeError';
  readonly code = 'CUSTOM_CODE_FAILED';
  /** Whose function it is: `Provider 'redis'`. */
  readonly owner: string;
  /** The function, such as `layOut`. */
  readonly hook: string;
  /** Key of the resource that it was called for, such as `redis:shared`; undefined where it was called for none. */
  readonly resource: string | undefined;
  constructor(
    { owner, hook, resource }: { readonly owner: string; readonly hook: string; readonly resource?: string },
    problem: string,
    expected: string,
    resolution: string,
    /** The thrown value, if any. */
    cause?: unknown,
  ) {
    const place = resource === undefined ? hook : `${hook} for '${resource}'`;
    super(`${owner} failed in ${place}: ${problem}; expected: ${expected}. ${sentence(resolution)}`, {
      cause,
    });
    this.owner = owner;
    this.hook = hook;
    this.resource = resource;
  }
}
