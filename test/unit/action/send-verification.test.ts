import { describe, expect, it } from 'vitest';
import { sendVerification } from '../../../src/action/send-verification.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { SmokeReport } from '../../../src/smoke/report.ts';

const OURS = 'c'.repeat(40);
const OLD = 'a'.repeat(40);
const AT = '2026-11-24T08:00:00Z' as Instant;

const REPORT: SmokeReport = {
  ...{ version: 1, verdict: 'fail', reason: { code: 'version-mismatch' }, environment: 'production', sha: OURS },
  ...{ startedAt: AT, finishedAt: AT, configDigest: '' },
  checks: [
    {
      ...{ id: 'version', type: 'version', severity: 'required', verdict: 'fail', flaky: false },
      ...{ reason: { code: 'version-mismatch' }, message: '', attempts: [] },
      versions: [
        { version: OURS, answers: 0, expected: true, lastInARow: 0 },
        { version: OLD, answers: 40, expected: false, lastInARow: 40 },
      ],
    },
  ],
};

/** Answers one after another, the last one again and again. */
const SMOKE = { path: '.github/smoke.yml', digest: `sha256:${'1'.repeat(64)}` };

async function sent(
  report: SmokeReport,
  statuses: readonly number[],
  headers: Readonly<Record<string, string>> = {},
  smoke?: typeof SMOKE,
) {
  const bodies: unknown[] = [];
  const pauses: number[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (`${url}`.startsWith('http://token')) return Response.json({ value: 'a-token-of-the-job' });
    bodies.push(JSON.parse(String(init?.body)));
    return Response.json(
      { status: 'accepted' },
      { status: statuses[bodies.length - 1] ?? statuses.at(-1) ?? 202, headers },
    );
  };
  const variables = { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://token/', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' };
  const about = { appUrl: 'http://app', environment: 'production', sha: OURS, smoke };
  const answer = await sendVerification(about, report, { variables, fetch, sleep: async (ms) => void pauses.push(ms) });
  return { bodies, pauses, kind: answer.kind };
}

const SAID = { version: 1, environment: 'production', sha: OURS, verdict: 'fail', failedChecks: ['version'] };

describe('what the App is sent', () => {
  it('scenario 1: names what runs, as the version check saw it up to its end', async () => {
    const { bodies } = await sent(REPORT, [202]);
    expect(bodies).toEqual([{ ...SAID, reasonCode: 'version-mismatch', liveSha: OLD }]);
  });

  it('says nothing of what runs where the answers do not agree', async () => {
    const checks = REPORT.checks.map(({ versions: _, ...check }) => check);
    const { bodies } = await sent({ ...REPORT, checks }, [202]);
    expect(bodies).toEqual([{ ...SAID, reasonCode: 'version-mismatch' }]);
  });

  it('is what an older server takes, when it refuses the rest', async () => {
    const { bodies, kind } = await sent(REPORT, [400, 202]);
    expect(bodies[1]).toEqual(SAID);
    expect(kind).toBe('sent');
  });

  it('names the smoke file, and goes without it to an older server before it leaves out more', async () => {
    const { bodies } = await sent(REPORT, [400, 400, 202], {}, SMOKE);
    const told = { ...SAID, reasonCode: 'version-mismatch', liveSha: OLD };
    expect(bodies).toEqual([{ ...told, smoke: SMOKE }, told, SAID]);
  });

  it('comes again to a server that has not heard of the repository yet, when it says so', async () => {
    const late = await sent(REPORT, [503, 503, 202], { 'retry-after': '10' });
    expect(late).toMatchObject({ kind: 'sent', pauses: [10_000, 10_000] });
  });

  it.each([
    ['an hour', '3600', [15_000, 15_000, 15_000, 15_000]],
    ['a day that it names', 'Wed, 25 Nov 2026 08:00:00 GMT', [1000, 2000, 4000, 8000]],
  ])('is given up after a minute where the server asks for %s', async (_, after, pauses) => {
    expect(await sent(REPORT, [503], { 'retry-after': after })).toMatchObject({ kind: 'not-sent', pauses });
  });
});
