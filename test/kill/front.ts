/** What stands before the processes: takes what GitHub and jobs send, and hands each to one process that lives. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Member } from './fleet.ts';
import { bodyOf, forward } from './forward.ts';

export interface Letter {
  readonly id: string;
  /** A webhook; else the verification of a job. */
  readonly isDelivery: boolean;
  readonly to: Member;
  /** `sent`: the process has it and has not answered. */
  state: 'sent' | 'acknowledged' | 'refused' | 'cut';
}

export interface Front {
  readonly url: string;
  /** Every one that was handed to a process, oldest first. */
  readonly letters: readonly Letter[];
  close(): void;
}

export interface FrontOptions {
  readonly choose: () => Member | undefined;
  readonly watch: (letter: Letter) => void;
}

const NOBODY_THERE = 502;

export async function openFront({ choose, watch }: FrontOptions): Promise<Front> {
  const letters: Letter[] = [];
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const to = choose();
    if (to?.webhookUrl === undefined) return void response.writeHead(NOBODY_THERE).end();
    const id = request.headers['x-github-delivery'];
    const letter: Letter = { id: String(id), isDelivery: id !== undefined, to, state: 'sent' };
    letters.push(letter);
    const passing = forward(request, body, new URL('/', to.webhookUrl).href);
    watch(letter);
    const answer = await passing.catch(() => null);
    letter.state = answer === null ? 'cut' : stateAfter(answer.status);
    watch(letter);
    response.writeHead(answer?.status ?? NOBODY_THERE).end(answer?.body);
  }
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`,
    letters,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function stateAfter(status: number): Letter['state'] {
  return status >= 200 && status < 300 ? 'acknowledged' : 'refused';
}
