import {
  builtDirectoryOf,
  byExtension,
  directoryOf,
  filesIn,
  fromTable,
  hashOfFiles,
  md5OfEach,
  pathOfEach,
  pathTo,
} from './files.js';
import { type Expression, expression, ref } from '../../plan/expression/expression.js';
import { sha256 } from '../../plan/sha256.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { UPLOAD_PROGRAM } from '../../plan/published-files.js';
import { block, type BlockRef, type LocalCommand, makeBlock } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import { CONTENT_TYPES } from './content-types.js';
import { DEFAULT_OUTPUT_DIRECTORY, type WebsiteConfig, type WebsiteResource } from './requirement.js';

/** The container of a static website. Azure makes it. */
const WEB_CONTAINER = '$web';

/** Target of an upload. */
interface Target {
  readonly account: TerraformBlock;
  /** Blocks that must exist before the first file. */
  readonly after: readonly BlockRef[];
}

/** Lays out the upload of a site's files, and what builds them; nothing for a site without a source directory. */
export function layOutContent(
  resource: WebsiteResource,
  target: Target,
  context: LayoutContext,
): TerraformBlock[] {
  const { sourceDirectory, buildCommand } = resource.config;
  if (sourceDirectory === undefined) return [];
  return buildCommand === undefined
    ? [uploadedFiles(resource, sourceDirectory, target, context)]
    : [builtSite(resource, buildCommand, target, context)];
}

/** Lays out one blob per file. Terraform knows the files when it plans, so it shows which of them change. */
function uploadedFiles(
  { variant, config }: WebsiteResource,
  sourceDirectory: string,
  { account, after }: Target,
  context: LayoutContext,
): TerraformBlock {
  const directory = directoryOf(sourceDirectory);
  return block(
    'azurerm_storage_blob',
    context.id('website', variant, 'file'),
    {
      name: expression({ $each: 'value' }),
      storage_account_name: ref(account, 'name'),
      storage_container_name: WEB_CONTAINER,
      type: 'Block',
      source: pathOfEach(directory),
      content_md5: md5OfEach(directory),
      content_type: fromTable(CONTENT_TYPES, 'application/octet-stream'),
      cache_control: cacheControlOfEach(config),
    },
    { depends_on: after, for_each: filesIn(directory) },
  );
}

/**
 * Lays out a build and the upload of its output. Terraform lists files when it plans, before the build runs,
 * so the files cannot be blobs of the plan: the Azure CLI uploads them, and guesses their content types.
 */
function builtSite(
  { variant, config }: WebsiteResource,
  buildCommand: string,
  { account, after }: Target,
  context: LayoutContext,
): TerraformBlock {
  return makeBlock(
    'terraform_data',
    context.id('website', variant, 'build'),
    {
      // Built again when a source file, the command or the account changes. The state keeps triggers, and a
      // command may contain a secret, so the trigger is a hash of the command.
      triggers_replace: {
        account: ref(account, 'id'),
        command: sha256(buildCommand),
        sources: hashOfSources(config),
      },
    },
    {
      depends_on: after,
      local_exec: [
        {
          command: buildCommand,
          working_dir: pathTo(directoryOf(config.sourceDirectory ?? '.')),
        },
        ...uploads(config, account),
      ],
    },
  );
}

function hashOfSources({
  sourceDirectory = '.',
  outputDirectory = DEFAULT_OUTPUT_DIRECTORY,
}: WebsiteConfig): Expression {
  return hashOfFiles(directoryOf(sourceDirectory), outputDirectory);
}

/**
 * Returns the commands of an upload, without a shell, so that nothing needs quoting. Documents are uploaded
 * once more where they are cached differently.
 */
function uploads(config: WebsiteConfig, account: TerraformBlock): LocalCommand[] {
  const { cacheMaxAge } = config;
  const upload = (...more: readonly string[]): LocalCommand => ({
    command: ref(account, 'name'),
    interpreter: [
      ...UPLOAD_PROGRAM,
      ...['--overwrite', 'true'],
      ...['--destination', WEB_CONTAINER, '--source', pathTo(builtDirectoryOf(config)), ...more],
      '--account-name',
    ],
  });
  if (cacheMaxAge === undefined) return [upload()];
  return [
    upload('--content-cache-control', maxAge(cacheMaxAge)),
    ...(cacheMaxAge === 0 ? [] : [upload('--content-cache-control', ALWAYS_ASK, '--pattern', '*.html')]),
  ];
}

/** Caches keep it, and ask each time whether it has changed. */
const ALWAYS_ASK = 'no-cache';

/** Documents name the files of their version, which are gone with the next, so an old document would be broken. */
function cacheControlOfEach({ cacheMaxAge }: WebsiteConfig): Expression | undefined {
  if (cacheMaxAge === undefined) return undefined;
  return byExtension('.html', ALWAYS_ASK, maxAge(cacheMaxAge));
}

function maxAge(seconds: number): string {
  return seconds === 0 ? ALWAYS_ASK : `public, max-age=${seconds}`;
}
