import { entries } from './entries.mjs';

/** Options of TypeDoc that the Markdown reference and the site have in common. A doc comment that leads nowhere fails. */
export const referenceOptions = {
  entryPoints: entries.map(({ code }) => code.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts')),
  tsconfig: 'tsconfig.build.json',
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
  sort: ['kind', 'alphabetical'],
  validation: { invalidLink: true, invalidPath: true, notExported: false, rewrittenLink: true },
  treatWarningsAsErrors: true,
  // The compiler checks types elsewhere.
  skipErrorChecking: true,
  logLevel: 'Warn',
};
