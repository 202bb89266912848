import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/domain/effect.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Notice, NoticeEvent } from '../../../src/domain/notice.ts';
import { answerGate } from '../../../src/flow/answer/answer-gate.ts';
import type { Answer } from '../../../src/flow/answer.ts';
import { GIVEN_UP_AFTER_MS, sendDue } from '../../../src/flow/notify/send-due.ts';
import { sayWhatIsNext } from '../../../src/flow/notify/what-is-next.ts';
import { withNotices } from '../../../src/flow/notify/with-notices.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { NoticeClaim, PendingNotice } from '../../../src/flow/ports.ts';
import { rollbackOf } from './rollback-samples.ts';
import { CHANGE, createWorld, GATE, NOW, type World } from './world.ts';

const HOUR_MS = 3_600_000;

/** Tuesday 08:30 in Berlin: the window opens at ten. */
function policyThatTells(notify: string): string {
  return `version: 1
zone: Europe/Berlin
risk: [{ tier: medium }]
windows:
  release-hours: { days: tue-thu, hours: "10:00-16:00" }
environments:
  production: {}
gates:
  - name: release hours
    for: { environments: [production] }
    require: { window: [release-hours] }
override: { by: { teams: [sre] }, expires: 4h }
notify:
${notify}
`;
}

async function answered(notify: string, change: (world: World) => void = () => undefined): Promise<Answer> {
  const world = createWorld();
  world.policy = policyThatTells(notify);
  change(world);
  return await withNotices(GATE, await answerGate(GATE, world.ports), world.ports);
}

async function told(notify: string, change?: (world: World) => void): Promise<readonly Notice[]> {
  return (await answered(notify, change)).record.notices ?? [];
}

function inWindow(world: World): void {
  world.now = Date.parse('2026-11-24T11:00:00+01:00');
}

describe('what is told of a gate', () => {
  it('is nothing where no policy asks for it', async () => {
    expect(await told('  - { on: [rollback-failed, verification-missing], slack: SLACK_URL }')).toEqual([]);
  });

  it('is each decision, with what is missing', async () => {
    const [notice, ...more] = await told('  - { on: decision, webhook: AUDIT_URL }');
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'notify',
      target: { channel: 'webhook', variable: 'AUDIT_URL' },
      event: 'decision',
      subject: 'gate/11',
      action: 'tell',
      told: {
        environment: 'production',
        sha: 'c'.repeat(40),
        deploymentId: 11,
        runId: 99,
        summary: expect.stringMatching(/^acme\/shop ccccccc into production: Nothing to do: opens by itself/),
        decision: {
          verdict: 'waiting',
          tier: 'medium',
          gates: [{ name: 'release hours', status: 'pending', reasons: ['window-closed'] }],
        },
      },
    });
    expect(notice?.told.lines).toContain('Started by anna');
    expect(notice?.awaits).toBeUndefined();
  });

  it('has the same content while the verdict and its reasons are the same', async () => {
    const at = (instant: string) => (world: World) => {
      world.now = Date.parse(instant);
    };
    const rule = '  - { on: [decision], slack: SLACK_URL }';
    const [early] = await told(rule, at('2026-11-24T08:30:00+01:00'));
    const [later] = await told(rule, at('2026-11-24T09:30:00+01:00'));
    const [open] = await told(rule, inWindow);
    expect(later?.content).toBe(early?.content);
    expect(open?.content).not.toBe(early?.content);
  });

  it('is a release when the gate was opened, and not before', async () => {
    const rule = '  - { on: [released, rollback], slack: SLACK_URL }';
    expect(await told(rule)).toEqual([]);
    const notices = await told(rule, inWindow);
    expect(notices).toMatchObject([{ event: 'released', awaits: '7/gate/11/open', content: 'once' }]);
    expect(notices[0]?.told).toMatchObject({
      summary: 'Released: acme/shop ccccccc goes into production',
      lines: [
        'Let through as tier medium, minor. Started by anna',
        '#12 feat: a thing (anna)',
        'Whether it ends well is not known yet: see the run. You are told next when something is wrong with it.',
      ],
    });
  });

  it('says when whoever is told of a release hears of it next, or that they do not', () => {
    const policies = ['watch: 48h', 'within: 15m'].map((verify) => {
      const parsed = parseRepositoryPolicy(
        `version: 1\nenvironments: { production: { verify: { smoke: a.yml, ${verify} } } }\n`,
        undefined,
      );
      if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
      return [{ policy: parsed.policy }];
    });
    const [watched = [], other = []] = policies;
    const next = (events: readonly NoticeEvent[], by = watched) => sayWhatIsNext('production', new Set(events), by);
    expect(next(['released', 'watching-ended', 'rollback'])).toBe(
      'You are told next when something is wrong with it, or when it has been watched for 2 days.',
    );
    expect(next(['released', 'watching-ended'], other)).toBe('Nothing more is told of it here.');
    expect(next(['released'])).toBe('Nothing more is told of it here.');
  });

  it('is one rollback, also to those who want to hear of releases', async () => {
    const backward = (world: World): void => {
      inWindow(world);
      const github = world.ports.github;
      Object.assign(world.ports, {
        github: async (...given: Parameters<typeof github>) => ({
          ...(await github(...given)),
          changes: async () => ({ direction: 'backward', changes: [CHANGE], complete: true }),
        }),
      });
    };
    const both = await told('  - { on: [released, rollback], slack: SLACK_URL }', backward);
    expect(both).toMatchObject([{ event: 'rollback', awaits: '7/gate/11/open' }]);
    expect(both[0]?.told.summary).toBe('Rollback: acme/shop ccccccc goes back into production');
    expect(both[0]?.told.lines).toContain('It takes away a change:');
    expect(await told('  - { on: [released], slack: SLACK_URL }', backward)).toMatchObject([{ event: 'released' }]);
    // Of what we started the ledger tells each step.
    const byUs = (world: World): void => {
      backward(world);
      world.rollbacks = [rollbackOf({ runId: GATE.runId, targetSha: 'c'.repeat(40), state: 'dispatched' })];
    };
    expect(await told('  - { on: [released, rollback], slack: SLACK_URL }', byUs)).toEqual([]);
  });

  it('is an override, with who and why and what it passed over', async () => {
    const notices = await told('  - { on: [override], pagerduty: PD_ROUTING_KEY }', (world) => {
      world.people = { ola: { id: 5, kind: 'user', permission: 'write', teams: ['sre'] } };
      world.overrides = [
        {
          user: 'ola',
          userId: 5,
          environment: 'production',
          sha: 'c'.repeat(40),
          reason: 'the shop is down',
          at: '2026-11-24T07:25:00Z' as Instant,
        },
      ];
    });
    expect(notices).toMatchObject([{ event: 'override', subject: `environment/production/${'c'.repeat(40)}` }]);
    expect(notices[0]?.told.summary).toBe('Override: ola opens production for acme/shop ccccccc against the policy');
    expect(notices[0]?.told.lines).toEqual([
      'Reason given: the shop is down',
      'It counts until Tue 24 Nov 12:25 Europe/Berlin (11:25 UTC). Started by anna',
      expect.stringMatching(/^Passed over: release hours: /),
    ]);
  });

  it('is told once to a target that is named twice', async () => {
    const notices = await told(
      '  - { on: [decision], slack: SLACK_URL }\n  - { on: [decision, released], slack: SLACK_URL, webhook: AUDIT_URL }',
    );
    expect(notices.map(({ target }) => target.channel)).toEqual(['slack', 'webhook']);
  });
});

describe('a gate that waits long', () => {
  const RULE = '  - { on: [{ gate-waiting-over: 1h }, { gate-waiting-over: 2d }], pagerduty: PD_ROUTING_KEY }';

  it('is asked about again when the time is over, however far its window is', async () => {
    // Requested at 07:20 UTC, asked about at 07:30; the window opens at 09:00.
    const { record, dueAt } = await answered(RULE);
    expect(record.notices).toEqual([]);
    expect(dueAt).toBe(Date.parse('2026-11-24T08:20:00Z'));
  });

  it('is told when it has waited so long, and looked at again for the next time', async () => {
    const { record, dueAt } = await answered(RULE, (world) => {
      world.now = Date.parse('2026-11-24T08:20:00Z');
    });
    expect(record.notices).toMatchObject([
      { event: 'gate-waiting-over', subject: 'gate/11/over-1h', content: 'once', action: 'tell' },
    ]);
    expect(record.notices?.[0]?.told).toMatchObject({
      summary: 'Waiting for more than 1h: acme/shop ccccccc into production',
      lines: [
        expect.stringMatching(/^Nothing to do: opens by itself/),
        'Started by anna, waiting since Tue 24 Nov 08:20 Europe/Berlin (07:20 UTC)',
        'What to do: give it what it waits for, or cancel the run. GitHub fails the job after 30 days.',
      ],
    });
    expect(dueAt).toBe(Date.parse('2026-11-24T09:00:00Z'));
  });

  it('is not told of when it opens in the same moment', async () => {
    const notices = await told(RULE, inWindow);
    expect(notices).toEqual([]);
  });

  it('is resolved for whoever was paged, when it has ended however that was', async () => {
    const waited = (channel: 'slack' | 'pagerduty', event: Notice['event']): Notice => ({
      kind: 'notify',
      repository: GATE.repository,
      target: { channel, variable: 'X' },
      event,
      subject: 'gate/11/over-1h',
      content: 'once',
      action: 'tell',
      told: {
        at: '2026-11-24T08:20:00Z' as Instant,
        environment: 'production',
        sha: '',
        deploymentId: 11,
        runId: 99,
        summary: '',
        lines: [],
      },
    });
    const paged = waited('pagerduty', 'gate-waiting-over');
    const notices = await told(RULE, (world) => {
      world.gate = { ...world.gate, state: 'gone' };
      world.told = [
        waited('slack', 'gate-waiting-over'),
        paged,
        waited('pagerduty', 'override'),
        { ...paged, action: 'resolve' },
      ];
    });
    expect(notices).toMatchObject([
      { ...paged, action: 'resolve', told: { ...paged.told, at: expect.anything(), lines: [expect.anything()] } },
    ]);
  });
});

describe('sending what is due', () => {
  function pending(change: Partial<PendingNotice> = {}): PendingNotice {
    return {
      id: 1,
      notice: { subject: 'x' } as Notice,
      wantedAt: NOW,
      attempts: 0,
      mayBeTold: false,
      isTrue: true,
      ...change,
    };
  }

  function desk(claimed: readonly PendingNotice[], outcome: Outcome, now = NOW) {
    const settled: Outcome[] = [];
    const asked: NoticeClaim[] = [];
    const sent: Notice[] = [];
    const again: (boolean | undefined)[] = [];
    const ports = {
      clock: { now: () => now },
      store: {
        claimNotices: async (when: NoticeClaim) => {
          asked.push(when);
          return claimed;
        },
        settleNotice: async (_tried: PendingNotice, settledAs: Outcome) => void settled.push(settledAs),
      },
      send: async (notice: Notice, _at: number, mayBeTold?: boolean) => {
        sent.push(notice);
        again.push(mayBeTold);
        return outcome;
      },
    };
    return { ports, settled, asked, sent, again };
  }

  it('settles each notice as it went', async () => {
    const { ports, settled, asked } = desk([pending()], { kind: 'retry', because: 'answered 500' });
    await sendDue(ports);
    expect(settled).toEqual([{ kind: 'retry', because: 'answered 500' }]);
    expect(asked).toMatchObject([{ at: NOW, leaseUntil: NOW + 60_000, deadline: NOW - 24 * HOUR_MS }]);
  });

  it('says of each whether an earlier try may have told it', async () => {
    const { ports, again } = desk([pending(), pending({ id: 2, attempts: 1, mayBeTold: true })], { kind: 'done' });
    await sendDue(ports);
    expect(again).toEqual([false, true]);
  });

  it('gives up after a day, with the last reason', async () => {
    const now = NOW + GIVEN_UP_AFTER_MS;
    const { ports, settled } = desk([pending({ attempts: 30 })], { kind: 'retry', because: 'answered 500' }, now);
    await sendDue(ports);
    expect(settled).toEqual([{ kind: 'superseded', because: 'given up after a day: answered 500' }]);
  });

  it.each([
    [true, /a day old/],
    [false, /did not happen within a day/],
  ])('sends nothing that is older than a day (true: %s)', async (isTrue, because) => {
    const { ports, settled, sent } = desk([pending({ isTrue })], { kind: 'done' }, NOW + GIVEN_UP_AFTER_MS + 1);
    await sendDue(ports);
    expect(sent).toEqual([]);
    expect(settled).toMatchObject([{ kind: 'superseded', because: expect.stringMatching(because) }]);
  });
});
