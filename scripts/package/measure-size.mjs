import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * The size of a bundle that has everything of some modules, with their dependencies, minified and gzipped.
 * @returns kilobytes
 */
export async function bundleSize(files) {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: files
        .map((file, index) => `export * as entry${index} from ${JSON.stringify(resolve(file))};`)
        .join('\n'),
      resolveDir: resolve('.'),
    },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    // Dependencies say in `module` or `exports` where their ES modules are.
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const [{ contents }] = outputFiles;
  return {
    minified: contents.length / 1024,
    gzipped: gzipSync(contents, { level: 9 }).length / 1024,
    metafile,
  };
}
