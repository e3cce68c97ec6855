import { createStandalone } from '../../backend/create-standalone.js';
import type { StandaloneOptions } from '../../backend/standalone-options.js';
import { ownDefinition } from '../../backend/own-definition.js';
import type { PlannedComponent } from '../../plan/resource-plan.js';
import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { AnyComponentDefinition, ComponentDefinition, Inferred, ScopeLike } from '../../component.js';
import { type UsedData, usedData } from '../api-uses.js';
import { checkApiId, checkComponentId, formerIdOf } from '../component-id.js';
import type {
  AnyCrudApiConfig,
  ApiData,
  CrudApiConfig,
  CrudApiOptions,
  DataOrSource,
  DefaultOperation,
  Operation,
} from './crud-api-config.js';
import type { EntitySchema, KnownFields } from './entity-schema.js';
import type { Related, RelatedOption } from './related-options.js';
import { dataBehind } from './crud-api-reader.js';
import { crudApiOutputs, crudApiRequirements } from './crud-api-requirements.js';
import { crudApiSchema } from './crud-api-schema.js';

/** Definition that `CrudApi.define` returns: frozen data, to be given to a backend. */
export interface CrudApiDefinition<
  Id extends string,
  S extends EntitySchema,
  O extends Operation,
> extends ComponentDefinition<Id, CrudApi<S, O>> {
  readonly componentType: 'CrudApi';
  readonly config: AnyCrudApiConfig<S, O>;
}

/** Outputs of a {@link CrudApi}. */
export interface CrudApiOutputs<O extends Operation = DefaultOperation> {
  /** As `apiEndpoint` of {@link CrudApi}. */
  readonly apiEndpoint: string;
  readonly endpoints: Readonly<Record<O, string>>;
  readonly database: string;
  readonly container: string;
}

/**
 * A REST API over one Cosmos DB container: create, read, update, delete and list, as http functions.
 *
 * @example
 * const backend = defineBackend({
 *   userApi: CrudApi.define('UserApi', {
 *     entityName: 'User',
 *     schema: { id: 'string', email: { type: 'string', required: true } },
 *     partitionKey: '/id',
 *   }),
 * });
 * backend.components.userApi.apiEndpoint; // 'https://func-….azurewebsites.net/api/user-api'
 */
export class CrudApi<S extends EntitySchema = EntitySchema, O extends Operation = DefaultOperation> {
  readonly componentId: string;
  readonly componentType = 'CrudApi';
  readonly config: AnyCrudApiConfig<S, O>;
  /**
   * URL of the collection. Behind Front Door without a domain of yours, Azure chooses the host, so that this is an expression of Terraform:
   * `https://${azurerm_cdn_frontdoor_endpoint.….host_name}/api/user-api`. After the deployment, `npx atakora outputs` prints the URL.
   * @see docs/front-door.md
   */
  readonly apiEndpoint: string;
  /** URL per operation, with `{id}` for the id of an item. Only operations that the API has. */
  readonly endpoints: Readonly<Record<O, string>>;
  /** Name of the Cosmos DB database. */
  readonly database: string;
  /** Name of the Cosmos DB container. */
  readonly container: string;
  readonly #definition: CrudApiDefinition<string, S, O>;

  /**
   * Creates an API with resources of its own, at once. Prefer {@link CrudApi.define} and a backend, where several
   * share them.
   * @throws InvalidConfigError when the id or an option is invalid.
   * @throws CannotApplyError when `scope` is in no stack, or the stack has no resource group.
   */
  constructor(scope: ScopeLike, id: string, config: CrudApiConfig<S, O> & StandaloneOptions);
  /** @internal A handle on a component that a plan holds. */
  constructor(definition: CrudApiDefinition<string, S, O>, planned: PlannedComponent);
  constructor(
    ...from:
      | [ScopeLike, string, CrudApiConfig<S, O> & StandaloneOptions]
      | [CrudApiDefinition<string, S, O>, PlannedComponent]
  ) {
    const [definition, planned] =
      from.length === 3
        ? createStandalone(from[0], from[2], (own: CrudApiConfig<S, O>) => definitionOf(from[1], own))
        : from;
    // The outputs are those that `outputs` below made for this definition, perhaps read back from JSON.
    const outputs = planned.outputs as unknown as CrudApiOutputs<O>;
    this.#definition = definition;
    this.componentId = definition.componentId;
    this.config = definition.config;
    this.apiEndpoint = outputs.apiEndpoint;
    this.endpoints = outputs.endpoints;
    this.database = outputs.database;
    this.container = outputs.container;
    Object.freeze(this);
  }

  /**
   * Declares an API. Nothing is created.
   * @example
   * // An API over the same data for other callers. Its answers have the fields of its own schema only, and it has an app of its
   * // own: by default both share an app and its key.
   * CrudApi.define('PublicUserApi', {
   *   of: 'UserApi',
   *   schema: { id: 'string', name: 'string' },
   *   operations: ['read', 'list'],
   *   separateIdentity: true,
   * });
   * @param id - 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend.
   * @throws InvalidConfigError with everything that is wrong with the id or the options.
   */
  static define<
    const Id extends string,
    const S extends EntitySchema,
    const O extends Operation = DefaultOperation,
    const Of extends string | undefined = undefined,
    const Given = {},
  >(
    id: Id,
    config: CrudApiOptions<S, O> & { readonly of?: Of } & DataOrSource<S, Of> & {
        readonly schema: KnownFields<S>;
      } & Inferred<Given, RelatedOption> &
      Related<Given, O>,
  ): CrudApiDefinition<Id, S, O> {
    // The compiler does not resolve the conditional type of a parameter. `definitionOf` checks the options.
    return definitionOf(id, config as AnyCrudApiConfig<S, O>);
  }

  /** Returns all outputs of the API as plain data. */
  getOutputs(): CrudApiOutputs<O> {
    const { apiEndpoint, endpoints, database, container } = this;
    return { apiEndpoint, endpoints, database, container };
  }

  /** Returns the requirements that the API gave to its backend. */
  getRequirements(): readonly ResourceRequirement[] {
    return this.#definition.requirements();
  }
}

function definitionOf<Id extends string, S extends EntitySchema, O extends Operation>(
  id: Id,
  config: AnyCrudApiConfig<S, O>,
): CrudApiDefinition<Id, S, O> {
  checkComponentId(id, 'CrudApi');
  checkApiId(id, 'CrudApi');
  // The schema checked the input, so it has its declared type.
  const own = ownOptions(config, `CrudApi '${id}'`);
  parse(crudApiSchema, own, `CrudApi '${id}'`);
  if (own.of === undefined && own.uses === undefined)
    return definitionOver(id, own, () => ({ data: own, used: [] }));
  const sources = (find: (id: string) => AnyComponentDefinition | undefined): Sources => ({
    data: own.of === undefined ? own : dataBehind(id, own, find),
    used: usedData(`CrudApi '${id}'`, own.uses ?? {}, find),
  });
  const within: CrudApiDefinition<Id, S, O>['within'] = (find) => {
    const found = sources(find);
    return definitionOver(id, own, () => found);
  };
  // Outside of a backend, no other component has data.
  const alone = definitionOver<Id, S, O>(id, own, () => sources(() => undefined));
  return ownDefinition({ ...alone, within });
}

/** Data behind an API. */
interface Sources {
  /** Options of the API whose data it is. */
  readonly data: ApiData;
  /** Data of other APIs that hooks use. */
  readonly used: readonly UsedData[];
}

/** Returns the definition of an API over data that is known when the definition is planned. */
function definitionOver<Id extends string, S extends EntitySchema, O extends Operation>(
  id: Id,
  own: AnyCrudApiConfig<S, O>,
  sources: () => Sources,
): CrudApiDefinition<Id, S, O> {
  const definition: CrudApiDefinition<Id, S, O> = {
    componentId: id,
    componentType: 'CrudApi',
    config: own,
    requirements: () => {
      const { data, used } = sources();
      return crudApiRequirements(id, own, data, used);
    },
    outputs: (site) => crudApiOutputs(id, own, sources().data, site),
    handle: (planned) => new CrudApi<S, O>(definition, planned),
    ...formerIdOf(id, 'CrudApi', own),
  };
  return ownDefinition(definition);
}
