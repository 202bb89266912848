import fc from 'fast-check';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { describe, expect, test } from 'vitest';
import { epochMs, type Instant, toInstant } from '../../src/domain/instant.ts';
import { decide } from '../../src/policy/decide.ts';
import {
  type Asked,
  asked,
  FIRST,
  factsOf,
  LAST,
  policiesFrom,
  policyTexts,
} from '../unit/policy/calendar-arbitraries.ts';
import { Folder } from './folder.ts';
import { type Ended, runTidegate } from './run-tidegate.ts';

const POLICY = `version: 1
zone: Europe/Berlin
windows:
  office-hours: { days: mon-thu, hours: "09:00-15:30", holidays: [DE-BE, 2026-12-24] }
  night: { days: [tue, thu], hours: "22:00-02:00" }
  third-sunday: { rrule: "FREQ=MONTHLY;BYDAY=3SU", hours: "02:00-06:00", zone: UTC }
freezes:
  - name: Black Friday
    from: 2026-11-26
    until: 2026-12-01
    environments: [production]
    tiers: [medium, high]
    except: { types: [emergency] }
  - { name: month end, rrule: "FREQ=MONTHLY;BYMONTHDAY=-1", hours: "12:00-24:00" }
  - { name: merging only, from: 2026-11-20, until: 2026-12-20, at: [merge] }
environments: { staging: {}, production: {} }
gates:
  - name: board
    for: { tiers: [high], environments: [production] }
    except: { types: [rollback, emergency] }
    require: { window: third-sunday }
  - name: production hours
    for: { tiers: [low, medium], environments: [production] }
    require: { window: [office-hours, night] }
`;

interface Times {
  readonly from: Instant;
  readonly until: Instant;
  readonly beganAt?: Instant | null;
  readonly endsAt?: Instant | null;
}

interface CalendarDocument {
  readonly governed: boolean;
  readonly environment: string;
  readonly tier: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly nextOpening: Instant | null;
  readonly nextClosing: Instant | null;
  readonly spans: readonly Times[];
  readonly freezes: readonly (Times & { readonly name: string; readonly source: string })[];
  readonly gates: readonly { readonly gate: string; readonly source: string; readonly windows: readonly string[] }[];
}

async function calendarOf(policy: string, args: string, org?: string): Promise<Ended> {
  using folder = new Folder();
  folder.write('.github/tidegate.yml', policy);
  if (org !== undefined) folder.write('org.yml', org);
  const given = ['calendar', ...args.split(' '), ...(org === undefined ? [] : ['--org-policy', 'org.yml'])];
  return await runTidegate(given, folder.path);
}

async function documentOf(policy: string, args: string, org?: string): Promise<CalendarDocument> {
  const { exitCode, stdout, stderr } = await calendarOf(policy, `${args} --format json`, org);
  expect([exitCode, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as CalendarDocument;
}

const WEEK = '--environment production --from 2026-11-24T10:00 --to 2026-12-02';

describe('as text', () => {
  test('what is next stands first; then what it is of, every span and every freeze', async () => {
    const { exitCode, stdout } = await calendarOf(POLICY, `${WEEK} --tier medium`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Open at Tue 24 Nov 10:00 Europe/Berlin (09:00 UTC), until 15:30

      Releases to production, tier medium, type patch: Tue 24 Nov 10:00 to Wed 2 Dec 00:00 Europe/Berlin
      By .github/tidegate.yml, as far as time decides: approvals and other gates come on top, and so do freezes that people set with /tidegate freeze.
      production hours asks for office-hours or night.

      Open
        Tue 24 Nov 09:00 to 15:30 (6 h 30 min), running already
        Tue 24 Nov 22:00 to Wed 25 Nov 02:00 (4 h)
        Wed 25 Nov 09:00 to 15:30 (6 h 30 min)
        Tue 1 Dec 09:00 to 15:30 (6 h 30 min)
        Tue 1 Dec 22:00 to Wed 2 Dec 02:00 (4 h), goes on after the asked time

      Freezes
        Black Friday: Thu 26 Nov 00:00 to Tue 1 Dec 00:00 (5 d)
        month end: Mon 30 Nov 12:00 to Tue 1 Dec 00:00 (12 h)
      "
    `);
  });

  test('a gate that excepts the type says so, and nothing else closes', async () => {
    const { stdout } = await calendarOf(POLICY, `${WEEK} --tier high --type emergency`);
    expect(stdout).toMatchInlineSnapshot(`
      "Open at Tue 24 Nov 10:00 Europe/Berlin (09:00 UTC), until Mon 30 Nov 12:00

      Releases to production, tier high, type emergency: Tue 24 Nov 10:00 to Wed 2 Dec 00:00 Europe/Berlin
      By .github/tidegate.yml, as far as time decides: approvals and other gates come on top, and so do freezes that people set with /tidegate freeze.
      board (third-sunday) excepts type emergency.
      No gate asks such a release for a window: only freezes close it.

      Open
        Sun 1 Nov 00:00 to Mon 30 Nov 12:00 (29 d 12 h), running already
        Tue 1 Dec 00:00 to Thu 31 Dec 12:00 (30 d 12 h), goes on after the asked time

      Freezes
        month end: Mon 30 Nov 12:00 to Tue 1 Dec 00:00 (12 h)
      "
    `);
  });

  test('a freeze that recurs often does not hide the others', async () => {
    const policy = `version: 1
freezes:
  - { name: lunch, hours: ["08:00-08:30", "12:00-13:00", "18:00-19:00"] }
  - { name: stocktaking, from: 2026-12-10, until: 2026-12-11 }
`;
    const { stdout } = await calendarOf(policy, '--from 2026-11-20 --to 2026-12-25');
    const freezes = stdout.slice(stdout.indexOf('Freezes')).split('\n');
    expect(freezes).toHaveLength(15);
    expect(freezes[1]).toBe('  lunch, 105 times');
    expect(freezes[12]).toBe('    and 95 more; --format json lists all of them');
    expect(freezes[13]).toBe('  stocktaking: Thu 10 Dec 00:00 to Fri 11 Dec 00:00 (1 d)');
  });

  test('what never opens and what is always open say so', async () => {
    const never = 'version: 1\nfreezes: [{ name: a, days: mon-sun }]\n';
    expect((await calendarOf(never, '--from 2026-11-20')).stdout).toMatch(
      /^Never opens: .*\n\n[\s\S]*Open: not in this time\n\nFreezes\n {2}a: Since long ago and on, without end, running already\n$/,
    );
    const unknown =
      'version: 1\nwindows: { w: { days: mon, holidays: IL } }\ngates: [{ name: g, require: { window: w } }]\n';
    expect((await calendarOf(unknown, '--from 2101-01-01')).stdout).toMatch(
      /^No opening is known: the public holidays /,
    );
    const { stdout } = await calendarOf('version: 1\n', '--from 2026-11-20');
    expect(stdout).toMatch(/^Open at Fri 20 Nov 00:00 UTC, and nothing closes it again\n/);
    expect(stdout).toMatch(
      /Open\n {2}Since long ago and on, without end, running already\n\nFreezes: none in this time\n$/,
    );
  });

  test('an environment that the policy does not name is held whatever the time is', async () => {
    const { exitCode, stdout } = await calendarOf(POLICY, '--environment qa --from 2026-11-20');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      'Held at all times: `environments` does not name qa (it names staging, production), and what it does not name is never opened.',
    );
    expect((await documentOf(POLICY, '--environment qa --from 2026-11-20')).governed).toBe(false);
  });

  test('names of strangers cannot write to the terminal', async () => {
    const policy = `version: 1\nfreezes: [{ name: "a\\u001b[2Jb\\nOpen now", from: 2026-11-20, until: 2026-11-21 }]\n`;
    const { stdout } = await calendarOf(policy, '--from 2026-11-20');
    expect(stdout).toContain('  a [2Jb Open now: ');
  });
});

describe('as JSON', () => {
  test('everything of a calendar', async () => {
    expect(await documentOf(POLICY, `${WEEK} --tier medium`)).toEqual({
      version: 1,
      mode: 'enforce',
      environment: 'production',
      governed: true,
      tier: 'medium',
      type: 'patch',
      zone: 'Europe/Berlin',
      from: '2026-11-24T09:00:00Z',
      to: '2026-12-01T23:00:00Z',
      nextOpening: '2026-11-24T09:00:00Z',
      nextClosing: '2026-11-24T14:30:00Z',
      spans: [
        { from: '2026-11-24T09:00:00Z', until: '2026-11-24T14:30:00Z', beganAt: '2026-11-24T08:00:00Z' },
        { from: '2026-11-24T21:00:00Z', until: '2026-11-25T01:00:00Z' },
        { from: '2026-11-25T08:00:00Z', until: '2026-11-25T14:30:00Z' },
        { from: '2026-12-01T08:00:00Z', until: '2026-12-01T14:30:00Z' },
        { from: '2026-12-01T21:00:00Z', until: '2026-12-01T23:00:00Z', endsAt: '2026-12-02T01:00:00Z' },
      ],
      freezes: [
        {
          name: 'Black Friday',
          source: 'repository',
          from: '2026-11-25T23:00:00Z',
          until: '2026-11-30T23:00:00Z',
        },
        { name: 'month end', source: 'repository', from: '2026-11-30T11:00:00Z', until: '2026-11-30T23:00:00Z' },
      ],
      gates: [{ gate: 'production hours', source: 'repository', windows: ['office-hours', 'night'] }],
      policy: { sources: ['.github/tidegate.yml'] },
    });
  });

  test("both policies have to be open, and the organisation's freezes are told as its own", async () => {
    const org = `version: 1
windows: { mornings: { hours: "06:00-09:30" } }
freezes: [{ name: audit, from: 2026-12-01, until: 2026-12-02 }]
gates: [{ name: org hours, require: { window: mornings } }]
`;
    const { spans, freezes, gates } = await documentOf(POLICY, `${WEEK} --tier medium`, org);
    expect(spans.map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2026-11-24T09:00:00Z 2026-11-24T09:30:00Z',
      '2026-11-25T08:00:00Z 2026-11-25T09:30:00Z',
    ]);
    expect(freezes.map(({ name, source }) => `${name} ${source}`)).toEqual([
      'Black Friday repository',
      'month end repository',
      'audit org',
    ]);
    expect(gates.map(({ gate, source }) => `${gate} ${source}`)).toEqual([
      'org hours org',
      'production hours repository',
    ]);
  });

  test('a rollback is one that nobody authorised: nothing excepts it', async () => {
    const { spans, gates } = await documentOf(POLICY, `${WEEK} --tier high --type rollback`);
    expect(gates.map(({ gate }) => gate)).toEqual(['board']);
    expect(spans).toEqual([]);
  });

  test('without a tier it is the highest; of a redeploy, which brings nothing, the lowest', async () => {
    expect((await documentOf(POLICY, WEEK)).tier).toBe('high');
    expect((await documentOf(POLICY, `${WEEK} --type redeploy`)).tier).toBe('low');
  });

  test('the list ends where it gets too long, and says so', async () => {
    const hours = Array.from(
      { length: 24 },
      (_, hour) => `"${String(hour).padStart(2, '0')}:00-${String(hour).padStart(2, '0')}:30"`,
    );
    const policy = `version: 1\nwindows: { w: { hours: [${hours.join(', ')}] } }\ngates: [{ name: g, require: { window: w } }]\n`;
    const { stdout, stderr, exitCode } = await calendarOf(policy, '--from 2026-01-01 --to 2029-01-01 --format json');
    const { spans, to } = JSON.parse(stdout) as CalendarDocument;
    expect([exitCode, spans.length, to]).toEqual([0, 10_000, '2027-02-21T16:00:00Z']);
    expect(stderr).toBe(
      'The list ends at 2027-02-21T16:00:00Z: there are more than 10000 spans. For what follows, add --from 2027-02-21T16:00:00Z.\n',
    );
  });
});

describe('an instant is open exactly when the document lists a span that contains it', () => {
  const cases = fc.sample(
    fc.record({
      texts: policyTexts,
      release: asked,
      from: fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((seconds) => seconds * 1000),
    }),
    { numRuns: 10, seed: Date.now() % 0x7fffffff },
  );

  test.concurrent.each(cases)('of $release.type to $release.environment', async ({ texts, release, from }) => {
    const until = from + 14 * 86_400_000;
    const own = texts.at(-1)?.text ?? '';
    const args = `--environment ${release.environment} --tier ${release.tier} --type ${release.type} --from ${toInstant(from)} --to ${toInstant(until)}`;
    const { exitCode, stdout } = await calendarOf(
      own,
      `${args} --format json`,
      texts.length > 1 ? texts[0]?.text : undefined,
    );
    expect(exitCode).toBe(0);
    const document = JSON.parse(stdout) as CalendarDocument;
    const ends = [...document.spans, ...document.freezes].flatMap((span) => [epochMs(span.from), epochMs(span.until)]);
    const instants = [...ends.flatMap((end) => [end - 1000, end, end + 1000]), from, until - 1000].filter(
      (instant) => from <= instant && instant < until,
    );
    const policies = policiesFrom(texts);
    for (const instant of instants.slice(0, 60)) {
      const isListed = document.spans.some((span) => epochMs(span.from) <= instant && instant < epochMs(span.until));
      expect([toInstant(instant), isListed], JSON.stringify(texts)).toEqual([
        toInstant(instant),
        isOpen(policies, release, instant),
      ]);
    }
    const { earliestOpening } = decide(policies, { ...factsOf(release), at: toInstant(from) });
    expect(document.nextOpening).toBe(earliestOpening);
  });

  function isOpen(policies: ReturnType<typeof policiesFrom>, release: Asked, instant: number): boolean {
    return decide(policies, { ...factsOf(release), at: toInstant(instant) }).verdict === 'open';
  }
});

describe('as a calendar file', () => {
  function eventsOf(text: string) {
    const component = new ICAL.Component(ICAL.parse(text));
    return component.getAllSubcomponents('vevent').map((each) => {
      const event = new ICAL.Event(each);
      const [from, until] = [event.startDate, event.endDate].map((time) => toInstant(time.toJSDate().getTime()));
      return { uid: event.uid, title: event.summary, from, until };
    });
  }

  test('it has the spans and freezes of the document, with their true ends', async () => {
    const { spans, freezes } = await documentOf(POLICY, `${WEEK} --tier medium`);
    const { stdout } = await calendarOf(POLICY, `${WEEK} --tier medium --format ics`);
    expect(stdout.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const ends = (span: Times) => ({ from: span.beganAt ?? span.from, until: span.endsAt ?? span.until });
    const expected = [
      ...spans.map((span) => ({ title: 'Releases to production open (medium)', ...ends(span) })),
      ...freezes.map((span) => ({ title: `Freeze: ${span.name}`, ...ends(span) })),
    ];
    expect(eventsOf(stdout).map(({ uid: _, ...event }) => event)).toEqual(expected);
    const other = Object.values(ical.sync.parseICS(stdout)).flatMap((each) =>
      each?.type === 'VEVENT'
        ? [
            {
              title: String(each.summary),
              from: toInstant(each.start.getTime()),
              until: toInstant(each.end?.getTime() ?? 0),
            },
          ]
        : [],
    );
    expect(other).toEqual(expected);
  });

  test('what is published again later has the same events under the same names', async () => {
    const at = (from: string) =>
      calendarOf(POLICY, `--environment production --tier medium --from ${from} --to 2026-12-10 --format ics`);
    const before = eventsOf((await at('2026-11-24T10:00')).stdout);
    const after = eventsOf((await at('2026-11-27T10:00')).stdout);
    expect(after.length).toBeGreaterThan(5);
    for (const event of after) expect(before).toContainEqual(event);
    expect(new Set(before.map(({ uid }) => uid)).size).toBe(before.length);
  });

  test('two freezes of one name that begin together are two events', async () => {
    const policy = 'version: 1\nfreezes: [{ name: Christmas, from: 2026-12-24, until: 2026-12-27 }]\n';
    const { stdout } = await calendarOf(policy, '--from 2026-12-01 --format ics', policy);
    const freezes = eventsOf(stdout).filter(({ title }) => title === 'Freeze: Christmas');
    expect(new Set(freezes.map(({ uid }) => uid)).size).toBe(2);
  });
});

describe('the command line', () => {
  test("dates and times without an offset are of the policy's zone", async () => {
    const { from, to } = await documentOf(POLICY, '--from 2026-07-01 --to 2026-12-01T09:30');
    expect([from, to]).toEqual(['2026-06-30T22:00:00Z', '2026-12-01T08:30:00Z']);
  });

  test('without --environment it is the only one that the policy names, else production', async () => {
    expect((await documentOf(POLICY, '--from 2026-07-01')).environment).toBe('production');
    const policy = 'version: 1\nenvironments: { live: {} }\n';
    expect((await documentOf(policy, '--from 2026-07-01')).environment).toBe('live');
  });

  test.each([
    ['--tier severe', 'There is no tier severe. The policy has low, medium, high.'],
    ['--from tomorrow', '--from tomorrow is no time. Write 2026-12-01,'],
    ['--to 2026-02-30', '--to 2026-02-30 is no time.'],
    ['--from 2026-12-01 --to 2026-12-01', '--to is not after --from'],
    ['--from 2026-12-01 --to 2126-12-01', 'more than 10 years apart'],
    ['--from 9999-12-01 --to 9999-12-02', '--from 9999-12-01 is not in the years 1970 to 9799.'],
    ['--type hotfix', "argument 'hotfix' is invalid"],
    ['--format html', "argument 'html' is invalid"],
  ])('%s is wrong usage', async (args, message) => {
    const { exitCode, stdout, stderr } = await calendarOf(POLICY, args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('an invalid policy is told with its place', async () => {
    const { exitCode, stderr } = await calendarOf(
      'version: 1\nwindows: { a: { days: someday } }\n',
      '--from 2026-12-01',
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^\.github\/tidegate\.yml:2:\d+ /);
  });
});
