// Requests to the front end's own endpoints: JSON in, JSON out, and problem+json as a Problem.

/** A refusal with the server's stable code and a sentence for the reader. */
export class Problem extends Error {
  /** @param {{ code?: string, title?: string, detail?: string, status?: number }} body */
  constructor(body) {
    super(body.detail || body.title || 'Something went wrong.');
    this.code = body.code ?? 'unknown';
    this.status = body.status ?? 0;
  }
}

const antiforgeryToken = () => document.querySelector('meta[name="antiforgery-token"]')?.content ?? '';

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body]
 * @returns {Promise<any>} the parsed answer, or null when it has none
 */
export async function send(method, url, body) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers.RequestVerificationToken = antiforgeryToken();
  if (body !== undefined) headers['Content-Type'] = 'application/json';

  const response = await fetch(url, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: 'same-origin',
    redirect: 'error',
  });
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  const answer = isJson ? await response.json() : null;
  if (!response.ok) throw new Problem(answer ?? { status: response.status });
  return answer;
}
