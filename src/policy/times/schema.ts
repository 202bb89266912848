/** The keys that make time: `windows` and `freezes`, and the recurrence that both are written with. */
import { z } from 'zod';
import { ALL_DAYS, ALL_HOURS, readDays, readHours, readStart } from '../../calendar/reading.ts';
import { MINUTE } from '../../calendar/zone.ts';
import { parseDuration } from '../../domain/instant.ts';
import { globs, types } from '../risk/schema.ts';
import {
  date,
  days,
  duration,
  holiday,
  moment,
  name,
  oneOrMany,
  refusal,
  rrule,
  start,
  zone,
} from '../words/schema.ts';

const LONGEST_DAYS = 31;

const recurrence = {
  days: oneOrMany(days)
    .optional()
    .meta({ description: 'Days on which a span opens: `mon`, `mon-thu`, `[tue, thu]`. Default: every day.' }),
  hours: oneOrMany(start, 48).optional().meta({
    description:
      'Hours of the day, `"09:00-15:30"`; over midnight they belong to the day they open on. With `lasts`: the start, `"23:00"`. Default: the whole day.',
  }),
  lasts: duration.optional().meta({
    description: 'How long a span lasts from its start, on the wall clock, for those longer than a day: `56h`.',
  }),
  rrule: rrule.optional().meta({
    description:
      'Days on which a span opens, as an RRULE of RFC 5545: `FREQ=MONTHLY;BYDAY=3SU`. Days only: `BYHOUR` and finer, and `COUNT`, are refused. With `days`: only where both select the day.',
  }),
  starts: date.optional().meta({
    description: 'The day from which `INTERVAL` of `rrule` counts, and before which it selects nothing.',
  }),
  'before-holidays': oneOrMany(holiday, 50).optional().meta({
    description: 'Only on the days before these public holidays (`DE`, `US-CA`) and dates.',
  }),
  zone: zone.optional().meta({ description: 'IANA time zone. Default: the `zone` of the policy.' }),
};

interface Written {
  readonly days?: readonly string[] | undefined;
  readonly hours?: readonly string[] | undefined;
  readonly lasts?: string | undefined;
}

/** What selects days or hours: a recurrence needs one of them. */
const SELECTORS = ['days', 'hours', 'rrule', 'before-holidays'] as const;

function hasSelector(value: object): boolean {
  return SELECTORS.some((key) => (value as Record<string, unknown>)[key] !== undefined);
}

/** Spans and starts are told apart by `lasts`; both at once would say the length twice. */
function checkHours(
  value: Written & { readonly starts?: unknown; readonly rrule?: unknown },
  context: z.RefinementCtx,
) {
  const refuse = (path: string, message: string): void => {
    context.addIssue({ code: 'custom', path: [path], params: refusal('hours-refused'), message });
  };
  // Hours that could not be read were told and are still as they were written.
  const hours = Array.isArray(value.hours) ? value.hours : [];
  const { lasts } = value;
  if (lasts === undefined && hours.some((text) => readStart(text) !== undefined)) {
    refuse('hours', 'A start without an end. Write `"23:00-07:00"`, or add `lasts: 56h` for a span longer than a day.');
  }
  if (lasts !== undefined && hours.some((text) => readHours(text) !== undefined)) {
    refuse('hours', 'With `lasts` these hours would have two lengths. Write the start alone: `hours: "23:00"`.');
  }
  if (lasts !== undefined && parseDuration(lasts) !== undefined && minutesOf(lasts) === undefined) {
    refuse('lasts', `\`lasts\` takes whole minutes, up to ${LONGEST_DAYS} days. Write \`56h\`.`);
  }
  if (value.starts !== undefined && value.rrule === undefined) {
    refuse('starts', '`starts` is the anchor of an `rrule`, and there is none here. Add `rrule` or remove `starts`.');
  }
}

function minutesOf(lasts: string): number | undefined {
  const minutes = (parseDuration(lasts) ?? 0) / MINUTE;
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_DAYS * 1440 ? minutes : undefined;
}

function daysIn(texts: readonly string[] | undefined): number[] {
  if (texts === undefined) return [...ALL_DAYS];
  return [...new Set(texts.flatMap((text) => readDays(text) ?? []))].sort((one, other) => one - other);
}

/** Minutes of the opening day; `until` may be days later. */
function hoursIn({ hours, lasts }: Written): { from: number; until: number }[] {
  if (lasts !== undefined) {
    const starts = hours === undefined ? [0] : hours.flatMap((text) => readStart(text) ?? []);
    return joined(starts.map((from) => ({ from, until: from + (minutesOf(lasts) ?? 0) })));
  }
  return joined(hours === undefined ? [ALL_HOURS] : hours.flatMap((text) => readHours(text) ?? []));
}

/** In order; spans that touch or overlap are one. */
function joined(
  spans: readonly { readonly from: number; readonly until: number }[],
): { from: number; until: number }[] {
  const whole: { from: number; until: number }[] = [];
  for (const { from, until } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else whole.push({ from, until });
  }
  return whole;
}

/** The texts of days and hours as numbers; everything else as it is. */
function withNumbers<T extends Written>({ days, hours, lasts, ...rest }: T) {
  return { ...rest, days: daysIn(days), hours: hoursIn({ hours, lasts }) };
}

export const window = z
  .strictObject({
    ...recurrence,
    holidays: oneOrMany(holiday, 50).optional().meta({
      description:
        'Closed on these public holidays, by country or region (`DE`, `DE-BE`, `US-CA`), and on these dates (`2026-12-24`). A span belongs to the day on which it opens.',
    }),
  })
  .refine(hasSelector, {
    params: refusal('window-empty'),
    message: 'A window needs `days`, `hours` or `rrule`; with none of them it would always be open.',
  })
  .superRefine(checkHours)
  .transform(withNumbers);

/** Releases that a gate or freeze does not concern. */
export const exceptTypes = z.strictObject({ types: types.meta({ description: 'Releases of these types.' }) });

export const freeze = z
  .strictObject({
    name: name.meta({ description: 'Shown to people who are held by it.' }),
    from: moment
      .optional()
      .meta({ description: 'First instant: a date (its midnight), a local time, or a time with an offset.' }),
    until: moment.optional().meta({ description: 'First instant after it.' }),
    ...recurrence,
    environments: globs.optional().meta({ description: 'Environments it concerns. Default: all.' }),
    tiers: oneOrMany(name).optional().meta({ description: 'Tiers it concerns. Default: all.' }),
    except: exceptTypes.optional().meta({ description: 'Releases it does not concern.' }),
    at: oneOrMany(z.enum(['deploy', 'merge']))
      .default(['deploy'])
      .meta({ description: 'What it holds: deployments, merging, or both. Default: `deploy`.' }),
  })
  .superRefine((value, context) => {
    const isDated = value.from !== undefined && value.until !== undefined;
    if (!isDated && (value.from !== undefined || value.until !== undefined)) {
      const message =
        'A freeze with one end would have no other. Give `from` and `until`, or write a recurring freeze with `days`, `hours` or `rrule`.';
      const path = [value.from === undefined ? 'until' : 'from'];
      context.addIssue({ code: 'custom', path, params: refusal('freeze-empty'), message });
    } else if (!isDated && !hasSelector(value)) {
      const message = 'This freeze never begins. Give `from` and `until`, or `days`, `hours` or `rrule`.';
      context.addIssue({ code: 'custom', params: refusal('freeze-empty'), message });
    }
    checkHours(value, context);
  })
  .transform(({ days, hours, lasts, ...rest }) => {
    const isRecurring = hasSelector({ ...rest, days, hours }) || lasts !== undefined;
    return { ...rest, recurs: isRecurring ? { days: daysIn(days), hours: hoursIn({ hours, lasts }) } : null };
  });
