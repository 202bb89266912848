/** What the loop of kills looks for is found where it is: each finding, planted. */
import { describe, expect, test } from 'vitest';
import type { Issue, PullRequest } from '../../../standin/start.ts';
import type { Ledger, LedgerNotice, Look } from '../../kill/database.ts';
import { findingsOfNotices } from '../../kill/findings/notices.ts';
import { findingsOfDeliveries, findingsOfPages } from '../../kill/findings/releases.ts';
import type { Scene } from '../../kill/findings/scene.ts';
import { doubledTexts, findingsOfDecision } from '../../kill/findings/texts.ts';
import type { Receipt } from '../../kill/receiver.ts';
import type { Claim, Gate } from '../../kill/story/deployments.ts';
import type { Decision } from '../../kill/story/planning.ts';

const BOT = 'tidegate[bot]';

function notice(change: Partial<LedgerNotice> = {}): LedgerNotice {
  return {
    identity: 'webhook msg_1',
    slot: '1/notify/x',
    content: 'once',
    state: 'done',
    attempts: 1,
    note: null,
    ...change,
  };
}

function receipt(change: Partial<Receipt> = {}): Receipt {
  return {
    path: '/log',
    webhookId: 'msg_1',
    body: '{}',
    by: '1',
    identity: 'webhook msg_1',
    isUnknown: false,
    ...change,
  };
}

function known(notices: readonly LedgerNotice[], untold: readonly string[] = []): Look & Ledger {
  return {
    deliveries: new Map(),
    pending: [],
    untold: new Set(untold),
    leases: [],
    due: [],
    notices,
    decisions: new Set([7]),
  };
}

describe('notices', () => {
  test('one that is told once, and one that came again from a process that was killed, are right', () => {
    expect(findingsOfNotices([receipt()], known([notice()]))).toEqual([]);
    const again = [receipt({ isUnknown: true }), receipt({ by: '2' })];
    expect(findingsOfNotices(again, known([notice({ attempts: 2 })]))).toEqual([]);
    expect(
      findingsOfNotices([], known([notice({ state: 'superseded', note: 'not sent: it was over before' })])),
    ).toEqual([]);
  });

  test('one that was over while it was sent may be told once, and one that was not told again is right', () => {
    const meanwhile = notice({
      state: 'superseded',
      note: 'it was over while it was being sent: it may have been told',
    });
    expect(findingsOfNotices([], known([meanwhile]))).toEqual([]);
    expect(findingsOfNotices([receipt()], known([meanwhile]))).toEqual([]);
    const before = notice({ state: 'superseded', note: 'not sent again: it was over before' });
    expect(findingsOfNotices([], known([before]))).toEqual([]);
  });

  test.each([
    ['written down and not received', [], [notice()], /received 0 times/],
    ['told twice by those who lived on', [receipt(), receipt()], [notice({ attempts: 2 })], /2 times by processes/],
    ['sent by no try', [receipt({ isUnknown: true }), receipt()], [notice()], /2 times in 1 tries/],
    ['decided twice', [receipt(), receipt()], [notice(), notice()], /2 notices are the same/],
    ['never decided', [receipt()], [], /nobody decided/],
    ['given up', [], [notice({ state: 'superseded', note: 'not sent: refused' })], /told to nobody: not sent/],
  ] as const)('one that is %s is found', (_, receipts, notices, says) => {
    expect(findingsOfNotices(receipts, known(notices)).join('\n')).toMatch(says);
  });

  test('one that is still being told when all is quiet is found', () => {
    expect(findingsOfNotices([], known([], ['webhook msg_9'])).join('\n')).toMatch(/still not told: webhook msg_9/);
  });
});

function scene(
  change: Partial<Record<'issues' | 'merged' | 'delivered' | 'claims' | 'receipts' | 'decisions', unknown>>,
) {
  const { issues = [], receipts = [], ...story } = change;
  return {
    isComplete: true,
    acknowledged: new Set(),
    receipts,
    github: { webhooks: { deliveries: [] } },
    shop: { issues: () => issues },
    story: { merged: [], delivered: [], claims: [], decisions: [], pulls: story.merged ?? [], ...story },
  } as unknown as Scene;
}

function issue(number: number, body: string, comments: readonly string[] = []): Issue {
  const made = comments.map((text, id) => ({ id, user: BOT, body: text }));
  return { number, author: BOT, title: `#${number}`, body, state: 'open', comments: made } as unknown as Issue;
}

describe('what stands on GitHub', () => {
  const marked = '<!-- tidegate:comment delivered/3 -->';

  test('an issue that is kept twice is found', () => {
    const body = 'x <!-- tidegate:issue plan/1 --> y';
    expect(doubledTexts(scene({ issues: [issue(1, body)] }))).toEqual([]);
    expect(doubledTexts(scene({ issues: [issue(1, body), issue(2, body)] }))).toEqual([
      'the issue plan/1 was made 2 times',
    ]);
  });

  test('a comment that is made twice is found, and one without a mark', () => {
    expect(doubledTexts(scene({ issues: [issue(1, '', [marked])] }))).toEqual([]);
    expect(doubledTexts(scene({ issues: [issue(1, '', [marked, marked, 'bare'])] })).join('\n')).toMatch(
      /delivered\/3 was made 2 times\n.*without a mark: bare/,
    );
  });

  test('a decision that is not kept, or does not stand in the record, is found', () => {
    const told = (commentId: number, row: string): readonly string[] => {
      const decision: Decision = { commentId, stage: 'staging', verdict: 'go', record: issue(1, row) };
      return findingsOfDecision(scene({ decisions: [decision] }), decision, known([]));
    };
    expect(told(7, '| staging | Mon | ✅ go by ravi (10:00) |')).toEqual([]);
    expect(told(7, '| staging | Mon | nobody yet |').join('\n')).toMatch(/does not stand in record #1/);
    expect(told(8, '').join('\n')).toMatch(/was taken in and not decided/);
  });

  test('an author who is not told, or told twice, is found', () => {
    const gate = { brings: 1 } as Gate;
    const told = (...comments: readonly string[]): readonly string[] => {
      const pull = issue(3, '', comments) as PullRequest;
      return findingsOfDeliveries(scene({ merged: [pull], delivered: [gate] }));
    };
    expect(told(marked)).toEqual([]);
    expect(told().join('\n')).toMatch(/told 0 times/);
    expect(told(marked, marked).join('\n')).toMatch(/told 2 times/);
  });
});

describe('pages', () => {
  const run = { id: 5, sha: 'c'.repeat(40) };
  const failed = { gate: { run, environment: 'production-1' }, verdict: 'fail', isTaken: true } as Claim;
  function page(key: string): Receipt {
    const body = {
      event_action: 'trigger',
      dedup_key: key,
      payload: { class: 'escalation', summary: 'acme/shop ccccccc in production-1: its verification failed' },
    };
    return receipt({ path: '/v2/enqueue', webhookId: undefined, body: JSON.stringify(body) });
  }

  test('one page for one finding is right, however often it comes under its key', () => {
    expect(findingsOfPages(scene({ claims: [failed], receipts: [page('a'), page('a')] }))).toEqual([]);
  });

  test('a verification that failed and paged nobody is found', () => {
    expect(findingsOfPages(scene({ claims: [failed] })).join('\n')).toMatch(/nobody was paged for run 5/);
    const other = { ...failed, gate: { ...failed.gate, environment: 'production-2' } } as Claim;
    const told = findingsOfPages(scene({ claims: [other], receipts: [page('a')] }));
    expect(told.join('\n')).toMatch(/nobody was paged for run 5 in production-2/);
  });

  test('two keys for one finding are found', () => {
    const receipts = [page('a'), page('b')];
    expect(findingsOfPages(scene({ claims: [failed], receipts })).join('\n')).toMatch(/2 pages are of one finding/);
  });
});
