import type { TokenSource } from '../call-component.js';
import { Problem } from '../problem.js';
import { indexDefinition, indexName, isIndexOf, type SearchableApi } from './index-definition.js';
import type { IndexChange, IndexQuery, IndexResults, SearchIndex } from './search-index.js';

/** Source: learn.microsoft.com/azure/search/search-api-versions */
const VERSION = '2025-09-01';
const SCOPE = 'https://search.azure.com/.default';

const ATTEMPTS = 5;
const TIMEOUT_MS = 20_000;

/** Documents and characters of one call. Source: learn.microsoft.com/azure/search/search-limits-quotas-capacity#api-request-limits */
const MAX_DOCUMENTS = 1000;
const MAX_LENGTH = 4_000_000;

/** Statuses of a document, or of a whole call, after which the same call can succeed. */
const PASSING = [409, 422, 429, 500, 503];

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Result of one document of a call. Source: learn.microsoft.com/rest/api/searchservice/addupdate-or-delete-documents */
interface DocumentResult {
  readonly key: string;
  readonly statusCode: number;
}

/**
 * Returns the index of an API in Azure AI Search.
 * @param endpoint - Of the service, or of a stand-in on this machine.
 * @param tier - Of the service.
 */
export function searchService(
  api: SearchableApi,
  endpoint: string,
  tier: string,
  tokenFor: TokenSource,
): SearchIndex {
  const { search } = api;
  const name = indexName(search, tier);
  const isLocal = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(endpoint);
  let made: Promise<void> | undefined;

  /** Calls the service, and again where it is busy. @throws Problem 503 when it stays busy, or does not answer. */
  async function call(method: string, path: string, body?: object): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(
        `${endpoint}/${path}${path.includes('?') ? '&' : '?'}api-version=${VERSION}`,
        {
          method,
          headers: {
            'content-type': 'application/json',
            // A stand-in on this machine does not know identities.
            ...(!isLocal && { authorization: `Bearer ${await tokenFor(SCOPE)}` }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
      ).catch(() => undefined);
      if (answer !== undefined && !PASSING.includes(answer.status)) {
        const text = await answer.text();
        return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
      }
      if (attempt === ATTEMPTS) throw unavailable();
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 50));
    }
  }

  /** Calls the service about documents. Someone may have deleted the index: it is made, and the call repeated. */
  async function documents(action: 'index' | 'search', body: object): Promise<unknown> {
    const path = `indexes/${name}/docs/${action}`;
    let answer = await call('POST', path, body);
    if (answer.status === 404) {
      made = undefined;
      await ensure();
      answer = await call('POST', path, body);
    }
    return expected(answer, 200, 207);
  }

  async function make(): Promise<void> {
    expected(await call('PUT', `indexes/${name}`, indexDefinition(api, name)), 200, 201, 204);
    const listed = expected(await call('GET', 'indexes?$select=name'), 200);
    const { value } = listed as { readonly value: readonly { readonly name: string }[] };
    for (const other of value)
      if (other.name !== name && isIndexOf(search, other.name))
        expected(await call('DELETE', `indexes/${other.name}`), 204, 404);
  }

  function ensure(): Promise<void> {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  }

  async function push(changes: readonly IndexChange[]): Promise<string[]> {
    const refused: string[] = [];
    for (const part of parts(changes)) {
      let left = part;
      for (let attempt = 1; left.length > 0; attempt += 1) {
        const { value } = (await documents('index', { value: left.map(sent) })) as {
          readonly value: readonly DocumentResult[];
        };
        const failed = new Map(
          value.filter(({ statusCode }) => statusCode >= 400).map((one) => [one.key, one]),
        );
        refused.push(
          ...[...failed.values()].flatMap(({ key, statusCode }) =>
            PASSING.includes(statusCode) ? [] : [key],
          ),
        );
        left = left.filter((change) => PASSING.includes(failed.get(keyIn(change))?.statusCode ?? 0));
        if (left.length > 0 && attempt === ATTEMPTS) throw unavailable();
      }
    }
    return refused;
  }

  async function query({
    words,
    filter,
    facets = [],
    order,
    skip = 0,
    top,
  }: IndexQuery): Promise<IndexResults> {
    const texts = Object.entries(search.fields).flatMap(([field, { text }]) => (text ? [`f_${field}`] : []));
    const found = (await documents('search', {
      // Words have letters and digits alone, so none of them is an operator.
      search: words.length === 0 ? '*' : words.join(' '),
      queryType: 'simple',
      searchMode: 'all',
      ...(words.length > 0 && { searchFields: texts.join(',') }),
      ...(filter !== undefined && { filter }),
      ...(facets.length > 0 && { facets }),
      ...(order !== undefined && { orderby: order }),
      select: 'key,id,partition',
      count: true,
      skip,
      top,
    })) as {
      readonly '@odata.count': number;
      readonly '@search.facets'?: IndexResults['facets'];
      readonly value: IndexResults['documents'];
    };
    return { count: found['@odata.count'], documents: found.value, facets: found['@search.facets'] ?? {} };
  }

  return { ensure, push, query };
}

/** @throws Error when the service answers otherwise. */
function expected({ status, body }: Answer, ...statuses: readonly number[]): unknown {
  if (statuses.includes(status)) return body;
  throw new Error(
    `Azure AI Search: must answer ${statuses.join(' or ')}, received ${status}: ${JSON.stringify(body ?? null).slice(0, 500)}. Check the roles of the app on the service.`,
  );
}

function unavailable(): Problem {
  return new Problem(503, 'The search does not respond. Try again later.', {
    headers: { 'retry-after': '5' },
  });
}

function keyIn(change: IndexChange): string {
  return change.kind === 'upload' ? change.document.key : change.key;
}

/** `upload` replaces a document, so that a field that left an item leaves its document too. */
function sent(change: IndexChange): object {
  return change.kind === 'upload'
    ? { '@search.action': 'upload', ...change.document }
    : { '@search.action': 'delete', key: change.key };
}

/** Divides changes into calls that the service takes. */
function parts(changes: readonly IndexChange[]): IndexChange[][] {
  const all: IndexChange[][] = [];
  let length = Infinity;
  for (const change of changes) {
    const own = JSON.stringify(sent(change)).length;
    const last = all.at(-1);
    if (last === undefined || last.length === MAX_DOCUMENTS || length + own > MAX_LENGTH) {
      all.push([change]);
      length = own;
    } else {
      last.push(change);
      length += own;
    }
  }
  return all;
}
