/** The words of the policy language: names, globs, times, people. Each refuses what it does not understand, with a code. */
import { z } from 'zod';
import { readDays, readHours, readMoment, readStart } from '../../calendar/reading.ts';
import { checkedZone, zoneNamed } from '../../calendar/zone.ts';
import { parseDuration } from '../../domain/instant.ts';
import { canHold, readComparison } from '../comparison.ts';
import { globProblem } from '../glob.ts';
import { readOffset } from '../offset.ts';
import type { ProblemCode } from '../problem-codes.ts';

const UTC = checkedZone('UTC');

/** The code of a refusal, where the reader of issues looks for it. */
export function refusal(code: ProblemCode): { readonly code: ProblemCode } {
  return { code };
}

interface Word {
  readonly code: ProblemCode;
  /** What it is, for editors and the reference. */
  readonly title: string;
  readonly isFine: (text: string) => boolean;
  readonly message: (text: string) => string;
}

function word({ code, title, isFine, message }: Word) {
  return z
    .string()
    .superRefine((text, context) => {
      if (!isFine(text)) context.addIssue({ code: 'custom', params: refusal(code), message: message(text) });
    })
    .meta({ title });
}

/** A list that may be written as one item. Never empty: an empty list selects nothing, which nobody means. */
export function oneOrMany<T extends z.ZodType>(item: T, most = 1000) {
  return z
    .union([item, z.array(item).min(1).max(most)])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
}

/** The check that a map has at most so many names. What is longer was not written to be read, and costs time to judge. */
export function atMostNames(most: number) {
  return z.refine<object>((value) => Object.keys(value).length <= most, {
    params: refusal('out-of-range'),
    message: `More than ${most} names are given here. Shorten the list.`,
  });
}

export function notEmpty(value: object): boolean {
  return Object.keys(value).length > 0;
}

export const name = z.string().trim().min(1).max(100);

export const glob = word({
  code: 'glob-refused',
  title: 'glob',
  isFine: (text) => globProblem(text) === undefined,
  message: (text) => `The glob \`${text}\` ${globProblem(text)}.`,
});

export const zone = word({
  code: 'zone-unknown',
  title: 'IANA time zone',
  isFine: (text) => zoneNamed(text) !== undefined,
  message: (text) =>
    `There is no time zone \`${text}\`, so no hour could be read. Use an IANA name such as \`Europe/Berlin\` or \`UTC\`.`,
});

export const login = word({
  code: 'login-refused',
  title: 'login',
  isFine: (text) => /^[A-Za-z0-9][\w-]*(\[bot\])?$/.test(text),
  message: (text) => `\`${text}\` is not a GitHub login, so nobody would match. Write the login alone, without \`@\`.`,
});

export const team = word({
  code: 'team-refused',
  title: 'team slug',
  isFine: (text) => /^[\w.-]+$/.test(text),
  message: (text) =>
    `\`${text}\` is not a team slug, so no team would match. Write the slug alone: \`sre\`, not \`@acme/sre\`.`,
});

export const duration = word({
  code: 'duration-refused',
  title: 'length of time',
  isFine: (text) => (parseDuration(text) ?? 0) > 0,
  message: (text) =>
    `\`${text}\` is not a length of time. Write \`90s\`, \`30m\`, \`4h\`, \`2d\`, \`2w\` or \`PT30M\`.`,
});

export const moment = word({
  code: 'moment-refused',
  title: 'date or time',
  isFine: (text) => readMoment(text, UTC) !== undefined,
  message: (text) =>
    `\`${text}\` is not a date or time. Write \`2026-11-26\` (midnight), \`2026-11-26T18:00\`, or with an offset \`2026-11-26T18:00+01:00\`.`,
});

export const days = word({
  code: 'days-refused',
  title: 'days',
  isFine: (text) => readDays(text) !== undefined,
  message: (text) =>
    `\`${text}\` is not a day. Write \`mon\`, a range \`mon-thu\` (may wrap: \`fri-mon\`) or a list of them.`,
});

export const hours = word({
  code: 'hours-refused',
  title: 'hours',
  isFine: (text) => readHours(text) !== undefined,
  message: (text) =>
    `\`${text}\` is not a span of hours. Write \`"09:00-15:30"\`, over midnight \`"22:00-02:00"\`, to the end of the day \`"12:00-24:00"\`; both ends equal could mean nothing or everything and is refused.`,
});

export const start = word({
  code: 'hours-refused',
  title: 'hours, or a start',
  isFine: (text) => readHours(text) !== undefined || readStart(text) !== undefined,
  message: (text) =>
    `\`${text}\` is neither a span of hours nor a start. Write \`"09:00-15:30"\`, over midnight \`"22:00-02:00"\`, to the end of the day \`"12:00-24:00"\`; with \`lasts\` a start: \`"23:00"\`. Both ends equal could mean nothing or everything and is refused.`,
});

export const date = word({
  code: 'moment-refused',
  title: 'date',
  isFine: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && readMoment(text, UTC) !== undefined,
  message: (text) => `\`${text}\` is not a date. Write \`2026-11-26\`.`,
});

/** Compiled with the rule it stands in, where the cost of all patterns together is limited. */
export const pattern = z.string().min(1).max(300).meta({ title: 'regular expression' });

/** A comparison of whole numbers. @param lowest the smallest number there is of what is counted. */
export function comparison(lowest: number) {
  return word({
    code: 'comparison-refused',
    title: 'comparison',
    isFine: (text) => isPossible(text, 'count', lowest),
    message: (text) =>
      readComparison(text, 'count') === undefined
        ? `\`${text}\` is not a comparison. Write \`"> 400"\`, \`"<= 10"\`, \`"= 1"\`, or two that both hold: \`"> 100, <= 400"\`.`
        : `No number satisfies \`${text}\`, so this could never match. Correct the comparison.`,
  });
}

export const rateComparison = word({
  code: 'comparison-refused',
  title: 'comparison in percent',
  isFine: (text) => isPossible(text, '%', 0),
  message: (text) =>
    readComparison(text, '%') === undefined
      ? `\`${text}\` is not a comparison of a rate. Write \`"> 15%"\`.`
      : `No rate from 0 to 100 % satisfies \`${text}\`, so this could never match. Correct the comparison.`,
});

function isPossible(text: string, unit: 'count' | '%', lowest: number): boolean {
  const range = readComparison(text, unit);
  return range !== undefined && canHold(range, unit, lowest);
}

export const percentage = word({
  code: 'percentage-refused',
  title: 'percentage',
  isFine: (text) => /^(100|\d{1,2}(\.\d{1,3})?)\s?%$/.test(text),
  message: (text) => `\`${text}\` is not a percentage from 0 to 100. Write \`5%\`.`,
});

export const repository = word({
  code: 'repository-refused',
  title: 'owner/name',
  isFine: (text) => /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/.test(text),
  message: (text) => `\`${text}\` is not a repository. Write \`owner/name\`, without a host.`,
});

/** `https://…`: it would be linked as a file of that name, which there is not. */
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;

export const path = word({
  code: 'path-refused',
  title: 'path in the repository',
  isFine: (text) =>
    text.length <= 300 && /^[^/\\]/.test(text) && !text.split('/').includes('..') && !ADDRESS.test(text),
  message: (text) =>
    ADDRESS.test(text)
      ? `\`${text}\` is an address, and this names a file of the repository, which is read and linked as it is on the default branch. Write its path from the top: \`docs/runbook.md\`.`
      : `\`${text}\` is not a path in the repository. Write it from the top, without a leading \`/\`.`,
});

export const variable = word({
  code: 'variable-refused',
  title: 'name of an environment variable',
  isFine: (text) => /^[A-Z][A-Z0-9_]{0,99}$/.test(text),
  message: () =>
    'This is not the name of an environment variable. Write the name alone, such as `SLACK_URL`; addresses and keys are secrets and do not belong into a policy, which everybody can read.',
});

/** Read together with `starts`, where the recurrence is checked as a whole. */
export const rrule = z.string().trim().min(1).max(500).meta({ title: 'RRULE' });

export const holiday = z.string().trim().min(1).max(20).meta({ title: 'country, region or date' });

/** How a release reaches its users. */
export const STRATEGIES = ['big-bang', 'rolling', 'blue-green', 'canary', 'flag'] as const;

/** A time before or after the date of a plan: `-5d`, `0d`, `2h`. */
export const offset = word({
  code: 'offset-refused',
  title: 'time before or after the production date',
  isFine: (text) => readOffset(text) !== undefined,
  message: (text) =>
    `\`${text}\` is not a time before or after the production date. Write \`-5d\`, \`-36h\` or \`0d\`.`,
});
