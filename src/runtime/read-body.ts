import type { ApiRequest } from './exchange.js';
import { Problem, shortened } from './problem.js';

/** Bytes. Cosmos DB accepts items of 2 MB; the rest is for fields that the service adds. */
const MAX_BODY_BYTES = 1_048_576;

/** Levels of objects and arrays in each other. */
export const MAX_DEPTH = 32;

/**
 * Returns the JSON object in the body of a request.
 * @param depth - Most levels of objects and arrays in each other.
 * @throws Problem 415 for another media type, charset or content coding, 413 for too many bytes, 400 for any other content.
 */
export async function readBody(
  { headers, body }: ApiRequest,
  depth: number = MAX_DEPTH,
): Promise<Record<string, unknown>> {
  checkMediaType(headers);
  checkCoding(headers);
  const text = await readText(headers, body);
  const value = parse(text, depth);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(400, 'The body must be a JSON object.');
  }
  // An object that JSON.parse made has string keys.
  return value as Record<string, unknown>;
}

function checkMediaType(headers: Headers): void {
  const header = headers.get('content-type') ?? '';
  const [type = ''] = header.split(';');
  if (!/^application\/(?:[\w.-]+\+)?json$/i.test(type.trim()))
    throw new Problem(415, 'The body must be JSON: send Content-Type: application/json.');
  const charsets = Array.from(header.matchAll(/;\s*charset\s*=\s*"?([^\s";]*)/gi), ([, name = '']) => name);
  if (charsets.some((name) => !/^utf-?8$/i.test(name)))
    throw new Problem(
      415,
      'The body must be UTF-8: send Content-Type: application/json, without another charset.',
    );
}

/** Source: RFC 9110, section 15.5.16: the answer names the codings that are accepted. */
function checkCoding(headers: Headers): void {
  const coding = headers.get('content-encoding')?.trim() ?? '';
  if (coding === '' || coding.toLowerCase() === 'identity') return;
  throw new Problem(415, 'The body must not be compressed: send it without Content-Encoding.', {
    headers: { 'accept-encoding': 'identity' },
  });
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

/** Strings (with the colon after names of fields), numbers and brackets of a JSON text. */
const TOKENS = /("(?:[^"\\]|\\.)*"?)(?:[ \t\r\n]*(:))?|-?\d[\d.eE+-]*|[[{\]}]/gs;

/**
 * Checks what a parsed value does not show: fields that are given twice, of which the last would count, and numbers that would be
 * rounded. Checks the depth before parsing, so that recursive code never meets a body that is deeper than the stack.
 * Source: RFC 7493, sections 2.2 and 2.3
 * @throws SyntaxError when the name of a field is not JSON.
 */
function checkText(text: string, depth: number): void {
  const names: Set<string>[] = [];
  for (const [token, quoted, colon] of text.matchAll(TOKENS)) {
    if (quoted !== undefined) {
      if (colon !== undefined) checkName(names.at(-1), quoted);
    } else if (token === '[' || token === '{') names.push(new Set());
    else if (token === ']' || token === '}') names.pop();
    else if (Math.abs(Number(token)) > Number.MAX_SAFE_INTEGER)
      throw new Problem(
        400,
        `The body has the number ${shortened(token)}. The largest one is ${Number.MAX_SAFE_INTEGER}: send larger ones as strings.`,
      );
    if (names.length > depth) throw new Problem(400, `The body is nested more than ${depth} levels deep.`);
  }
}

/** @param known - Names before it in the same object; undefined outside of objects, where the text is not JSON. */
function checkName(known: Set<string> | undefined, quoted: string): void {
  const name = JSON.parse(quoted) as string;
  if (known?.has(name) === true) throw new Problem(400, `The body has the field '${shortened(name)}' twice.`);
  known?.add(name);
}

function parse(text: string, depth: number): unknown {
  try {
    checkText(text, depth);
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
