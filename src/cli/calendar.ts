/** `tidegate calendar`: when such a release may go out. */
import { Command, Option } from 'commander';
import { calendarFile } from '../calendar/ics.ts';
import type { Span } from '../calendar/timeline.ts';
import { DAY } from '../calendar/zone.ts';
import { RELEASE_TYPES, type ReleaseType } from '../domain/decision.ts';
import { type EpochMs, epochMs, parseInstant, toInstant } from '../domain/instant.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { type ReleaseCalendar, releaseCalendar } from '../policy/release-calendar.ts';
import type { TimedRelease } from '../policy/release-times.ts';
import { commonTiers } from '../policy/tiers.ts';
import { calendarEvents } from './calendar-events.ts';
import { calendarText } from './calendar-text.ts';
import { EXIT, UsageError } from './exit-codes.ts';
import { note, print, printJson } from './output.ts';
import { readPolicies } from './policies-asked-for.ts';
import { POLICY_FILE } from './policy-file.ts';

interface Options {
  readonly policy?: string;
  readonly orgPolicy?: string;
  readonly environment?: string;
  readonly tier?: string;
  readonly type: ReleaseType;
  readonly from?: string;
  readonly to?: string;
  readonly format: 'text' | 'ics' | 'json';
}

/** A month and a bit: the next month end is always in it. */
const DEFAULT_DAYS = 35;
/** What anybody plans, and no more than a calendar program likes to import. */
const MOST_DAYS = 3660;

export function calendarCommand(): Command {
  return new Command('calendar')
    .description(
      'Says when a release may go out as far as time decides: every open span, every freeze, the next opening.',
    )
    .option('--policy <file>', `the policy; without it ${POLICY_FILE}`)
    .option('--org-policy <file>', 'the policy of the organisation; both have to be open')
    .option('--environment <name>', "where to; without it the policy's only environment, else production")
    .option('--tier <tier>', 'the risk tier of the release; without it the highest')
    .addOption(
      new Option('--type <type>', 'the release type')
        .choices([...RELEASE_TYPES])
        .default('patch' satisfies ReleaseType),
    )
    .option('--from <instant>', 'from this instant; without it now')
    .option('--to <instant>', `up to this instant; without it ${DEFAULT_DAYS} days later`)
    .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'ics', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExample:\n  tidegate calendar --environment production --tier high --format ics > releases.ics',
    )
    .action(async (options: Options) => {
      process.exitCode = await run(options);
    });
}

/** A calendar and what it is of. */
export interface AskedCalendar {
  readonly calendar: ReleaseCalendar;
  readonly policies: readonly PolicyInForce[];
  readonly environment: string;
  readonly tier: string;
  readonly type: ReleaseType;
  /** In which the times are told. */
  readonly zone: string;
  readonly from: EpochMs;
  readonly until: EpochMs;
}

async function run(options: Options): Promise<number> {
  const { from, until } = rangeOf(options);
  const policies = await readPolicies(options);
  if (policies === undefined) return EXIT.failed;
  const { release, environment } = releaseOf(options, policies);
  const asked: AskedCalendar = {
    calendar: releaseCalendar(release, from, until),
    policies,
    environment,
    tier: release.risk.tier,
    type: options.type,
    zone: policies.at(-1)?.policy.zone ?? 'UTC',
    from,
    until,
  };
  if (asked.calendar.isCut) note('The list is cut at 10,000 spans; ask for a shorter time with --to.');
  if (options.format === 'json') await printJson(documentOf(asked));
  else if (options.format === 'ics') await print(icsOf(asked));
  else await print(calendarText(asked));
  return EXIT.ok;
}

function rangeOf({ from, to }: Options): { from: EpochMs; until: EpochMs } {
  const begins = from === undefined ? Math.floor(Date.now() / 1000) * 1000 : instantIn('--from', from);
  const until = to === undefined ? begins + DEFAULT_DAYS * DAY : instantIn('--to', to);
  if (until <= begins) throw new UsageError('--to is not after --from, so there is no time between them.');
  if (until - begins > MOST_DAYS * DAY) throw new UsageError('--from and --to are more than 10 years apart.');
  return { from: begins, until };
}

function instantIn(flag: string, text: string): EpochMs {
  const instant = parseInstant(text);
  if (instant !== undefined) return epochMs(instant);
  throw new UsageError(`${flag} ${text} is no instant. Write it with its offset, such as 2026-11-26T09:00:00+01:00.`);
}

function releaseOf(
  { environment, tier, type }: Options,
  inForce: readonly PolicyInForce[],
): { release: TimedRelease; environment: string } {
  const policies = inForce.map(({ policy }) => policy);
  const { tiers } = commonTiers(policies);
  const asked = tier ?? (tiers.at(-1) as string);
  if (!tiers.includes(asked)) throw new UsageError(`There is no tier ${asked}. The policy has ${tiers.join(', ')}.`);
  const to = environment ?? onlyEnvironment(policies) ?? 'production';
  return {
    release: { policies, risk: { tier: asked, tiers, type }, kind: 'deploy', environment: to },
    environment: to,
  };
}

function onlyEnvironment(policies: TimedRelease['policies']): string | undefined {
  const names = policies
    .flatMap((policy) => Object.keys(policy.environments ?? {}))
    .filter((name) => !/[*?]/.test(name));
  return new Set(names).size === 1 ? names[0] : undefined;
}

function documentOf({ calendar, policies, environment, tier, type, zone, from, until }: AskedCalendar): object {
  const sayBoth = (span: Span) => ({ from: toInstant(span.from), until: toInstant(span.until ?? until) });
  return {
    version: 1,
    environment,
    tier,
    type,
    zone,
    from: toInstant(from),
    to: toInstant(until),
    nextOpening: calendar.nextOpening === null ? null : toInstant(calendar.nextOpening),
    spans: calendar.open.map(sayBoth),
    freezes: calendar.freezes.map((freeze) => ({ name: freeze.name, ...sayBoth(freeze) })),
    gates: calendar.windows,
    policy: { sources: policies.map(({ file }) => file) },
  };
}

function icsOf(asked: AskedCalendar): string {
  const name = `Releases to ${asked.environment}, tier ${asked.tier}`;
  return calendarFile(name, calendarEvents(asked), asked.from).trimEnd();
}
