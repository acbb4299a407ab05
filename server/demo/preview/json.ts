import type { IncomingMessage, ServerResponse } from 'node:http';

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** As Grafana refuses: an object with a message, which pages show. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  answerJson(response, status, { message, messageId: '', statusCode: status, traceID: '' });
}

const LARGEST_BODY_BYTES = 1024 * 1024;

/** The body as JSON; null where there is none or it is none. */
export async function jsonIn(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > LARGEST_BODY_BYTES) return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
