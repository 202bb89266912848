/** The tcp probe: a connection is accepted. Nothing is sent. */
import type { TcpRequest } from '../domain/probe.ts';
import { openConnection, type Reach } from './open.ts';
import type { Outcome } from './outcome.ts';

export async function probeTcp({ host, port }: TcpRequest, reach: Reach, signal: AbortSignal): Promise<Outcome> {
  const opened = await openConnection(host, port, reach, signal);
  if (opened.kind !== 'socket') return opened;
  opened.socket.destroy();
  return { kind: 'answer', of: 'tcp' };
}
