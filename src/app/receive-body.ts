import type { IncomingMessage } from 'node:http';
import type { Secret } from './secret.ts';
import { startSignatureCheck } from './signature.ts';

export type ReceivedBody =
  | { readonly kind: 'signed'; readonly body: Buffer }
  | { readonly kind: 'bad-signature' }
  | { readonly kind: 'timeout' }
  /** The other side went away: there is nobody to answer. */
  | { readonly kind: 'aborted' };

/**
 * Receives a body of known length into one buffer, and hashes it as it arrives. The memory is not touched before
 * bytes come, there is no second copy of it, and what is refused is freed at once: the garbage collector would let
 * several pile up. Node's parser hands on no byte beyond the declared length.
 */
export function receiveBody(
  request: IncomingMessage,
  expected: { readonly length: number; readonly claimed: Buffer; readonly secrets: readonly Secret[] },
  timeoutMs: number,
): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const body = Buffer.allocUnsafeSlow(expected.length);
    const signature = startSignatureCheck(expected.secrets);
    let received = 0;

    function end(result: ReceivedBody): void {
      clearTimeout(timer);
      request.off('data', take).off('end', finish).off('close', abort).off('error', abort);
      if (result.kind !== 'signed') body.buffer.transfer(0);
      resolve(result);
    }
    function take(chunk: Buffer): void {
      signature.update(chunk);
      received += chunk.copy(body, received);
    }
    function finish(): void {
      const isWhole = received === expected.length && request.complete;
      if (!isWhole) abort();
      else end(signature.matches(expected.claimed) ? { kind: 'signed', body } : { kind: 'bad-signature' });
    }
    function abort(): void {
      end({ kind: 'aborted' });
    }

    const timer = setTimeout(() => end({ kind: 'timeout' }), timeoutMs);
    request.on('data', take).on('end', finish).on('close', abort).on('error', abort);
  });
}
