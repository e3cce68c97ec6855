/** Answers who called, as the runtime says it, and what the call itself claims. */
export const whoami = (request, _context, { caller }) => ({
  jsonBody: { caller: caller ?? null, claimed: request.headers.get('x-ms-client-principal') },
});

export const audit = whoami;
