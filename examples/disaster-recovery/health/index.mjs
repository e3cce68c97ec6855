/** @type {import('@azure/functions').HttpHandler} */
export function live() {
  return { status: 200, body: 'ok' };
}
