/** Answers who called, as the runtime says it, and what the call itself claims. */
export const whoami = (request, _context, { caller }) => ({
  jsonBody: { caller: caller ?? null, claimed: request.headers.get('x-ms-client-principal') },
});

export const audit = whoami;

/** Calls another component at the path that the call names. */
export const forward = async (request, _context, { callComponent }) => {
  const answer = await callComponent(request.query.get('component'), request.query.get('path') ?? '');
  return { status: answer.status };
};
