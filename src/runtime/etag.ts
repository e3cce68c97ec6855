/** Returns an ETag as HTTP writes it. Cosmos DB quotes its own; some servers with its protocol do not. */
export function httpEtag(etag: string): string {
  return /^(?:W\/)?".*"$/.test(etag) ? etag : `"${etag}"`;
}

/**
 * Returns true if a header such as `If-Match: "a", "b"` or `*` names an ETag. Weak ETags never match for
 * writes, and are the same as strong ones for reads.
 * Source: RFC 9110, section 13.1
 */
export function namesEtag(header: string, etag: string, comparison: 'strong' | 'weak'): boolean {
  const names = header.split(',').map((name) => name.trim());
  const own = httpEtag(etag);
  if (names.includes('*')) return true;
  if (comparison === 'strong') return names.includes(own);
  const plain = (name: string) => name.replace(/^W\//, '');
  return names.some((name) => plain(name) === plain(own));
}
