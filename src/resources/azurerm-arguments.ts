// Written by scripts/provider-arguments/write.ts.
import type { Expression, OrExpression } from '../plan/expression/expression.js';

type Str = OrExpression<string>;
type Num = OrExpression<number>;
type Bool = OrExpression<boolean>;
type StrList = readonly Str[] | Expression;
type NumList = readonly Num[] | Expression;
type List<T> = readonly T[];
type Optional<T> = T | undefined;
type OptionalList<T> = List<T> | undefined;
type StrMap = Readonly<Record<string, Str>> | Expression;

/** Arguments of the types that layouts write, in azurerm 4.55.0. */
export interface AzurermArguments {
  azurerm_application_insights: {
    application_type: Str;
    daily_data_cap_in_gb?: Num | undefined;
    daily_data_cap_notifications_disabled?: Bool | undefined;
    disable_ip_masking?: Bool | undefined;
    force_customer_storage_for_profiler?: Bool | undefined;
    internet_ingestion_enabled?: Bool | undefined;
    internet_query_enabled?: Bool | undefined;
    local_authentication_disabled?: Bool | undefined;
    location: Str;
    name: Str;
    resource_group_name: Str;
    retention_in_days?: Num | undefined;
    sampling_percentage?: Num | undefined;
    tags?: StrMap | undefined;
    workspace_id?: Str | undefined;
  };
  azurerm_cdn_frontdoor_custom_domain: {
    cdn_frontdoor_profile_id: Str;
    dns_zone_id?: Str | undefined;
    host_name: Str;
    name: Str;
    tls: {
      cdn_frontdoor_secret_id?: Str | undefined;
      certificate_type?: Str | undefined;
      minimum_tls_version?: Str | undefined;
    };
  };
  azurerm_cdn_frontdoor_custom_domain_association: {
    cdn_frontdoor_custom_domain_id: Str;
    cdn_frontdoor_route_ids: StrList;
  };
  azurerm_cdn_frontdoor_endpoint: {
    cdn_frontdoor_profile_id: Str;
    enabled?: Bool | undefined;
    name: Str;
    tags?: StrMap | undefined;
  };
  azurerm_cdn_frontdoor_firewall_policy: {
    captcha_cookie_expiration_in_minutes?: Num | undefined;
    custom_block_response_body?: Str | undefined;
    custom_block_response_status_code?: Num | undefined;
    custom_rule?: OptionalList<{
      action: Str;
      enabled?: Bool | undefined;
      match_condition?: OptionalList<{
        match_values: StrList;
        match_variable: Str;
        negation_condition?: Bool | undefined;
        operator: Str;
        selector?: Str | undefined;
        transforms?: StrList | undefined;
      }>;
      name: Str;
      priority?: Num | undefined;
      rate_limit_duration_in_minutes?: Num | undefined;
      rate_limit_threshold?: Num | undefined;
      type: Str;
    }>;
    enabled?: Bool | undefined;
    js_challenge_cookie_expiration_in_minutes?: Num | undefined;
    log_scrubbing?: Optional<{
      enabled?: Bool | undefined;
      scrubbing_rule: List<{
        enabled?: Bool | undefined;
        match_variable: Str;
        operator?: Str | undefined;
        selector?: Str | undefined;
      }>;
    }>;
    managed_rule?: OptionalList<{
      action: Str;
      exclusion?: OptionalList<{
        match_variable: Str;
        operator: Str;
        selector: Str;
      }>;
      override?: OptionalList<{
        exclusion?: OptionalList<{
          match_variable: Str;
          operator: Str;
          selector: Str;
        }>;
        rule?: OptionalList<{
          action: Str;
          enabled?: Bool | undefined;
          exclusion?: OptionalList<{
            match_variable: Str;
            operator: Str;
            selector: Str;
          }>;
          rule_id: Str;
        }>;
        rule_group_name: Str;
      }>;
      type: Str;
      version: Str;
    }>;
    mode: Str;
    name: Str;
    redirect_url?: Str | undefined;
    request_body_check_enabled?: Bool | undefined;
    resource_group_name: Str;
    sku_name: Str;
    tags?: StrMap | undefined;
  };
  azurerm_cdn_frontdoor_origin: {
    cdn_frontdoor_origin_group_id: Str;
    certificate_name_check_enabled: Bool;
    enabled?: Bool | undefined;
    host_name: Str;
    http_port?: Num | undefined;
    https_port?: Num | undefined;
    name: Str;
    origin_host_header?: Str | undefined;
    priority?: Num | undefined;
    private_link?: Optional<{
      location: Str;
      private_link_target_id: Str;
      request_message?: Str | undefined;
      target_type?: Str | undefined;
    }>;
    weight?: Num | undefined;
  };
  azurerm_cdn_frontdoor_origin_group: {
    cdn_frontdoor_profile_id: Str;
    health_probe?: Optional<{
      interval_in_seconds: Num;
      path?: Str | undefined;
      protocol: Str;
      request_type?: Str | undefined;
    }>;
    load_balancing: {
      additional_latency_in_milliseconds?: Num | undefined;
      sample_size?: Num | undefined;
      successful_samples_required?: Num | undefined;
    };
    name: Str;
    restore_traffic_time_to_healed_or_new_endpoint_in_minutes?: Num | undefined;
    session_affinity_enabled?: Bool | undefined;
  };
  azurerm_cdn_frontdoor_profile: {
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    log_scrubbing_rule?: OptionalList<{
      match_variable: Str;
    }>;
    name: Str;
    resource_group_name: Str;
    response_timeout_seconds?: Num | undefined;
    sku_name: Str;
    tags?: StrMap | undefined;
  };
  azurerm_cdn_frontdoor_route: {
    cache?: Optional<{
      compression_enabled?: Bool | undefined;
      content_types_to_compress?: StrList | undefined;
      query_string_caching_behavior?: Str | undefined;
      query_strings?: StrList | undefined;
    }>;
    cdn_frontdoor_custom_domain_ids?: StrList | undefined;
    cdn_frontdoor_endpoint_id: Str;
    cdn_frontdoor_origin_group_id: Str;
    cdn_frontdoor_origin_ids: StrList;
    cdn_frontdoor_origin_path?: Str | undefined;
    cdn_frontdoor_rule_set_ids?: StrList | undefined;
    enabled?: Bool | undefined;
    forwarding_protocol?: Str | undefined;
    https_redirect_enabled?: Bool | undefined;
    link_to_default_domain?: Bool | undefined;
    name: Str;
    patterns_to_match: StrList;
    supported_protocols: StrList;
  };
  azurerm_cdn_frontdoor_rule: {
    actions: {
      request_header_action?: OptionalList<{
        header_action: Str;
        header_name: Str;
        value?: Str | undefined;
      }>;
      response_header_action?: OptionalList<{
        header_action: Str;
        header_name: Str;
        value?: Str | undefined;
      }>;
      route_configuration_override_action?: Optional<{
        cache_behavior?: Str | undefined;
        cache_duration?: Str | undefined;
        cdn_frontdoor_origin_group_id?: Str | undefined;
        compression_enabled?: Bool | undefined;
        forwarding_protocol?: Str | undefined;
        query_string_caching_behavior?: Str | undefined;
        query_string_parameters?: StrList | undefined;
      }>;
      url_redirect_action?: Optional<{
        destination_fragment?: Str | undefined;
        destination_hostname: Str;
        destination_path?: Str | undefined;
        query_string?: Str | undefined;
        redirect_protocol?: Str | undefined;
        redirect_type: Str;
      }>;
      url_rewrite_action?: Optional<{
        destination: Str;
        preserve_unmatched_path?: Bool | undefined;
        source_pattern: Str;
      }>;
    };
    behavior_on_match?: Str | undefined;
    cdn_frontdoor_rule_set_id: Str;
    conditions?: Optional<{
      client_port_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
      }>;
      cookies_condition?: OptionalList<{
        cookie_name: Str;
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      host_name_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      http_version_condition?: OptionalList<{
        match_values: StrList;
        negate_condition?: Bool | undefined;
        operator?: Str | undefined;
      }>;
      is_device_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator?: Str | undefined;
      }>;
      post_args_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        post_args_name: Str;
        transforms?: StrList | undefined;
      }>;
      query_string_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      remote_address_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator?: Str | undefined;
      }>;
      request_body_condition?: OptionalList<{
        match_values: StrList;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      request_header_condition?: OptionalList<{
        header_name: Str;
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      request_method_condition?: OptionalList<{
        match_values: StrList;
        negate_condition?: Bool | undefined;
        operator?: Str | undefined;
      }>;
      request_scheme_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator?: Str | undefined;
      }>;
      request_uri_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      server_port_condition?: OptionalList<{
        match_values: StrList;
        negate_condition?: Bool | undefined;
        operator: Str;
      }>;
      socket_address_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator?: Str | undefined;
      }>;
      ssl_protocol_condition?: OptionalList<{
        match_values: StrList;
        negate_condition?: Bool | undefined;
        operator?: Str | undefined;
      }>;
      url_file_extension_condition?: OptionalList<{
        match_values: StrList;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      url_filename_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
      url_path_condition?: OptionalList<{
        match_values?: StrList | undefined;
        negate_condition?: Bool | undefined;
        operator: Str;
        transforms?: StrList | undefined;
      }>;
    }>;
    name: Str;
    order: Num;
  };
  azurerm_cdn_frontdoor_rule_set: {
    cdn_frontdoor_profile_id: Str;
    name: Str;
  };
  azurerm_cdn_frontdoor_security_policy: {
    cdn_frontdoor_profile_id: Str;
    name: Str;
    security_policies: {
      firewall: {
        association: {
          domain: List<{
            cdn_frontdoor_domain_id: Str;
          }>;
          patterns_to_match: StrList;
        };
        cdn_frontdoor_firewall_policy_id: Str;
      };
    };
  };
  azurerm_cosmosdb_account: {
    access_key_metadata_writes_enabled?: Bool | undefined;
    analytical_storage?: Optional<{
      schema_type: Str;
    }>;
    analytical_storage_enabled?: Bool | undefined;
    automatic_failover_enabled?: Bool | undefined;
    backup?: Optional<{
      interval_in_minutes?: Num | undefined;
      retention_in_hours?: Num | undefined;
      storage_redundancy?: Str | undefined;
      tier?: Str | undefined;
      type: Str;
    }>;
    burst_capacity_enabled?: Bool | undefined;
    capabilities?: OptionalList<{
      name: Str;
    }>;
    capacity?: Optional<{
      total_throughput_limit: Num;
    }>;
    consistency_policy: {
      consistency_level: Str;
      max_interval_in_seconds?: Num | undefined;
      max_staleness_prefix?: Num | undefined;
    };
    cors_rule?: Optional<{
      allowed_headers: StrList;
      allowed_methods: StrList;
      allowed_origins: StrList;
      exposed_headers: StrList;
      max_age_in_seconds?: Num | undefined;
    }>;
    create_mode?: Str | undefined;
    default_identity_type?: Str | undefined;
    free_tier_enabled?: Bool | undefined;
    geo_location: List<{
      failover_priority: Num;
      location: Str;
      zone_redundant?: Bool | undefined;
    }>;
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    ip_range_filter?: StrList | undefined;
    is_virtual_network_filter_enabled?: Bool | undefined;
    key_vault_key_id?: Str | undefined;
    kind?: Str | undefined;
    local_authentication_disabled?: Bool | undefined;
    location: Str;
    managed_hsm_key_id?: Str | undefined;
    minimal_tls_version?: Str | undefined;
    mongo_server_version?: Str | undefined;
    multiple_write_locations_enabled?: Bool | undefined;
    name: Str;
    network_acl_bypass_for_azure_services?: Bool | undefined;
    network_acl_bypass_ids?: StrList | undefined;
    offer_type: Str;
    partition_merge_enabled?: Bool | undefined;
    public_network_access_enabled?: Bool | undefined;
    resource_group_name: Str;
    restore?: Optional<{
      database?: OptionalList<{
        collection_names?: StrList | undefined;
        name: Str;
      }>;
      gremlin_database?: OptionalList<{
        graph_names?: StrList | undefined;
        name: Str;
      }>;
      restore_timestamp_in_utc: Str;
      source_cosmosdb_account_id: Str;
      tables_to_restore?: StrList | undefined;
    }>;
    tags?: StrMap | undefined;
    virtual_network_rule?: OptionalList<{
      id: Str;
      ignore_missing_vnet_service_endpoint?: Bool | undefined;
    }>;
  };
  azurerm_cosmosdb_sql_container: {
    account_name: Str;
    analytical_storage_ttl?: Num | undefined;
    autoscale_settings?: Optional<{
      max_throughput?: Num | undefined;
    }>;
    conflict_resolution_policy?: Optional<{
      conflict_resolution_path?: Str | undefined;
      conflict_resolution_procedure?: Str | undefined;
      mode: Str;
    }>;
    database_name: Str;
    default_ttl?: Num | undefined;
    indexing_policy?: Optional<{
      composite_index?: OptionalList<{
        index: List<{
          order: Str;
          path: Str;
        }>;
      }>;
      excluded_path?: OptionalList<{
        path: Str;
      }>;
      included_path?: OptionalList<{
        path: Str;
      }>;
      indexing_mode?: Str | undefined;
      spatial_index?: OptionalList<{
        path: Str;
      }>;
    }>;
    name: Str;
    partition_key_kind?: Str | undefined;
    partition_key_paths: StrList;
    partition_key_version?: Num | undefined;
    resource_group_name: Str;
    throughput?: Num | undefined;
    unique_key?: OptionalList<{
      paths: StrList;
    }>;
  };
  azurerm_cosmosdb_sql_database: {
    account_name: Str;
    autoscale_settings?: Optional<{
      max_throughput?: Num | undefined;
    }>;
    name: Str;
    resource_group_name: Str;
    throughput?: Num | undefined;
  };
  azurerm_cosmosdb_sql_role_assignment: {
    account_name: Str;
    name?: Str | undefined;
    principal_id: Str;
    resource_group_name: Str;
    role_definition_id: Str;
    scope: Str;
  };
  azurerm_dns_a_record: {
    name: Str;
    records?: StrList | undefined;
    resource_group_name: Str;
    tags?: StrMap | undefined;
    target_resource_id?: Str | undefined;
    ttl: Num;
    zone_name: Str;
  };
  azurerm_dns_cname_record: {
    name: Str;
    record?: Str | undefined;
    resource_group_name: Str;
    tags?: StrMap | undefined;
    target_resource_id?: Str | undefined;
    ttl: Num;
    zone_name: Str;
  };
  azurerm_dns_txt_record: {
    name: Str;
    record: List<{
      value: Str;
    }>;
    resource_group_name: Str;
    tags?: StrMap | undefined;
    ttl: Num;
    zone_name: Str;
  };
  azurerm_dns_zone: {
    name: Str;
    resource_group_name: Str;
    soa_record?: Optional<{
      email: Str;
      expire_time?: Num | undefined;
      minimum_ttl?: Num | undefined;
      refresh_time?: Num | undefined;
      retry_time?: Num | undefined;
      serial_number?: Num | undefined;
      tags?: StrMap | undefined;
      ttl?: Num | undefined;
    }>;
    tags?: StrMap | undefined;
  };
  azurerm_function_app_flex_consumption: {
    always_ready?: OptionalList<{
      instance_count?: Num | undefined;
      name: Str;
    }>;
    app_settings?: StrMap | undefined;
    auth_settings?: Optional<{
      active_directory?: Optional<{
        allowed_audiences?: StrList | undefined;
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
      }>;
      additional_login_parameters?: StrMap | undefined;
      allowed_external_redirect_urls?: StrList | undefined;
      default_provider?: Str | undefined;
      enabled: Bool;
      facebook?: Optional<{
        app_id: Str;
        app_secret?: Str | undefined;
        app_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      github?: Optional<{
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      google?: Optional<{
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      issuer?: Str | undefined;
      microsoft?: Optional<{
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      runtime_version?: Str | undefined;
      token_refresh_extension_hours?: Num | undefined;
      token_store_enabled?: Bool | undefined;
      twitter?: Optional<{
        consumer_key: Str;
        consumer_secret?: Str | undefined;
        consumer_secret_setting_name?: Str | undefined;
      }>;
      unauthenticated_client_action?: Str | undefined;
    }>;
    auth_settings_v2?: Optional<{
      active_directory_v2?: Optional<{
        allowed_applications?: StrList | undefined;
        allowed_audiences?: StrList | undefined;
        allowed_groups?: StrList | undefined;
        allowed_identities?: StrList | undefined;
        client_id: Str;
        client_secret_certificate_thumbprint?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        jwt_allowed_client_applications?: StrList | undefined;
        jwt_allowed_groups?: StrList | undefined;
        login_parameters?: StrMap | undefined;
        tenant_auth_endpoint: Str;
        www_authentication_disabled?: Bool | undefined;
      }>;
      apple_v2?: Optional<{
        client_id: Str;
        client_secret_setting_name: Str;
      }>;
      auth_enabled?: Bool | undefined;
      azure_static_web_app_v2?: Optional<{
        client_id: Str;
      }>;
      config_file_path?: Str | undefined;
      custom_oidc_v2?: OptionalList<{
        client_id: Str;
        name: Str;
        name_claim_type?: Str | undefined;
        openid_configuration_endpoint: Str;
        scopes?: StrList | undefined;
      }>;
      default_provider?: Str | undefined;
      excluded_paths?: StrList | undefined;
      facebook_v2?: Optional<{
        app_id: Str;
        app_secret_setting_name: Str;
        graph_api_version?: Str | undefined;
        login_scopes?: StrList | undefined;
      }>;
      forward_proxy_convention?: Str | undefined;
      forward_proxy_custom_host_header_name?: Str | undefined;
      forward_proxy_custom_scheme_header_name?: Str | undefined;
      github_v2?: Optional<{
        client_id: Str;
        client_secret_setting_name: Str;
        login_scopes?: StrList | undefined;
      }>;
      google_v2?: Optional<{
        allowed_audiences?: StrList | undefined;
        client_id: Str;
        client_secret_setting_name: Str;
        login_scopes?: StrList | undefined;
      }>;
      http_route_api_prefix?: Str | undefined;
      login: {
        allowed_external_redirect_urls?: StrList | undefined;
        cookie_expiration_convention?: Str | undefined;
        cookie_expiration_time?: Str | undefined;
        logout_endpoint?: Str | undefined;
        nonce_expiration_time?: Str | undefined;
        preserve_url_fragments_for_logins?: Bool | undefined;
        token_refresh_extension_time?: Num | undefined;
        token_store_enabled?: Bool | undefined;
        token_store_path?: Str | undefined;
        token_store_sas_setting_name?: Str | undefined;
        validate_nonce?: Bool | undefined;
      };
      microsoft_v2?: Optional<{
        allowed_audiences?: StrList | undefined;
        client_id: Str;
        client_secret_setting_name: Str;
        login_scopes?: StrList | undefined;
      }>;
      require_authentication?: Bool | undefined;
      require_https?: Bool | undefined;
      runtime_version?: Str | undefined;
      twitter_v2?: Optional<{
        consumer_key: Str;
        consumer_secret_setting_name: Str;
      }>;
      unauthenticated_action?: Str | undefined;
    }>;
    client_certificate_enabled?: Bool | undefined;
    client_certificate_exclusion_paths?: Str | undefined;
    client_certificate_mode?: Str | undefined;
    connection_string?: OptionalList<{
      name: Str;
      type: Str;
      value: Str;
    }>;
    enabled?: Bool | undefined;
    http_concurrency?: Num | undefined;
    https_only?: Bool | undefined;
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    instance_memory_in_mb?: Num | undefined;
    location: Str;
    maximum_instance_count?: Num | undefined;
    name: Str;
    public_network_access_enabled?: Bool | undefined;
    resource_group_name: Str;
    runtime_name: Str;
    runtime_version: Str;
    service_plan_id: Str;
    site_config: {
      api_definition_url?: Str | undefined;
      api_management_api_id?: Str | undefined;
      app_command_line?: Str | undefined;
      app_service_logs?: Optional<{
        disk_quota_mb?: Num | undefined;
        retention_period_days?: Num | undefined;
      }>;
      application_insights_connection_string?: Str | undefined;
      application_insights_key?: Str | undefined;
      container_registry_managed_identity_client_id?: Str | undefined;
      container_registry_use_managed_identity?: Bool | undefined;
      cors?: Optional<{
        allowed_origins?: StrList | undefined;
        support_credentials?: Bool | undefined;
      }>;
      default_documents?: StrList | undefined;
      elastic_instance_minimum?: Num | undefined;
      health_check_eviction_time_in_min?: Num | undefined;
      health_check_path?: Str | undefined;
      http2_enabled?: Bool | undefined;
      ip_restriction?: OptionalList<{
        action?: Str | undefined;
        description?: Str | undefined;
        headers?:
          | List<{
              x_azure_fdid?: StrList | undefined;
              x_fd_health_probe?: StrList | undefined;
              x_forwarded_for?: StrList | undefined;
              x_forwarded_host?: StrList | undefined;
            }>
          | undefined;
        ip_address?: Str | undefined;
        name?: Str | undefined;
        priority?: Num | undefined;
        service_tag?: Str | undefined;
        virtual_network_subnet_id?: Str | undefined;
      }>;
      ip_restriction_default_action?: Str | undefined;
      load_balancing_mode?: Str | undefined;
      managed_pipeline_mode?: Str | undefined;
      minimum_tls_version?: Str | undefined;
      remote_debugging_enabled?: Bool | undefined;
      remote_debugging_version?: Str | undefined;
      runtime_scale_monitoring_enabled?: Bool | undefined;
      scm_ip_restriction?: OptionalList<{
        action?: Str | undefined;
        description?: Str | undefined;
        headers?:
          | List<{
              x_azure_fdid?: StrList | undefined;
              x_fd_health_probe?: StrList | undefined;
              x_forwarded_for?: StrList | undefined;
              x_forwarded_host?: StrList | undefined;
            }>
          | undefined;
        ip_address?: Str | undefined;
        name?: Str | undefined;
        priority?: Num | undefined;
        service_tag?: Str | undefined;
        virtual_network_subnet_id?: Str | undefined;
      }>;
      scm_ip_restriction_default_action?: Str | undefined;
      scm_minimum_tls_version?: Str | undefined;
      scm_use_main_ip_restriction?: Bool | undefined;
      use_32_bit_worker?: Bool | undefined;
      vnet_route_all_enabled?: Bool | undefined;
      websockets_enabled?: Bool | undefined;
      worker_count?: Num | undefined;
    };
    sticky_settings?: Optional<{
      app_setting_names?: StrList | undefined;
      connection_string_names?: StrList | undefined;
    }>;
    storage_access_key?: Str | undefined;
    storage_authentication_type: Str;
    storage_container_endpoint: Str;
    storage_container_type: Str;
    storage_user_assigned_identity_id?: Str | undefined;
    tags?: StrMap | undefined;
    virtual_network_subnet_id?: Str | undefined;
    webdeploy_publish_basic_authentication_enabled?: Bool | undefined;
    zip_deploy_file?: Str | undefined;
  };
  azurerm_key_vault: {
    access_policy?:
      | List<{
          application_id?: Str | undefined;
          certificate_permissions?: StrList | undefined;
          key_permissions?: StrList | undefined;
          object_id?: Str | undefined;
          secret_permissions?: StrList | undefined;
          storage_permissions?: StrList | undefined;
          tenant_id?: Str | undefined;
        }>
      | undefined;
    contact?: OptionalList<{
      email: Str;
      name?: Str | undefined;
      phone?: Str | undefined;
    }>;
    enable_rbac_authorization?: Bool | undefined;
    enabled_for_deployment?: Bool | undefined;
    enabled_for_disk_encryption?: Bool | undefined;
    enabled_for_template_deployment?: Bool | undefined;
    location: Str;
    name: Str;
    network_acls?: Optional<{
      bypass: Str;
      default_action: Str;
      ip_rules?: StrList | undefined;
      virtual_network_subnet_ids?: StrList | undefined;
    }>;
    public_network_access_enabled?: Bool | undefined;
    purge_protection_enabled?: Bool | undefined;
    rbac_authorization_enabled?: Bool | undefined;
    resource_group_name: Str;
    sku_name: Str;
    soft_delete_retention_days?: Num | undefined;
    tags?: StrMap | undefined;
    tenant_id: Str;
  };
  azurerm_linux_function_app: {
    app_settings?: StrMap | undefined;
    auth_settings?: Optional<{
      active_directory?: Optional<{
        allowed_audiences?: StrList | undefined;
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
      }>;
      additional_login_parameters?: StrMap | undefined;
      allowed_external_redirect_urls?: StrList | undefined;
      default_provider?: Str | undefined;
      enabled: Bool;
      facebook?: Optional<{
        app_id: Str;
        app_secret?: Str | undefined;
        app_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      github?: Optional<{
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      google?: Optional<{
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      issuer?: Str | undefined;
      microsoft?: Optional<{
        client_id: Str;
        client_secret?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        oauth_scopes?: StrList | undefined;
      }>;
      runtime_version?: Str | undefined;
      token_refresh_extension_hours?: Num | undefined;
      token_store_enabled?: Bool | undefined;
      twitter?: Optional<{
        consumer_key: Str;
        consumer_secret?: Str | undefined;
        consumer_secret_setting_name?: Str | undefined;
      }>;
      unauthenticated_client_action?: Str | undefined;
    }>;
    auth_settings_v2?: Optional<{
      active_directory_v2?: Optional<{
        allowed_applications?: StrList | undefined;
        allowed_audiences?: StrList | undefined;
        allowed_groups?: StrList | undefined;
        allowed_identities?: StrList | undefined;
        client_id: Str;
        client_secret_certificate_thumbprint?: Str | undefined;
        client_secret_setting_name?: Str | undefined;
        jwt_allowed_client_applications?: StrList | undefined;
        jwt_allowed_groups?: StrList | undefined;
        login_parameters?: StrMap | undefined;
        tenant_auth_endpoint: Str;
        www_authentication_disabled?: Bool | undefined;
      }>;
      apple_v2?: Optional<{
        client_id: Str;
        client_secret_setting_name: Str;
      }>;
      auth_enabled?: Bool | undefined;
      azure_static_web_app_v2?: Optional<{
        client_id: Str;
      }>;
      config_file_path?: Str | undefined;
      custom_oidc_v2?: OptionalList<{
        client_id: Str;
        name: Str;
        name_claim_type?: Str | undefined;
        openid_configuration_endpoint: Str;
        scopes?: StrList | undefined;
      }>;
      default_provider?: Str | undefined;
      excluded_paths?: StrList | undefined;
      facebook_v2?: Optional<{
        app_id: Str;
        app_secret_setting_name: Str;
        graph_api_version?: Str | undefined;
        login_scopes?: StrList | undefined;
      }>;
      forward_proxy_convention?: Str | undefined;
      forward_proxy_custom_host_header_name?: Str | undefined;
      forward_proxy_custom_scheme_header_name?: Str | undefined;
      github_v2?: Optional<{
        client_id: Str;
        client_secret_setting_name: Str;
        login_scopes?: StrList | undefined;
      }>;
      google_v2?: Optional<{
        allowed_audiences?: StrList | undefined;
        client_id: Str;
        client_secret_setting_name: Str;
        login_scopes?: StrList | undefined;
      }>;
      http_route_api_prefix?: Str | undefined;
      login: {
        allowed_external_redirect_urls?: StrList | undefined;
        cookie_expiration_convention?: Str | undefined;
        cookie_expiration_time?: Str | undefined;
        logout_endpoint?: Str | undefined;
        nonce_expiration_time?: Str | undefined;
        preserve_url_fragments_for_logins?: Bool | undefined;
        token_refresh_extension_time?: Num | undefined;
        token_store_enabled?: Bool | undefined;
        token_store_path?: Str | undefined;
        token_store_sas_setting_name?: Str | undefined;
        validate_nonce?: Bool | undefined;
      };
      microsoft_v2?: Optional<{
        allowed_audiences?: StrList | undefined;
        client_id: Str;
        client_secret_setting_name: Str;
        login_scopes?: StrList | undefined;
      }>;
      require_authentication?: Bool | undefined;
      require_https?: Bool | undefined;
      runtime_version?: Str | undefined;
      twitter_v2?: Optional<{
        consumer_key: Str;
        consumer_secret_setting_name: Str;
      }>;
      unauthenticated_action?: Str | undefined;
    }>;
    backup?: Optional<{
      enabled?: Bool | undefined;
      name: Str;
      schedule: {
        frequency_interval: Num;
        frequency_unit: Str;
        keep_at_least_one_backup?: Bool | undefined;
        retention_period_days?: Num | undefined;
        start_time?: Str | undefined;
      };
      storage_account_url: Str;
    }>;
    builtin_logging_enabled?: Bool | undefined;
    client_certificate_enabled?: Bool | undefined;
    client_certificate_exclusion_paths?: Str | undefined;
    client_certificate_mode?: Str | undefined;
    connection_string?: OptionalList<{
      name: Str;
      type: Str;
      value: Str;
    }>;
    content_share_force_disabled?: Bool | undefined;
    daily_memory_time_quota?: Num | undefined;
    enabled?: Bool | undefined;
    ftp_publish_basic_authentication_enabled?: Bool | undefined;
    functions_extension_version?: Str | undefined;
    https_only?: Bool | undefined;
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    key_vault_reference_identity_id?: Str | undefined;
    location: Str;
    name: Str;
    public_network_access_enabled?: Bool | undefined;
    resource_group_name: Str;
    service_plan_id: Str;
    site_config: {
      always_on?: Bool | undefined;
      api_definition_url?: Str | undefined;
      api_management_api_id?: Str | undefined;
      app_command_line?: Str | undefined;
      app_scale_limit?: Num | undefined;
      app_service_logs?: Optional<{
        disk_quota_mb?: Num | undefined;
        retention_period_days?: Num | undefined;
      }>;
      application_insights_connection_string?: Str | undefined;
      application_insights_key?: Str | undefined;
      application_stack?: Optional<{
        docker?: OptionalList<{
          image_name: Str;
          image_tag: Str;
          registry_password?: Str | undefined;
          registry_url: Str;
          registry_username?: Str | undefined;
        }>;
        dotnet_version?: Str | undefined;
        java_version?: Str | undefined;
        node_version?: Str | undefined;
        powershell_core_version?: Str | undefined;
        python_version?: Str | undefined;
        use_custom_runtime?: Bool | undefined;
        use_dotnet_isolated_runtime?: Bool | undefined;
      }>;
      container_registry_managed_identity_client_id?: Str | undefined;
      container_registry_use_managed_identity?: Bool | undefined;
      cors?: Optional<{
        allowed_origins?: StrList | undefined;
        support_credentials?: Bool | undefined;
      }>;
      default_documents?: StrList | undefined;
      elastic_instance_minimum?: Num | undefined;
      ftps_state?: Str | undefined;
      health_check_eviction_time_in_min?: Num | undefined;
      health_check_path?: Str | undefined;
      http2_enabled?: Bool | undefined;
      ip_restriction?: OptionalList<{
        action?: Str | undefined;
        description?: Str | undefined;
        headers?:
          | List<{
              x_azure_fdid?: StrList | undefined;
              x_fd_health_probe?: StrList | undefined;
              x_forwarded_for?: StrList | undefined;
              x_forwarded_host?: StrList | undefined;
            }>
          | undefined;
        ip_address?: Str | undefined;
        name?: Str | undefined;
        priority?: Num | undefined;
        service_tag?: Str | undefined;
        virtual_network_subnet_id?: Str | undefined;
      }>;
      ip_restriction_default_action?: Str | undefined;
      load_balancing_mode?: Str | undefined;
      managed_pipeline_mode?: Str | undefined;
      minimum_tls_version?: Str | undefined;
      pre_warmed_instance_count?: Num | undefined;
      remote_debugging_enabled?: Bool | undefined;
      remote_debugging_version?: Str | undefined;
      runtime_scale_monitoring_enabled?: Bool | undefined;
      scm_ip_restriction?: OptionalList<{
        action?: Str | undefined;
        description?: Str | undefined;
        headers?:
          | List<{
              x_azure_fdid?: StrList | undefined;
              x_fd_health_probe?: StrList | undefined;
              x_forwarded_for?: StrList | undefined;
              x_forwarded_host?: StrList | undefined;
            }>
          | undefined;
        ip_address?: Str | undefined;
        name?: Str | undefined;
        priority?: Num | undefined;
        service_tag?: Str | undefined;
        virtual_network_subnet_id?: Str | undefined;
      }>;
      scm_ip_restriction_default_action?: Str | undefined;
      scm_minimum_tls_version?: Str | undefined;
      scm_use_main_ip_restriction?: Bool | undefined;
      use_32_bit_worker?: Bool | undefined;
      vnet_route_all_enabled?: Bool | undefined;
      websockets_enabled?: Bool | undefined;
      worker_count?: Num | undefined;
    };
    sticky_settings?: Optional<{
      app_setting_names?: StrList | undefined;
      connection_string_names?: StrList | undefined;
    }>;
    storage_account?: OptionalList<{
      access_key: Str;
      account_name: Str;
      mount_path?: Str | undefined;
      name: Str;
      share_name: Str;
      type: Str;
    }>;
    storage_account_access_key?: Str | undefined;
    storage_account_name?: Str | undefined;
    storage_key_vault_secret_id?: Str | undefined;
    storage_uses_managed_identity?: Bool | undefined;
    tags?: StrMap | undefined;
    virtual_network_backup_restore_enabled?: Bool | undefined;
    virtual_network_subnet_id?: Str | undefined;
    vnet_image_pull_enabled?: Bool | undefined;
    webdeploy_publish_basic_authentication_enabled?: Bool | undefined;
    zip_deploy_file?: Str | undefined;
  };
  azurerm_log_analytics_workspace: {
    allow_resource_only_permissions?: Bool | undefined;
    cmk_for_query_forced?: Bool | undefined;
    daily_quota_gb?: Num | undefined;
    data_collection_rule_id?: Str | undefined;
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    immediate_data_purge_on_30_days_enabled?: Bool | undefined;
    internet_ingestion_enabled?: Bool | undefined;
    internet_query_enabled?: Bool | undefined;
    local_authentication_disabled?: Bool | undefined;
    local_authentication_enabled?: Bool | undefined;
    location: Str;
    name: Str;
    reservation_capacity_in_gb_per_day?: Num | undefined;
    resource_group_name: Str;
    retention_in_days?: Num | undefined;
    sku?: Str | undefined;
    tags?: StrMap | undefined;
  };
  azurerm_monitor_action_group: {
    arm_role_receiver?: OptionalList<{
      name: Str;
      role_id: Str;
      use_common_alert_schema?: Bool | undefined;
    }>;
    automation_runbook_receiver?: OptionalList<{
      automation_account_id: Str;
      is_global_runbook: Bool;
      name: Str;
      runbook_name: Str;
      service_uri: Str;
      use_common_alert_schema?: Bool | undefined;
      webhook_resource_id: Str;
    }>;
    azure_app_push_receiver?: OptionalList<{
      email_address: Str;
      name: Str;
    }>;
    azure_function_receiver?: OptionalList<{
      function_app_resource_id: Str;
      function_name: Str;
      http_trigger_url: Str;
      name: Str;
      use_common_alert_schema?: Bool | undefined;
    }>;
    email_receiver?: OptionalList<{
      email_address: Str;
      name: Str;
      use_common_alert_schema?: Bool | undefined;
    }>;
    enabled?: Bool | undefined;
    event_hub_receiver?: OptionalList<{
      event_hub_name: Str;
      event_hub_namespace: Str;
      name: Str;
      subscription_id?: Str | undefined;
      tenant_id?: Str | undefined;
      use_common_alert_schema?: Bool | undefined;
    }>;
    itsm_receiver?: OptionalList<{
      connection_id: Str;
      name: Str;
      region: Str;
      ticket_configuration: Str;
      workspace_id: Str;
    }>;
    location?: Str | undefined;
    logic_app_receiver?: OptionalList<{
      callback_url: Str;
      name: Str;
      resource_id: Str;
      use_common_alert_schema?: Bool | undefined;
    }>;
    name: Str;
    resource_group_name: Str;
    short_name: Str;
    sms_receiver?: OptionalList<{
      country_code: Str;
      name: Str;
      phone_number: Str;
    }>;
    tags?: StrMap | undefined;
    voice_receiver?: OptionalList<{
      country_code: Str;
      name: Str;
      phone_number: Str;
    }>;
    webhook_receiver?: OptionalList<{
      aad_auth?: Optional<{
        identifier_uri?: Str | undefined;
        object_id: Str;
        tenant_id?: Str | undefined;
      }>;
      name: Str;
      service_uri: Str;
      use_common_alert_schema?: Bool | undefined;
    }>;
  };
  azurerm_monitor_autoscale_setting: {
    enabled?: Bool | undefined;
    location: Str;
    name: Str;
    notification?: Optional<{
      email?: Optional<{
        custom_emails?: StrList | undefined;
        send_to_subscription_administrator?: Bool | undefined;
        send_to_subscription_co_administrator?: Bool | undefined;
      }>;
      webhook?: OptionalList<{
        properties?: StrMap | undefined;
        service_uri: Str;
      }>;
    }>;
    predictive?: Optional<{
      look_ahead_time?: Str | undefined;
      scale_mode: Str;
    }>;
    profile: List<{
      capacity: {
        default: Num;
        maximum: Num;
        minimum: Num;
      };
      fixed_date?: Optional<{
        end: Str;
        start: Str;
        timezone?: Str | undefined;
      }>;
      name: Str;
      recurrence?: Optional<{
        days: StrList;
        hours: NumList;
        minutes: NumList;
        timezone?: Str | undefined;
      }>;
      rule?: OptionalList<{
        metric_trigger: {
          dimensions?: OptionalList<{
            name: Str;
            operator: Str;
            values: StrList;
          }>;
          divide_by_instance_count?: Bool | undefined;
          metric_name: Str;
          metric_namespace?: Str | undefined;
          metric_resource_id: Str;
          operator: Str;
          statistic: Str;
          threshold: Num;
          time_aggregation: Str;
          time_grain: Str;
          time_window: Str;
        };
        scale_action: {
          cooldown: Str;
          direction: Str;
          type: Str;
          value: Num;
        };
      }>;
    }>;
    resource_group_name: Str;
    tags?: StrMap | undefined;
    target_resource_id: Str;
  };
  azurerm_monitor_diagnostic_setting: {
    enabled_log?: OptionalList<{
      category?: Str | undefined;
      category_group?: Str | undefined;
      retention_policy?: Optional<{
        days?: Num | undefined;
        enabled: Bool;
      }>;
    }>;
    enabled_metric?: OptionalList<{
      category: Str;
    }>;
    eventhub_authorization_rule_id?: Str | undefined;
    eventhub_name?: Str | undefined;
    log_analytics_destination_type?: Str | undefined;
    log_analytics_workspace_id?: Str | undefined;
    metric?: OptionalList<{
      category: Str;
      enabled?: Bool | undefined;
      retention_policy?: Optional<{
        days?: Num | undefined;
        enabled: Bool;
      }>;
    }>;
    name: Str;
    partner_solution_id?: Str | undefined;
    storage_account_id?: Str | undefined;
    target_resource_id: Str;
  };
  azurerm_monitor_metric_alert: {
    action?: OptionalList<{
      action_group_id: Str;
      webhook_properties?: StrMap | undefined;
    }>;
    application_insights_web_test_location_availability_criteria?: Optional<{
      component_id: Str;
      failed_location_count: Num;
      web_test_id: Str;
    }>;
    auto_mitigate?: Bool | undefined;
    criteria?: OptionalList<{
      aggregation: Str;
      dimension?: OptionalList<{
        name: Str;
        operator: Str;
        values: StrList;
      }>;
      metric_name: Str;
      metric_namespace: Str;
      operator: Str;
      skip_metric_validation?: Bool | undefined;
      threshold: Num;
    }>;
    description?: Str | undefined;
    dynamic_criteria?: Optional<{
      aggregation: Str;
      alert_sensitivity: Str;
      dimension?: OptionalList<{
        name: Str;
        operator: Str;
        values: StrList;
      }>;
      evaluation_failure_count?: Num | undefined;
      evaluation_total_count?: Num | undefined;
      ignore_data_before?: Str | undefined;
      metric_name: Str;
      metric_namespace: Str;
      operator: Str;
      skip_metric_validation?: Bool | undefined;
    }>;
    enabled?: Bool | undefined;
    frequency?: Str | undefined;
    name: Str;
    resource_group_name: Str;
    scopes: StrList;
    severity?: Num | undefined;
    tags?: StrMap | undefined;
    target_resource_location?: Str | undefined;
    target_resource_type?: Str | undefined;
    window_size?: Str | undefined;
  };
  azurerm_network_security_group: {
    location: Str;
    name: Str;
    resource_group_name: Str;
    security_rule?:
      | List<{
          access?: Str | undefined;
          destination_address_prefix?: Str | undefined;
          destination_address_prefixes?: StrList | undefined;
          destination_application_security_group_ids?: StrList | undefined;
          destination_port_range?: Str | undefined;
          destination_port_ranges?: StrList | undefined;
          direction?: Str | undefined;
          name?: Str | undefined;
          priority?: Num | undefined;
          protocol?: Str | undefined;
          source_address_prefix?: Str | undefined;
          source_address_prefixes?: StrList | undefined;
          source_application_security_group_ids?: StrList | undefined;
          source_port_range?: Str | undefined;
          source_port_ranges?: StrList | undefined;
        }>
      | undefined;
    tags?: StrMap | undefined;
  };
  azurerm_network_security_rule: {
    access: Str;
    description?: Str | undefined;
    destination_address_prefix?: Str | undefined;
    destination_address_prefixes?: StrList | undefined;
    destination_application_security_group_ids?: StrList | undefined;
    destination_port_range?: Str | undefined;
    destination_port_ranges?: StrList | undefined;
    direction: Str;
    name: Str;
    network_security_group_name: Str;
    priority: Num;
    protocol: Str;
    resource_group_name: Str;
    source_address_prefix?: Str | undefined;
    source_address_prefixes?: StrList | undefined;
    source_application_security_group_ids?: StrList | undefined;
    source_port_range?: Str | undefined;
    source_port_ranges?: StrList | undefined;
  };
  azurerm_private_dns_zone: {
    name: Str;
    resource_group_name: Str;
    soa_record?: Optional<{
      email: Str;
      expire_time?: Num | undefined;
      minimum_ttl?: Num | undefined;
      refresh_time?: Num | undefined;
      retry_time?: Num | undefined;
      tags?: StrMap | undefined;
      ttl?: Num | undefined;
    }>;
    tags?: StrMap | undefined;
  };
  azurerm_private_dns_zone_virtual_network_link: {
    name: Str;
    private_dns_zone_name: Str;
    registration_enabled?: Bool | undefined;
    resolution_policy?: Str | undefined;
    resource_group_name: Str;
    tags?: StrMap | undefined;
    virtual_network_id: Str;
  };
  azurerm_private_endpoint: {
    custom_network_interface_name?: Str | undefined;
    ip_configuration?: OptionalList<{
      member_name?: Str | undefined;
      name: Str;
      private_ip_address: Str;
      subresource_name?: Str | undefined;
    }>;
    location: Str;
    name: Str;
    private_dns_zone_group?: Optional<{
      name: Str;
      private_dns_zone_ids: StrList;
    }>;
    private_service_connection: {
      is_manual_connection: Bool;
      name: Str;
      private_connection_resource_alias?: Str | undefined;
      private_connection_resource_id?: Str | undefined;
      request_message?: Str | undefined;
      subresource_names?: StrList | undefined;
    };
    resource_group_name: Str;
    subnet_id: Str;
    tags?: StrMap | undefined;
  };
  azurerm_role_assignment: {
    condition?: Str | undefined;
    condition_version?: Str | undefined;
    delegated_managed_identity_resource_id?: Str | undefined;
    description?: Str | undefined;
    name?: Str | undefined;
    principal_id: Str;
    principal_type?: Str | undefined;
    role_definition_id?: Str | undefined;
    role_definition_name?: Str | undefined;
    scope: Str;
    skip_service_principal_aad_check?: Bool | undefined;
  };
  azurerm_service_plan: {
    app_service_environment_id?: Str | undefined;
    location: Str;
    maximum_elastic_worker_count?: Num | undefined;
    name: Str;
    os_type: Str;
    per_site_scaling_enabled?: Bool | undefined;
    premium_plan_auto_scale_enabled?: Bool | undefined;
    resource_group_name: Str;
    sku_name: Str;
    tags?: StrMap | undefined;
    worker_count?: Num | undefined;
    zone_balancing_enabled?: Bool | undefined;
  };
  azurerm_servicebus_namespace: {
    capacity?: Num | undefined;
    customer_managed_key?: Optional<{
      identity_id: Str;
      infrastructure_encryption_enabled?: Bool | undefined;
      key_vault_key_id: Str;
    }>;
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    local_auth_enabled?: Bool | undefined;
    location: Str;
    minimum_tls_version?: Str | undefined;
    name: Str;
    network_rule_set?: Optional<{
      default_action?: Str | undefined;
      ip_rules?: StrList | undefined;
      network_rules?: OptionalList<{
        ignore_missing_vnet_service_endpoint?: Bool | undefined;
        subnet_id: Str;
      }>;
      public_network_access_enabled?: Bool | undefined;
      trusted_services_allowed?: Bool | undefined;
    }>;
    premium_messaging_partitions?: Num | undefined;
    public_network_access_enabled?: Bool | undefined;
    resource_group_name: Str;
    sku: Str;
    tags?: StrMap | undefined;
  };
  azurerm_servicebus_queue: {
    auto_delete_on_idle?: Str | undefined;
    batched_operations_enabled?: Bool | undefined;
    dead_lettering_on_message_expiration?: Bool | undefined;
    default_message_ttl?: Str | undefined;
    duplicate_detection_history_time_window?: Str | undefined;
    express_enabled?: Bool | undefined;
    forward_dead_lettered_messages_to?: Str | undefined;
    forward_to?: Str | undefined;
    lock_duration?: Str | undefined;
    max_delivery_count?: Num | undefined;
    max_message_size_in_kilobytes?: Num | undefined;
    max_size_in_megabytes?: Num | undefined;
    name: Str;
    namespace_id: Str;
    partitioning_enabled?: Bool | undefined;
    requires_duplicate_detection?: Bool | undefined;
    requires_session?: Bool | undefined;
    status?: Str | undefined;
  };
  azurerm_servicebus_subscription: {
    auto_delete_on_idle?: Str | undefined;
    batched_operations_enabled?: Bool | undefined;
    client_scoped_subscription?: Optional<{
      client_id?: Str | undefined;
      is_client_scoped_subscription_shareable?: Bool | undefined;
    }>;
    client_scoped_subscription_enabled?: Bool | undefined;
    dead_lettering_on_filter_evaluation_error?: Bool | undefined;
    dead_lettering_on_message_expiration?: Bool | undefined;
    default_message_ttl?: Str | undefined;
    forward_dead_lettered_messages_to?: Str | undefined;
    forward_to?: Str | undefined;
    lock_duration?: Str | undefined;
    max_delivery_count: Num;
    name: Str;
    requires_session?: Bool | undefined;
    status?: Str | undefined;
    topic_id: Str;
  };
  azurerm_servicebus_subscription_rule: {
    action?: Str | undefined;
    correlation_filter?: Optional<{
      content_type?: Str | undefined;
      correlation_id?: Str | undefined;
      label?: Str | undefined;
      message_id?: Str | undefined;
      properties?: StrMap | undefined;
      reply_to?: Str | undefined;
      reply_to_session_id?: Str | undefined;
      session_id?: Str | undefined;
      to?: Str | undefined;
    }>;
    filter_type: Str;
    name: Str;
    sql_filter?: Str | undefined;
    subscription_id: Str;
  };
  azurerm_servicebus_topic: {
    auto_delete_on_idle?: Str | undefined;
    batched_operations_enabled?: Bool | undefined;
    default_message_ttl?: Str | undefined;
    duplicate_detection_history_time_window?: Str | undefined;
    express_enabled?: Bool | undefined;
    max_message_size_in_kilobytes?: Num | undefined;
    max_size_in_megabytes?: Num | undefined;
    name: Str;
    namespace_id: Str;
    partitioning_enabled?: Bool | undefined;
    requires_duplicate_detection?: Bool | undefined;
    status?: Str | undefined;
    support_ordering?: Bool | undefined;
  };
  azurerm_storage_account: {
    access_tier?: Str | undefined;
    account_kind?: Str | undefined;
    account_replication_type: Str;
    account_tier: Str;
    allow_nested_items_to_be_public?: Bool | undefined;
    allowed_copy_scope?: Str | undefined;
    azure_files_authentication?: Optional<{
      active_directory?: Optional<{
        domain_guid: Str;
        domain_name: Str;
        domain_sid?: Str | undefined;
        forest_name?: Str | undefined;
        netbios_domain_name?: Str | undefined;
        storage_sid?: Str | undefined;
      }>;
      default_share_level_permission?: Str | undefined;
      directory_type: Str;
    }>;
    blob_properties?: Optional<{
      change_feed_enabled?: Bool | undefined;
      change_feed_retention_in_days?: Num | undefined;
      container_delete_retention_policy?: Optional<{
        days?: Num | undefined;
      }>;
      cors_rule?: OptionalList<{
        allowed_headers: StrList;
        allowed_methods: StrList;
        allowed_origins: StrList;
        exposed_headers: StrList;
        max_age_in_seconds: Num;
      }>;
      default_service_version?: Str | undefined;
      delete_retention_policy?: Optional<{
        days?: Num | undefined;
        permanent_delete_enabled?: Bool | undefined;
      }>;
      last_access_time_enabled?: Bool | undefined;
      restore_policy?: Optional<{
        days: Num;
      }>;
      versioning_enabled?: Bool | undefined;
    }>;
    cross_tenant_replication_enabled?: Bool | undefined;
    custom_domain?: Optional<{
      name: Str;
      use_subdomain?: Bool | undefined;
    }>;
    customer_managed_key?: Optional<{
      key_vault_key_id?: Str | undefined;
      managed_hsm_key_id?: Str | undefined;
      user_assigned_identity_id: Str;
    }>;
    default_to_oauth_authentication?: Bool | undefined;
    dns_endpoint_type?: Str | undefined;
    edge_zone?: Str | undefined;
    https_traffic_only_enabled?: Bool | undefined;
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    immutability_policy?: Optional<{
      allow_protected_append_writes: Bool;
      period_since_creation_in_days: Num;
      state: Str;
    }>;
    infrastructure_encryption_enabled?: Bool | undefined;
    is_hns_enabled?: Bool | undefined;
    large_file_share_enabled?: Bool | undefined;
    local_user_enabled?: Bool | undefined;
    location: Str;
    min_tls_version?: Str | undefined;
    name: Str;
    network_rules?: Optional<{
      bypass?: StrList | undefined;
      default_action: Str;
      ip_rules?: StrList | undefined;
      private_link_access?: OptionalList<{
        endpoint_resource_id: Str;
        endpoint_tenant_id?: Str | undefined;
      }>;
      virtual_network_subnet_ids?: StrList | undefined;
    }>;
    nfsv3_enabled?: Bool | undefined;
    provisioned_billing_model_version?: Str | undefined;
    public_network_access_enabled?: Bool | undefined;
    queue_encryption_key_type?: Str | undefined;
    queue_properties?: Optional<{
      cors_rule?: OptionalList<{
        allowed_headers: StrList;
        allowed_methods: StrList;
        allowed_origins: StrList;
        exposed_headers: StrList;
        max_age_in_seconds: Num;
      }>;
      hour_metrics?: Optional<{
        enabled: Bool;
        include_apis?: Bool | undefined;
        retention_policy_days?: Num | undefined;
        version: Str;
      }>;
      logging?: Optional<{
        delete: Bool;
        read: Bool;
        retention_policy_days?: Num | undefined;
        version: Str;
        write: Bool;
      }>;
      minute_metrics?: Optional<{
        enabled: Bool;
        include_apis?: Bool | undefined;
        retention_policy_days?: Num | undefined;
        version: Str;
      }>;
    }>;
    resource_group_name: Str;
    routing?: Optional<{
      choice?: Str | undefined;
      publish_internet_endpoints?: Bool | undefined;
      publish_microsoft_endpoints?: Bool | undefined;
    }>;
    sas_policy?: Optional<{
      expiration_action?: Str | undefined;
      expiration_period: Str;
    }>;
    sftp_enabled?: Bool | undefined;
    share_properties?: Optional<{
      cors_rule?: OptionalList<{
        allowed_headers: StrList;
        allowed_methods: StrList;
        allowed_origins: StrList;
        exposed_headers: StrList;
        max_age_in_seconds: Num;
      }>;
      retention_policy?: Optional<{
        days?: Num | undefined;
      }>;
      smb?: Optional<{
        authentication_types?: StrList | undefined;
        channel_encryption_type?: StrList | undefined;
        kerberos_ticket_encryption_type?: StrList | undefined;
        multichannel_enabled?: Bool | undefined;
        versions?: StrList | undefined;
      }>;
    }>;
    shared_access_key_enabled?: Bool | undefined;
    static_website?: Optional<{
      error_404_document?: Str | undefined;
      index_document?: Str | undefined;
    }>;
    table_encryption_key_type?: Str | undefined;
    tags?: StrMap | undefined;
  };
  azurerm_storage_account_static_website: {
    error_404_document?: Str | undefined;
    index_document?: Str | undefined;
    storage_account_id: Str;
  };
  azurerm_storage_blob: {
    access_tier?: Str | undefined;
    cache_control?: Str | undefined;
    content_md5?: Str | undefined;
    content_type?: Str | undefined;
    encryption_scope?: Str | undefined;
    metadata?: StrMap | undefined;
    name: Str;
    parallelism?: Num | undefined;
    size?: Num | undefined;
    source?: Str | undefined;
    source_content?: Str | undefined;
    source_uri?: Str | undefined;
    storage_account_name: Str;
    storage_container_name: Str;
    type: Str;
  };
  azurerm_storage_container: {
    container_access_type?: Str | undefined;
    default_encryption_scope?: Str | undefined;
    encryption_scope_override_enabled?: Bool | undefined;
    metadata?: StrMap | undefined;
    name: Str;
    storage_account_id?: Str | undefined;
    storage_account_name?: Str | undefined;
  };
  azurerm_storage_management_policy: {
    rule?: OptionalList<{
      actions: {
        base_blob?: Optional<{
          auto_tier_to_hot_from_cool_enabled?: Bool | undefined;
          delete_after_days_since_creation_greater_than?: Num | undefined;
          delete_after_days_since_last_access_time_greater_than?: Num | undefined;
          delete_after_days_since_modification_greater_than?: Num | undefined;
          tier_to_archive_after_days_since_creation_greater_than?: Num | undefined;
          tier_to_archive_after_days_since_last_access_time_greater_than?: Num | undefined;
          tier_to_archive_after_days_since_last_tier_change_greater_than?: Num | undefined;
          tier_to_archive_after_days_since_modification_greater_than?: Num | undefined;
          tier_to_cold_after_days_since_creation_greater_than?: Num | undefined;
          tier_to_cold_after_days_since_last_access_time_greater_than?: Num | undefined;
          tier_to_cold_after_days_since_modification_greater_than?: Num | undefined;
          tier_to_cool_after_days_since_creation_greater_than?: Num | undefined;
          tier_to_cool_after_days_since_last_access_time_greater_than?: Num | undefined;
          tier_to_cool_after_days_since_modification_greater_than?: Num | undefined;
        }>;
        snapshot?: Optional<{
          change_tier_to_archive_after_days_since_creation?: Num | undefined;
          change_tier_to_cool_after_days_since_creation?: Num | undefined;
          delete_after_days_since_creation_greater_than?: Num | undefined;
          tier_to_archive_after_days_since_last_tier_change_greater_than?: Num | undefined;
          tier_to_cold_after_days_since_creation_greater_than?: Num | undefined;
        }>;
        version?: Optional<{
          change_tier_to_archive_after_days_since_creation?: Num | undefined;
          change_tier_to_cool_after_days_since_creation?: Num | undefined;
          delete_after_days_since_creation?: Num | undefined;
          tier_to_archive_after_days_since_last_tier_change_greater_than?: Num | undefined;
          tier_to_cold_after_days_since_creation_greater_than?: Num | undefined;
        }>;
      };
      enabled: Bool;
      filters: {
        blob_types: StrList;
        match_blob_index_tag?: OptionalList<{
          name: Str;
          operation?: Str | undefined;
          value: Str;
        }>;
        prefix_match?: StrList | undefined;
      };
      name: Str;
    }>;
    storage_account_id: Str;
  };
  azurerm_storage_queue: {
    metadata?: StrMap | undefined;
    name: Str;
    storage_account_id?: Str | undefined;
    storage_account_name?: Str | undefined;
  };
  azurerm_storage_table: {
    acl?: OptionalList<{
      access_policy?: OptionalList<{
        expiry: Str;
        permissions: Str;
        start: Str;
      }>;
      id: Str;
    }>;
    name: Str;
    storage_account_name: Str;
  };
  azurerm_subnet: {
    address_prefixes?: StrList | undefined;
    default_outbound_access_enabled?: Bool | undefined;
    delegation?: OptionalList<{
      name: Str;
      service_delegation: {
        actions?: StrList | undefined;
        name: Str;
      };
    }>;
    ip_address_pool?: Optional<{
      id: Str;
      number_of_ip_addresses: Str;
    }>;
    name: Str;
    private_endpoint_network_policies?: Str | undefined;
    private_link_service_network_policies_enabled?: Bool | undefined;
    resource_group_name: Str;
    service_endpoint_policy_ids?: StrList | undefined;
    service_endpoints?: StrList | undefined;
    sharing_scope?: Str | undefined;
    virtual_network_name: Str;
  };
  azurerm_subnet_network_security_group_association: {
    network_security_group_id: Str;
    subnet_id: Str;
  };
  azurerm_user_assigned_identity: {
    location: Str;
    name: Str;
    resource_group_name: Str;
    tags?: StrMap | undefined;
  };
  azurerm_virtual_network: {
    address_space?: StrList | undefined;
    bgp_community?: Str | undefined;
    ddos_protection_plan?: Optional<{
      enable: Bool;
      id: Str;
    }>;
    dns_servers?: StrList | undefined;
    edge_zone?: Str | undefined;
    encryption?: Optional<{
      enforcement: Str;
    }>;
    flow_timeout_in_minutes?: Num | undefined;
    ip_address_pool?: OptionalList<{
      id: Str;
      number_of_ip_addresses: Str;
    }>;
    location: Str;
    name: Str;
    private_endpoint_vnet_policies?: Str | undefined;
    resource_group_name: Str;
    subnet?:
      | List<{
          address_prefixes?: StrList | undefined;
          default_outbound_access_enabled?: Bool | undefined;
          delegation?:
            | List<{
                name?: Str | undefined;
                service_delegation?:
                  List<{ actions?: StrList | undefined; name?: Str | undefined }> | undefined;
              }>
            | undefined;
          id?: Str | undefined;
          name?: Str | undefined;
          private_endpoint_network_policies?: Str | undefined;
          private_link_service_network_policies_enabled?: Bool | undefined;
          route_table_id?: Str | undefined;
          security_group?: Str | undefined;
          service_endpoint_policy_ids?: StrList | undefined;
          service_endpoints?: StrList | undefined;
        }>
      | undefined;
    tags?: StrMap | undefined;
  };
  'data.azurerm_client_config': {};
  'data.azurerm_cosmosdb_account': {
    name: Str;
    resource_group_name: Str;
  };
  'data.azurerm_dns_zone': {
    name: Str;
    resource_group_name?: Str | undefined;
  };
  'data.azurerm_key_vault': {
    name: Str;
    resource_group_name: Str;
  };
  'data.azurerm_private_dns_zone': {
    name: Str;
    resource_group_name?: Str | undefined;
    tags?: StrMap | undefined;
  };
  'data.azurerm_subnet': {
    name: Str;
    resource_group_name: Str;
    virtual_network_name: Str;
  };
  'data.azurerm_virtual_network': {
    name: Str;
    resource_group_name: Str;
  };
}

/** Arguments of the types that are written otherwise for azurerm 5, in 5.2.0. */
export interface Azurerm5Arguments {
  azurerm_cdn_frontdoor_rule: {
    actions: {
      modify_request_header?: OptionalList<{
        header_name: Str;
        header_value?: Str | undefined;
        operator: Str;
      }>;
      modify_response_header?: OptionalList<{
        header_name: Str;
        header_value?: Str | undefined;
        operator: Str;
      }>;
      route_configuration_override?: Optional<{
        caching: {
          behaviour: Str;
          compression_enabled?: Bool | undefined;
          duration?: Str | undefined;
          query_string_behaviour?: Str | undefined;
          query_string_parameters?: StrList | undefined;
        };
        origin_group?: Optional<{
          cdn_frontdoor_origin_group_id: Str;
          forwarding_protocol: Str;
        }>;
      }>;
      url_redirect?: Optional<{
        destination_fragment?: Str | undefined;
        destination_host_name?: Str | undefined;
        destination_path?: Str | undefined;
        query_string?: Str | undefined;
        redirect_protocol?: Str | undefined;
        redirect_type: Str;
      }>;
      url_rewrite?: Optional<{
        destination_path: Str;
        preserve_unmatched_path_enabled?: Bool | undefined;
        source_pattern: Str;
      }>;
    };
    behaviour_on_match?: Str | undefined;
    cdn_frontdoor_rule_set_id: Str;
    conditions?: Optional<{
      client_port?: OptionalList<{
        operator: Str;
        values?: StrList | undefined;
      }>;
      device_type?: OptionalList<{
        operator: Str;
        values: StrList;
      }>;
      host_name?: OptionalList<{
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      http_version?: OptionalList<{
        operator: Str;
        values: StrList;
      }>;
      post_argument?: OptionalList<{
        name: Str;
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      query_string?: OptionalList<{
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      remote_address?: OptionalList<{
        operator: Str;
        values: StrList;
      }>;
      request_body?: OptionalList<{
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      request_cookies?: OptionalList<{
        name: Str;
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      request_file_extension?: OptionalList<{
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      request_filename?: OptionalList<{
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      request_header?: OptionalList<{
        name: Str;
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      request_method?: OptionalList<{
        operator: Str;
        values: StrList;
      }>;
      request_path?: OptionalList<{
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      request_scheme?: OptionalList<{
        operator: Str;
        values: StrList;
      }>;
      request_url?: OptionalList<{
        operator: Str;
        transforms?: StrList | undefined;
        values?: StrList | undefined;
      }>;
      server_port?: OptionalList<{
        operator: Str;
        values?: StrList | undefined;
      }>;
      socket_address?: OptionalList<{
        operator: Str;
        values: StrList;
      }>;
      ssl_protocol?: OptionalList<{
        operator: Str;
        values: StrList;
      }>;
    }>;
    name: Str;
    order: Num;
  };
  azurerm_cosmosdb_account: {
    access_key_metadata_writes_enabled?: Bool | undefined;
    analytical_storage?: Optional<{
      schema_type: Str;
    }>;
    analytical_storage_enabled?: Bool | undefined;
    automatic_failover_enabled?: Bool | undefined;
    backup?: Optional<{
      interval_in_minutes?: Num | undefined;
      retention_in_hours?: Num | undefined;
      storage_redundancy?: Str | undefined;
      tier?: Str | undefined;
      type: Str;
    }>;
    burst_capacity_enabled?: Bool | undefined;
    capabilities?: OptionalList<{
      name: Str;
    }>;
    capacity?: Optional<{
      total_throughput_limit: Num;
    }>;
    consistency_policy: {
      consistency_level: Str;
      max_interval_in_seconds?: Num | undefined;
      max_staleness_prefix?: Num | undefined;
    };
    cors_rule?: Optional<{
      allowed_headers: StrList;
      allowed_methods: StrList;
      allowed_origins: StrList;
      exposed_headers: StrList;
      max_age_in_seconds?: Num | undefined;
    }>;
    create_mode?: Str | undefined;
    default_identity_type?: Str | undefined;
    free_tier_enabled?: Bool | undefined;
    geo_location: List<{
      failover_priority: Num;
      location: Str;
      zone_redundant?: Bool | undefined;
    }>;
    identity?: Optional<{
      identity_ids?: StrList | undefined;
      type: Str;
    }>;
    ip_range_filter?: StrList | undefined;
    is_virtual_network_filter_enabled?: Bool | undefined;
    key_vault_key_id?: Str | undefined;
    kind?: Str | undefined;
    local_authentication_enabled?: Bool | undefined;
    location: Str;
    minimal_tls_version?: Str | undefined;
    mongo_server_version?: Str | undefined;
    multiple_write_locations_enabled?: Bool | undefined;
    name: Str;
    network_acl_bypass_for_azure_services?: Bool | undefined;
    network_acl_bypass_ids?: StrList | undefined;
    offer_type: Str;
    partition_merge_enabled?: Bool | undefined;
    public_network_access_enabled?: Bool | undefined;
    resource_group_name: Str;
    restore?: Optional<{
      database?: OptionalList<{
        collection_names?: StrList | undefined;
        name: Str;
      }>;
      gremlin_database?: OptionalList<{
        graph_names?: StrList | undefined;
        name: Str;
      }>;
      restore_timestamp_in_utc: Str;
      source_cosmosdb_account_id: Str;
      tables_to_restore?: StrList | undefined;
    }>;
    tags?: StrMap | undefined;
    virtual_network_rule?: OptionalList<{
      id: Str;
      ignore_missing_vnet_service_endpoint?: Bool | undefined;
    }>;
  };
  azurerm_private_dns_zone_virtual_network_link: {
    name: Str;
    private_dns_zone_id: Str;
    registration_enabled?: Bool | undefined;
    resolution_policy?: Str | undefined;
    tags?: StrMap | undefined;
    virtual_network_id: Str;
  };
  azurerm_storage_blob: {
    access_tier?: Str | undefined;
    cache_control?: Str | undefined;
    content_md5?: Str | undefined;
    content_type?: Str | undefined;
    encryption_scope?: Str | undefined;
    metadata?: StrMap | undefined;
    name: Str;
    parallelism?: Num | undefined;
    size?: Num | undefined;
    source?: Str | undefined;
    source_content?: Str | undefined;
    source_uri?: Str | undefined;
    storage_container_id: Str;
    type: Str;
  };
  azurerm_storage_table: {
    acl?: OptionalList<{
      access_policy?: OptionalList<{
        expiry: Str;
        permissions: Str;
        start: Str;
      }>;
      id: Str;
    }>;
    name: Str;
    storage_account_id: Str;
  };
}
