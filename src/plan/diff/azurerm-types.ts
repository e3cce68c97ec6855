import { ownValue } from '../json.js';
import type { DataType } from '../replacement.js';

/**
 * Types of azurerm, besides those of the library, whose loss loses data. A type is here if Azure keeps in it what clients, people or other
 * services wrote, or what that can be read or restored with: databases and their servers, shares, disks, hubs, vaults, keys, backups,
 * registries, and services that keep state of their own. What Terraform's configuration says in full is not data.
 */
const DATA = new RegExp(
  `^azurerm_(?:${[
    String.raw`cosmosdb_(?:cassandra|gremlin|mongo|postgresql|sql)_\w+`,
    'cosmosdb_table',
    String.raw`mssql_(?:database|elasticpool|managed_database|managed_instance|server)`,
    String.raw`(?:postgresql|mysql)_flexible_(?:server|server_database|database)|postgresql_(?:server|database)`,
    String.raw`mongo_cluster\w*|mariadb_\w+|redis_cache|redis_enterprise_(?:cluster|database)|managed_redis`,
    String.raw`storage_(?:data_lake_gen2_filesystem|data_lake_gen2_path|share|share_directory|share_file|table_entity|account_queue_properties|encryption_scope)`,
    String.raw`netapp_(?:account|pool|volume|volume_group\w*|snapshot|backup_vault)|elastic_san\w*|hpc_cache\w*|managed_lustre_file_system`,
    String.raw`managed_disk|snapshot|image|shared_image|shared_image_version|shared_image_gallery`,
    String.raw`(?:linux_|windows_)?virtual_machine(?:_scale_set)?|orchestrated_virtual_machine_scale_set`,
    String.raw`eventhub|eventhub_namespace|eventhub_cluster|iothub\w*|notification_hub\w*|relay_\w+`,
    String.raw`eventgrid_(?:domain|topic|namespace|system_topic)|web_pubsub|signalr_service`,
    String.raw`key_vault_(?:key|secret|certificate|managed_hardware_security_module|managed_storage_account)\w*`,
    String.raw`recovery_services_vault|site_recovery_\w+|backup_\w+|data_protection_backup_\w+`,
    String.raw`container_registry|kubernetes_cluster|kubernetes_cluster_node_pool|container_group`,
    String.raw`search_service|cognitive_account|ai_services|ai_foundry\w*|machine_learning_(?:workspace|datastore_\w+)`,
    String.raw`kusto_(?:cluster|database)|synapse_(?:workspace|sql_pool|spark_pool)|data_factory|data_share\w*|databricks_workspace|hdinsight_\w+`,
    String.raw`purview_account|app_configuration\w*|api_management|healthcare_\w+|digital_twins_instance|maps_account|communication_service`,
    String.raw`log_analytics_(?:cluster|data_export_rule)|monitor_workspace|automation_account|batch_account|service_fabric_\w+|dev_center\w*|fluid_relay_server`,
  ].join('|')})$`,
);

/**
 * Types that hold no data: what the library lays out without data, rules and links of the same services, and helpers of Terraform. Their
 * configuration says all that is in them.
 */
const WITHOUT_DATA = new RegExp(
  `^(?:azurerm_(?:${[
    String.raw`monitor_(?:action_group|activity_log_alert|metric_alert|scheduled_query_rules_(?:alert|alert_v2|log)|smart_detector_alert_rule)`,
    String.raw`monitor_(?:alert_processing_rule_(?:action_group|suppression)|alert_prometheus_rule_group|autoscale_setting)`,
    String.raw`monitor_(?:aad_diagnostic_setting|diagnostic_setting|data_collection_(?:endpoint|rule|rule_association))`,
    String.raw`monitor_private_link_(?:scope|scoped_service)`,
    String.raw`application_insights\w*|cdn_\w+|dns_\w+|private_dns_\w+|private_endpoint\w*|private_link_\w+`,
    String.raw`virtual_network\w*|subnet\w*|network_\w+|route\w*|public_ip\w*|nat_gateway\w*|application_security_group|firewall\w*`,
    String.raw`lb|lb_\w+|application_gateway|web_application_firewall_policy|traffic_manager_\w+|bastion_host|vpn_\w+|local_network_gateway`,
    String.raw`role_assignment|role_definition|user_assigned_identity|federated_identity_credential|management_lock|policy_\w+|resource_provider_registration`,
    String.raw`cosmosdb_sql_role_(?:assignment|definition)|servicebus_\w*(?:rule|network_rule_set)|eventhub_(?:consumer_group|\w*authorization_rule)`,
    String.raw`service_plan|(?:linux|windows)_(?:function|web)_app(?:_slot)?|function_app_\w+|app_service_\w+|static_web_app\w*|app_service_plan`,
    String.raw`storage_(?:blob|account_static_website|account_network_rules|management_policy|blob_inventory_policy)`,
    String.raw`key_vault_access_policy|(?:mssql|postgresql|mysql)_\w*(?:firewall_rule|virtual_network_rule|configuration)|redis_firewall_rule`,
    String.raw`container_app|container_app_environment|container_app_job`,
    String.raw`api_management_(?:api|api_policy|product_api)|stream_analytics_\w+`,
  ].join('|')})|terraform_data|null_resource|(?:random|time)_\\w+)$`,
);

/** Returns true for a type that holds the items of APIs, which `softDelete` keeps. */
export function holdsItems(type: string): boolean {
  return type === 'azurerm_cosmosdb_sql_container';
}

/** Address of the identity of a guest. A host makes it, and the apps of the guest reach their data with nothing else. */
const GUEST_IDENTITY = /^azurerm_user_assigned_identity\.[^_]+_guest_/;

/** Address of the search service of APIs, whose indexes are copies of their containers. */
const SEARCH_OF_APIS = /^azurerm_search_service\.[^_]+_aisearch_/;

/**
 * Returns whether a block of the library holds data whose type alone does not say so, also where neither plan nor lock has it any more;
 * undefined for any other.
 */
export function addressHoldsData(address: string): boolean | undefined {
  if (GUEST_IDENTITY.test(address)) return true;
  return SEARCH_OF_APIS.test(address) ? false : undefined;
}

/**
 * Returns whether a resource of a type holds data; undefined for a type that cannot be judged, such as `azapi_resource`, a deployment or a
 * resource group: anything may be in it.
 * @param declared - The types that a plan declares to hold data.
 */
export function typeHoldsData(
  type: string,
  declared: Readonly<Record<string, DataType>>,
): boolean | undefined {
  if (ownValue(declared, type) !== undefined) return true;
  // Rules and links of a service that holds data come first: they are the narrower patterns.
  if (WITHOUT_DATA.test(type)) return false;
  return DATA.test(type) ? true : undefined;
}
