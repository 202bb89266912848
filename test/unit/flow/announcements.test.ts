import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { type Notice, PAGE_ADDRESS, slotOfNotice } from '../../../src/domain/notice.ts';
import { answer } from '../../../src/flow/answer/answer-question.ts';
import { wishesOf } from '../../../src/flow/notify/wishes.ts';
import { parseOrganisationPolicy } from '../../../src/flow/policy/organisation-policy.ts';
import { parseRepositoryPolicy } from '../../../src/flow/policy/repository-policy.ts';
import type { Ports } from '../../../src/flow/ports.ts';
import { noteBroken } from '../../../src/flow/sweep/note-broken.ts';
import type { PolicyInForce } from '../../../src/policy/decide.ts';
import { CHANGE, createWorld, GATE, REPOSITORY, type World } from './world.ts';

/** Tuesday 08:30 in Berlin: the window opens at ten. */
const WINDOW = `version: 1
zone: Europe/Berlin
risk: [{ tier: medium }]
windows:
  release-hours: { days: tue-thu, hours: "10:00-16:00" }
environments:
  production: { strategy: canary, runbook: docs/runbook.md }
`;

function policy(notify: string, require = 'window: [release-hours]'): string {
  return `${WINDOW}gates:
  - name: board
    for: { environments: [production] }
    require: { ${require} }
notify:
${notify}
`;
}

async function answered(notify: string, change: (world: World) => void = () => undefined, require?: string) {
  const world = createWorld();
  world.policy = policy(notify, require);
  change(world);
  return answer(GATE, world.ports);
}

async function told(...given: Parameters<typeof answered>): Promise<readonly Notice[]> {
  return (await answered(...given)).record.notices ?? [];
}

function at(instant: string) {
  return (world: World): void => {
    world.now = Date.parse(instant);
  };
}

const OPEN = at('2026-11-24T11:00:00+01:00');

describe('started', () => {
  it('is told when it is let through, and not before', async () => {
    const rule = '  - { on: [started], slack: CHANNEL_URL }';
    expect(await told(rule)).toEqual([]);
    const [notice, ...more] = await told(rule, OPEN);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ event: 'started', awaits: '7/gate/11/open', content: 'once', subject: 'gate/11' });
    expect(notice?.told.summary).toBe('Started: acme/shop ccccccc goes into production');
    expect(notice?.told.lines[0]).toBe('Let through as tier medium, minor, with one change. Started by anna');
  });

  it('is not told beside the release, to the same people', async () => {
    const events = (await told('  - { on: [started, released], slack: CHANNEL_URL }', OPEN)).map(({ event }) => event);
    expect(events).toEqual(['released']);
  });
});

describe('an approval that is missing before the window', () => {
  const RULE = '  - { on: [approval-missing-before-window: 1h], slack: CHANNEL_URL }';
  const BOTH = 'window: [release-hours], approvals: { count: 1, of: release, from: { teams: [board] } }';

  it('is told once for each opening, from so long before it', async () => {
    expect(await told(RULE, undefined, BOTH)).toEqual([]);
    const [notice] = await told(RULE, at('2026-11-24T09:00:00+01:00'), BOTH);
    expect(notice).toMatchObject({
      event: 'approval-missing-before-window',
      subject: 'gate/11/1h',
      content: '2026-11-24T09:00:00Z',
    });
    expect(notice?.told.summary).toContain('An approval is missing: acme/shop ccccccc could go into production from ');
    const [later] = await told(RULE, at('2026-11-24T09:30:00+01:00'), BOTH);
    expect(later?.content).toBe(notice?.content);
    const [tomorrow] = await told(RULE, at('2026-11-25T09:30:00+01:00'), BOTH);
    expect(tomorrow?.content).toBe('2026-11-25T09:00:00Z');
  });

  it('wakes us when it is time', async () => {
    const { dueAt } = await answered(RULE, undefined, BOTH);
    expect(dueAt).toBe(Date.parse('2026-11-24T09:00:00+01:00'));
  });

  it('is nothing where no approval is missing', async () => {
    expect(await told(RULE, at('2026-11-24T09:30:00+01:00'))).toEqual([]);
  });
});

describe('a window that is near', () => {
  const RULE = '  - { on: [window-opens-in: 1h], slack: CHANNEL_URL }';
  const WINDOW = 'window: [release-hours]';

  it('is told of a deployment that waits for it, once for each opening', async () => {
    expect(await told(RULE, undefined, WINDOW)).toEqual([]);
    const [notice, ...more] = await told(RULE, at('2026-11-24T09:00:00+01:00'), WINDOW);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      event: 'window-opens-in',
      subject: `environment/production/${'c'.repeat(40)}/in-1h`,
      content: '2026-11-24T09:00:00Z',
    });
    expect(notice?.told.summary).toMatch(/^Within 1h: acme\/shop ccccccc may go into production from /);
    const [later] = await told(RULE, at('2026-11-24T09:30:00+01:00'), WINDOW);
    expect(later?.content).toBe(notice?.content);
    const [tomorrow] = await told(RULE, at('2026-11-25T09:30:00+01:00'), WINDOW);
    expect(tomorrow?.content).toBe('2026-11-25T09:00:00Z');
  });

  it('wakes us when it is time', async () => {
    const { dueAt } = await answered(RULE, undefined, WINDOW);
    expect(dueAt).toBe(Date.parse('2026-11-24T09:00:00+01:00'));
  });

  it('is nothing where no time holds it, or it goes in', async () => {
    const approvals = 'approvals: { count: 1, of: release, from: { teams: [board] } }';
    expect(await told(RULE, at('2026-11-24T09:30:00+01:00'), approvals)).toEqual([]);
    expect(await told(RULE, at('2026-11-24T10:00:00+01:00'), WINDOW)).toEqual([]);
  });
});

describe('a bypass', () => {
  const RULE = '  - { on: [bypass-found], slack: LEADS_URL }';
  const passed = (state: World['gate']['state']) => (world: World) => {
    world.gate = { ...world.gate, state };
  };

  it.each(['passed-without-us', 'rule-off'] as const)('is told: %s', async (state) => {
    const [notice, ...more] = await told(RULE, passed(state));
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ event: 'bypass-found', subject: 'gate/11', target: { variable: 'LEADS_URL' } });
    expect(notice?.told.summary).toBe('Past the gate: acme/shop ccccccc into production went on without our approval');
  });

  it('is not what we let through, and not what no policy governs', async () => {
    expect(await told(RULE, passed('approved'))).toEqual([]);
    const elsewhere = (world: World): void => {
      passed('rule-off')(world);
      world.policy = `version: 1\nenvironments: { staging: {} }\nnotify:\n${RULE}\n`;
    };
    expect(await told(RULE, elsewhere)).toEqual([]);
  });
});

const POLICY = { kind: 'policy', repository: REPOSITORY } as const;

/** Answers, and does what saving does as far as the next answer sees it. */
async function news(world: World): Promise<readonly Notice[]> {
  const { record } = await answer(POLICY, world.ports);
  world.policyNews = record.policyNews ?? world.policyNews;
  const fresh = (record.notices ?? []).filter((each) => {
    return world.told.findLast((other) => slotOfNotice(other) === slotOfNotice(each))?.content !== each.content;
  });
  world.told.push(...fresh);
  return fresh;
}

describe('news of the policy', () => {
  const ALL = '  - { on: [policy-invalid, policy-loosened, guard-off, audit-broken], slack: LEADS_URL }';

  function governed(): World {
    const world = createWorld();
    world.policy = policy(ALL);
    return world;
  }

  it('are none while all is well', async () => {
    const world = governed();
    expect(await news(world)).toEqual([]);
    expect(await news(world)).toEqual([]);
  });

  it('are that it became invalid, once each time', async () => {
    const world = governed();
    await news(world);
    world.policy = 'version: 1\ngate: []\n';
    const [notice, ...more] = await news(world);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ event: 'policy-invalid', told: { environment: null, runId: null } });
    expect(notice?.told.summary).toBe('acme/shop: the policy on the default branch is invalid');
    expect(notice?.told.lines[0]).toBe('The last valid policy stays in force until it is corrected.');
    expect(notice?.told.lines[1]).toContain('.github/tidegate.yml:2:');
    world.now += 60_000;
    expect(await news(world)).toEqual([]);
    world.policy = policy(ALL);
    expect(await news(world)).toEqual([]);
    world.policy = 'version: 1\ngate: []\n';
    expect(await news(world)).toMatchObject([{ event: 'policy-invalid' }]);
  });

  it('are that it asks for less, once', async () => {
    const world = governed();
    await news(world);
    world.policy = `${WINDOW}notify:\n${ALL}\n`;
    const [notice, ...more] = await news(world);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      event: 'policy-loosened',
      told: { page: `commits/${'a'.repeat(40)}/.github/tidegate.yml` },
    });
    expect(notice?.told.lines[0]).toBe('The gate "board" is gone.');
    expect(await news(world)).toEqual([]);
  });

  it('reach those whom only the policy before would have told', async () => {
    const world = governed();
    await news(world);
    world.policy = `${WINDOW}gates:\n  - name: board\n    require: { window: [release-hours] }\n`;
    const [notice, ...more] = await news(world);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ event: 'policy-loosened', target: { variable: 'LEADS_URL' } });
    expect(notice?.told.lines).toContain('Nobody is told of `policy-loosened`.');
  });

  it('are that the policy is gone, once each time; what comes after it is compared with what was', async () => {
    const world = governed();
    expect(await news(world)).toEqual([]);
    const whole = world.policy;
    world.policy = null;
    expect(await news(world)).toMatchObject([
      {
        event: 'policy-loosened',
        target: { variable: 'LEADS_URL' },
        told: {
          summary: 'acme/shop: the policy is gone',
          lines: [expect.stringContaining('are held'), expect.stringContaining('bring .github/tidegate.yml back')],
        },
      },
    ]);
    world.now += 60_000;
    expect(await news(world)).toEqual([]);
    world.policy = `${WINDOW}notify:\n${ALL}\n`;
    expect((await news(world)).map(({ told }) => told.lines[0])).toEqual(['The gate "board" is gone.']);
    world.policy = whole;
    expect(await news(world)).toEqual([]);
    world.policy = null;
    expect(await news(world)).toMatchObject([{ subject: 'policy/gone' }]);
  });

  it('are, to whoever was paged for it, that the policy is back', async () => {
    const world = governed();
    world.policy = policy('  - { on: [policy-loosened], pagerduty: PD_KEY }');
    await news(world);
    const whole = world.policy;
    world.policy = null;
    expect(await news(world)).toMatchObject([{ action: 'tell', subject: 'policy/gone' }]);
    world.policy = whole;
    expect(await news(world)).toMatchObject([{ action: 'resolve', subject: 'policy/gone' }]);
    expect(await news(world)).toEqual([]);
  });

  it('are none where there never was a policy', async () => {
    const world = createWorld();
    world.policy = null;
    expect(await news(world)).toEqual([]);
  });

  it('are not made of what another version of the language kept', async () => {
    const world = governed();
    await news(world);
    const kept = JSON.parse(world.policyNews ?? '{}') as object;
    world.policyNews = JSON.stringify({ ...kept, language: 'other' });
    world.policy = `${WINDOW}notify:\n${ALL}\n`;
    expect(await news(world)).toEqual([]);
  });

  it('are that nothing holds an environment, until it is switched on', async () => {
    const world = governed();
    world.found = [{ code: 'rule-missing', subject: 'production' }];
    expect(await news(world)).toMatchObject([{ event: 'guard-off', told: { environment: 'production' } }]);
    expect(await news(world)).toEqual([]);
    world.found = [];
    expect(await news(world)).toEqual([]);
    world.now += 60_000;
    world.found = [{ code: 'rule-missing', subject: 'production' }];
    expect(await news(world)).toMatchObject([{ event: 'guard-off' }]);
  });

  it('are that the audit log is broken; who was paged hears when that is over', async () => {
    const world = governed();
    world.policy = policy('  - { on: [audit-broken], pagerduty: PD_KEY }');
    world.found = [{ code: 'audit-broken', subject: '' }];
    expect(await news(world)).toMatchObject([{ event: 'audit-broken', action: 'tell' }]);
    world.found = [];
    expect(await news(world)).toMatchObject([{ event: 'audit-broken', action: 'resolve' }]);
    expect(await news(world)).toEqual([]);
  });
});

describe('a log that does not continue what was vouched for', () => {
  it.each([true, false])('is news of the policy when that changes: %s', async (isBroken) => {
    const asked: unknown[] = [];
    const saved: unknown[] = [];
    let isNews = true;
    const store = {
      saveFindings: async (judged: { found: readonly { code: string; subject: string }[] }) => {
        saved.push(judged);
        return isNews ? { appeared: [{ code: 'audit-broken', subject: '' }], gone: [] } : { appeared: [], gone: [] };
      },
      askNow: async (questions: readonly unknown[]) => {
        asked.push(...questions);
      },
    };
    const keeper = { store, clock: { now: () => 5 } };
    await noteBroken(REPOSITORY, isBroken, keeper);
    isNews = false;
    await noteBroken(REPOSITORY, isBroken, keeper);
    const found = isBroken ? [{ code: 'audit-broken', subject: '' }] : [];
    expect(saved[0]).toEqual({ repositoryId: REPOSITORY.id, codes: ['audit-broken'], found });
    expect(asked).toEqual([POLICY]);
  });
});

function inForce(text: string, source: 'org' | 'repository' = 'repository'): PolicyInForce {
  const parsed = source === 'org' ? parseOrganisationPolicy(text) : parseRepositoryPolicy(text, undefined);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return { source, file: 'policy.yml', policy: parsed.policy };
}

describe('wishes', () => {
  const wishes = (text: string, org?: string) =>
    wishesOf([
      ...(org === undefined ? [] : [inForce(`version: 1\nnotify:\n${org}\n`, 'org')]),
      inForce(`version: 1\nnotify:\n${text}\n`),
    ]);

  it('have every event, and the lengths of time of those that have one', () => {
    const [wish, ...more] = wishes(
      '  - { on: [started, guard-off, gate-waiting-over: 1h, window-opens-in: 24h, approval-missing-before-window: 2h, undeployed-over: 14d], slack: A }',
    );
    expect(more).toEqual([]);
    expect(wish).toEqual({
      target: { channel: 'slack', variable: 'A' },
      template: undefined,
      source: 'repository',
      events: new Set(['started', 'guard-off']),
      waitingOver: [{ text: '1h', ms: 3_600_000 }],
      windowOpensIn: [{ text: '24h', ms: 86_400_000 }],
      approvalMissing: [{ text: '2h', ms: 7_200_000 }],
      undeployedOver: [{ text: '14d', ms: 1_209_600_000 }],
    });
  });

  it('are of each template for itself, and of an event the first rule counts', () => {
    const found = wishes(
      '  - { on: [planned, started], slack: A, template: b.md }',
      '  - { on: [started, undeployed-over: 1d], slack: A, template: a.md }',
    );
    expect(found.map(({ source, template, events }) => ({ source, template, events: [...events] }))).toEqual([
      { source: 'org', template: 'a.md', events: ['started'] },
      { source: 'repository', template: 'b.md', events: ['planned'] },
    ]);
  });
});

const TEMPLATE = '.github/announce.md';

/** @param file null: there is none. */
function contentOf(file: string | null | Failure): { readonly text: string } | null {
  if (file instanceof Failure) throw file;
  return file === null ? null : { text: file };
}

function withFile(file: string | null | Failure) {
  return (world: World): void => {
    OPEN(world);
    const { github } = world.ports;
    const reach: typeof github = async (...given) => {
      const reached = await github(...given);
      return { ...reached, file: async (path, sha) => (path === TEMPLATE ? contentOf(file) : reached.file(path, sha)) };
    };
    Object.assign(world.ports, { github: reach });
  };
}

describe('a template', () => {
  const RULE = '  - { on: [started], slack: CHANNEL_URL, template: .github/announce.md }';

  it('is filled in from what is known when it is decided', async () => {
    const text =
      '{{ status }}\n{{ environment }} by {{ strategy }}, tier {{ tier }}\n{{ changes }}\n{{ runbook }} {{ url }} {{ stage }}';
    const [notice] = await told(RULE, withFile(text));
    expect(notice?.told.announcement).toBe(
      `Started: acme/shop ccccccc goes into production\nproduction by canary, tier medium\nfeat: a thing\ndocs/runbook.md ${PAGE_ADDRESS} —`,
    );
  });

  it('names the page by a mark that nobody can type', async () => {
    const title = `feat: {{ url }} {{url}} ${PAGE_ADDRESS}`;
    const [notice] = await told(RULE, (world) => {
      withFile(`{{ changes }} ${PAGE_ADDRESS}{{ url }}`)(world);
      const { github } = world.ports;
      const reach: typeof github = async (...given) => {
        const changes = [{ ...CHANGE, title }];
        return {
          ...(await github(...given)),
          changes: async () => ({ direction: 'forward', changes, complete: true }),
        };
      };
      Object.assign(world.ports, { github: reach });
    });
    expect(notice?.told.announcement).toBe(`feat: {{ url }} {{url}} ${PAGE_ADDRESS}`);
  });

  it.each<readonly [string, string | null | Failure, string]>([
    ['misspelled', 'Hello\n{{ envirnment }}', '.github/announce.md:2:1 placeholder-unknown'],
    ['missing', null, '.github/announce.md: there is no such file on the default branch'],
    ['not to be read', new Failure('forbidden', 'GitHub refuses it.'), '.github/announce.md: it cannot be read now'],
  ])('that is %s keeps nothing from being told, and the last line says so', async (_what, file, expected) => {
    const [notice] = await told(RULE, withFile(file));
    expect(notice?.told.announcement).toBeUndefined();
    expect(notice?.told.lines.slice(0, 1)).toEqual([
      'Let through as tier medium, minor, with one change. Started by anna',
    ]);
    expect(notice?.told.lines.at(-1)).toContain(expected);
    expect(notice?.told.lines.at(-1)?.length).toBeLessThanOrEqual(300);
  });

  it('is read from the repository of the organisation where its policy asks', async () => {
    const world = createWorld();
    OPEN(world);
    world.policy = WINDOW;
    const github = world.ports.github;
    Object.assign(world.ports, {
      github: async (...given: Parameters<typeof github>) => ({
        ...(await github(...given)),
        organisationFile: async (path: string) => ({
          kind: 'file',
          sha: 'f'.repeat(40),
          text:
            path === 'announce.md'
              ? 'Of all: {{ environment }}'
              : `version: 1\nnotify:\n${RULE.replace('.github/', '')}\n`,
        }),
      }),
    });
    const { record } = await answer(GATE, world.ports);
    expect(record.notices?.[0]?.told.announcement).toBe('Of all: production');
  });

  it('that cannot be used shows in the check of the policy, on its line', async () => {
    const world = createWorld();
    world.policy = policy(RULE);
    withFile('Hello\n{{ envirnment }}')(world);
    const { record } = await answer(POLICY, world.ports);
    expect(record.effects).toMatchObject([
      {
        kind: 'write-check',
        conclusion: 'success',
        annotations: [{ path: '.github/announce.md', line: 2, level: 'warning', title: 'placeholder-unknown' }],
      },
    ]);
  });

  it('keeps no page from being sent when GitHub cannot be asked for it', async () => {
    const world = createWorld();
    world.policy = `${policy('  - { on: [verification-failed], slack: CHANNEL_URL, template: .github/announce.md }')}escalation: [{ when: [verification-failed], page: PD_KEY }]\n`;
    world.opened = [{ deploymentId: 11, sha: 'c'.repeat(40) }];
    const failed = {
      repositoryId: 7,
      deploymentId: 11,
      environment: 'production',
      sha: 'c'.repeat(40),
      verdict: 'fail',
    };
    world.verified = [{ ...failed, failedChecks: [], at: '2026-11-24T07:29:00Z' }] as unknown as World['verified'];
    let reads = 0;
    const github: Ports['github'] = (repository) => {
      reads += 1;
      // The policy is read twice before the template is.
      if (reads > 2) return Promise.reject(new Failure('unavailable', 'GitHub is down'));
      return world.ports.github(repository);
    };
    const { repositoryId: _id, sha: _sha, verdict: _verdict, ...of } = failed;
    const asked = {
      kind: 'escalation',
      repository: REPOSITORY,
      runId: 99,
      event: 'verification-failed',
      ...of,
    } as const;
    const { record } = await answer(asked, { ...world.ports, github });
    expect(reads).toBe(3);
    expect(record.notices?.map(({ event, target }) => `${event} ${target.variable}`)).toEqual([
      'verification-failed CHANNEL_URL',
      'escalation PD_KEY',
    ]);
  });

  it('has no power over pages', async () => {
    const world = createWorld();
    world.policy = `${policy('  - { on: [verification-failed], pagerduty: PD_KEY, template: .github/announce.md }')}escalation: [{ when: [verification-failed], page: PD_KEY }]\n`;
    withFile('Hello')(world);
    world.opened = [{ deploymentId: 11, sha: 'c'.repeat(40) }];
    world.verified = [
      {
        repositoryId: 7,
        deploymentId: 11,
        environment: 'production',
        sha: 'c'.repeat(40),
        verdict: 'fail',
        failedChecks: [],
        at: '2026-11-24T07:29:00Z' as Instant,
      },
    ];
    const asked = {
      kind: 'escalation',
      repository: REPOSITORY,
      environment: 'production',
      deploymentId: 11,
      runId: 99,
    } as const;
    const { record } = await answer({ ...asked, event: 'verification-failed' }, world.ports);
    expect(record.notices?.map(({ event, told: { announcement } }) => [event, announcement])).toEqual([
      ['verification-failed', 'Hello'],
      ['escalation', undefined],
    ]);
  });
});
