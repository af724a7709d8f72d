/**
 * Parsed JSON, bytes, or undefined for an empty body.
 * @throws SyntaxError for what is no word of Graph's: a page, half an answer, an empty file.
 */
export const readBody = async (response: Response, accept: 'json' | 'bytes'): Promise<unknown> => {
  if (response.status === 204) return undefined;
  if (accept === 'bytes' && response.ok) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    // A page or nothing at all is no file of Graph's, and would be kept as if it were.
    if (bytes.length === 0 || /^text\/html\b/iu.test(response.headers.get('content-type') ?? '')) throw new SyntaxError('no file');
    return bytes;
  }
  const text = await response.text();
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A gateway's own 5xx or 429 page still says what it says. A page with any other status (a captive
    // portal's 200, a proxy's 404) or half an answer is no word of Graph's.
    if (response.status >= 500 || response.status === 429) return undefined;
    throw error;
  }
};
