import { ref } from '../../plan/expression/expression.js';
import { recordOf } from '../../plan/json.js';
import { defineResourceType } from '../define-resource-type.js';
import { bindPlaceholdersIn } from '../placeholder.js';
import { countWithin, resourceCount } from '../usage.js';
import { applyBackendAuth, authOptions } from './auth/auth-options.js';
import { validateFunctions } from './check.js';
import { functionsConnections, identityRef } from './connections.js';
import { HOST, hostIdentity } from '../host/host-identity.js';
import { layOutFunctions } from './layout.js';
import { functionsMeters } from './meters.js';
import { AUTOSCALE, AVAILABILITY_TEST, FUNCTION_APP, IDENTITY, SERVICE_PLAN } from './naming.js';
import type { FunctionAppConfig, FunctionsRequirementConfig } from './requirement.js';
import { RECORDED } from './recorded.js';
import { functionsRequirementSchema } from './requirement-schema.js';
import { functionsSharing, mergeFunctions, withFunctionsDefaults } from './sharing.js';
import { functionNamesOf } from './triggers/declared-functions.js';
import { addedFunctions } from './triggers/triggers.js';
import { functionsExposure } from './exposure.js';
import { appUrl } from './auth/front-door-lock.js';
import { FUNCTIONS_REPLACED_BY } from './replaced-by.js';
import { secretsOf } from './calls/used-secrets.js';
import { VAULT } from '../platform.js';
import { typeOptionsOf } from '../settings.js';

/** Function apps, each with its service plan and identity. */
export const functions = defineResourceType<FunctionsRequirementConfig, FunctionAppConfig>({
  type: 'functions',
  title: 'function app',
  naming: FUNCTION_APP,
  furtherNaming: [SERVICE_PLAN, IDENTITY, AUTOSCALE, AVAILABILITY_TEST],
  schema: functionsRequirementSchema,
  requirements: {
    applyBackendSettings: (config, { settings }) =>
      applyBackendAuth(config, typeOptionsOf(settings, authOptions)),
    impliedRequirements(config, { requires }) {
      const secrets = secretsOf(config);
      return [
        // Every function app keeps its files in a storage account, whether or not a component asked for one.
        ...(requires.has('storage') ? [] : [{ type: 'storage', key: 'storage:function-host', config: {} }]),
        ...(secrets.length === 0 ? [] : [{ type: VAULT, key: `${VAULT}:secrets`, config: { secrets } }]),
      ];
    },
    bindPlaceholders(config, keyOf) {
      const { environmentVariables } = config;
      if (environmentVariables === undefined) return config;
      const bound: [name: string, text: string][] = [];
      for (const [name, text] of Object.entries(environmentVariables))
        bound.push([name, bindPlaceholdersIn(text, keyOf)]);
      return { ...config, environmentVariables: recordOf(bound) };
    },
  },
  sharing: functionsSharing,
  merge: mergeFunctions,
  withDefaults: withFunctionsDefaults,
  connections: {
    isolation: 'private-endpoint',
    exposure: functionsExposure,
    connect: functionsConnections,
    endpoint: (resource, _component, context) => appUrl(resource, context),
    identity(resource, context) {
      const identity = identityRef(resource, context);
      return {
        principalId: ref(identity, 'principal_id'),
        clientId: ref(identity, 'client_id'),
        ...(hostIdentity(context) !== undefined && { word: HOST }),
      };
    },
  },
  validate: {
    check: validateFunctions,
    recorded: RECORDED,
    usage: (apps) => [
      resourceCount('maxFunctionApps', 'Function Apps', 'functions', apps),
      ...apps.map((app) => {
        const count = functionNamesOf(app.config).length + addedFunctions(app.config).length;
        return countWithin('maxFunctionsPerApp', 'functions per Function App', app, count);
      }),
    ],
  },
  replacedBy: FUNCTIONS_REPLACED_BY,
  azurerm5: { registers: ['Microsoft.Web', 'Microsoft.ManagedIdentity'] },
  meters: functionsMeters,
  layOut: layOutFunctions,
});
