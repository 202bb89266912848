/** `tidegate calendar`: when such a release may go out. */
import { Command, Option } from 'commander';
import { calendarFile } from '../calendar/ics.ts';
import { readMoment } from '../calendar/reading.ts';
import { checkedZone, DAY } from '../calendar/zone.ts';
import { RELEASE_TYPES, type ReleaseType } from '../domain/decision.ts';
import { type EpochMs, epochMs, parseInstant, toInstant } from '../domain/instant.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { isGlob } from '../policy/glob.ts';
import { MOST_SPANS, type ReleaseCalendar, releaseCalendar } from '../policy/release-calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { commonTiers } from '../policy/tiers.ts';
import { calendarDocument } from './calendar-document.ts';
import { calendarEvents } from './calendar-events.ts';
import { planDocuments, planEvents, planLines } from './calendar-plan-output.ts';
import { type PlanOnCalendar, plansOnCalendar } from './calendar-plans.ts';
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
  /** `true`: those of GitHub. */
  readonly plans?: string | true;
  readonly repo?: string;
  readonly format: 'text' | 'ics' | 'json';
}

/** A month and a bit: the next month end is always in it. */
const DEFAULT_DAYS = 35;
/** What anybody plans, and no more than a calendar program likes to import. */
const MOST_DAYS = 3660;
/** Instants have years of four digits, and an opening is looked for in the 100 years after. */
const YEARS = { first: Date.UTC(1970, 0, 1), last: Date.UTC(9800, 0, 1) };

export function calendarCommand(): Command {
  return new Command('calendar')
    .description(
      'Says when a release may go out as far as time decides: every open span, every freeze, the next opening.',
    )
    .option('--policy <file>', `the policy; without it ${POLICY_FILE}`)
    .option('--org-policy <file>', 'the policy of the organisation; both have to be open')
    .option('--environment <name>', "where to; without it the policy's only environment, else production")
    .option('--tier <tier>', 'the risk tier of the release; without it the highest, of a redeploy the lowest')
    .addOption(
      new Option('--type <type>', 'the release type')
        .choices([...RELEASE_TYPES])
        .default('patch' satisfies ReleaseType),
    )
    .option('--from <when>', "from this instant, or this date or time in the policy's zone; without it now")
    .option('--to <when>', `up to it, its own instant not included; without it ${DEFAULT_DAYS} days later`)
    .option(
      '--plans [file]',
      'planned releases with their stages: of a JSON list {title, due, repository?, downtime?}, or, without a file, the milestones on GitHub',
    )
    .option('--repo <owner/name>', 'the repository whose milestones are read; without it GITHUB_REPOSITORY')
    .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'ics', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExample:\n  tidegate calendar --environment production --tier high --to 2026-12-24\n  tidegate calendar --tier high --format ics > releases.ics\n' +
        '  tidegate calendar --plans --repo acme/shop\n' +
        '\nMilestones are read with the token in GITHUB_TOKEN or GH_TOKEN, of a GitHub Enterprise Server by GHE_HOST or GITHUB_API_URL.',
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
  /** Names and globs of the environments that the policies name. */
  readonly environments: readonly string[];
  readonly tier: string;
  readonly type: ReleaseType;
  /** In which the times are told. */
  readonly zone: string;
  readonly isObserved: boolean;
  readonly from: EpochMs;
  readonly isFromNow: boolean;
}

async function run(options: Options): Promise<number> {
  // What is no time in any zone is told before the policy is read.
  if (options.from !== undefined) timeOf('--from', options.from, 'UTC');
  if (options.to !== undefined) timeOf('--to', options.to, 'UTC');
  const policies = await readPolicies(options);
  if (policies === undefined) return EXIT.failed;
  const now = Math.floor(Date.now() / 1000) * 1000;
  const asked = askedCalendar(options, policies, now);
  if (asked.calendar.isCut) {
    const until = toInstant(asked.calendar.until);
    note(`The list ends at ${until}: there are more than ${MOST_SPANS} spans. For what follows, add --from ${until}.`);
  }
  const plans = await plansFor(options, asked);
  if (options.format === 'json')
    await printJson({ ...calendarDocument(asked), ...(plans && { plans: planDocuments(plans) }) });
  else if (options.format === 'ics') await print(icsOf(asked, now, plans ?? []));
  else await print([calendarText(asked), ...(plans ? ['', ...planLines(plans)] : [])].join('\n'));
  return EXIT.ok;
}

function askedCalendar(options: Options, inForce: readonly PolicyInForce[], now: EpochMs): AskedCalendar {
  const policies = inForce.map(({ policy }) => policy);
  const zone = policies.at(-1)?.zone ?? 'UTC';
  const { from, until } = rangeOf(options, now, zone);
  const { tiers } = commonTiers(policies);
  const { type } = options;
  // A redeploy brings no change, and no change has the lowest tier.
  const tier = options.tier ?? (tiers.at(type === 'redeploy' ? 0 : -1) as string);
  if (!tiers.includes(tier)) throw new UsageError(`There is no tier ${tier}. The policy has ${tiers.join(', ')}.`);
  const environments = environmentsOf(policies);
  const environment = options.environment ?? onlyName(environments) ?? 'production';
  const release = { policies, risk: { tier, tiers, type }, kind: 'deploy', environment } as const;
  return {
    calendar: releaseCalendar(release, from, until),
    policies: inForce,
    environment,
    environments,
    tier,
    type,
    zone,
    isObserved: policies.every((policy) => policy.mode === 'observe'),
    from,
    isFromNow: options.from === undefined,
  };
}

/** Names compare without case; of two spellings the repository's is told. */
function environmentsOf(policies: readonly Policy[]): readonly string[] {
  const names = policies.flatMap((policy) => Object.keys(policy.environments ?? {}));
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function onlyName(environments: readonly string[]): string | undefined {
  const names = environments.filter((name) => !isGlob(name));
  return names.length === 1 ? names[0] : undefined;
}

function rangeOf({ from, to }: Options, now: EpochMs, zone: string): { from: EpochMs; until: EpochMs } {
  const begins = from === undefined ? now : timeOf('--from', from, zone);
  const until = to === undefined ? begins + DEFAULT_DAYS * DAY : timeOf('--to', to, zone);
  if (until <= begins) throw new UsageError('--to is not after --from, so there is no time between them.');
  if (until - begins > MOST_DAYS * DAY) throw new UsageError('--from and --to are more than 10 years apart.');
  return { from: begins, until };
}

/** An instant, or a time on the clock of the policy's zone as policies write it: a date is its midnight. */
function timeOf(flag: string, text: string, zone: string): EpochMs {
  const instant = parseInstant(text);
  const at = instant === undefined ? readMoment(text, checkedZone(zone)) : epochMs(instant);
  if (at === undefined) {
    const form = 'Write 2026-12-01, 2026-12-01T09:00 (in the zone of the policy) or 2026-12-01T09:00:00+01:00.';
    throw new UsageError(`${flag} ${text} is no time. ${form}`);
  }
  if (at < YEARS.first || at > YEARS.last) throw new UsageError(`${flag} ${text} is not in the years 1970 to 9799.`);
  return at;
}

/** Undefined: none were asked for. */
async function plansFor(
  { plans, repo }: Options,
  { policies: inForce, environment, from: at }: AskedCalendar,
): Promise<readonly PlanOnCalendar[] | undefined> {
  if (plans === undefined && repo === undefined) return undefined;
  if (typeof plans === 'string' && repo !== undefined) {
    throw new UsageError('--plans names a file and --repo a repository: leave one out.');
  }
  const policies = inForce.map(({ policy }) => policy);
  if (typeof plans === 'string') return plansOnCalendar({ from: plans, environment, at, policies });
  const { plansOnGitHub } = await import('./calendar-github.ts');
  return plansOnCalendar({ from: await plansOnGitHub({ repo, policies }, process.env), environment, at, policies });
}

function icsOf(asked: AskedCalendar, now: EpochMs, plans: readonly PlanOnCalendar[]): string {
  const { environment, tier, zone } = asked;
  const name = `Releases to ${environment} (${tier})`;
  const file = calendarFile({ name, zone, events: [...calendarEvents(asked), ...planEvents(plans)], stampedAt: now });
  // Printing ends the last line; its carriage return stays.
  return file.slice(0, -1);
}
