/**
 * Public holidays by country and region, as the local dates on which they are public, and dates of one's own.
 *
 * A holiday of the library covers its own date and each date whose noon it covers. So one of several days covers them
 * all, one that begins at the sunset before (Islamic and Hebrew calendars) or at 14:00 is a holiday on its date, and
 * the morning after the last one is not. Substitute days count like the days they stand for.
 */
import type Holidays from 'date-holidays';
import { loadDateHolidays } from './date-holidays.cjs';
import { civilDate, dayOf, type LocalDay, readDate } from './day.ts';

export interface HolidayDates {
  /** `unknown` in years for which the dates of some calendar have not been worked out. */
  isHoliday(day: LocalDay): boolean | 'unknown';
  /** The last day for which every calendar is known; null when one's own dates are all there is. */
  readonly knownUntil: LocalDay | null;
}

/** Why an entry is neither a holiday calendar nor a date; undefined when it is one. */
export function holidayProblem(entry: string): 'holidays-date' | 'holidays-code' | undefined {
  if (/^\d/.test(entry)) return readDate(entry) === undefined ? 'holidays-date' : undefined;
  return calendarNamed(entry) === undefined ? 'holidays-code' : undefined;
}

/**
 * The holidays of codes (`DE`, `DE-BE`, `US-CA`) and one's own dates (`2026-12-24`) together. They were checked when
 * the policy was parsed.
 */
export function holidaysOf(entries: readonly string[]): HolidayDates {
  const own = new Set(entries.flatMap((entry) => readDate(entry) ?? []));
  const calendars = entries.filter((entry) => readDate(entry) === undefined).map(checkedCalendar);
  return {
    isHoliday(day) {
      if (own.has(day) || calendars.some((calendar) => calendar.isHoliday(day) === true)) return true;
      return calendars.every((calendar) => calendar.isHoliday(day) === false) ? false : 'unknown';
    },
    knownUntil:
      calendars.length === 0 ? null : Math.min(...calendars.map((calendar) => dayOf(calendar.lastYear, 12, 31))),
  };
}

/** The public holidays of one country, state or region. */
export interface HolidayCalendar {
  isHoliday(day: LocalDay): boolean | 'unknown';
  /** The first and the last year whose dates are all known. */
  readonly firstYear: number;
  readonly lastYear: number;
}

const kept = new Map<string, HolidayCalendar>();

/** Calendars kept for all policies. A century of one takes about a megabyte. */
const MOST_CALENDARS = 64;

const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,8}){0,2}$/;

/** By the library's code in any case; undefined when the library has no holidays of that name. */
export function calendarNamed(code: string): HolidayCalendar | undefined {
  const name = code.toUpperCase();
  if (!CODE.test(name)) return undefined;
  const calendar = kept.get(name) ?? createCalendar(name);
  if (calendar === undefined) return undefined;
  if (kept.size >= MOST_CALENDARS) kept.clear();
  kept.set(name, calendar);
  return calendar;
}

function checkedCalendar(code: string): HolidayCalendar {
  const calendar = calendarNamed(code);
  if (calendar === undefined) throw new RangeError(`Unknown holidays ${code}`);
  return calendar;
}

function createCalendar(code: string): HolidayCalendar | undefined {
  const Library = loadDateHolidays();
  const [country = '', state = '', region = ''] = code.split('-');
  if (!isKnownPlace(new Library(), country, state, region)) return undefined;
  const library = new Library();
  library.init(country, state, region);
  // Where a public holiday falls may depend on another day; when it does not, those take three quarters of the time.
  if (!publicRulesOf(library).some((rule) => OTHER_DAY.test(rule))) {
    library.init(country, state, region, { types: ['public'] });
  }
  // Without a zone the library's instants are readings of the wall clock, which is what is asked for.
  library.setTimezone('');
  return calendarOf(library);
}

const OTHER_DAY = / is (bank|school|observance|optional) holiday/;

/** The library itself falls back to the country when it does not know the state, and to the state for the region. */
function isKnownPlace(library: Holidays, country: string, state: string, region: string): boolean {
  if (!has(library.getCountries(), country)) return false;
  if (state !== '' && !has(library.getStates(country), state)) return false;
  return region === '' || has(library.getRegions(country, state), region);
}

function has(names: object | undefined, name: string): boolean {
  return names !== undefined && Object.hasOwn(names, name);
}

/** Calendars that follow the moon as observed or ruled are tables in the library; there it ends without a word. */
const TABLES = [
  {
    months:
      /\d (Muharram|Safar|Rabi al-awwal|Rabi al-thani|Jumada al-awwal|Jumada al-thani|Rajab|Shaban|Ramadan|Shawwal|Dhu al-Qidah|Dhu al-Hijjah)\b/,
    lastYear: 2076,
  },
  { months: /\d (Nisan|Iyyar|Sivan|Tamuz|Av|Elul|Tishrei|Cheshvan|Kislev|Tevet|Shvat|AdarII|Adar)\b/, lastYear: 2099 },
];

/** Both tables begin here. */
const FIRST_YEAR = 1970;

/** The other calendars are computed; the Persian one is the first to end, in 3177. */
const LAST_YEAR = 2999;

/** Days at the beginning of a year that a holiday of the year before may reach into. The longest has six. */
const OVERHANG = 14;

function calendarOf(library: Holidays): HolidayCalendar {
  const rules = publicRulesOf(library);
  const ends = TABLES.filter(({ months }) => rules.some((rule) => months.test(rule))).map((table) => table.lastYear);
  const lastYear = Math.min(LAST_YEAR, ...ends);
  const years = new Map<number, ReadonlySet<LocalDay>>();

  function daysFrom(year: number): ReadonlySet<LocalDay> {
    const days = years.get(year) ?? new Set(library.getHolidays(year).filter(isPublic).flatMap(daysOf));
    years.set(year, days);
    return days;
  }
  return {
    isHoliday(day) {
      const { year } = civilDate(day);
      if (year < FIRST_YEAR || year > lastYear) return 'unknown';
      if (daysFrom(year).has(day)) return true;
      const isEarly = day < dayOf(year, 1, 1) + OVERHANG && year > FIRST_YEAR;
      return isEarly && daysFrom(year - 1).has(day);
    },
    firstYear: FIRST_YEAR,
    lastYear,
  };
}

function publicRulesOf(library: Holidays): readonly string[] {
  // The library's type of a rule leaves out what it is made of.
  const rules = library.getRules() as readonly object[] as readonly { readonly rule: string; readonly type: string }[];
  return rules.filter(isPublic).map(({ rule }) => rule);
}

function isPublic({ type }: { readonly type: string }): boolean {
  return type === 'public';
}

type Holiday = ReturnType<Holidays['getHolidays']>[number];

/** The dates of a holiday: its own, and each whose noon it covers. */
function daysOf({ date, end }: Holiday): readonly LocalDay[] {
  const [year = 0, month = 0, first = 0] = date.slice(0, 10).split('-').map(Number);
  const days = [dayOf(year, month, first)];
  while (new Date(year, month - 1, first + days.length, 12) < end) days.push(dayOf(year, month, first + days.length));
  return days;
}
