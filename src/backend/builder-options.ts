import type { PlanLock } from '../plan/lock/plan-lock.js';
import type { IResourceProvider } from '../extend/resource-provider.js';
import type { MonitoringConfig } from '../resources/monitoring/options.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { BackendConfig, ConfigKey } from './backend-config.js';

/** The value of an option that is set. */
export type OptionValue<K extends ConfigKey> = Exclude<BackendConfig[K], undefined>;

/**
 * Sets the options of a configuration, one by one. An object is merged into the one that was set before, at every depth; any
 * other value, also a list, replaces it. Defaults and ranges are those of {@link BackendConfig}. Every method throws
 * InvalidConfigError for an invalid value.
 *
 * @typeParam Self - The builder that each method returns.
 */
export abstract class BuilderOptions<out Self> {
  /** Returns a builder with an option merged into the present one. */
  protected abstract set<K extends ConfigKey>(option: K, value: OptionValue<K> | undefined): Self;

  /** Returns a builder with another value in place of the present one: documents of others, which are never merged. */
  protected abstract replace<K extends 'lock' | 'host'>(option: K, value: OptionValue<K> | undefined): Self;

  /** Returns a builder with one more provider or resource type. */
  protected abstract append(option: 'providers' | 'resourceTypes', value: unknown): Self;

  /** Sends telemetry to Application Insights: `true`, an object that is merged, or `false` to turn it off. @default true */
  withMonitoring(...given: [monitoring?: boolean | MonitoringConfig]): Self {
    // An explicit `undefined` is not the same as a call without an argument.
    return this.set('monitoring', given.length === 0 ? true : given[0]);
  }

  /** Sets the lock: `readLock(path)`, or the lock of the last plan. Undefined, which a first run has, means that nothing exists yet. */
  withLock(lock: PlanLock | undefined): Self {
    return this.replace('lock', lock);
  }

  /** Adds a provider. It comes before the built-in types and after providers that were added earlier. */
  withProvider(provider: IResourceProvider): Self {
    return this.append('providers', provider);
  }

  /** Adds a resource type that `defineResourceType` made. It comes before a built-in type of the same name. */
  withResourceType<Req extends object, Config extends Req>(type: ResourceType<Req, Config>): Self {
    return this.append('resourceTypes', type);
  }

  /** Sets the Azure region of the backend: {@link BackendConfig.location}. */
  withLocation(location: OptionValue<'location'>): Self {
    return this.set('location', location);
  }

  /** Sets the environment, which is part of every Azure name: {@link BackendConfig.environment}. */
  withEnvironment(environment: OptionValue<'environment'>): Self {
    return this.set('environment', environment);
  }

  /** Sets who can reach the backend: `'public'`, `'isolated'`, or an object: {@link BackendConfig.networking}. */
  withNetworking(networking: OptionValue<'networking'>): Self {
    return this.set('networking', networking);
  }

  /** Has callers sign in with Entra ID: {@link BackendConfig.auth}. */
  withAuth(auth: OptionValue<'auth'>): Self {
    return this.set('auth', auth);
  }

  /** Puts a Front Door before the backend: {@link BackendConfig.entry}. */
  withEntry(entry: OptionValue<'entry'>): Self {
    return this.set('entry', entry);
  }

  /** Names the principal that runs Terraform: {@link BackendConfig.deployer}. */
  withDeployer(deployer: OptionValue<'deployer'>): Self {
    return this.set('deployer', deployer);
  }

  /** Sets how code gets to function apps: {@link BackendConfig.codeDeployment}. */
  withCodeDeployment(codeDeployment: OptionValue<'codeDeployment'>): Self {
    return this.set('codeDeployment', codeDeployment);
  }

  /** Admits backends of other teams to the account of this one: {@link BackendConfig.offer}. */
  withOffer(offer: OptionValue<'offer'>): Self {
    return this.set('offer', offer);
  }

  /** Puts the data into the account of another backend, in place of a host that was set before: {@link BackendConfig.host}. */
  withHost(host: OptionValue<'host'>): Self {
    return this.replace('host', host);
  }

  /** Sets options of Cosmos DB accounts: {@link BackendConfig.cosmosConfig}. */
  withCosmos(cosmosConfig: OptionValue<'cosmosConfig'>): Self {
    return this.set('cosmosConfig', cosmosConfig);
  }

  /** Sets autoscale of Cosmos DB throughput: {@link BackendConfig.autoScale}. */
  withAutoScale(autoScale: OptionValue<'autoScale'>): Self {
    return this.set('autoScale', autoScale);
  }

  /** Sets options of storage accounts: {@link BackendConfig.storageConfig}. */
  withStorage(storageConfig: OptionValue<'storageConfig'>): Self {
    return this.set('storageConfig', storageConfig);
  }

  /** Sets the copies that storage accounts keep: {@link BackendConfig.storageReplication}. */
  withStorageReplication(storageReplication: OptionValue<'storageReplication'>): Self {
    return this.set('storageReplication', storageReplication);
  }

  /** Sets the key vault of the backend: {@link BackendConfig.keyVault}. */
  withKeyVault(keyVault: OptionValue<'keyVault'>): Self {
    return this.set('keyVault', keyVault);
  }

  /** Sets how Azure names are made: {@link BackendConfig.naming}. */
  withNaming(naming: OptionValue<'naming'>): Self {
    return this.set('naming', naming);
  }

  /** Adds tags: {@link BackendConfig.tags}. */
  withTags(tags: OptionValue<'tags'>): Self {
    return this.set('tags', tags);
  }

  /** Names tags whose values are public, although they look like secrets: {@link BackendConfig.publicTags}. Set it before the tags. */
  withPublicTags(publicTags: OptionValue<'publicTags'>): Self {
    return this.set('publicTags', publicTags);
  }

  /** Adds upper bounds: {@link BackendConfig.limits}. */
  withLimits(limits: OptionValue<'limits'>): Self {
    return this.set('limits', limits);
  }

  /** Sets whether apps and storage answer https only: {@link BackendConfig.enforceHttps}. */
  withEnforceHttps(enforceHttps: OptionValue<'enforceHttps'>): Self {
    return this.set('enforceHttps', enforceHttps);
  }

  /** Sets whether apps reach data by managed identity: {@link BackendConfig.useManagedIdentity}. */
  withManagedIdentity(useManagedIdentity: OptionValue<'useManagedIdentity'>): Self {
    return this.set('useManagedIdentity', useManagedIdentity);
  }

  /** Sets the major version of the azurerm provider: {@link BackendConfig.azurerm}. */
  withAzurerm(azurerm: OptionValue<'azurerm'>): Self {
    return this.set('azurerm', azurerm);
  }

  /** Sets the resource group that the stack must have: {@link BackendConfig.resourceGroupName}. */
  withResourceGroupName(resourceGroupName: OptionValue<'resourceGroupName'>): Self {
    return this.set('resourceGroupName', resourceGroupName);
  }

  /** Sets what happens to data that leaves the declarations: {@link BackendConfig.dataProtection}. */
  withDataProtection(dataProtection: OptionValue<'dataProtection'>): Self {
    return this.set('dataProtection', dataProtection);
  }

  /** Moves child resources to another resource: {@link BackendConfig.moves}. */
  withMoves(moves: OptionValue<'moves'>): Self {
    return this.set('moves', moves);
  }

  /** Names child resources whose data is discarded: {@link BackendConfig.discard}. */
  withDiscard(discard: OptionValue<'discard'>): Self {
    return this.set('discard', discard);
  }

  /** Names existing Azure resources that become part of the backend: {@link BackendConfig.adopt}. */
  withAdopt(adopt: OptionValue<'adopt'>): Self {
    return this.set('adopt', adopt);
  }

  /** Names child resources that are declared again and no longer exist in Azure: {@link BackendConfig.restored}. */
  withRestored(restored: OptionValue<'restored'>): Self {
    return this.set('restored', restored);
  }
}
