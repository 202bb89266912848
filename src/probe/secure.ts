/** TLS over a connection that is open, verified always: chain, host and time. */
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

/** Rejects with the error of the handshake or of the verification; the connection is closed then. Who ends the connection ends this too. */
export function secure(socket: Socket, host: string): Promise<TLSSocket> {
  const name = host.replace(/\.$/, '');
  return new Promise((resolve, reject) => {
    const secured = connect({
      socket,
      host: name,
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ALPNProtocols: ['http/1.1'],
      // Written out, because NODE_TLS_REJECT_UNAUTHORIZED changes what is not.
      rejectUnauthorized: true,
    });
    secured.on('error', (error) => {
      socket.destroy();
      reject(error);
    });
    secured.once('secureConnect', () => resolve(secured));
  });
}
