import type { ApiRequest } from './exchange.js';
import { Problem } from './problem.js';

/** Bytes. Cosmos DB accepts items of 2 MB; the rest is for fields that the service adds. */
export const MAX_BODY_BYTES = 1_048_576;

/** Levels of objects and arrays in each other. */
export const MAX_DEPTH = 32;

/**
 * Returns the JSON object in the body of a request.
 * @throws Problem 415 for another media type, 413 for too many bytes, 400 for any other content.
 */
export async function readBody({ headers, body }: ApiRequest): Promise<Record<string, unknown>> {
  checkMediaType(headers);
  const text = await readText(headers, body);
  checkDepth(text);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(400, 'The body must be a JSON object.');
  }
  // An object that JSON.parse made has string keys.
  return value as Record<string, unknown>;
}

function checkMediaType(headers: Headers): void {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  if (/^application\/(?:[\w.-]+\+)?json$/i.test(type.trim())) return;
  throw new Problem(415, 'The body must be JSON: send Content-Type: application/json.');
}

async function readText(headers: Headers, body: ApiRequest['body']): Promise<string> {
  // The announced length spares reading; the counted one is the one to trust.
  if (Number(headers.get('content-length')) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Problem(400, 'The body is not valid UTF-8.');
  }
}

function tooLarge(): Problem {
  return new Problem(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
}

/**
 * Checks the depth before parsing, so that recursive code never meets a body that is deeper than the stack.
 */
function checkDepth(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[{\]}]/gs)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_DEPTH) throw new Problem(400, `The body is nested more than ${MAX_DEPTH} levels deep.`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      // Harmless here, but dangerous for code that later merges the item into another object.
      if (key === '__proto__') throw new Problem(400, "A field cannot be named '__proto__'.");
      return value;
    });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'The body is not valid JSON.');
  }
}
