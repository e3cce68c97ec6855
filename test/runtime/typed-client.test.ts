import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Backend } from '@atakora/component/backend';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { codeBlocks, document } from '../docs/markdown.js';
import { type RunningApi, startPlannedApi } from '../host/planned-api.js';
import { problemsIn } from '../support/compile.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'examples/.out/typed-client');
const [backendCode = '', clientCode = ''] = codeBlocks('docs/client.md', document('docs/client.md'))
  .filter(({ language }) => language === 'ts')
  .map(({ code }) => code);

interface Note {
  readonly id: string;
  readonly notebook: string;
  readonly text: string;
  readonly done?: boolean;
}

/** What of the client of the page this test calls. */
interface ClientModule {
  noteClient(
    baseUrl: string,
    headers: Record<string, string>,
  ): {
    add(note: Partial<Note>): Promise<Note>;
    all(notebook: string): AsyncGenerator<Note>;
    change(notebook: string, id: string, edit: (note: Note) => Note): Promise<Note>;
  };
}

describe('the client of docs/client.md', () => {
  let api: RunningApi;
  let types: string;
  let notes: ReturnType<ClientModule['noteClient']>;
  let refused: ReturnType<ClientModule['noteClient']>;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'openapi.ts'), backendCode);
    writeFileSync(join(folder, 'client.ts'), clientCode);
    const home = process.cwd();
    process.chdir(folder);
    const { backend } = (await import(pathToFileURL(join(folder, 'openapi.ts')).href)) as {
      backend: Backend<never>;
    };
    process.chdir(home);
    types = astToString(await openapiTS(readFileSync(join(folder, 'openapi.json'), 'utf8')));
    const { noteClient } = (await import(
      pathToFileURL(join(folder, 'client.ts')).href
    )) as unknown as ClientModule;
    api = await startPlannedApi(backend.plan(), register);
    notes = noteClient(api.url, { 'x-functions-key': api.key });
    refused = noteClient(api.url, {});
  }, 60_000);
  afterAll(() => api.stop());

  const problems = (pieces: ReadonlyMap<string, string>) =>
    problemsIn(pieces, {}, new Map([['api.d.ts', types]]));

  it('compiles with the types that are made of the document', () => {
    expect(problems(new Map([['client', clientCode]]))).toEqual([]);
  });

  it('would not compile with a mistake in a call', () => {
    const mistakes: [good: string, bad: string, named: RegExp][] = [
      ['body: note', "body: { notebook: 1, text: '' }", /number/],
      ["client.POST('/api/note-api'", "client.POST('/api/notes'", /\/api\/notes/],
      ['query: { notebook } };', 'query: {} };', /notebook/],
      ["'If-Match': read", "'If-Matches': read", /If-Matches/],
    ];
    const found = problems(new Map(mistakes.map(([good, bad]) => [good, clientCode.replace(good, bad)])));
    for (const [good, , named] of mistakes)
      expect(found.filter((problem) => problem.startsWith(`${good}: `)).join()).toMatch(named);
  });

  it('reads every page', async () => {
    const texts = Array.from({ length: 120 }, (_, index) => `note ${index}`);
    for (const text of texts) await notes.add({ notebook: 'long', text });
    const found: string[] = [];
    for await (const { text } of notes.all('long')) found.push(text);
    expect(found.sort()).toEqual(texts.sort());
  });

  it('loses no change of others', async () => {
    const { id } = await notes.add({ notebook: 'shared', text: '' });
    const append = (letter: string) =>
      notes.change('shared', id, (note) => ({ ...note, text: note.text + letter }));
    await Promise.all([...'abcdefgh'].map(append));
    const found: string[] = [];
    for await (const { text } of notes.all('shared')) found.push([...text].sort().join(''));
    expect(found).toEqual(['abcdefgh']);
  });

  it('throws what the API says is wrong', async () => {
    await expect(notes.change('shared', 'none', (note) => note)).rejects.toMatchObject({
      status: 404,
      problem: { status: 404, title: expect.any(String) as string },
    });
    await expect(notes.add({ notebook: 'shared' })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ at: '/text' }] },
    });
    await expect(refused.add({ notebook: 'shared', text: '' })).rejects.toMatchObject({
      status: 401,
      message: 'The API answered 401.',
    });
  });
});
