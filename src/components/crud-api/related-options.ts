import type { BackendTypeError, Excluding, Needing } from '../../component.js';
import type { ExcludedHostOptions, RelatedHostOption } from '../related-options.js';
import type { HookName } from '../../runtime/contract/hooks.js';
import type { HOOKED, Operation } from './crud-api-config.js';

/** Options of an API that need another one. */
export interface NeededOptions {
  readonly hooks: 'sourceDirectory';
  readonly sourceDirectory: 'hooks';
  readonly keyFiles: 'hooks';
  readonly uses: 'hooks';
  readonly hookTimeoutSeconds: 'hooks';
  readonly tenantField: 'tenantClaim';
  readonly tenantClaim: 'tenantField';
}

/** Options of an API by those that exclude them. */
export interface ExcludedOptions extends ExcludedHostOptions {
  readonly throughput: { readonly enableServerless: true };
  readonly maxThroughput: { readonly throughput: number; readonly enableServerless: true };
  readonly ttl: { readonly search: object };
  readonly auth: WithoutSignIn;
  readonly permissions: WithoutSignIn;
  readonly ownerField: WithoutSignIn;
  readonly tenantField: WithoutSignIn;
}

/** Permitted callers who do not sign in. */
export interface WithoutSignIn {
  readonly authLevel: 'anonymous' | 'function';
}

/** An option of an API that other options do not fit. */
export type CheckedOption = keyof NeededOptions | keyof ExcludedOptions | 'search';

/** An option of an API whose presence or value decides which others there may be. */
export type RelatedOption =
  CheckedOption | RelatedHostOption | 'authLevel' | 'enableServerless' | 'of' | 'partitionKey';

/** Error messages for options of an API that do not fit each other, or its operations. */
export type Related<Given, O extends Operation> = {
  readonly operations?: [O] extends [never]
    ? BackendTypeError<'An API has at least one operation'>
    : WithTheirFunction<O, Given>;
} & ([keyof Given & CheckedOption] extends [never] // most APIs, of which the compiler then checks no more
  ? unknown
  : Needing<Given, NeededOptions> &
      Excluding<Given, ExcludedOptions> &
      HooksWithOperations<Given, O> &
      SomeSearchField<Given> &
      TenantAsKey<Given>);

/** The error message for no hook, and for hooks of operations that the API does not have. */
export type HooksWithOperations<Given, O extends Operation> = Given extends {
  readonly hooks: readonly (infer H extends HookName)[];
}
  ? [H] extends [never]
    ? { readonly hooks: BackendTypeError<"'hooks' has at least one hook"> }
    : [HookWithout<H, O>] extends [never]
      ? unknown
      : { readonly hooks: BackendTypeError<HookWithout<H, O>> }
  : unknown;

/** A message for each hook whose operation the API does not have. */
export type HookWithout<H extends HookName, O extends Operation> = H extends unknown
  ? (typeof HOOKED)[H] extends O
    ? never
    : `'${H}' needs the operation '${(typeof HOOKED)[H]}'`
  : never;

/** The error message for a search without fields. */
export type SomeSearchField<Given> = Given extends {
  readonly search: { readonly fields: readonly (infer Field)[] };
}
  ? [Field] extends [never]
    ? { readonly search: { readonly fields: BackendTypeError<'A search has at least one field'> } }
    : unknown
  : unknown;

/** The error message for a tenant that is not the partition key. An API with `of` has the partition key of the other one. */
export type TenantAsKey<Given> = Given extends { readonly of: string }
  ? unknown
  : Given extends { readonly tenantField: infer Field extends string }
    ? Given extends { readonly partitionKey: `/${Field}` }
      ? unknown
      : {
          readonly tenantField: BackendTypeError<`'tenantField' is the partition key: write partitionKey: '/${Field}'`>;
        }
    : unknown;

/** The error message for an operation that the function of another one answers, which the API does not have. */
export type WithTheirFunction<O extends Operation, Given> = 'patch' extends O
  ? 'update' extends O
    ? SearchWithRead<O, Given>
    : BackendTypeError<'patch needs update, whose function answers it'>
  : SearchWithRead<O, Given>;

/** The error message for a search without the operation whose function answers it. */
export type SearchWithRead<O extends Operation, Given> = Given extends { readonly search: object }
  ? 'read' extends O
    ? BatchWithCreate<O, Given>
    : BackendTypeError<'search needs read, whose function answers it'>
  : BatchWithCreate<O, Given>;

/** The error message for `batch` without the operation whose function answers it, or with one item a partition. */
export type BatchWithCreate<O extends Operation, Given> = 'batch' extends O
  ? 'create' extends O
    ? [PartitionKeyIn<Given>] extends ['/id']
      ? BackendTypeError<"batch needs another partitionKey than '/id', which has one item in a partition">
      : readonly O[]
    : BackendTypeError<'batch needs create, whose function answers it'>
  : readonly O[];

/** The partition key of an API. */
export type PartitionKeyIn<Given> = 'partitionKey' extends keyof Given ? Given['partitionKey'] : '/id';
