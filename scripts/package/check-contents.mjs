import { readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { manifest } from '../entries.mjs';

/**
 * The files that are published on purpose. There is one form of the code, dist/*.js, which keeps the lines and names that a stack trace
 * shows. The sources and maps to them would be 900 kB more.
 */
const INTENDED = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(?:[\w-]+\/)*[\w-]+\.(?:js|d\.ts)$/,
  /^dist\/(?:config|deployment|resource-plan|plan-lock|offer|price-book|report)\.schema\.json$/,
  // The code of CRUD APIs, which goes to Azure as it is.
  /^dist\/runtime\/main\.cjs$/,
  // The licenses of what is bundled in the library and in that code.
  /^dist\/(?:runtime\/)?licenses\.txt$/,
  // README.md leads to them.
  /^docs\/[\w-]+\.md$/,
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
  ];
}
