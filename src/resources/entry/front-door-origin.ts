import * as v from 'valibot';

import { InvalidConfigError } from '../../errors.js';
import { deepFreeze } from '../../plan/deep-freeze.js';
import { ownValue } from '../../plan/json.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { parsePlanValue } from '../../plan/serialize.js';
import { options, rule, textLike, wholeNumber } from '../../validation/rule.js';
import { FRONT_DOOR } from '../platform.js';
import type { FunctionsResource } from '../functions/sharing.js';
import { appsBehindFrontDoor, MAX_PATTERNS, patternsOf, probePathOf, REST_OF_API } from './entry-routes.js';

/** Priority and weight, by which Front Door chooses among several origins. */
export interface OriginShare {
  /**
   * Priority of the apps among `origins`: 1 to 5. Front Door calls the lowest number of which an origin is healthy.
   * Source: `priority`
   * @default 1
   */
  readonly priority?: number;
  /**
   * Share of the calls among origins of one priority: 1 to 1000; 0 takes the origin out.
   * Source: `weight`
   * @default 500
   */
  readonly weight?: number;
}

/** The apps of another backend, as an origin of a Front Door. */
export interface FrontDoorOrigin extends OriginShare, OriginApps {
  /** Name of the origin, such as `westus2` or `green`: 1 to 40 lower-case letters, digits and hyphens. */
  readonly name: string;
}

/** Apps of a backend that Front Door can call. */
export interface OriginApps {
  /** Apps of the other backend, as `frontDoorOrigin(plan)` gives them. */
  readonly apps: readonly OriginApp[];
}

/** An app of another backend. Apps with the same patterns stand in for each other. */
export interface OriginApp {
  /** Host name of the app in lower case, without a scheme or a path. */
  readonly hostName: string;
  /** Paths that it answers, such as `/api/*`. */
  readonly patterns: readonly string[];
  /**
   * Paths of its own functions. By them two backends' apps are known as the same, also where different ones take the rest of `/api`.
   * @default they are not known
   */
  readonly paths?: readonly string[];
  /** Path that answers probes without a key or a token. @default it is not probed, and taken to be healthy */
  readonly probePath?: string;
}

/** An origin, every default filled in. */
export interface ResolvedOrigin extends Required<OriginShare>, OriginApps {
  readonly name: string;
}

const path = textLike(
  'a path of an origin',
  /^\/[\w.~/*-]*$/,
  "must start with '/' and have letters, digits, '.', '-', '_', '~' and '*'",
  "write it like '/api/*', or use frontDoorOrigin(plan)",
);

export const originShareEntries = {
  priority: v.exactOptional(wholeNumber('a priority of an origin', 1, 5)),
  weight: v.exactOptional(wholeNumber('a weight of an origin', 0, 1000)),
};

const origin = options({
  name: textLike(
    'the name of an origin',
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'must have 1 to 40 lower-case letters, digits and hyphens',
    "use a name like 'westus2'",
  ),
  ...originShareEntries,
  apps: v.pipe(
    v.array(
      options({
        hostName: textLike(
          'the host of an origin',
          /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
          'must be a host name in lower case, without a scheme or a path',
          'take frontDoorOrigin(plan)',
        ),
        patterns: v.pipe(
          v.array(path),
          v.minLength(1, rule('must have at least one path', 'take frontDoorOrigin(plan)')),
          v.maxLength(
            MAX_PATTERNS,
            rule(`must have at most ${MAX_PATTERNS} paths`, 'move components to a backend of their own'),
          ),
        ),
        paths: v.exactOptional(v.array(path)),
        probePath: v.exactOptional(path),
      }),
    ),
    v.minLength(1, rule('must have at least one app', 'take frontDoorOrigin(plan)')),
  ),
});

/** Origins of a Front Door besides the apps of its own backend. */
export const originsSchema = v.pipe(
  v.array(origin),
  v.check(
    (origins) => new Set(origins.map(({ name }) => name)).size === origins.length,
    rule('must have different names', 'rename one'),
  ),
);

export function resolvedShare({ priority = 1, weight = 500 }: OriginShare): Required<OriginShare> {
  return { priority, weight };
}

/**
 * Returns the apps of another backend's plan as an origin of a Front Door.
 * @throws InvalidPlanError when the value is not a plan.
 * @throws InvalidConfigError when the backend has no app that Front Door can reach.
 * @example
 * entry: { frontDoor: { origins: [{ name: 'westus2', priority: 2, ...frontDoorOrigin(standby.plan()) }] } }
 */
export function frontDoorOrigin(given: ResourcePlan): OriginApps {
  const plan = parsePlanValue(given);
  // The configuration of a planned app is that of its resource.
  const all = plan.resources.filter(({ type }) => type === 'functions') as unknown as (FunctionsResource & {
    readonly name: string;
  })[];
  const entry = plan.resources.find(({ type }) => type === FRONT_DOOR)?.key ?? '';
  const held = ownValue(ownValue(plan.lock.resources, entry)?.facts, REST_OF_API);
  const apps = appsBehindFrontDoor(all, held);
  const isPrivate = plan.exposure.some(
    ({ resource, network }) => network === 'private' && apps.some(({ key }) => key === resource),
  );
  if (apps.length === 0 || isPrivate)
    throw new InvalidConfigError('frontDoorOrigin', [
      {
        path: 'plan',
        value: `the plan of '${plan.backend.id}'`,
        rule: isPrivate
          ? 'must be the plan of a public backend: a Front Door of another backend cannot reach private apps'
          : 'must be the plan of a backend with http functions',
        resolution: isPrivate
          ? 'give the backend its own entry'
          : 'use the plan of a backend with http functions',
      },
    ]);
  return deepFreeze({
    apps: apps.map((app, index) => {
      const probePath = probePathOf(app);
      return {
        hostName: `${app.name}.azurewebsites.net`,
        patterns: patternsOf(app, index === 0),
        paths: patternsOf(app, false),
        ...(probePath !== undefined && { probePath }),
      };
    }),
  });
}
