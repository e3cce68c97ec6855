// Written by scripts/provider-arguments/write.ts.
import type { Expression, OrExpression } from '../plan/expression/expression.js';

type Str = OrExpression<string>;
type Num = OrExpression<number>;
type Bool = OrExpression<boolean>;
type StrList = readonly Str[] | Expression;
type NumList = readonly Num[] | Expression;
type List<T> = readonly T[];
type Optional<T> = T | undefined;
type StrMap = Readonly<Record<string, Str>> | Expression;

/** Arguments of the types that layouts write, in azurerm 4.55.0. */
export interface AzurermArguments {
  azurerm_api_management: {
    additional_location?: Optional<List<{ capacity?: Optional<Num>; gateway_disabled?: Optional<Bool>; location: Str;
    public_ip_address_id?: Optional<Str>; virtual_network_configuration?: Optional<{ subnet_id: Str; }>;
    zones?: Optional<StrList>; }>>; certificate?: Optional<List<{ certificate_password?: Optional<Str>; encoded_certificate: Str;
    store_name: Str; }>>; client_certificate_enabled?: Optional<Bool>; delegation?: Optional<{
    subscriptions_enabled?: Optional<Bool>; url?: Optional<Str>; user_registration_enabled?: Optional<Bool>;
    validation_key?: Optional<Str>; }>; gateway_disabled?: Optional<Bool>; hostname_configuration?: Optional<{
    developer_portal?: Optional<List<{ certificate?: Optional<Str>; certificate_password?: Optional<Str>; host_name: Str;
    key_vault_certificate_id?: Optional<Str>; key_vault_id?: Optional<Str>; negotiate_client_certificate?: Optional<Bool>;
    ssl_keyvault_identity_client_id?: Optional<Str>; }>>; management?: Optional<List<{ certificate?: Optional<Str>;
    certificate_password?: Optional<Str>; host_name: Str; key_vault_certificate_id?: Optional<Str>; key_vault_id?: Optional<Str>;
    negotiate_client_certificate?: Optional<Bool>; ssl_keyvault_identity_client_id?: Optional<Str>; }>>; portal?: Optional<List<{
    certificate?: Optional<Str>; certificate_password?: Optional<Str>; host_name: Str; key_vault_certificate_id?: Optional<Str>;
    key_vault_id?: Optional<Str>; negotiate_client_certificate?: Optional<Bool>; ssl_keyvault_identity_client_id?: Optional<Str>;
    }>>; proxy?: Optional<List<{ certificate?: Optional<Str>; certificate_password?: Optional<Str>;
    default_ssl_binding?: Optional<Bool>; host_name: Str; key_vault_certificate_id?: Optional<Str>; key_vault_id?: Optional<Str>;
    negotiate_client_certificate?: Optional<Bool>; ssl_keyvault_identity_client_id?: Optional<Str>; }>>; scm?: Optional<List<{
    certificate?: Optional<Str>; certificate_password?: Optional<Str>; host_name: Str; key_vault_certificate_id?: Optional<Str>;
    key_vault_id?: Optional<Str>; negotiate_client_certificate?: Optional<Bool>; ssl_keyvault_identity_client_id?: Optional<Str>;
    }>>; }>; identity?: Optional<{ identity_ids?: Optional<StrList>; type: Str; }>; location: Str;
    min_api_version?: Optional<Str>; name: Str; notification_sender_email?: Optional<Str>; protocols?: Optional<{
    enable_http2?: Optional<Bool>; http2_enabled?: Optional<Bool>; }>; public_ip_address_id?: Optional<Str>;
    public_network_access_enabled?: Optional<Bool>; publisher_email: Str; publisher_name: Str; resource_group_name: Str;
    security?: Optional<{ backend_ssl30_enabled?: Optional<Bool>; backend_tls10_enabled?: Optional<Bool>;
    backend_tls11_enabled?: Optional<Bool>; enable_backend_ssl30?: Optional<Bool>; enable_backend_tls10?: Optional<Bool>;
    enable_backend_tls11?: Optional<Bool>; enable_frontend_ssl30?: Optional<Bool>; enable_frontend_tls10?: Optional<Bool>;
    enable_frontend_tls11?: Optional<Bool>; frontend_ssl30_enabled?: Optional<Bool>; frontend_tls10_enabled?: Optional<Bool>;
    frontend_tls11_enabled?: Optional<Bool>; tls_ecdhe_ecdsa_with_aes128_cbc_sha_ciphers_enabled?: Optional<Bool>;
    tls_ecdhe_ecdsa_with_aes256_cbc_sha_ciphers_enabled?: Optional<Bool>;
    tls_ecdhe_rsa_with_aes128_cbc_sha_ciphers_enabled?: Optional<Bool>;
    tls_ecdhe_rsa_with_aes256_cbc_sha_ciphers_enabled?: Optional<Bool>;
    tls_rsa_with_aes128_cbc_sha256_ciphers_enabled?: Optional<Bool>; tls_rsa_with_aes128_cbc_sha_ciphers_enabled?: Optional<Bool>;
    tls_rsa_with_aes128_gcm_sha256_ciphers_enabled?: Optional<Bool>;
    tls_rsa_with_aes256_cbc_sha256_ciphers_enabled?: Optional<Bool>; tls_rsa_with_aes256_cbc_sha_ciphers_enabled?: Optional<Bool>;
    tls_rsa_with_aes256_gcm_sha384_ciphers_enabled?: Optional<Bool>; triple_des_ciphers_enabled?: Optional<Bool>; }>;
    sign_in?: Optional<{ enabled: Bool; }>; sign_up?: Optional<{ enabled: Bool; terms_of_service: { consent_required: Bool;
    enabled: Bool; text?: Optional<Str>; }; }>; sku_name: Str; tags?: Optional<StrMap>; tenant_access?: Optional<{ enabled: Bool;
    }>; virtual_network_configuration?: Optional<{ subnet_id: Str; }>; virtual_network_type?: Optional<Str>;
    zones?: Optional<StrList>;
  };
  azurerm_api_management_api: {
    api_management_name: Str; api_type?: Optional<Str>; contact?: Optional<{ email?: Optional<Str>; name?: Optional<Str>;
    url?: Optional<Str>; }>; description?: Optional<Str>; display_name?: Optional<Str>; import?: Optional<{ content_format: Str;
    content_value: Str; wsdl_selector?: Optional<{ endpoint_name: Str; service_name: Str; }>; }>; license?: Optional<{
    name?: Optional<Str>; url?: Optional<Str>; }>; name: Str; oauth2_authorization?: Optional<{ authorization_server_name: Str;
    scope?: Optional<Str>; }>; openid_authentication?: Optional<{ bearer_token_sending_methods?: Optional<StrList>;
    openid_provider_name: Str; }>; path?: Optional<Str>; protocols?: Optional<StrList>; resource_group_name: Str; revision: Str;
    revision_description?: Optional<Str>; service_url?: Optional<Str>; source_api_id?: Optional<Str>;
    subscription_key_parameter_names?: Optional<{ header: Str; query: Str; }>; subscription_required?: Optional<Bool>;
    terms_of_service_url?: Optional<Str>; version?: Optional<Str>; version_description?: Optional<Str>;
    version_set_id?: Optional<Str>;
  };
  azurerm_api_management_api_policy: {
    api_management_name: Str; api_name: Str; resource_group_name: Str; xml_content?: Optional<Str>; xml_link?: Optional<Str>;
  };
  azurerm_api_management_product: {
    api_management_name: Str; approval_required?: Optional<Bool>; description?: Optional<Str>; display_name: Str; product_id: Str;
    published: Bool; resource_group_name: Str; subscription_required?: Optional<Bool>; subscriptions_limit?: Optional<Num>;
    terms?: Optional<Str>;
  };
  azurerm_api_management_product_api: {
    api_management_name: Str; api_name: Str; product_id: Str; resource_group_name: Str;
  };
  azurerm_application_insights: {
    application_type: Str; daily_data_cap_in_gb?: Optional<Num>; daily_data_cap_notifications_disabled?: Optional<Bool>;
    disable_ip_masking?: Optional<Bool>; force_customer_storage_for_profiler?: Optional<Bool>;
    internet_ingestion_enabled?: Optional<Bool>; internet_query_enabled?: Optional<Bool>;
    local_authentication_disabled?: Optional<Bool>; location: Str; name: Str; resource_group_name: Str;
    retention_in_days?: Optional<Num>; sampling_percentage?: Optional<Num>; tags?: Optional<StrMap>; workspace_id?: Optional<Str>;
  };
  azurerm_application_insights_standard_web_test: {
    application_insights_id: Str; description?: Optional<Str>; enabled?: Optional<Bool>; frequency?: Optional<Num>;
    geo_locations: StrList; location: Str; name: Str; request: { body?: Optional<Str>; follow_redirects_enabled?: Optional<Bool>;
    header?: Optional<List<{ name: Str; value: Str; }>>; http_verb?: Optional<Str>;
    parse_dependent_requests_enabled?: Optional<Bool>; url: Str; }; resource_group_name: Str; retry_enabled?: Optional<Bool>;
    tags?: Optional<StrMap>; timeout?: Optional<Num>; validation_rules?: Optional<{ content?: Optional<{ content_match: Str;
    ignore_case?: Optional<Bool>; pass_if_text_found?: Optional<Bool>; }>; expected_status_code?: Optional<Num>;
    ssl_cert_remaining_lifetime?: Optional<Num>; ssl_check_enabled?: Optional<Bool>; }>;
  };
  azurerm_cdn_frontdoor_custom_domain: {
    cdn_frontdoor_profile_id: Str; dns_zone_id?: Optional<Str>; host_name: Str; name: Str; tls: {
    cdn_frontdoor_secret_id?: Optional<Str>; certificate_type?: Optional<Str>; minimum_tls_version?: Optional<Str>; };
  };
  azurerm_cdn_frontdoor_custom_domain_association: {
    cdn_frontdoor_custom_domain_id: Str; cdn_frontdoor_route_ids: StrList;
  };
  azurerm_cdn_frontdoor_endpoint: {
    cdn_frontdoor_profile_id: Str; enabled?: Optional<Bool>; name: Str; tags?: Optional<StrMap>;
  };
  azurerm_cdn_frontdoor_firewall_policy: {
    captcha_cookie_expiration_in_minutes?: Optional<Num>; custom_block_response_body?: Optional<Str>;
    custom_block_response_status_code?: Optional<Num>; custom_rule?: Optional<List<{ action: Str; enabled?: Optional<Bool>;
    match_condition?: Optional<List<{ match_values: StrList; match_variable: Str; negation_condition?: Optional<Bool>;
    operator: Str; selector?: Optional<Str>; transforms?: Optional<StrList>; }>>; name: Str; priority?: Optional<Num>;
    rate_limit_duration_in_minutes?: Optional<Num>; rate_limit_threshold?: Optional<Num>; type: Str; }>>;
    enabled?: Optional<Bool>; js_challenge_cookie_expiration_in_minutes?: Optional<Num>; log_scrubbing?: Optional<{
    enabled?: Optional<Bool>; scrubbing_rule: List<{ enabled?: Optional<Bool>; match_variable: Str; operator?: Optional<Str>;
    selector?: Optional<Str>; }>; }>; managed_rule?: Optional<List<{ action: Str; exclusion?: Optional<List<{ match_variable: Str;
    operator: Str; selector: Str; }>>; override?: Optional<List<{ exclusion?: Optional<List<{ match_variable: Str; operator: Str;
    selector: Str; }>>; rule?: Optional<List<{ action: Str; enabled?: Optional<Bool>; exclusion?: Optional<List<{
    match_variable: Str; operator: Str; selector: Str; }>>; rule_id: Str; }>>; rule_group_name: Str; }>>; type: Str; version: Str;
    }>>; mode: Str; name: Str; redirect_url?: Optional<Str>; request_body_check_enabled?: Optional<Bool>;
    resource_group_name: Str; sku_name: Str; tags?: Optional<StrMap>;
  };
  azurerm_cdn_frontdoor_origin: {
    cdn_frontdoor_origin_group_id: Str; certificate_name_check_enabled: Bool; enabled?: Optional<Bool>; host_name: Str;
    http_port?: Optional<Num>; https_port?: Optional<Num>; name: Str; origin_host_header?: Optional<Str>;
    priority?: Optional<Num>; private_link?: Optional<{ location: Str; private_link_target_id: Str;
    request_message?: Optional<Str>; target_type?: Optional<Str>; }>; weight?: Optional<Num>;
  };
  azurerm_cdn_frontdoor_origin_group: {
    cdn_frontdoor_profile_id: Str; health_probe?: Optional<{ interval_in_seconds: Num; path?: Optional<Str>; protocol: Str;
    request_type?: Optional<Str>; }>; load_balancing: { additional_latency_in_milliseconds?: Optional<Num>;
    sample_size?: Optional<Num>; successful_samples_required?: Optional<Num>; }; name: Str;
    restore_traffic_time_to_healed_or_new_endpoint_in_minutes?: Optional<Num>; session_affinity_enabled?: Optional<Bool>;
  };
  azurerm_cdn_frontdoor_profile: {
    identity?: Optional<{ identity_ids?: Optional<StrList>; type: Str; }>; log_scrubbing_rule?: Optional<List<{
    match_variable: Str; }>>; name: Str; resource_group_name: Str; response_timeout_seconds?: Optional<Num>; sku_name: Str;
    tags?: Optional<StrMap>;
  };
  azurerm_cdn_frontdoor_route: {
    cache?: Optional<{ compression_enabled?: Optional<Bool>; content_types_to_compress?: Optional<StrList>;
    query_string_caching_behavior?: Optional<Str>; query_strings?: Optional<StrList>; }>;
    cdn_frontdoor_custom_domain_ids?: Optional<StrList>; cdn_frontdoor_endpoint_id: Str; cdn_frontdoor_origin_group_id: Str;
    cdn_frontdoor_origin_ids: StrList; cdn_frontdoor_origin_path?: Optional<Str>; cdn_frontdoor_rule_set_ids?: Optional<StrList>;
    enabled?: Optional<Bool>; forwarding_protocol?: Optional<Str>; https_redirect_enabled?: Optional<Bool>;
    link_to_default_domain?: Optional<Bool>; name: Str; patterns_to_match: StrList; supported_protocols: StrList;
  };
  azurerm_cdn_frontdoor_rule: {
    actions: { request_header_action?: Optional<List<{ header_action: Str; header_name: Str; value?: Optional<Str>; }>>;
    response_header_action?: Optional<List<{ header_action: Str; header_name: Str; value?: Optional<Str>; }>>;
    route_configuration_override_action?: Optional<{ cache_behavior?: Optional<Str>; cache_duration?: Optional<Str>;
    cdn_frontdoor_origin_group_id?: Optional<Str>; compression_enabled?: Optional<Bool>; forwarding_protocol?: Optional<Str>;
    query_string_caching_behavior?: Optional<Str>; query_string_parameters?: Optional<StrList>; }>;
    url_redirect_action?: Optional<{ destination_fragment?: Optional<Str>; destination_hostname: Str;
    destination_path?: Optional<Str>; query_string?: Optional<Str>; redirect_protocol?: Optional<Str>; redirect_type: Str; }>;
    url_rewrite_action?: Optional<{ destination: Str; preserve_unmatched_path?: Optional<Bool>; source_pattern: Str; }>; };
    behavior_on_match?: Optional<Str>; cdn_frontdoor_rule_set_id: Str; conditions?: Optional<{
    client_port_condition?: Optional<List<{ match_values?: Optional<StrList>; negate_condition?: Optional<Bool>; operator: Str;
    }>>; cookies_condition?: Optional<List<{ cookie_name: Str; match_values?: Optional<StrList>;
    negate_condition?: Optional<Bool>; operator: Str; transforms?: Optional<StrList>; }>>; host_name_condition?: Optional<List<{
    match_values?: Optional<StrList>; negate_condition?: Optional<Bool>; operator: Str; transforms?: Optional<StrList>; }>>;
    http_version_condition?: Optional<List<{ match_values: StrList; negate_condition?: Optional<Bool>; operator?: Optional<Str>;
    }>>; is_device_condition?: Optional<List<{ match_values?: Optional<StrList>; negate_condition?: Optional<Bool>;
    operator?: Optional<Str>; }>>; post_args_condition?: Optional<List<{ match_values?: Optional<StrList>;
    negate_condition?: Optional<Bool>; operator: Str; post_args_name: Str; transforms?: Optional<StrList>; }>>;
    query_string_condition?: Optional<List<{ match_values?: Optional<StrList>; negate_condition?: Optional<Bool>; operator: Str;
    transforms?: Optional<StrList>; }>>; remote_address_condition?: Optional<List<{ match_values?: Optional<StrList>;
    negate_condition?: Optional<Bool>; operator?: Optional<Str>; }>>; request_body_condition?: Optional<List<{
    match_values: StrList; negate_condition?: Optional<Bool>; operator: Str; transforms?: Optional<StrList>; }>>;
    request_header_condition?: Optional<List<{ header_name: Str; match_values?: Optional<StrList>;
    negate_condition?: Optional<Bool>; operator: Str; transforms?: Optional<StrList>; }>>;
    request_method_condition?: Optional<List<{ match_values: StrList; negate_condition?: Optional<Bool>; operator?: Optional<Str>;
    }>>; request_scheme_condition?: Optional<List<{ match_values?: Optional<StrList>; negate_condition?: Optional<Bool>;
    operator?: Optional<Str>; }>>; request_uri_condition?: Optional<List<{ match_values?: Optional<StrList>;
    negate_condition?: Optional<Bool>; operator: Str; transforms?: Optional<StrList>; }>>; server_port_condition?: Optional<List<{
    match_values: StrList; negate_condition?: Optional<Bool>; operator: Str; }>>; socket_address_condition?: Optional<List<{
    match_values?: Optional<StrList>; negate_condition?: Optional<Bool>; operator?: Optional<Str>; }>>;
    ssl_protocol_condition?: Optional<List<{ match_values: StrList; negate_condition?: Optional<Bool>; operator?: Optional<Str>;
    }>>; url_file_extension_condition?: Optional<List<{ match_values: StrList; negate_condition?: Optional<Bool>; operator: Str;
    transforms?: Optional<StrList>; }>>; url_filename_condition?: Optional<List<{ match_values?: Optional<StrList>;
    negate_condition?: Optional<Bool>; operator: Str; transforms?: Optional<StrList>; }>>; url_path_condition?: Optional<List<{
    match_values?: Optional<StrList>; negate_condition?: Optional<Bool>; operator: Str; transforms?: Optional<StrList>; }>>; }>;
    name: Str; order: Num;
  };
  azurerm_cdn_frontdoor_rule_set: {
    cdn_frontdoor_profile_id: Str; name: Str;
  };
  azurerm_cdn_frontdoor_security_policy: {
    cdn_frontdoor_profile_id: Str; name: Str; security_policies: { firewall: { association: { domain: List<{
    cdn_frontdoor_domain_id: Str; }>; patterns_to_match: StrList; }; cdn_frontdoor_firewall_policy_id: Str; }; };
  };
  azurerm_cosmosdb_account: {
    access_key_metadata_writes_enabled?: Optional<Bool>; analytical_storage?: Optional<{ schema_type: Str; }>;
    analytical_storage_enabled?: Optional<Bool>; automatic_failover_enabled?: Optional<Bool>; backup?: Optional<{
    interval_in_minutes?: Optional<Num>; retention_in_hours?: Optional<Num>; storage_redundancy?: Optional<Str>;
    tier?: Optional<Str>; type: Str; }>; burst_capacity_enabled?: Optional<Bool>; capabilities?: Optional<List<{ name: Str; }>>;
    capacity?: Optional<{ total_throughput_limit: Num; }>; consistency_policy: { consistency_level: Str;
    max_interval_in_seconds?: Optional<Num>; max_staleness_prefix?: Optional<Num>; }; cors_rule?: Optional<{
    allowed_headers: StrList; allowed_methods: StrList; allowed_origins: StrList; exposed_headers: StrList;
    max_age_in_seconds?: Optional<Num>; }>; create_mode?: Optional<Str>; default_identity_type?: Optional<Str>;
    free_tier_enabled?: Optional<Bool>; geo_location: List<{ failover_priority: Num; location: Str;
    zone_redundant?: Optional<Bool>; }>; identity?: Optional<{ identity_ids?: Optional<StrList>; type: Str; }>;
    ip_range_filter?: Optional<StrList>; is_virtual_network_filter_enabled?: Optional<Bool>; key_vault_key_id?: Optional<Str>;
    kind?: Optional<Str>; local_authentication_disabled?: Optional<Bool>; location: Str; managed_hsm_key_id?: Optional<Str>;
    minimal_tls_version?: Optional<Str>; mongo_server_version?: Optional<Str>; multiple_write_locations_enabled?: Optional<Bool>;
    name: Str; network_acl_bypass_for_azure_services?: Optional<Bool>; network_acl_bypass_ids?: Optional<StrList>;
    offer_type: Str; partition_merge_enabled?: Optional<Bool>; public_network_access_enabled?: Optional<Bool>;
    resource_group_name: Str; restore?: Optional<{ database?: Optional<List<{ collection_names?: Optional<StrList>; name: Str;
    }>>; gremlin_database?: Optional<List<{ graph_names?: Optional<StrList>; name: Str; }>>; restore_timestamp_in_utc: Str;
    source_cosmosdb_account_id: Str; tables_to_restore?: Optional<StrList>; }>; tags?: Optional<StrMap>;
    virtual_network_rule?: Optional<List<{ id: Str; ignore_missing_vnet_service_endpoint?: Optional<Bool>; }>>;
  };
  azurerm_cosmosdb_sql_container: {
    account_name: Str; analytical_storage_ttl?: Optional<Num>; autoscale_settings?: Optional<{ max_throughput?: Optional<Num>; }>;
    conflict_resolution_policy?: Optional<{ conflict_resolution_path?: Optional<Str>;
    conflict_resolution_procedure?: Optional<Str>; mode: Str; }>; database_name: Str; default_ttl?: Optional<Num>;
    indexing_policy?: Optional<{ composite_index?: Optional<List<{ index: List<{ order: Str; path: Str; }>; }>>;
    excluded_path?: Optional<List<{ path: Str; }>>; included_path?: Optional<List<{ path: Str; }>>; indexing_mode?: Optional<Str>;
    spatial_index?: Optional<List<{ path: Str; }>>; }>; name: Str; partition_key_kind?: Optional<Str>;
    partition_key_paths: StrList; partition_key_version?: Optional<Num>; resource_group_name: Str; throughput?: Optional<Num>;
    unique_key?: Optional<List<{ paths: StrList; }>>;
  };
  azurerm_cosmosdb_sql_database: {
    account_name: Str; autoscale_settings?: Optional<{ max_throughput?: Optional<Num>; }>; name: Str; resource_group_name: Str;
    throughput?: Optional<Num>;
  };
  azurerm_cosmosdb_sql_role_assignment: {
    account_name: Str; name?: Optional<Str>; principal_id: Str; resource_group_name: Str; role_definition_id: Str; scope: Str;
  };
  azurerm_dns_a_record: {
    name: Str; records?: Optional<StrList>; resource_group_name: Str; tags?: Optional<StrMap>; target_resource_id?: Optional<Str>;
    ttl: Num; zone_name: Str;
  };
  azurerm_dns_cname_record: {
    name: Str; record?: Optional<Str>; resource_group_name: Str; tags?: Optional<StrMap>; target_resource_id?: Optional<Str>;
    ttl: Num; zone_name: Str;
  };
  azurerm_dns_txt_record: {
    name: Str; record: List<{ value: Str; }>; resource_group_name: Str; tags?: Optional<StrMap>; ttl: Num; zone_name: Str;
  };
  azurerm_dns_zone: {
    name: Str; resource_group_name: Str; soa_record?: Optional<{ email: Str; expire_time?: Optional<Num>;
    minimum_ttl?: Optional<Num>; refresh_time?: Optional<Num>; retry_time?: Optional<Num>; serial_number?: Optional<Num>;
    tags?: Optional<StrMap>; ttl?: Optional<Num>; }>; tags?: Optional<StrMap>;
  };
  azurerm_eventhub: {
    capture_description?: Optional<{ destination: { archive_name_format: Str; blob_container_name: Str; name: Str;
    storage_account_id: Str; }; enabled: Bool; encoding: Str; interval_in_seconds?: Optional<Num>;
    size_limit_in_bytes?: Optional<Num>; skip_empty_archives?: Optional<Bool>; }>; message_retention?: Optional<Num>; name: Str;
    namespace_id?: Optional<Str>; namespace_name?: Optional<Str>; partition_count: Num; resource_group_name?: Optional<Str>;
    retention_description?: Optional<{ cleanup_policy: Str; retention_time_in_hours?: Optional<Num>;
    tombstone_retention_time_in_hours?: Optional<Num>; }>; status?: Optional<Str>;
  };
  azurerm_eventhub_consumer_group: {
    eventhub_name: Str; name: Str; namespace_name: Str; resource_group_name: Str; user_metadata?: Optional<Str>;
  };
  azurerm_eventhub_namespace: {
    auto_inflate_enabled?: Optional<Bool>; capacity?: Optional<Num>; dedicated_cluster_id?: Optional<Str>; identity?: Optional<{
    identity_ids?: Optional<StrList>; type: Str; }>; local_authentication_enabled?: Optional<Bool>; location: Str;
    maximum_throughput_units?: Optional<Num>; minimum_tls_version?: Optional<Str>; name: Str; network_rulesets?: Optional<List<{
    default_action?: Optional<Str>; ip_rule?: Optional<List<{ action?: Optional<Str>; ip_mask?: Optional<Str>; }>>;
    public_network_access_enabled?: Optional<Bool>; trusted_service_access_enabled?: Optional<Bool>;
    virtual_network_rule?: Optional<List<{ ignore_missing_virtual_network_service_endpoint?: Optional<Bool>;
    subnet_id?: Optional<Str>; }>>; }>>; public_network_access_enabled?: Optional<Bool>; resource_group_name: Str; sku: Str;
    tags?: Optional<StrMap>;
  };
  azurerm_function_app_flex_consumption: {
    always_ready?: Optional<List<{ instance_count?: Optional<Num>; name: Str; }>>; app_settings?: Optional<StrMap>;
    auth_settings?: Optional<{ active_directory?: Optional<{ allowed_audiences?: Optional<StrList>; client_id: Str;
    client_secret?: Optional<Str>; client_secret_setting_name?: Optional<Str>; }>; additional_login_parameters?: Optional<StrMap>;
    allowed_external_redirect_urls?: Optional<StrList>; default_provider?: Optional<Str>; enabled: Bool; facebook?: Optional<{
    app_id: Str; app_secret?: Optional<Str>; app_secret_setting_name?: Optional<Str>; oauth_scopes?: Optional<StrList>; }>;
    github?: Optional<{ client_id: Str; client_secret?: Optional<Str>; client_secret_setting_name?: Optional<Str>;
    oauth_scopes?: Optional<StrList>; }>; google?: Optional<{ client_id: Str; client_secret?: Optional<Str>;
    client_secret_setting_name?: Optional<Str>; oauth_scopes?: Optional<StrList>; }>; issuer?: Optional<Str>;
    microsoft?: Optional<{ client_id: Str; client_secret?: Optional<Str>; client_secret_setting_name?: Optional<Str>;
    oauth_scopes?: Optional<StrList>; }>; runtime_version?: Optional<Str>; token_refresh_extension_hours?: Optional<Num>;
    token_store_enabled?: Optional<Bool>; twitter?: Optional<{ consumer_key: Str; consumer_secret?: Optional<Str>;
    consumer_secret_setting_name?: Optional<Str>; }>; unauthenticated_client_action?: Optional<Str>; }>;
    auth_settings_v2?: Optional<{ active_directory_v2?: Optional<{ allowed_applications?: Optional<StrList>;
    allowed_audiences?: Optional<StrList>; allowed_groups?: Optional<StrList>; allowed_identities?: Optional<StrList>;
    client_id: Str; client_secret_certificate_thumbprint?: Optional<Str>; client_secret_setting_name?: Optional<Str>;
    jwt_allowed_client_applications?: Optional<StrList>; jwt_allowed_groups?: Optional<StrList>;
    login_parameters?: Optional<StrMap>; tenant_auth_endpoint: Str; www_authentication_disabled?: Optional<Bool>; }>;
    apple_v2?: Optional<{ client_id: Str; client_secret_setting_name: Str; }>; auth_enabled?: Optional<Bool>;
    azure_static_web_app_v2?: Optional<{ client_id: Str; }>; config_file_path?: Optional<Str>; custom_oidc_v2?: Optional<List<{
    client_id: Str; name: Str; name_claim_type?: Optional<Str>; openid_configuration_endpoint: Str; scopes?: Optional<StrList>;
    }>>; default_provider?: Optional<Str>; excluded_paths?: Optional<StrList>; facebook_v2?: Optional<{ app_id: Str;
    app_secret_setting_name: Str; graph_api_version?: Optional<Str>; login_scopes?: Optional<StrList>; }>;
    forward_proxy_convention?: Optional<Str>; forward_proxy_custom_host_header_name?: Optional<Str>;
    forward_proxy_custom_scheme_header_name?: Optional<Str>; github_v2?: Optional<{ client_id: Str;
    client_secret_setting_name: Str; login_scopes?: Optional<StrList>; }>; google_v2?: Optional<{
    allowed_audiences?: Optional<StrList>; client_id: Str; client_secret_setting_name: Str; login_scopes?: Optional<StrList>; }>;
    http_route_api_prefix?: Optional<Str>; login: { allowed_external_redirect_urls?: Optional<StrList>;
    cookie_expiration_convention?: Optional<Str>; cookie_expiration_time?: Optional<Str>; logout_endpoint?: Optional<Str>;
    nonce_expiration_time?: Optional<Str>; preserve_url_fragments_for_logins?: Optional<Bool>;
    token_refresh_extension_time?: Optional<Num>; token_store_enabled?: Optional<Bool>; token_store_path?: Optional<Str>;
    token_store_sas_setting_name?: Optional<Str>; validate_nonce?: Optional<Bool>; }; microsoft_v2?: Optional<{
    allowed_audiences?: Optional<StrList>; client_id: Str; client_secret_setting_name: Str; login_scopes?: Optional<StrList>; }>;
    require_authentication?: Optional<Bool>; require_https?: Optional<Bool>; runtime_version?: Optional<Str>;
    twitter_v2?: Optional<{ consumer_key: Str; consumer_secret_setting_name: Str; }>; unauthenticated_action?: Optional<Str>; }>;
    client_certificate_enabled?: Optional<Bool>; client_certificate_exclusion_paths?: Optional<Str>;
    client_certificate_mode?: Optional<Str>; connection_string?: Optional<List<{ name: Str; type: Str; value: Str; }>>;
    enabled?: Optional<Bool>; http_concurrency?: Optional<Num>; https_only?: Optional<Bool>; identity?: Optional<{
    identity_ids?: Optional<StrList>; type: Str; }>; instance_memory_in_mb?: Optional<Num>; location: Str;
    maximum_instance_count?: Optional<Num>; name: Str; public_network_access_enabled?: Optional<Bool>; resource_group_name: Str;
    runtime_name: Str; runtime_version: Str; service_plan_id: Str; site_config: { api_definition_url?: Optional<Str>;
    api_management_api_id?: Optional<Str>; app_command_line?: Optional<Str>; app_service_logs?: Optional<{
    disk_quota_mb?: Optional<Num>; retention_period_days?: Optional<Num>; }>;
    application_insights_connection_string?: Optional<Str>; application_insights_key?: Optional<Str>;
    container_registry_managed_identity_client_id?: Optional<Str>; container_registry_use_managed_identity?: Optional<Bool>;
    cors?: Optional<{ allowed_origins?: Optional<StrList>; support_credentials?: Optional<Bool>; }>;
    default_documents?: Optional<StrList>; elastic_instance_minimum?: Optional<Num>;
    health_check_eviction_time_in_min?: Optional<Num>; health_check_path?: Optional<Str>; http2_enabled?: Optional<Bool>;
    ip_restriction?: Optional<List<{ action?: Optional<Str>; description?: Optional<Str>; headers?: Optional<List<{
    x_azure_fdid?: Optional<StrList>; x_fd_health_probe?: Optional<StrList>; x_forwarded_for?: Optional<StrList>;
    x_forwarded_host?: Optional<StrList>; }>>; ip_address?: Optional<Str>; name?: Optional<Str>; priority?: Optional<Num>;
    service_tag?: Optional<Str>; virtual_network_subnet_id?: Optional<Str>; }>>; ip_restriction_default_action?: Optional<Str>;
    load_balancing_mode?: Optional<Str>; managed_pipeline_mode?: Optional<Str>; minimum_tls_version?: Optional<Str>;
    remote_debugging_enabled?: Optional<Bool>; remote_debugging_version?: Optional<Str>;
    runtime_scale_monitoring_enabled?: Optional<Bool>; scm_ip_restriction?: Optional<List<{ action?: Optional<Str>;
    description?: Optional<Str>; headers?: Optional<List<{ x_azure_fdid?: Optional<StrList>;
    x_fd_health_probe?: Optional<StrList>; x_forwarded_for?: Optional<StrList>; x_forwarded_host?: Optional<StrList>; }>>;
    ip_address?: Optional<Str>; name?: Optional<Str>; priority?: Optional<Num>; service_tag?: Optional<Str>;
    virtual_network_subnet_id?: Optional<Str>; }>>; scm_ip_restriction_default_action?: Optional<Str>;
    scm_minimum_tls_version?: Optional<Str>; scm_use_main_ip_restriction?: Optional<Bool>; use_32_bit_worker?: Optional<Bool>;
    vnet_route_all_enabled?: Optional<Bool>; websockets_enabled?: Optional<Bool>; worker_count?: Optional<Num>; };
    sticky_settings?: Optional<{ app_setting_names?: Optional<StrList>; connection_string_names?: Optional<StrList>; }>;
    storage_access_key?: Optional<Str>; storage_authentication_type: Str; storage_container_endpoint: Str;
    storage_container_type: Str; storage_user_assigned_identity_id?: Optional<Str>; tags?: Optional<StrMap>;
    virtual_network_subnet_id?: Optional<Str>; webdeploy_publish_basic_authentication_enabled?: Optional<Bool>;
    zip_deploy_file?: Optional<Str>;
  };
  azurerm_key_vault: {
    access_policy?: Optional<List<{ application_id?: Optional<Str>; certificate_permissions?: Optional<StrList>;
    key_permissions?: Optional<StrList>; object_id?: Optional<Str>; secret_permissions?: Optional<StrList>;
    storage_permissions?: Optional<StrList>; tenant_id?: Optional<Str>; }>>; contact?: Optional<List<{ email: Str;
    name?: Optional<Str>; phone?: Optional<Str>; }>>; enable_rbac_authorization?: Optional<Bool>;
    enabled_for_deployment?: Optional<Bool>; enabled_for_disk_encryption?: Optional<Bool>;
    enabled_for_template_deployment?: Optional<Bool>; location: Str; name: Str; network_acls?: Optional<{ bypass: Str;
    default_action: Str; ip_rules?: Optional<StrList>; virtual_network_subnet_ids?: Optional<StrList>; }>;
    public_network_access_enabled?: Optional<Bool>; purge_protection_enabled?: Optional<Bool>;
    rbac_authorization_enabled?: Optional<Bool>; resource_group_name: Str; sku_name: Str;
    soft_delete_retention_days?: Optional<Num>; tags?: Optional<StrMap>; tenant_id: Str;
  };
  azurerm_linux_function_app: {
    app_settings?: Optional<StrMap>; auth_settings?: Optional<{ active_directory?: Optional<{
    allowed_audiences?: Optional<StrList>; client_id: Str; client_secret?: Optional<Str>;
    client_secret_setting_name?: Optional<Str>; }>; additional_login_parameters?: Optional<StrMap>;
    allowed_external_redirect_urls?: Optional<StrList>; default_provider?: Optional<Str>; enabled: Bool; facebook?: Optional<{
    app_id: Str; app_secret?: Optional<Str>; app_secret_setting_name?: Optional<Str>; oauth_scopes?: Optional<StrList>; }>;
    github?: Optional<{ client_id: Str; client_secret?: Optional<Str>; client_secret_setting_name?: Optional<Str>;
    oauth_scopes?: Optional<StrList>; }>; google?: Optional<{ client_id: Str; client_secret?: Optional<Str>;
    client_secret_setting_name?: Optional<Str>; oauth_scopes?: Optional<StrList>; }>; issuer?: Optional<Str>;
    microsoft?: Optional<{ client_id: Str; client_secret?: Optional<Str>; client_secret_setting_name?: Optional<Str>;
    oauth_scopes?: Optional<StrList>; }>; runtime_version?: Optional<Str>; token_refresh_extension_hours?: Optional<Num>;
    token_store_enabled?: Optional<Bool>; twitter?: Optional<{ consumer_key: Str; consumer_secret?: Optional<Str>;
    consumer_secret_setting_name?: Optional<Str>; }>; unauthenticated_client_action?: Optional<Str>; }>;
    auth_settings_v2?: Optional<{ active_directory_v2?: Optional<{ allowed_applications?: Optional<StrList>;
    allowed_audiences?: Optional<StrList>; allowed_groups?: Optional<StrList>; allowed_identities?: Optional<StrList>;
    client_id: Str; client_secret_certificate_thumbprint?: Optional<Str>; client_secret_setting_name?: Optional<Str>;
    jwt_allowed_client_applications?: Optional<StrList>; jwt_allowed_groups?: Optional<StrList>;
    login_parameters?: Optional<StrMap>; tenant_auth_endpoint: Str; www_authentication_disabled?: Optional<Bool>; }>;
    apple_v2?: Optional<{ client_id: Str; client_secret_setting_name: Str; }>; auth_enabled?: Optional<Bool>;
    azure_static_web_app_v2?: Optional<{ client_id: Str; }>; config_file_path?: Optional<Str>; custom_oidc_v2?: Optional<List<{
    client_id: Str; name: Str; name_claim_type?: Optional<Str>; openid_configuration_endpoint: Str; scopes?: Optional<StrList>;
    }>>; default_provider?: Optional<Str>; excluded_paths?: Optional<StrList>; facebook_v2?: Optional<{ app_id: Str;
    app_secret_setting_name: Str; graph_api_version?: Optional<Str>; login_scopes?: Optional<StrList>; }>;
    forward_proxy_convention?: Optional<Str>; forward_proxy_custom_host_header_name?: Optional<Str>;
    forward_proxy_custom_scheme_header_name?: Optional<Str>; github_v2?: Optional<{ client_id: Str;
    client_secret_setting_name: Str; login_scopes?: Optional<StrList>; }>; google_v2?: Optional<{
    allowed_audiences?: Optional<StrList>; client_id: Str; client_secret_setting_name: Str; login_scopes?: Optional<StrList>; }>;
    http_route_api_prefix?: Optional<Str>; login: { allowed_external_redirect_urls?: Optional<StrList>;
    cookie_expiration_convention?: Optional<Str>; cookie_expiration_time?: Optional<Str>; logout_endpoint?: Optional<Str>;
    nonce_expiration_time?: Optional<Str>; preserve_url_fragments_for_logins?: Optional<Bool>;
    token_refresh_extension_time?: Optional<Num>; token_store_enabled?: Optional<Bool>; token_store_path?: Optional<Str>;
    token_store_sas_setting_name?: Optional<Str>; validate_nonce?: Optional<Bool>; }; microsoft_v2?: Optional<{
    allowed_audiences?: Optional<StrList>; client_id: Str; client_secret_setting_name: Str; login_scopes?: Optional<StrList>; }>;
    require_authentication?: Optional<Bool>; require_https?: Optional<Bool>; runtime_version?: Optional<Str>;
    twitter_v2?: Optional<{ consumer_key: Str; consumer_secret_setting_name: Str; }>; unauthenticated_action?: Optional<Str>; }>;
    backup?: Optional<{ enabled?: Optional<Bool>; name: Str; schedule: { frequency_interval: Num; frequency_unit: Str;
    keep_at_least_one_backup?: Optional<Bool>; retention_period_days?: Optional<Num>; start_time?: Optional<Str>; };
    storage_account_url: Str; }>; builtin_logging_enabled?: Optional<Bool>; client_certificate_enabled?: Optional<Bool>;
    client_certificate_exclusion_paths?: Optional<Str>; client_certificate_mode?: Optional<Str>;
    connection_string?: Optional<List<{ name: Str; type: Str; value: Str; }>>; content_share_force_disabled?: Optional<Bool>;
    daily_memory_time_quota?: Optional<Num>; enabled?: Optional<Bool>; ftp_publish_basic_authentication_enabled?: Optional<Bool>;
    functions_extension_version?: Optional<Str>; https_only?: Optional<Bool>; identity?: Optional<{
    identity_ids?: Optional<StrList>; type: Str; }>; key_vault_reference_identity_id?: Optional<Str>; location: Str; name: Str;
    public_network_access_enabled?: Optional<Bool>; resource_group_name: Str; service_plan_id: Str; site_config: {
    always_on?: Optional<Bool>; api_definition_url?: Optional<Str>; api_management_api_id?: Optional<Str>;
    app_command_line?: Optional<Str>; app_scale_limit?: Optional<Num>; app_service_logs?: Optional<{
    disk_quota_mb?: Optional<Num>; retention_period_days?: Optional<Num>; }>;
    application_insights_connection_string?: Optional<Str>; application_insights_key?: Optional<Str>;
    application_stack?: Optional<{ docker?: Optional<List<{ image_name: Str; image_tag: Str; registry_password?: Optional<Str>;
    registry_url: Str; registry_username?: Optional<Str>; }>>; dotnet_version?: Optional<Str>; java_version?: Optional<Str>;
    node_version?: Optional<Str>; powershell_core_version?: Optional<Str>; python_version?: Optional<Str>;
    use_custom_runtime?: Optional<Bool>; use_dotnet_isolated_runtime?: Optional<Bool>; }>;
    container_registry_managed_identity_client_id?: Optional<Str>; container_registry_use_managed_identity?: Optional<Bool>;
    cors?: Optional<{ allowed_origins?: Optional<StrList>; support_credentials?: Optional<Bool>; }>;
    default_documents?: Optional<StrList>; elastic_instance_minimum?: Optional<Num>; ftps_state?: Optional<Str>;
    health_check_eviction_time_in_min?: Optional<Num>; health_check_path?: Optional<Str>; http2_enabled?: Optional<Bool>;
    ip_restriction?: Optional<List<{ action?: Optional<Str>; description?: Optional<Str>; headers?: Optional<List<{
    x_azure_fdid?: Optional<StrList>; x_fd_health_probe?: Optional<StrList>; x_forwarded_for?: Optional<StrList>;
    x_forwarded_host?: Optional<StrList>; }>>; ip_address?: Optional<Str>; name?: Optional<Str>; priority?: Optional<Num>;
    service_tag?: Optional<Str>; virtual_network_subnet_id?: Optional<Str>; }>>; ip_restriction_default_action?: Optional<Str>;
    load_balancing_mode?: Optional<Str>; managed_pipeline_mode?: Optional<Str>; minimum_tls_version?: Optional<Str>;
    pre_warmed_instance_count?: Optional<Num>; remote_debugging_enabled?: Optional<Bool>;
    remote_debugging_version?: Optional<Str>; runtime_scale_monitoring_enabled?: Optional<Bool>;
    scm_ip_restriction?: Optional<List<{ action?: Optional<Str>; description?: Optional<Str>; headers?: Optional<List<{
    x_azure_fdid?: Optional<StrList>; x_fd_health_probe?: Optional<StrList>; x_forwarded_for?: Optional<StrList>;
    x_forwarded_host?: Optional<StrList>; }>>; ip_address?: Optional<Str>; name?: Optional<Str>; priority?: Optional<Num>;
    service_tag?: Optional<Str>; virtual_network_subnet_id?: Optional<Str>; }>>;
    scm_ip_restriction_default_action?: Optional<Str>; scm_minimum_tls_version?: Optional<Str>;
    scm_use_main_ip_restriction?: Optional<Bool>; use_32_bit_worker?: Optional<Bool>; vnet_route_all_enabled?: Optional<Bool>;
    websockets_enabled?: Optional<Bool>; worker_count?: Optional<Num>; }; sticky_settings?: Optional<{
    app_setting_names?: Optional<StrList>; connection_string_names?: Optional<StrList>; }>; storage_account?: Optional<List<{
    access_key: Str; account_name: Str; mount_path?: Optional<Str>; name: Str; share_name: Str; type: Str; }>>;
    storage_account_access_key?: Optional<Str>; storage_account_name?: Optional<Str>; storage_key_vault_secret_id?: Optional<Str>;
    storage_uses_managed_identity?: Optional<Bool>; tags?: Optional<StrMap>;
    virtual_network_backup_restore_enabled?: Optional<Bool>; virtual_network_subnet_id?: Optional<Str>;
    vnet_image_pull_enabled?: Optional<Bool>; webdeploy_publish_basic_authentication_enabled?: Optional<Bool>;
    zip_deploy_file?: Optional<Str>;
  };
  azurerm_log_analytics_workspace: {
    allow_resource_only_permissions?: Optional<Bool>; cmk_for_query_forced?: Optional<Bool>; daily_quota_gb?: Optional<Num>;
    data_collection_rule_id?: Optional<Str>; identity?: Optional<{ identity_ids?: Optional<StrList>; type: Str; }>;
    immediate_data_purge_on_30_days_enabled?: Optional<Bool>; internet_ingestion_enabled?: Optional<Bool>;
    internet_query_enabled?: Optional<Bool>; local_authentication_disabled?: Optional<Bool>;
    local_authentication_enabled?: Optional<Bool>; location: Str; name: Str; reservation_capacity_in_gb_per_day?: Optional<Num>;
    resource_group_name: Str; retention_in_days?: Optional<Num>; sku?: Optional<Str>; tags?: Optional<StrMap>;
  };
  azurerm_monitor_action_group: {
    arm_role_receiver?: Optional<List<{ name: Str; role_id: Str; use_common_alert_schema?: Optional<Bool>; }>>;
    automation_runbook_receiver?: Optional<List<{ automation_account_id: Str; is_global_runbook: Bool; name: Str;
    runbook_name: Str; service_uri: Str; use_common_alert_schema?: Optional<Bool>; webhook_resource_id: Str; }>>;
    azure_app_push_receiver?: Optional<List<{ email_address: Str; name: Str; }>>; azure_function_receiver?: Optional<List<{
    function_app_resource_id: Str; function_name: Str; http_trigger_url: Str; name: Str; use_common_alert_schema?: Optional<Bool>;
    }>>; email_receiver?: Optional<List<{ email_address: Str; name: Str; use_common_alert_schema?: Optional<Bool>; }>>;
    enabled?: Optional<Bool>; event_hub_receiver?: Optional<List<{ event_hub_name: Str; event_hub_namespace: Str; name: Str;
    subscription_id?: Optional<Str>; tenant_id?: Optional<Str>; use_common_alert_schema?: Optional<Bool>; }>>;
    itsm_receiver?: Optional<List<{ connection_id: Str; name: Str; region: Str; ticket_configuration: Str; workspace_id: Str; }>>;
    location?: Optional<Str>; logic_app_receiver?: Optional<List<{ callback_url: Str; name: Str; resource_id: Str;
    use_common_alert_schema?: Optional<Bool>; }>>; name: Str; resource_group_name: Str; short_name: Str;
    sms_receiver?: Optional<List<{ country_code: Str; name: Str; phone_number: Str; }>>; tags?: Optional<StrMap>;
    voice_receiver?: Optional<List<{ country_code: Str; name: Str; phone_number: Str; }>>; webhook_receiver?: Optional<List<{
    aad_auth?: Optional<{ identifier_uri?: Optional<Str>; object_id: Str; tenant_id?: Optional<Str>; }>; name: Str;
    service_uri: Str; use_common_alert_schema?: Optional<Bool>; }>>;
  };
  azurerm_monitor_autoscale_setting: {
    enabled?: Optional<Bool>; location: Str; name: Str; notification?: Optional<{ email?: Optional<{
    custom_emails?: Optional<StrList>; send_to_subscription_administrator?: Optional<Bool>;
    send_to_subscription_co_administrator?: Optional<Bool>; }>; webhook?: Optional<List<{ properties?: Optional<StrMap>;
    service_uri: Str; }>>; }>; predictive?: Optional<{ look_ahead_time?: Optional<Str>; scale_mode: Str; }>; profile: List<{
    capacity: { default: Num; maximum: Num; minimum: Num; }; fixed_date?: Optional<{ end: Str; start: Str;
    timezone?: Optional<Str>; }>; name: Str; recurrence?: Optional<{ days: StrList; hours: NumList; minutes: NumList;
    timezone?: Optional<Str>; }>; rule?: Optional<List<{ metric_trigger: { dimensions?: Optional<List<{ name: Str; operator: Str;
    values: StrList; }>>; divide_by_instance_count?: Optional<Bool>; metric_name: Str; metric_namespace?: Optional<Str>;
    metric_resource_id: Str; operator: Str; statistic: Str; threshold: Num; time_aggregation: Str; time_grain: Str;
    time_window: Str; }; scale_action: { cooldown: Str; direction: Str; type: Str; value: Num; }; }>>; }>;
    resource_group_name: Str; tags?: Optional<StrMap>; target_resource_id: Str;
  };
  azurerm_monitor_diagnostic_setting: {
    enabled_log?: Optional<List<{ category?: Optional<Str>; category_group?: Optional<Str>; retention_policy?: Optional<{
    days?: Optional<Num>; enabled: Bool; }>; }>>; enabled_metric?: Optional<List<{ category: Str; }>>;
    eventhub_authorization_rule_id?: Optional<Str>; eventhub_name?: Optional<Str>; log_analytics_destination_type?: Optional<Str>;
    log_analytics_workspace_id?: Optional<Str>; metric?: Optional<List<{ category: Str; enabled?: Optional<Bool>;
    retention_policy?: Optional<{ days?: Optional<Num>; enabled: Bool; }>; }>>; name: Str; partner_solution_id?: Optional<Str>;
    storage_account_id?: Optional<Str>; target_resource_id: Str;
  };
  azurerm_monitor_metric_alert: {
    action?: Optional<List<{ action_group_id: Str; webhook_properties?: Optional<StrMap>; }>>;
    application_insights_web_test_location_availability_criteria?: Optional<{ component_id: Str; failed_location_count: Num;
    web_test_id: Str; }>; auto_mitigate?: Optional<Bool>; criteria?: Optional<List<{ aggregation: Str; dimension?: Optional<List<{
    name: Str; operator: Str; values: StrList; }>>; metric_name: Str; metric_namespace: Str; operator: Str;
    skip_metric_validation?: Optional<Bool>; threshold: Num; }>>; description?: Optional<Str>; dynamic_criteria?: Optional<{
    aggregation: Str; alert_sensitivity: Str; dimension?: Optional<List<{ name: Str; operator: Str; values: StrList; }>>;
    evaluation_failure_count?: Optional<Num>; evaluation_total_count?: Optional<Num>; ignore_data_before?: Optional<Str>;
    metric_name: Str; metric_namespace: Str; operator: Str; skip_metric_validation?: Optional<Bool>; }>; enabled?: Optional<Bool>;
    frequency?: Optional<Str>; name: Str; resource_group_name: Str; scopes: StrList; severity?: Optional<Num>;
    tags?: Optional<StrMap>; target_resource_location?: Optional<Str>; target_resource_type?: Optional<Str>;
    window_size?: Optional<Str>;
  };
  azurerm_network_security_group: {
    location: Str; name: Str; resource_group_name: Str; security_rule?: Optional<List<{ description?: Optional<Str>;
    access?: Optional<Str>; destination_address_prefix?: Optional<Str>; destination_address_prefixes?: Optional<StrList>;
    destination_application_security_group_ids?: Optional<StrList>; destination_port_range?: Optional<Str>;
    destination_port_ranges?: Optional<StrList>; direction?: Optional<Str>; name?: Optional<Str>; priority?: Optional<Num>;
    protocol?: Optional<Str>; source_address_prefix?: Optional<Str>; source_address_prefixes?: Optional<StrList>;
    source_application_security_group_ids?: Optional<StrList>; source_port_range?: Optional<Str>;
    source_port_ranges?: Optional<StrList>; }>>; tags?: Optional<StrMap>;
  };
  azurerm_network_security_rule: {
    access: Str; description?: Optional<Str>; destination_address_prefix?: Optional<Str>;
    destination_address_prefixes?: Optional<StrList>; destination_application_security_group_ids?: Optional<StrList>;
    destination_port_range?: Optional<Str>; destination_port_ranges?: Optional<StrList>; direction: Str; name: Str;
    network_security_group_name: Str; priority: Num; protocol: Str; resource_group_name: Str;
    source_address_prefix?: Optional<Str>; source_address_prefixes?: Optional<StrList>;
    source_application_security_group_ids?: Optional<StrList>; source_port_range?: Optional<Str>;
    source_port_ranges?: Optional<StrList>;
  };
  azurerm_private_dns_zone: {
    name: Str; resource_group_name: Str; soa_record?: Optional<{ email: Str; expire_time?: Optional<Num>;
    minimum_ttl?: Optional<Num>; refresh_time?: Optional<Num>; retry_time?: Optional<Num>; tags?: Optional<StrMap>;
    ttl?: Optional<Num>; }>; tags?: Optional<StrMap>;
  };
  azurerm_private_dns_zone_virtual_network_link: {
    name: Str; private_dns_zone_name: Str; registration_enabled?: Optional<Bool>; resolution_policy?: Optional<Str>;
    resource_group_name: Str; tags?: Optional<StrMap>; virtual_network_id: Str;
  };
  azurerm_private_endpoint: {
    custom_network_interface_name?: Optional<Str>; ip_configuration?: Optional<List<{ member_name?: Optional<Str>; name: Str;
    private_ip_address: Str; subresource_name?: Optional<Str>; }>>; location: Str; name: Str; private_dns_zone_group?: Optional<{
    name: Str; private_dns_zone_ids: StrList; }>; private_service_connection: { is_manual_connection: Bool; name: Str;
    private_connection_resource_alias?: Optional<Str>; private_connection_resource_id?: Optional<Str>;
    request_message?: Optional<Str>; subresource_names?: Optional<StrList>; }; resource_group_name: Str; subnet_id: Str;
    tags?: Optional<StrMap>;
  };
  azurerm_role_assignment: {
    condition?: Optional<Str>; condition_version?: Optional<Str>; delegated_managed_identity_resource_id?: Optional<Str>;
    description?: Optional<Str>; name?: Optional<Str>; principal_id: Str; principal_type?: Optional<Str>;
    role_definition_id?: Optional<Str>; role_definition_name?: Optional<Str>; scope: Str;
    skip_service_principal_aad_check?: Optional<Bool>;
  };
  azurerm_role_definition: {
    assignable_scopes?: Optional<StrList>; description?: Optional<Str>; name: Str; permissions?: Optional<List<{
    actions?: Optional<StrList>; data_actions?: Optional<StrList>; not_actions?: Optional<StrList>;
    not_data_actions?: Optional<StrList>; }>>; role_definition_id?: Optional<Str>; scope: Str;
  };
  azurerm_search_service: {
    allowed_ips?: Optional<StrList>; authentication_failure_mode?: Optional<Str>;
    customer_managed_key_enforcement_enabled?: Optional<Bool>; hosting_mode?: Optional<Str>; identity?: Optional<{
    identity_ids?: Optional<StrList>; type: Str; }>; local_authentication_enabled?: Optional<Bool>; location: Str; name: Str;
    network_rule_bypass_option?: Optional<Str>; partition_count?: Optional<Num>; public_network_access_enabled?: Optional<Bool>;
    replica_count?: Optional<Num>; resource_group_name: Str; semantic_search_sku?: Optional<Str>; sku: Str;
    tags?: Optional<StrMap>;
  };
  azurerm_service_plan: {
    app_service_environment_id?: Optional<Str>; location: Str; maximum_elastic_worker_count?: Optional<Num>; name: Str;
    os_type: Str; per_site_scaling_enabled?: Optional<Bool>; premium_plan_auto_scale_enabled?: Optional<Bool>;
    resource_group_name: Str; sku_name: Str; tags?: Optional<StrMap>; worker_count?: Optional<Num>;
    zone_balancing_enabled?: Optional<Bool>;
  };
  azurerm_servicebus_namespace: {
    capacity?: Optional<Num>; customer_managed_key?: Optional<{ identity_id: Str;
    infrastructure_encryption_enabled?: Optional<Bool>; key_vault_key_id: Str; }>; identity?: Optional<{
    identity_ids?: Optional<StrList>; type: Str; }>; local_auth_enabled?: Optional<Bool>; location: Str;
    minimum_tls_version?: Optional<Str>; name: Str; network_rule_set?: Optional<{ default_action?: Optional<Str>;
    ip_rules?: Optional<StrList>; network_rules?: Optional<List<{ ignore_missing_vnet_service_endpoint?: Optional<Bool>;
    subnet_id: Str; }>>; public_network_access_enabled?: Optional<Bool>; trusted_services_allowed?: Optional<Bool>; }>;
    premium_messaging_partitions?: Optional<Num>; public_network_access_enabled?: Optional<Bool>; resource_group_name: Str;
    sku: Str; tags?: Optional<StrMap>;
  };
  azurerm_servicebus_queue: {
    auto_delete_on_idle?: Optional<Str>; batched_operations_enabled?: Optional<Bool>;
    dead_lettering_on_message_expiration?: Optional<Bool>; default_message_ttl?: Optional<Str>;
    duplicate_detection_history_time_window?: Optional<Str>; express_enabled?: Optional<Bool>;
    forward_dead_lettered_messages_to?: Optional<Str>; forward_to?: Optional<Str>; lock_duration?: Optional<Str>;
    max_delivery_count?: Optional<Num>; max_message_size_in_kilobytes?: Optional<Num>; max_size_in_megabytes?: Optional<Num>;
    name: Str; namespace_id: Str; partitioning_enabled?: Optional<Bool>; requires_duplicate_detection?: Optional<Bool>;
    requires_session?: Optional<Bool>; status?: Optional<Str>;
  };
  azurerm_servicebus_subscription: {
    auto_delete_on_idle?: Optional<Str>; batched_operations_enabled?: Optional<Bool>; client_scoped_subscription?: Optional<{
    client_id?: Optional<Str>; is_client_scoped_subscription_shareable?: Optional<Bool>; }>;
    client_scoped_subscription_enabled?: Optional<Bool>; dead_lettering_on_filter_evaluation_error?: Optional<Bool>;
    dead_lettering_on_message_expiration?: Optional<Bool>; default_message_ttl?: Optional<Str>;
    forward_dead_lettered_messages_to?: Optional<Str>; forward_to?: Optional<Str>; lock_duration?: Optional<Str>;
    max_delivery_count: Num; name: Str; requires_session?: Optional<Bool>; status?: Optional<Str>; topic_id: Str;
  };
  azurerm_servicebus_subscription_rule: {
    action?: Optional<Str>; correlation_filter?: Optional<{ content_type?: Optional<Str>; correlation_id?: Optional<Str>;
    label?: Optional<Str>; message_id?: Optional<Str>; properties?: Optional<StrMap>; reply_to?: Optional<Str>;
    reply_to_session_id?: Optional<Str>; session_id?: Optional<Str>; to?: Optional<Str>; }>; filter_type: Str; name: Str;
    sql_filter?: Optional<Str>; subscription_id: Str;
  };
  azurerm_servicebus_topic: {
    auto_delete_on_idle?: Optional<Str>; batched_operations_enabled?: Optional<Bool>; default_message_ttl?: Optional<Str>;
    duplicate_detection_history_time_window?: Optional<Str>; express_enabled?: Optional<Bool>;
    max_message_size_in_kilobytes?: Optional<Num>; max_size_in_megabytes?: Optional<Num>; name: Str; namespace_id: Str;
    partitioning_enabled?: Optional<Bool>; requires_duplicate_detection?: Optional<Bool>; status?: Optional<Str>;
    support_ordering?: Optional<Bool>;
  };
  azurerm_storage_account: {
    access_tier?: Optional<Str>; account_kind?: Optional<Str>; account_replication_type: Str; account_tier: Str;
    allow_nested_items_to_be_public?: Optional<Bool>; allowed_copy_scope?: Optional<Str>; azure_files_authentication?: Optional<{
    active_directory?: Optional<{ domain_guid: Str; domain_name: Str; domain_sid?: Optional<Str>; forest_name?: Optional<Str>;
    netbios_domain_name?: Optional<Str>; storage_sid?: Optional<Str>; }>; default_share_level_permission?: Optional<Str>;
    directory_type: Str; }>; blob_properties?: Optional<{ change_feed_enabled?: Optional<Bool>;
    change_feed_retention_in_days?: Optional<Num>; container_delete_retention_policy?: Optional<{ days?: Optional<Num>; }>;
    cors_rule?: Optional<List<{ allowed_headers: StrList; allowed_methods: StrList; allowed_origins: StrList;
    exposed_headers: StrList; max_age_in_seconds: Num; }>>; default_service_version?: Optional<Str>;
    delete_retention_policy?: Optional<{ days?: Optional<Num>; permanent_delete_enabled?: Optional<Bool>; }>;
    last_access_time_enabled?: Optional<Bool>; restore_policy?: Optional<{ days: Num; }>; versioning_enabled?: Optional<Bool>; }>;
    cross_tenant_replication_enabled?: Optional<Bool>; custom_domain?: Optional<{ name: Str; use_subdomain?: Optional<Bool>; }>;
    customer_managed_key?: Optional<{ key_vault_key_id?: Optional<Str>; managed_hsm_key_id?: Optional<Str>;
    user_assigned_identity_id: Str; }>; default_to_oauth_authentication?: Optional<Bool>; dns_endpoint_type?: Optional<Str>;
    edge_zone?: Optional<Str>; https_traffic_only_enabled?: Optional<Bool>; identity?: Optional<{
    identity_ids?: Optional<StrList>; type: Str; }>; immutability_policy?: Optional<{ allow_protected_append_writes: Bool;
    period_since_creation_in_days: Num; state: Str; }>; infrastructure_encryption_enabled?: Optional<Bool>;
    is_hns_enabled?: Optional<Bool>; large_file_share_enabled?: Optional<Bool>; local_user_enabled?: Optional<Bool>;
    location: Str; min_tls_version?: Optional<Str>; name: Str; network_rules?: Optional<{ bypass?: Optional<StrList>;
    default_action: Str; ip_rules?: Optional<StrList>; private_link_access?: Optional<List<{ endpoint_resource_id: Str;
    endpoint_tenant_id?: Optional<Str>; }>>; virtual_network_subnet_ids?: Optional<StrList>; }>; nfsv3_enabled?: Optional<Bool>;
    provisioned_billing_model_version?: Optional<Str>; public_network_access_enabled?: Optional<Bool>;
    queue_encryption_key_type?: Optional<Str>; queue_properties?: Optional<{ cors_rule?: Optional<List<{ allowed_headers: StrList;
    allowed_methods: StrList; allowed_origins: StrList; exposed_headers: StrList; max_age_in_seconds: Num; }>>;
    hour_metrics?: Optional<{ enabled: Bool; include_apis?: Optional<Bool>; retention_policy_days?: Optional<Num>; version: Str;
    }>; logging?: Optional<{ delete: Bool; read: Bool; retention_policy_days?: Optional<Num>; version: Str; write: Bool; }>;
    minute_metrics?: Optional<{ enabled: Bool; include_apis?: Optional<Bool>; retention_policy_days?: Optional<Num>; version: Str;
    }>; }>; resource_group_name: Str; routing?: Optional<{ choice?: Optional<Str>; publish_internet_endpoints?: Optional<Bool>;
    publish_microsoft_endpoints?: Optional<Bool>; }>; sas_policy?: Optional<{ expiration_action?: Optional<Str>;
    expiration_period: Str; }>; sftp_enabled?: Optional<Bool>; share_properties?: Optional<{ cors_rule?: Optional<List<{
    allowed_headers: StrList; allowed_methods: StrList; allowed_origins: StrList; exposed_headers: StrList;
    max_age_in_seconds: Num; }>>; retention_policy?: Optional<{ days?: Optional<Num>; }>; smb?: Optional<{
    authentication_types?: Optional<StrList>; channel_encryption_type?: Optional<StrList>;
    kerberos_ticket_encryption_type?: Optional<StrList>; multichannel_enabled?: Optional<Bool>; versions?: Optional<StrList>; }>;
    }>; shared_access_key_enabled?: Optional<Bool>; static_website?: Optional<{ error_404_document?: Optional<Str>;
    index_document?: Optional<Str>; }>; table_encryption_key_type?: Optional<Str>; tags?: Optional<StrMap>;
  };
  azurerm_storage_account_static_website: {
    error_404_document?: Optional<Str>; index_document?: Optional<Str>; storage_account_id: Str;
  };
  azurerm_storage_blob: {
    access_tier?: Optional<Str>; cache_control?: Optional<Str>; content_md5?: Optional<Str>; content_type?: Optional<Str>;
    encryption_scope?: Optional<Str>; metadata?: Optional<StrMap>; name: Str; parallelism?: Optional<Num>; size?: Optional<Num>;
    source?: Optional<Str>; source_content?: Optional<Str>; source_uri?: Optional<Str>; storage_account_name: Str;
    storage_container_name: Str; type: Str;
  };
  azurerm_storage_container: {
    container_access_type?: Optional<Str>; default_encryption_scope?: Optional<Str>;
    encryption_scope_override_enabled?: Optional<Bool>; metadata?: Optional<StrMap>; name: Str;
    storage_account_id?: Optional<Str>; storage_account_name?: Optional<Str>;
  };
  azurerm_storage_management_policy: {
    rule?: Optional<List<{ actions: { base_blob?: Optional<{ auto_tier_to_hot_from_cool_enabled?: Optional<Bool>;
    delete_after_days_since_creation_greater_than?: Optional<Num>;
    delete_after_days_since_last_access_time_greater_than?: Optional<Num>;
    delete_after_days_since_modification_greater_than?: Optional<Num>;
    tier_to_archive_after_days_since_creation_greater_than?: Optional<Num>;
    tier_to_archive_after_days_since_last_access_time_greater_than?: Optional<Num>;
    tier_to_archive_after_days_since_last_tier_change_greater_than?: Optional<Num>;
    tier_to_archive_after_days_since_modification_greater_than?: Optional<Num>;
    tier_to_cold_after_days_since_creation_greater_than?: Optional<Num>;
    tier_to_cold_after_days_since_last_access_time_greater_than?: Optional<Num>;
    tier_to_cold_after_days_since_modification_greater_than?: Optional<Num>;
    tier_to_cool_after_days_since_creation_greater_than?: Optional<Num>;
    tier_to_cool_after_days_since_last_access_time_greater_than?: Optional<Num>;
    tier_to_cool_after_days_since_modification_greater_than?: Optional<Num>; }>; snapshot?: Optional<{
    change_tier_to_archive_after_days_since_creation?: Optional<Num>;
    change_tier_to_cool_after_days_since_creation?: Optional<Num>; delete_after_days_since_creation_greater_than?: Optional<Num>;
    tier_to_archive_after_days_since_last_tier_change_greater_than?: Optional<Num>;
    tier_to_cold_after_days_since_creation_greater_than?: Optional<Num>; }>; version?: Optional<{
    change_tier_to_archive_after_days_since_creation?: Optional<Num>;
    change_tier_to_cool_after_days_since_creation?: Optional<Num>; delete_after_days_since_creation?: Optional<Num>;
    tier_to_archive_after_days_since_last_tier_change_greater_than?: Optional<Num>;
    tier_to_cold_after_days_since_creation_greater_than?: Optional<Num>; }>; }; enabled: Bool; filters: { blob_types: StrList;
    match_blob_index_tag?: Optional<List<{ name: Str; operation?: Optional<Str>; value: Str; }>>;
    prefix_match?: Optional<StrList>; }; name: Str; }>>; storage_account_id: Str;
  };
  azurerm_storage_queue: {
    metadata?: Optional<StrMap>; name: Str; storage_account_id?: Optional<Str>; storage_account_name?: Optional<Str>;
  };
  azurerm_storage_table: {
    acl?: Optional<List<{ access_policy?: Optional<List<{ expiry: Str; permissions: Str; start: Str; }>>; id: Str; }>>; name: Str;
    storage_account_name: Str;
  };
  azurerm_stream_analytics_job: {
    compatibility_level?: Optional<Str>; content_storage_policy?: Optional<Str>; data_locale?: Optional<Str>;
    events_late_arrival_max_delay_in_seconds?: Optional<Num>; events_out_of_order_max_delay_in_seconds?: Optional<Num>;
    events_out_of_order_policy?: Optional<Str>; identity?: Optional<{ identity_ids?: Optional<StrList>; type: Str; }>;
    job_storage_account?: Optional<{ account_key?: Optional<Str>; account_name: Str; authentication_mode?: Optional<Str>; }>;
    location: Str; name: Str; output_error_policy?: Optional<Str>; resource_group_name: Str; sku_name?: Optional<Str>;
    stream_analytics_cluster_id?: Optional<Str>; streaming_units?: Optional<Num>; tags?: Optional<StrMap>;
    transformation_query: Str; type?: Optional<Str>;
  };
  azurerm_stream_analytics_job_schedule: {
    start_mode: Str; start_time?: Optional<Str>; stream_analytics_job_id: Str;
  };
  azurerm_stream_analytics_output_blob: {
    authentication_mode?: Optional<Str>; batch_max_wait_time?: Optional<Str>; batch_min_rows?: Optional<Num>;
    blob_write_mode?: Optional<Str>; date_format: Str; name: Str; path_pattern: Str; resource_group_name: Str; serialization: {
    encoding?: Optional<Str>; field_delimiter?: Optional<Str>; format?: Optional<Str>; type: Str; };
    storage_account_key?: Optional<Str>; storage_account_name: Str; storage_container_name: Str; stream_analytics_job_name: Str;
    time_format: Str;
  };
  azurerm_stream_analytics_stream_input_eventhub_v2: {
    authentication_mode?: Optional<Str>; eventhub_consumer_group_name?: Optional<Str>; eventhub_name: Str; name: Str;
    partition_key?: Optional<Str>; serialization: { encoding?: Optional<Str>; field_delimiter?: Optional<Str>; type: Str; };
    servicebus_namespace: Str; shared_access_policy_key?: Optional<Str>; shared_access_policy_name?: Optional<Str>;
    stream_analytics_job_id: Str;
  };
  azurerm_subnet: {
    address_prefixes?: Optional<StrList>; default_outbound_access_enabled?: Optional<Bool>; delegation?: Optional<List<{
    name: Str; service_delegation: { actions?: Optional<StrList>; name: Str; }; }>>; ip_address_pool?: Optional<{ id: Str;
    number_of_ip_addresses: Str; }>; name: Str; private_endpoint_network_policies?: Optional<Str>;
    private_link_service_network_policies_enabled?: Optional<Bool>; resource_group_name: Str;
    service_endpoint_policy_ids?: Optional<StrList>; service_endpoints?: Optional<StrList>; sharing_scope?: Optional<Str>;
    virtual_network_name: Str;
  };
  azurerm_subnet_network_security_group_association: {
    network_security_group_id: Str; subnet_id: Str;
  };
  azurerm_user_assigned_identity: {
    location: Str; name: Str; resource_group_name: Str; tags?: Optional<StrMap>;
  };
  azurerm_virtual_network: {
    address_space?: Optional<StrList>; bgp_community?: Optional<Str>; ddos_protection_plan?: Optional<{ enable: Bool; id: Str; }>;
    dns_servers?: Optional<StrList>; edge_zone?: Optional<Str>; encryption?: Optional<{ enforcement: Str; }>;
    flow_timeout_in_minutes?: Optional<Num>; ip_address_pool?: Optional<List<{ id: Str; number_of_ip_addresses: Str; }>>;
    location: Str; name: Str; private_endpoint_vnet_policies?: Optional<Str>; resource_group_name: Str; subnet?: Optional<List<{
    address_prefixes?: Optional<StrList>; default_outbound_access_enabled?: Optional<Bool>; delegation?: Optional<List<{
    name?: Optional<Str>; service_delegation?: Optional<List<{ actions?: Optional<StrList>; name?: Optional<Str>; }>>; }>>;
    id?: Optional<Str>; name?: Optional<Str>; private_endpoint_network_policies?: Optional<Str>;
    private_link_service_network_policies_enabled?: Optional<Bool>; route_table_id?: Optional<Str>;
    security_group?: Optional<Str>; service_endpoint_policy_ids?: Optional<StrList>; service_endpoints?: Optional<StrList>; }>>;
    tags?: Optional<StrMap>;
  };
  'data.azurerm_client_config': {
  };
  'data.azurerm_cosmosdb_account': {
    name: Str; resource_group_name: Str;
  };
  'data.azurerm_dns_zone': {
    name: Str; resource_group_name?: Optional<Str>;
  };
  'data.azurerm_key_vault': {
    name: Str; resource_group_name: Str;
  };
  'data.azurerm_private_dns_zone': {
    name: Str; resource_group_name?: Optional<Str>; tags?: Optional<StrMap>;
  };
  'data.azurerm_subnet': {
    name: Str; resource_group_name: Str; virtual_network_name: Str;
  };
  'data.azurerm_user_assigned_identity': {
    name: Str; resource_group_name: Str;
  };
  'data.azurerm_virtual_network': {
    name: Str; resource_group_name: Str;
  };
}

/** Arguments of the types that are written differently for azurerm 5, in 5.2.0. */
export interface Azurerm5Arguments {
  azurerm_cdn_frontdoor_rule: {
    actions: { modify_request_header?: Optional<List<{ header_name: Str; header_value?: Optional<Str>; operator: Str; }>>;
    modify_response_header?: Optional<List<{ header_name: Str; header_value?: Optional<Str>; operator: Str; }>>;
    route_configuration_override?: Optional<{ caching: { behaviour: Str; compression_enabled?: Optional<Bool>;
    duration?: Optional<Str>; query_string_behaviour?: Optional<Str>; query_string_parameters?: Optional<StrList>; };
    origin_group?: Optional<{ cdn_frontdoor_origin_group_id: Str; forwarding_protocol: Str; }>; }>; url_redirect?: Optional<{
    destination_fragment?: Optional<Str>; destination_host_name?: Optional<Str>; destination_path?: Optional<Str>;
    query_string?: Optional<Str>; redirect_protocol?: Optional<Str>; redirect_type: Str; }>; url_rewrite?: Optional<{
    destination_path: Str; preserve_unmatched_path_enabled?: Optional<Bool>; source_pattern: Str; }>; };
    behaviour_on_match?: Optional<Str>; cdn_frontdoor_rule_set_id: Str; conditions?: Optional<{ client_port?: Optional<List<{
    operator: Str; values?: Optional<StrList>; }>>; device_type?: Optional<List<{ operator: Str; values: StrList; }>>;
    host_name?: Optional<List<{ operator: Str; transforms?: Optional<StrList>; values?: Optional<StrList>; }>>;
    http_version?: Optional<List<{ operator: Str; values: StrList; }>>; post_argument?: Optional<List<{ name: Str; operator: Str;
    transforms?: Optional<StrList>; values?: Optional<StrList>; }>>; query_string?: Optional<List<{ operator: Str;
    transforms?: Optional<StrList>; values?: Optional<StrList>; }>>; remote_address?: Optional<List<{ operator: Str;
    values: StrList; }>>; request_body?: Optional<List<{ operator: Str; transforms?: Optional<StrList>;
    values?: Optional<StrList>; }>>; request_cookies?: Optional<List<{ name: Str; operator: Str; transforms?: Optional<StrList>;
    values?: Optional<StrList>; }>>; request_file_extension?: Optional<List<{ operator: Str; transforms?: Optional<StrList>;
    values?: Optional<StrList>; }>>; request_filename?: Optional<List<{ operator: Str; transforms?: Optional<StrList>;
    values?: Optional<StrList>; }>>; request_header?: Optional<List<{ name: Str; operator: Str; transforms?: Optional<StrList>;
    values?: Optional<StrList>; }>>; request_method?: Optional<List<{ operator: Str; values: StrList; }>>;
    request_path?: Optional<List<{ operator: Str; transforms?: Optional<StrList>; values?: Optional<StrList>; }>>;
    request_scheme?: Optional<List<{ operator: Str; values: StrList; }>>; request_url?: Optional<List<{ operator: Str;
    transforms?: Optional<StrList>; values?: Optional<StrList>; }>>; server_port?: Optional<List<{ operator: Str;
    values?: Optional<StrList>; }>>; socket_address?: Optional<List<{ operator: Str; values: StrList; }>>;
    ssl_protocol?: Optional<List<{ operator: Str; values: StrList; }>>; }>; name: Str; order: Num;
  };
  azurerm_cosmosdb_account: {
    access_key_metadata_writes_enabled?: Optional<Bool>; analytical_storage?: Optional<{ schema_type: Str; }>;
    analytical_storage_enabled?: Optional<Bool>; automatic_failover_enabled?: Optional<Bool>; backup?: Optional<{
    interval_in_minutes?: Optional<Num>; retention_in_hours?: Optional<Num>; storage_redundancy?: Optional<Str>;
    tier?: Optional<Str>; type: Str; }>; burst_capacity_enabled?: Optional<Bool>; capabilities?: Optional<List<{ name: Str; }>>;
    capacity?: Optional<{ total_throughput_limit: Num; }>; consistency_policy: { consistency_level: Str;
    max_interval_in_seconds?: Optional<Num>; max_staleness_prefix?: Optional<Num>; }; cors_rule?: Optional<{
    allowed_headers: StrList; allowed_methods: StrList; allowed_origins: StrList; exposed_headers: StrList;
    max_age_in_seconds?: Optional<Num>; }>; create_mode?: Optional<Str>; default_identity_type?: Optional<Str>;
    free_tier_enabled?: Optional<Bool>; geo_location: List<{ failover_priority: Num; location: Str;
    zone_redundant?: Optional<Bool>; }>; identity?: Optional<{ identity_ids?: Optional<StrList>; type: Str; }>;
    ip_range_filter?: Optional<StrList>; is_virtual_network_filter_enabled?: Optional<Bool>; key_vault_key_id?: Optional<Str>;
    kind?: Optional<Str>; local_authentication_enabled?: Optional<Bool>; location: Str; minimal_tls_version?: Optional<Str>;
    mongo_server_version?: Optional<Str>; multiple_write_locations_enabled?: Optional<Bool>; name: Str;
    network_acl_bypass_for_azure_services?: Optional<Bool>; network_acl_bypass_ids?: Optional<StrList>; offer_type: Str;
    partition_merge_enabled?: Optional<Bool>; public_network_access_enabled?: Optional<Bool>; resource_group_name: Str;
    restore?: Optional<{ database?: Optional<List<{ collection_names?: Optional<StrList>; name: Str; }>>;
    gremlin_database?: Optional<List<{ graph_names?: Optional<StrList>; name: Str; }>>; restore_timestamp_in_utc: Str;
    source_cosmosdb_account_id: Str; tables_to_restore?: Optional<StrList>; }>; tags?: Optional<StrMap>;
    virtual_network_rule?: Optional<List<{ id: Str; ignore_missing_vnet_service_endpoint?: Optional<Bool>; }>>;
  };
  azurerm_eventhub: {
    capture_description?: Optional<{ destination: { archive_name_format: Str; blob_container_name: Str; name: Str;
    storage_account_id: Str; storage_authentication_id?: Optional<Str>; storage_authentication_type?: Optional<Str>; };
    enabled: Bool; encoding: Str; interval_in_seconds?: Optional<Num>; size_limit_in_bytes?: Optional<Num>;
    skip_empty_archives?: Optional<Bool>; }>; message_retention?: Optional<Num>; name: Str; namespace_id: Str;
    partition_count: Num; retention_description?: Optional<{ cleanup_policy: Str; retention_time_in_hours?: Optional<Num>;
    tombstone_retention_time_in_hours?: Optional<Num>; }>; status?: Optional<Str>;
  };
  azurerm_private_dns_zone_virtual_network_link: {
    name: Str; private_dns_zone_id: Str; registration_enabled?: Optional<Bool>; resolution_policy?: Optional<Str>;
    tags?: Optional<StrMap>; virtual_network_id: Str;
  };
  azurerm_storage_blob: {
    access_tier?: Optional<Str>; cache_control?: Optional<Str>; content_md5?: Optional<Str>; content_type?: Optional<Str>;
    encryption_scope?: Optional<Str>; metadata?: Optional<StrMap>; name: Str; parallelism?: Optional<Num>; size?: Optional<Num>;
    source?: Optional<Str>; source_content?: Optional<Str>; source_uri?: Optional<Str>; storage_container_id: Str; type: Str;
  };
  azurerm_storage_table: {
    acl?: Optional<List<{ access_policy?: Optional<List<{ expiry: Str; permissions: Str; start: Str; }>>; id: Str; }>>; name: Str;
    storage_account_id: Str;
  };
}
