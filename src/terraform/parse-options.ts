import * as v from 'valibot';

import {
  block,
  givenPlanEntries,
  knownRegion,
  networkNames,
  projectDirectory,
  stateBackend,
} from './option-schemas.js';
import { resourceGroupSchema } from '../resources/azure/resource-group.js';
import { ownOptions } from '../validation/own-options.js';
import { parse } from '../validation/parse.js';
import { flag, oneOf, options, recordOf, rule } from '../validation/rule.js';
import type {
  RenderedPackage,
  RenderOptions,
  TerraformOptions,
  TerraformResourceGroup,
  WriteOptions,
} from './render-options.js';

const text = (what: string, like: string) => {
  const message = rule(`${what} is text`, `use text like '${like}'`);
  return v.pipe(v.string(message), v.minLength(1, message));
};

const hash = (length: number) =>
  v.pipe(
    v.string(),
    v.regex(
      new RegExp(`^[0-9a-f]{${length}}$`),
      rule(`the hash has ${length} hexadecimal digits`, 'use what writePackages returns'),
    ),
  );

const resourceGroup = options({
  name: resourceGroupSchema,
  location: v.exactOptional(knownRegion),
  create: v.exactOptional(flag('create')),
  tags: v.exactOptional(
    recordOf(v.string(), v.string(rule('the value of a tag is text', 'write it as a string'))),
  ),
} satisfies Record<keyof TerraformResourceGroup, unknown>);

const renderedPackage = options({
  app: text('app', 'functions:shared'),
  path: text('path', 'packages/shop.zip'),
  md5: hash(32),
  sha256: hash(64),
} satisfies Record<keyof RenderedPackage, unknown>);

const shared = {
  resourceGroup: v.exactOptional(
    v.lazy((given) => (typeof given === 'string' ? resourceGroupSchema : resourceGroup)),
  ),
  location: v.exactOptional(knownRegion),
  network: v.exactOptional(networkNames),
  variables: v.exactOptional(flag('variables')),
  backend: v.exactOptional(stateBackend),
  provider: v.exactOptional(block("{ subscription_id: '…' }")),
  providerVersion: v.exactOptional(text('providerVersion', '~> 4.55')),
  engine: v.exactOptional(oneOf('engine', ['terraform', 'opentofu'])),
  requiredVersion: v.exactOptional(text('requiredVersion', '>= 1.9')),
  frozen: v.exactOptional(flag('frozen')),
  ...givenPlanEntries,
} satisfies Record<keyof TerraformOptions, unknown>;

const renderOptionsSchema = options({
  ...shared,
  packages: v.exactOptional(v.array(renderedPackage)),
  wayToProject: v.exactOptional(text('wayToProject', '../..')),
} satisfies Record<keyof RenderOptions, unknown>);

const writeOptionsSchema = options({
  ...shared,
  projectDirectory,
} satisfies Record<keyof WriteOptions, unknown>);

/** Returns a checked copy of the options of `renderTerraform`. @throws InvalidConfigError */
export function parseRenderOptions(given: RenderOptions): RenderOptions {
  const subject = 'options of renderTerraform';
  return parse<RenderOptions>(renderOptionsSchema, ownOptions(given, subject), subject);
}

/** Returns a checked copy of the options of `writeTerraform`. @throws InvalidConfigError */
export function parseWriteOptions(given: WriteOptions): WriteOptions {
  const subject = 'options of writeTerraform';
  return parse<WriteOptions>(writeOptionsSchema, ownOptions(given, subject), subject);
}
