/** One signed webhook over HTTP. */
import { createHmac } from 'node:crypto';

export interface Letter {
  readonly url: string;
  readonly secret: string;
  readonly event: string;
  readonly guid: string;
  readonly appId: number;
  readonly body: string;
  readonly timeoutMs: number;
}

/** Headers as GitHub sends them (docs.github.com, "Webhook events and payloads", delivery headers). */
export function headersOf(letter: Letter): Readonly<Record<string, string>> {
  const sign = (kind: 'sha1' | 'sha256') => createHmac(kind, letter.secret).update(letter.body).digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/standin',
    'x-github-delivery': letter.guid,
    'x-github-event': letter.event,
    'x-github-hook-id': '1',
    'x-github-hook-installation-target-id': String(letter.appId),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
  };
}

/** The status of the answer, or why there was none. */
export type Posted =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'failed-to-connect' };

/** The status of the answer; null when there was none in time. */
export async function post(letter: Letter): Promise<number | null> {
  const posted = await postLetter(letter);
  return posted.kind === 'answered' ? posted.status : null;
}

export async function postLetter(letter: Letter): Promise<Posted> {
  try {
    const answer = await fetch(letter.url, {
      method: 'POST',
      headers: headersOf(letter),
      body: letter.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(letter.timeoutMs),
    });
    await answer.arrayBuffer();
    return { kind: 'answered', status: answer.status };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { kind: isLate ? 'timed-out' : 'failed-to-connect' };
  }
}
