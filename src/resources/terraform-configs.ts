// Types only: nothing of the provider package is loaded by planning.
import type { ApplicationInsightsConfig } from '@cdktf/provider-azurerm/lib/application-insights/index.js';
import type { DataAzurermClientConfigConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js';
import type { DataAzurermKeyVaultConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault/index.js';
import type { KeyVaultConfig } from '@cdktf/provider-azurerm/lib/key-vault/index.js';
import type { DataAzurermPrivateDnsZoneConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-private-dns-zone/index.js';
import type { DataAzurermSubnetConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-subnet/index.js';
import type { DataAzurermVirtualNetworkConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network/index.js';
import type { DataAzurermCosmosdbAccountConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-cosmosdb-account/index.js';
import type { CosmosdbAccountConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import type { CosmosdbSqlContainerConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container/index.js';
import type { CosmosdbSqlDatabaseConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database/index.js';
import type { CosmosdbSqlRoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-role-assignment/index.js';
import type { FunctionAppFlexConsumptionConfig } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption/index.js';
import type { LinuxFunctionAppConfig } from '@cdktf/provider-azurerm/lib/linux-function-app/index.js';
import type { LogAnalyticsWorkspaceConfig } from '@cdktf/provider-azurerm/lib/log-analytics-workspace/index.js';
import type { MonitorActionGroupConfig } from '@cdktf/provider-azurerm/lib/monitor-action-group/index.js';
import type { MonitorMetricAlertConfig } from '@cdktf/provider-azurerm/lib/monitor-metric-alert/index.js';
import type { NetworkSecurityGroupConfig } from '@cdktf/provider-azurerm/lib/network-security-group/index.js';
import type { NetworkSecurityRuleConfig } from '@cdktf/provider-azurerm/lib/network-security-rule/index.js';
import type { PrivateDnsZoneConfig } from '@cdktf/provider-azurerm/lib/private-dns-zone/index.js';
import type { PrivateDnsZoneVirtualNetworkLinkConfig } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link/index.js';
import type { PrivateEndpointConfig } from '@cdktf/provider-azurerm/lib/private-endpoint/index.js';
import type { RoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import type { ServicePlanConfig } from '@cdktf/provider-azurerm/lib/service-plan/index.js';
import type { StorageAccountConfig } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import type { StorageContainerConfig } from '@cdktf/provider-azurerm/lib/storage-container/index.js';
import type { StorageQueueConfig } from '@cdktf/provider-azurerm/lib/storage-queue/index.js';
import type { SubnetConfig } from '@cdktf/provider-azurerm/lib/subnet/index.js';
import type { SubnetNetworkSecurityGroupAssociationConfig } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association/index.js';
import type { UserAssignedIdentityConfig } from '@cdktf/provider-azurerm/lib/user-assigned-identity/index.js';
import type { VirtualNetworkConfig } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';

/** Terraform type to the config type of its class, so that the compiler checks every block we lay out. */
export interface TerraformConfigs {
  azurerm_key_vault: KeyVaultConfig;
  'data.azurerm_client_config': DataAzurermClientConfigConfig;
  'data.azurerm_key_vault': DataAzurermKeyVaultConfig;
  'data.azurerm_private_dns_zone': DataAzurermPrivateDnsZoneConfig;
  'data.azurerm_subnet': DataAzurermSubnetConfig;
  'data.azurerm_virtual_network': DataAzurermVirtualNetworkConfig;
  'data.azurerm_cosmosdb_account': DataAzurermCosmosdbAccountConfig;
  azurerm_application_insights: ApplicationInsightsConfig;
  azurerm_cosmosdb_account: CosmosdbAccountConfig;
  azurerm_cosmosdb_sql_container: CosmosdbSqlContainerConfig;
  azurerm_cosmosdb_sql_database: CosmosdbSqlDatabaseConfig;
  azurerm_cosmosdb_sql_role_assignment: CosmosdbSqlRoleAssignmentConfig;
  azurerm_function_app_flex_consumption: FunctionAppFlexConsumptionConfig;
  azurerm_linux_function_app: LinuxFunctionAppConfig;
  azurerm_log_analytics_workspace: LogAnalyticsWorkspaceConfig;
  azurerm_monitor_action_group: MonitorActionGroupConfig;
  azurerm_monitor_metric_alert: MonitorMetricAlertConfig;
  azurerm_network_security_group: NetworkSecurityGroupConfig;
  azurerm_network_security_rule: NetworkSecurityRuleConfig;
  azurerm_private_dns_zone: PrivateDnsZoneConfig;
  azurerm_private_dns_zone_virtual_network_link: PrivateDnsZoneVirtualNetworkLinkConfig;
  azurerm_private_endpoint: PrivateEndpointConfig;
  azurerm_role_assignment: RoleAssignmentConfig;
  azurerm_service_plan: ServicePlanConfig;
  azurerm_storage_account: StorageAccountConfig;
  azurerm_storage_container: StorageContainerConfig;
  azurerm_storage_queue: StorageQueueConfig;
  azurerm_subnet: SubnetConfig;
  azurerm_subnet_network_security_group_association: SubnetNetworkSecurityGroupAssociationConfig;
  azurerm_user_assigned_identity: UserAssignedIdentityConfig;
  azurerm_virtual_network: VirtualNetworkConfig;
}

/** A Terraform type that we lay out. */
export type TerraformType = keyof TerraformConfigs;
