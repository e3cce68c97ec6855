import { createStandalone } from '../../backend/create-standalone.js';
import type { StandaloneOptions } from '../../backend/standalone-options.js';
import { ownDefinition } from '../../backend/own-definition.js';
import type { PlannedComponent } from '../../plan/resource-plan.js';
import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { ComponentDefinition, ScopeLike } from '../../component.js';
import { checkComponentId, formerIdOf } from '../component-id.js';
import type { StaticSiteConfig } from './static-site-config.js';
import { staticSiteOutputs, staticSiteRequirements } from './static-site-requirements.js';
import { staticSiteSchema } from './static-site-schema.js';

/** Definition that `StaticSite.define` returns: frozen data, to be given to a backend. */
export interface StaticSiteDefinition<Id extends string> extends ComponentDefinition<Id, StaticSite> {
  readonly componentType: 'StaticSite';
  readonly config: StaticSiteConfig;
}

/** Outputs of a {@link StaticSite}. */
export interface StaticSiteOutputs {
  /** `https://<account>.<zone>.web.core.windows.net`, as a Terraform expression: Azure chooses the zone. */
  readonly siteEndpoint: string;
  /** Name of the storage account of the site. */
  readonly accountName: string;
}

/**
 * Files on the web, from a storage account of their own. For a CDN or a domain of your own see `StaticSiteWithCdn`.
 *
 * @example
 * const adminPortal = StaticSite.define('AdminPortal', {
 *   sourceDirectory: './admin',
 *   buildCommand: 'npm run build',
 * });
 * const backend = defineBackend({ adminPortal });
 * new TerraformOutput(stack, 'admin', { value: backend.components.adminPortal.siteEndpoint });
 */
export class StaticSite {
  readonly componentId: string;
  readonly componentType = 'StaticSite';
  readonly config: StaticSiteConfig;
  /**
   * `https://<account>.<zone>.web.core.windows.net`, as a Terraform expression: Azure chooses the zone. Use it in outputs
   * and settings of the same stack; Terraform puts in the address.
   */
  readonly siteEndpoint: string;
  /** Name of the storage account of the site. */
  readonly accountName: string;

  /**
   * Creates a site with resources of its own, at once. Prefer {@link StaticSite.define} and a backend.
   * @throws InvalidConfigError when the id or an option is invalid.
   * @throws CannotApplyError when `scope` is in no stack, or the stack has no resource group.
   */
  constructor(scope: ScopeLike, id: string, config: StaticSiteConfig & StandaloneOptions);
  /** @internal A handle on a component that a plan holds. */
  constructor(definition: StaticSiteDefinition<string>, planned: PlannedComponent);
  constructor(
    ...from:
      | [ScopeLike, string, StaticSiteConfig & StandaloneOptions]
      | [StaticSiteDefinition<string>, PlannedComponent]
  ) {
    const [definition, planned] =
      from.length === 3
        ? createStandalone(from[0], from[2], (own: StaticSiteConfig) =>
            StaticSite.define<string>(from[1], own),
          )
        : from;
    // The outputs are those that `outputs` below made for this definition, perhaps read back from JSON.
    const outputs = planned.outputs as unknown as StaticSiteOutputs;
    this.componentId = definition.componentId;
    this.config = definition.config;
    this.siteEndpoint = outputs.siteEndpoint;
    this.accountName = outputs.accountName;
    Object.freeze(this);
  }

  /**
   * Declares a site. Nothing is created, and no file is read.
   * @param id - 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend.
   * @throws InvalidConfigError with everything that is wrong with the id or the options.
   */
  static define<const Id extends string>(id: Id, config: StaticSiteConfig): StaticSiteDefinition<Id> {
    checkComponentId(id, 'StaticSite');
    const own = parse(staticSiteSchema, ownOptions(config, `StaticSite '${id}'`), `StaticSite '${id}'`);
    const definition: StaticSiteDefinition<Id> = {
      componentId: id,
      componentType: 'StaticSite',
      ...formerIdOf(id, 'StaticSite', own),
      config: own,
      requirements: () => staticSiteRequirements(id, own),
      outputs: (site) => staticSiteOutputs(site),
      handle: (planned) => new StaticSite(definition, planned),
    };
    return ownDefinition(definition);
  }

  /** Returns all outputs of the site as plain data. */
  getOutputs(): StaticSiteOutputs {
    const { siteEndpoint, accountName } = this;
    return { siteEndpoint, accountName };
  }

  /** Returns the requirements that the site gave to its backend. */
  getRequirements(): readonly ResourceRequirement[] {
    return staticSiteRequirements(this.componentId, this.config);
  }
}
