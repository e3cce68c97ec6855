import type { Resource } from '../resource.js';
import * as v from 'valibot';

import { isOfItsOwn } from '../../plan/published-files.js';
import { looksSecret } from '../../validation/secret.js';
import { options, rule, textLike, together, wholeNumber } from '../../validation/rule.js';
import { projectDirectorySchema } from '../project-directory.js';

/**
 * Requirement of a static website. Each website is an account of its own, because an account has one `$web`.
 */
export interface WebsiteRequirementConfig {
  /** Names the site within its backend: `admin-portal`. */
  readonly site: string;
  /** Answers `/` and every path that ends in `/`. @default 'index.html' */
  readonly indexDocument?: string;
  /** Answers paths that do not exist, with status 404. @default a page of Azure's */
  readonly errorDocument?: string;
  /** Directory of the files, or of the project that `buildCommand` builds. Absent: nothing is uploaded. */
  readonly sourceDirectory?: string;
  /** Shell command that Terraform runs in `sourceDirectory` before it uploads. */
  readonly buildCommand?: string;
  /** `['buildCommand']`: the command is public, although it looks as if it held a secret. @default none */
  readonly publicSettings?: readonly 'buildCommand'[];
  /** Output directory of the command, below `sourceDirectory`. @default 'dist' */
  readonly outputDirectory?: string;
  /** Seconds that browsers may keep a file; 0: they always ask, as they do for documents. Absent: they decide. */
  readonly cacheMaxAge?: number;
}

/** A static website, every default filled in. */
export interface WebsiteConfig extends WebsiteRequirementConfig {
  readonly indexDocument: string;
}

/** Index document where no component asks for another. */
export const DEFAULT_INDEX_DOCUMENT = 'index.html';

/** Output directory of a build, unless the configuration names another. */
export const DEFAULT_OUTPUT_DIRECTORY = 'dist';

/** The longest time that Front Door caches: `365.23:59:59`. Source: learn.microsoft.com/azure/frontdoor/front-door-rules-engine-actions */
const LONGEST_CACHE_SECONDS = 366 * 86_400 - 1;

/** Name of a site: the words of a component id. */
export const siteNameSchema: v.GenericSchema<string, string> = textLike(
  'the name of a site',
  /^[a-z][a-z0-9-]{0,127}$/,
  'must have 1 to 128 lower-case letters, digits and hyphens, and start with a letter',
  "use a name like 'admin-portal'",
);

/** Source: learn.microsoft.com/azure/storage/blobs/storage-blob-static-website, and the lengths that azurerm 4.55.0 accepts */
export const indexDocumentSchema: v.GenericSchema<string, string> = textLike(
  'an index document',
  /^[A-Za-z0-9._-]{3,255}$/,
  "must have 3 to 255 letters, digits, '.', '_' and '-', and must not be in a directory",
  "use a name like 'index.html'",
);

/** A document that is shown in the place of one that is missing. */
export const errorDocumentSchema: v.GenericSchema<string, string> = textLike(
  'an error document',
  /^(?=.{3,255}$)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
  "must have 3 to 255 letters, digits, '.', '_', '-' and '/'",
  "use a path like '404.html'",
);

/** The directory of a site, or of the project that builds it. */
export const directorySchema: v.GenericSchema<string, string> = projectDirectorySchema(
  'a directory',
  "write it like './admin', relative to where you synthesize",
);

/** A directory within another. */
export const outputDirectorySchema: v.GenericSchema<string, string> = textLike(
  'an output directory',
  /^(?!\.{1,2}(?:\/|$))[A-Za-z0-9._@+-]+(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._@+-]+)*$/,
  'must be a path below sourceDirectory',
  "write it like 'dist'",
);

export const commandSchema: v.GenericSchema<string, string> = textLike(
  'a build command',
  /\S/,
  'must be a string that is not empty',
  "write it like 'npm run build'",
);

/** The settings of a site whose values are public, even if they look like secrets. */
export const publicSettingsSchema: v.GenericSchema<readonly 'buildCommand'[], readonly 'buildCommand'[]> =
  v.array(
    v.literal(
      'buildCommand',
      rule("must be 'buildCommand', the only setting of a site that may look secret", 'remove it'),
    ),
    rule('must be a list', "write ['buildCommand']"),
  );

/** The options of a site that say which files it publishes. */
type PublishedFiles = Pick<WebsiteRequirementConfig, 'sourceDirectory' | 'buildCommand' | 'publicSettings'>;

/** Returns a schema of a site with the rules on what it publishes, in its files and in the plan. */
export function publishable<T extends PublishedFiles>(
  schema: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, T> {
  return v.pipe(
    schema,
    together(
      ['sourceDirectory', 'buildCommand'],
      ({ sourceDirectory, buildCommand }) => {
        // Another rule refuses an empty text.
        if (sourceDirectory === undefined || sourceDirectory === '' || isOfItsOwn(sourceDirectory))
          return true;
        // A build of the project itself, and not of one above it: a build uploads only its output.
        return buildCommand !== undefined && !sourceDirectory.split('/').includes('..');
      },
      rule(
        'must not contain the project, whose code, settings and Terraform states would be published',
        "move the files to a directory such as 'site', or set buildCommand and outputDirectory",
      ),
    ),
    together(
      ['buildCommand', 'publicSettings'],
      ({ buildCommand = '', publicSettings = [] }) =>
        publicSettings.includes('buildCommand') || !looksSecret(buildCommand),
      rule(
        'must not contain a secret: the plan contains the build command',
        "let the command read an environment variable of the machine that runs Terraform; if it may be public, add publicSettings: ['buildCommand']",
      ),
    ),
    together(
      ['publicSettings', 'buildCommand'],
      ({ publicSettings = [], buildCommand }) => publicSettings.length === 0 || buildCommand !== undefined,
      rule('must be the name of a setting that is set', 'set buildCommand, or remove publicSettings'),
    ),
  );
}

/** Seconds that files are cached. */
export const cacheMaxAgeSchema = wholeNumber('cacheMaxAge', 0, LONGEST_CACHE_SECONDS);

/** Schema of requirements of type `website`. */
export const websiteRequirementSchema: v.GenericSchema<unknown, WebsiteRequirementConfig> = publishable(
  options({
    site: siteNameSchema,
    indexDocument: v.exactOptional(indexDocumentSchema),
    errorDocument: v.exactOptional(errorDocumentSchema),
    sourceDirectory: v.exactOptional(directorySchema),
    buildCommand: v.exactOptional(commandSchema),
    publicSettings: v.exactOptional(publicSettingsSchema),
    outputDirectory: v.exactOptional(outputDirectorySchema),
    cacheMaxAge: v.exactOptional(cacheMaxAgeSchema),
  }),
);

/** A planned website. */
export type WebsiteResource = Resource<WebsiteRequirementConfig, WebsiteConfig>;
