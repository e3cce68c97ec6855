import { fileURLToPath } from 'node:url';
import ts from 'typescript';

import { packagePaths } from '../support/package-paths.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where a snippet seems to be: within the package, so that its imports resolve as those of a test do. */
const snippetFile = `${root}test/types/snippet.ts`;

const host: ts.ParseConfigFileHost = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  },
};

/** Reads a tsconfig file of the repository. */
export function readConfig(name: string): ts.ParsedCommandLine {
  const parsed = ts.getParsedCommandLineOfConfigFile(`${root}${name}`, {}, host);
  if (parsed === undefined) throw new Error(`Cannot read ${name}.`);
  return parsed;
}

// One service for all snippets of a test file: it keeps the parsed sources and reads only the snippet anew.
const settings = { ...readConfig('tsconfig.json').options, paths: packagePaths };
let snippet = '';
let version = 0;
const service = ts.createLanguageService({
  getCompilationSettings: () => settings,
  getCurrentDirectory: () => root,
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  getScriptFileNames: () => [snippetFile],
  getScriptVersion: (file) => (file === snippetFile ? String(version) : '0'),
  getScriptSnapshot: (file) => {
    const text = file === snippetFile ? snippet : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  fileExists: (file) => file === snippetFile || ts.sys.fileExists(file),
  readFile: (file) => ts.sys.readFile(file),
  readDirectory: (...from) => ts.sys.readDirectory(...from),
  directoryExists: (folder) => ts.sys.directoryExists(folder),
});

const preamble = `
import { BackendBuilder, defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp, type Handlers } from '@atakora/component/functions';
const api = <const Id extends string>(id: Id) => CrudApi.define(id, { entityName: 'User', schema: { id: 'string' } });
`;

function open(code: string): void {
  // A new version makes the compiler check everything again, which takes most of the time of a long chain.
  if (snippet === preamble + code) return;
  snippet = preamble + code;
  version += 1;
}

/** What an editor underlines, and what it says there. */
export interface Problem {
  readonly at: string;
  readonly text: string;
}

/** What the compiler finds wrong with a snippet, which can use `api(id)` for a definition. */
export function problemsOf(code: string): Problem[] {
  open(code);
  const found = [
    ...service.getSyntacticDiagnostics(snippetFile),
    ...service.getSemanticDiagnostics(snippetFile),
  ];
  return found.map(({ start = 0, length = 0, messageText }) => ({
    at: snippet.slice(start, start + length),
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

/** What an editor shows for the last occurrence of a name in a snippet. */
export function hoverOf(code: string, name: string): string {
  open(code);
  const info = service.getQuickInfoAtPosition(snippetFile, snippet.lastIndexOf(name));
  return (info?.displayParts ?? []).map(({ text }) => text).join('');
}

/** The names that an editor offers where a snippet has `|`, without globals. */
export function completionsAt(code: string): string[] {
  const [before = '', after = ''] = code.split('|');
  open(before + after);
  const info = service.getCompletionsAtPosition(snippetFile, preamble.length + before.length, {});
  const own = (info?.entries ?? []).filter(({ sortText }) => !sortText.startsWith('15'));
  return own.map(({ name }) => name).sort();
}

/** The comment that an editor shows beside a name that it offers. */
export function documentationAt(code: string, name: string): string {
  const [before = '', after = ''] = code.split('|');
  open(before + after);
  const at = preamble.length + before.length;
  const details = service.getCompletionEntryDetails(snippetFile, at, name, {}, undefined, {}, undefined);
  return (details?.documentation ?? []).map(({ text }) => text).join('');
}
