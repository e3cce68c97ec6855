import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { callHook, RETURNS } from '../extend/custom-code.js';
import { unknownRegionWarnings } from '../resources/azure/region.js';
import type { LayoutContext } from '../resources/layout-context.js';
import { sharersOf } from '../resources/resource.js';
import type { Diagnostics } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import type { TypedResource } from './resource-graph.js';
import type { ResourcesByType } from './share-and-merge.js';

/** Checks the backend's own settings, the resources of each type, and what requirements ask of their resource. */
export function validate(
  resources: ResourcesByType,
  all: readonly TypedResource[],
  context: LayoutContext,
): Diagnostics[] {
  return [
    { warnings: validateSettings(context.settings), errors: unknownTags(context.settings) },
    ...[...resources].map(([{ validate }, own]) => validate.check?.(own, context) ?? {}),
    ...all.map(runValidators),
  ];
}

function unknownTags({ tags, publicTags }: Settings): PlanError[] {
  return publicTags
    .filter((key) => !Object.hasOwn(tags, key))
    .map((key) => ({
      code: 'INVALID_COMBINATION',
      message: `publicTags names '${key}', and no tag has this key.`,
      path: 'publicTags',
      components: [],
      resolution: `Add the tag '${key}', or remove it from publicTags.`,
    }));
}

function validateSettings({ backendId, namedByUser, httpsOnly, location }: Settings): PlanWarning[] {
  return [
    ...(namedByUser
      ? []
      : [
          settingWarning(
            'DEFAULT_BACKEND_ID',
            'backendId',
            `The backend has the default id '${backendId}'. Azure names of accounts and apps are unique in the whole world ` +
              `and are made from it, so they may be taken already.`,
            "Set backendId in the backend config, for example backendId: 'shop'.",
          ),
        ]),
    ...(location === null ? [] : unknownRegionWarnings('location', location)),
    ...(httpsOnly
      ? []
      : [
          settingWarning(
            'HTTP_ALLOWED',
            'enforceHttps',
            'Apps and storage answer http as well, so that anybody on the way can read what is sent.',
            'Leave enforceHttps out, unless a client cannot speak https.',
          ),
        ]),
  ];
}

function settingWarning(
  code: PlanWarning['code'],
  path: string,
  message: string,
  resolution: string,
): PlanWarning {
  return { code, message, path, components: [], resolution };
}

/** Calls the validators that components give with their requirements. */
function runValidators({ resource }: TypedResource): Diagnostics {
  const errors: PlanError[] = [];
  const warnings: PlanWarning[] = [];
  for (const { component, validators = [], key } of resource.requirements) {
    for (const validator of validators) {
      const hook = {
        owner: `requirement '${key}' of component '${component}'`,
        hook: 'validators',
        resource: resource.key,
      };
      const verdict = callHook(hook, RETURNS.verdict, () => validator(resource.config));
      const said = (message: string) => ({
        message: `Requirement '${key}' of '${component}': ${message}`,
        resource: resource.key,
        components: sharersOf(resource),
        resolution: `Change what the components ask of '${resource.key}'.`,
      });
      const { valid, errors: problems = [], warnings: verdictWarnings = [] } = verdict;
      const reasons = !valid && problems.length === 0 ? ['the merged configuration is not valid.'] : problems;
      errors.push(...reasons.map((text): PlanError => ({ code: 'PROVIDER_REJECTED', ...said(text) })));
      warnings.push(
        ...verdictWarnings.map((text): PlanWarning => ({ code: 'PROVIDER_WARNING', ...said(text) })),
      );
    }
  }
  return { warnings, errors };
}
