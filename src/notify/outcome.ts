/** What an answer means for the notice: told, again later, or never. */
import type { Outcome } from '../domain/effect.ts';
import type { NoticeTarget } from '../domain/notice.ts';
import type { Posted } from './post.ts';

/** However long a receiver asks us to wait. */
const LONGEST_WAIT_MS = 3_600_000;

/** Too early, too many, too slow: the same may be taken later. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

export function outcomeOf(posted: Posted, { channel, variable }: NoticeTarget): Outcome {
  const receiver = `the receiver of ${variable}`;
  if (posted.kind === 'refused') return { kind: 'superseded', because: `not sent: ${receiver}: ${posted.because}` };
  if (posted.kind === 'no-answer') {
    const { because, mayHaveArrived } = posted;
    return { kind: 'retry', because: `${receiver}: ${because}`, ...(mayHaveArrived ? { mayBeDone: true } : {}) };
  }
  const { status } = posted;
  if (status >= 200 && status < 300) return { kind: 'done', note: `answered ${status}` };
  const said = `${receiver} answered ${status}${wordIn(posted.text)}`;
  if (status >= 300 && status < 400) {
    return { kind: 'superseded', because: `${said}: redirects are not followed. Set ${variable} to where it leads` };
  }
  // Our own webhooks follow Standard Webhooks: 410 ends it, other refusals may be a receiver that is being set up.
  const isPassing = PASSING.has(status) || status >= 500 || (channel === 'webhook' && status !== 410);
  if (!isPassing) return { kind: 'superseded', because: `${said} and does not want it` };
  const { retryAfterMs } = posted;
  return {
    kind: 'retry',
    because: said,
    ...(retryAfterMs === undefined ? {} : { afterMs: Math.min(retryAfterMs, LONGEST_WAIT_MS) }),
  };
}

/** Slack answers in words such as `no_service`. Anything else could repeat what we sent. */
function wordIn(text: string): string {
  return /^[a-z]{2,20}(_[a-z]{2,20}){1,4}$/.test(text) ? ` (${text})` : '';
}
