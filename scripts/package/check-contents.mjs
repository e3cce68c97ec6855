import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { bundled } from '../build/bundle-library.mjs';
import { manifest } from '../entries.mjs';

/**
 * The files that are published on purpose. The sources are there because source maps and declaration maps lead to them: a stack
 * trace and "go to definition" end in code as it was written.
 */
const INTENDED = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(?:[\w-]+\/)*[\w-]+\.(?:js|d\.ts)(?:\.map)?$/,
  /^dist\/(?:config|resource-plan|plan-lock|price-book|report)\.schema\.json$/,
  // The code of CRUD APIs, which goes to Azure as it is.
  /^dist\/runtime\/main\.cjs$/,
  // The licenses of what is bundled in the library and in that code.
  /^dist\/(?:runtime\/)?licenses\.txt$/,
  // README.md leads to them.
  /^docs\/[\w-]+\.md$/,
  /^src\/(?:[\w-]+\/)*[\w-]+\.ts$/,
];

/** Returns the faults of the files of an unpacked package. */
export function contentProblems(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
  const has = new Set(files);
  const targets = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  return [
    ...files
      .filter((file) => !INTENDED.some((pattern) => pattern.test(file)))
      .map((file) => `${file} is packed, and nothing says that it should be`),
    ...[
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      ...targets.map((target) => normalize(target).replaceAll('\\', '/')),
    ]
      .filter((file) => !has.has(file))
      .map((file) => `${file} is not packed`),
    ...files.filter((file) => file.endsWith('.map')).flatMap((file) => deadSources(root, file, has)),
  ];
}

function deadSources(root, map, has) {
  return JSON.parse(readFileSync(join(root, map), 'utf8'))
    .sources.map((source) => normalize(join(dirname(map), source)).replaceAll('\\', '/'))
    .filter((source) => !has.has(source) && !isBundled(source))
    .map((source) => `${map} leads to ${source}, which is not packed`);
}

/** The sources of packages whose code is in the library's are not packed. */
const isBundled = (source) => bundled.some((name) => source.startsWith(`node_modules/${name}/`));
