/** The tls probe: a handshake with a server whose chain, host and time are verified, and its certificate read. */
import type { TlsRequest } from '../domain/probe.ts';
import { openConnection, type Reach } from './open.ts';
import { missing, type Outcome } from './outcome.ts';
import { secure } from './secure.ts';

export async function probeTls({ host, port }: TlsRequest, reach: Reach, signal: AbortSignal): Promise<Outcome> {
  const opened = await openConnection(host, port, reach, signal);
  if (opened.kind !== 'socket') return opened;
  try {
    const secured = await secure(opened.socket, host.replace(/^\[|\]$/g, ''));
    const certificate = secured.getPeerX509Certificate();
    if (certificate === undefined) return missing('tls', `${host} shows no certificate`);
    return {
      kind: 'answer',
      of: 'tls',
      validUntilMs: certificate.validToDate.getTime(),
      subject: onOneLine(certificate.subject),
      issuer: onOneLine(certificate.issuer),
    };
  } finally {
    opened.socket.destroy();
  }
}

/** Node writes one attribute a line. A certificate may have no subject but its alternative names. */
function onOneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ');
}
