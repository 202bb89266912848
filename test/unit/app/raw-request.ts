/** Requests byte by byte, so that tests can send what no HTTP client would. */
import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function sign(secret: string, body: string | Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** `name: value` lines; undefined leaves a header out. */
export function head(requestLine: string, headers: Readonly<Record<string, string | number | undefined>>): string {
  const lines = Object.entries({ Host: 'localhost', ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `${[requestLine, ...lines].join('\r\n')}\r\n\r\n`;
}

export interface RawConnection {
  readonly socket: Socket;
  /** The first answer, or null when the connection ends without one. */
  readonly answer: Promise<RawAnswer | null>;
}

export function open(port: number): RawConnection {
  const socket = connect(port, '127.0.0.1');
  const answer = new Promise<RawAnswer | null>((resolve) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
      const parsed = parseAnswer(text);
      if (parsed) resolve(parsed);
    });
    socket.on('error', () => resolve(parseAnswer(text)));
    socket.on('close', () => resolve(parseAnswer(text)));
  });
  return { socket, answer };
}

/** Sends the parts one after the other and waits for the answer. */
export async function send(port: number, ...parts: readonly (string | Buffer)[]): Promise<RawAnswer | null> {
  const { socket, answer } = open(port);
  for (const part of parts) socket.write(part);
  const got = await answer;
  socket.destroy();
  return got;
}

function parseAnswer(text: string): RawAnswer | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = text.slice(end + 4);
  if (body.length < Number(headers['content-length'] ?? 0)) return null;
  return { status: Number(statusLine.split(' ')[1]), headers, body };
}
