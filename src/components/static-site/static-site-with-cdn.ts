import { createStandalone } from '../../backend/create-standalone.js';
import type { StandaloneOptions } from '../../backend/standalone-options.js';
import { ownDefinition } from '../../backend/own-definition.js';
import type { PlannedComponent } from '../../plan/resource-plan.js';
import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import type { ComponentDefinition, ScopeLike } from '../../component.js';
import { checkComponentId, formerIdOf } from '../component-id.js';
import type { StaticSiteOutputs } from './static-site.js';
import type { StaticSiteWithCdnConfig } from './static-site-config.js';
import { staticSiteWithCdnOutputs, staticSiteWithCdnRequirements } from './static-site-requirements.js';
import { staticSiteWithCdnSchema } from './static-site-schema.js';

/** Definition that `StaticSiteWithCdn.define` returns: frozen data, to be given to a backend. */
export interface StaticSiteWithCdnDefinition<
  Id extends string,
  Domain extends string | undefined,
> extends ComponentDefinition<Id, StaticSiteWithCdn<Domain>> {
  readonly componentType: 'StaticSiteWithCdn';
  readonly config: StaticSiteWithCdnConfig<Domain>;
}

/** `https://` and the custom domain; undefined without one. */
export type DomainEndpoint<Domain extends string | undefined> = Domain extends string
  ? `https://${Domain}`
  : undefined;

/** Outputs of a {@link StaticSiteWithCdn}. */
export interface StaticSiteWithCdnOutputs<
  Domain extends string | undefined = string | undefined,
> extends StaticSiteOutputs {
  /** `https://<endpoint>-<hash>.z01.azurefd.net`, as a Terraform expression: Azure chooses the hash. */
  readonly cdnEndpoint: string;
  /** `https://` and the custom domain; undefined without one. */
  readonly customDomainEndpoint: DomainEndpoint<Domain>;
}

/**
 * Files on the web, from a storage account of their own, behind an Azure Front Door that all sites of a backend share. It
 * caches and compresses them, and serves them under a domain of yours.
 *
 * @example
 * const website = StaticSiteWithCdn.define('Website', {
 *   sourceDirectory: './website/dist',
 *   enableSpaMode: true,
 *   customDomain: 'app.example.com',
 *   dnsZoneName: 'example.com',
 *   dnsZoneResourceGroup: 'rg-dns',
 * });
 * const backend = defineBackend({ website });
 * backend.components.website.customDomainEndpoint; // 'https://app.example.com'
 */
export class StaticSiteWithCdn<Domain extends string | undefined = string | undefined> {
  readonly componentId: string;
  readonly componentType = 'StaticSiteWithCdn';
  readonly config: StaticSiteWithCdnConfig<Domain>;
  /** Address of the site without the CDN, as a Terraform expression. Use `cdnEndpoint` for visitors. */
  readonly siteEndpoint: string;
  /** `https://<endpoint>-<hash>.z01.azurefd.net`, as a Terraform expression: Azure chooses the hash. */
  readonly cdnEndpoint: string;
  /** `https://` and the custom domain; undefined without one. */
  readonly customDomainEndpoint: DomainEndpoint<Domain>;
  /** Name of the storage account of the site. */
  readonly accountName: string;

  /**
   * Creates a site with resources of its own, at once. Prefer {@link StaticSiteWithCdn.define} and a backend.
   * @throws InvalidConfigError when the id or an option is invalid.
   * @throws CannotApplyError when `scope` is in no stack, or the stack has no resource group.
   */
  constructor(scope: ScopeLike, id: string, config: StaticSiteWithCdnConfig<Domain> & StandaloneOptions);
  /** @internal A handle on a component that a plan holds. */
  constructor(definition: StaticSiteWithCdnDefinition<string, Domain>, planned: PlannedComponent);
  constructor(
    ...from:
      | [ScopeLike, string, StaticSiteWithCdnConfig<Domain> & StandaloneOptions]
      | [StaticSiteWithCdnDefinition<string, Domain>, PlannedComponent]
  ) {
    const [definition, planned] =
      from.length === 3
        ? createStandalone(from[0], from[2], (own: StaticSiteWithCdnConfig<Domain>) =>
            StaticSiteWithCdn.define<string, Domain>(from[1], own),
          )
        : from;
    // The outputs are those that `outputs` below made for this definition, perhaps read back from JSON.
    const outputs = planned.outputs as unknown as StaticSiteWithCdnOutputs<Domain>;
    this.componentId = definition.componentId;
    this.config = definition.config;
    this.siteEndpoint = outputs.siteEndpoint;
    this.cdnEndpoint = outputs.cdnEndpoint;
    this.customDomainEndpoint = outputs.customDomainEndpoint;
    this.accountName = outputs.accountName;
    Object.freeze(this);
  }

  /**
   * Declares a site with a CDN. Nothing is created, and no file is read.
   * @param id - 1 to 64 letters, digits, `-` and `_`, starting with a letter; unique in its backend.
   * @throws InvalidConfigError with everything that is wrong with the id or the options.
   */
  static define<const Id extends string, const Domain extends string | undefined = undefined>(
    id: Id,
    config: StaticSiteWithCdnConfig<Domain>,
  ): StaticSiteWithCdnDefinition<Id, Domain> {
    checkComponentId(id, 'StaticSiteWithCdn');
    // The schema checked the input, so it has its declared type.
    const own = ownOptions(config, `StaticSiteWithCdn '${id}'`);
    parse(staticSiteWithCdnSchema, own, `StaticSiteWithCdn '${id}'`);
    const definition: StaticSiteWithCdnDefinition<Id, Domain> = {
      componentId: id,
      componentType: 'StaticSiteWithCdn',
      ...formerIdOf(id, 'StaticSiteWithCdn', own),
      config: own,
      requirements: () => staticSiteWithCdnRequirements(id, own),
      outputs: (site) => staticSiteWithCdnOutputs(own, site),
      handle: (planned) => new StaticSiteWithCdn<Domain>(definition, planned),
    };
    return ownDefinition(definition);
  }

  /** Returns all outputs of the site as plain data. */
  getOutputs(): StaticSiteWithCdnOutputs<Domain> {
    const { siteEndpoint, cdnEndpoint, customDomainEndpoint, accountName } = this;
    return { siteEndpoint, cdnEndpoint, customDomainEndpoint, accountName };
  }

  /** Returns the requirements that the site gave to its backend. */
  getRequirements(): readonly ResourceRequirement[] {
    return staticSiteWithCdnRequirements(this.componentId, this.config);
  }
}
