/** Planned releases on a calendar: those of a file, for which nothing is asked of GitHub, or those that somebody read there. */
import { Failure } from '../domain/failure.ts';
import type { EpochMs } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import { isSameName } from '../policy/names.ts';
import { dueDay, type PlanDates, planDates } from '../policy/plan/dates.ts';
import { isPlanned } from '../policy/plan/planned.ts';
import { dependenciesOf, type PlanWarning, planWarnings } from '../policy/plan/warnings.ts';
import type { Policy } from '../policy/schema.ts';
import { parseJson } from './parse-json.ts';
import { readText } from './read-text.ts';

/** A plan as the file writes it. */
export interface WrittenPlan {
  readonly title: string;
  /** A date, or an instant as GitHub's `due_on`. */
  readonly due: string;
  /** `owner/name`; undefined: the one whose policy it is. */
  readonly repository?: string | undefined;
  readonly downtime?: string | undefined;
}

export interface PlanOnCalendar extends WrittenPlan {
  readonly dates: PlanDates;
  /** Whether its title is one that the policy plans by: others have no stages. */
  readonly isPlanned: boolean;
  readonly warnings: readonly PlanWarning[];
}

export interface PlanRequest {
  /** A file of them, or they themselves. */
  readonly from: string | readonly WrittenPlan[];
  readonly policies: readonly Policy[];
  readonly environment: string;
  readonly at: EpochMs;
}

const MOST_PLANS = 500;
const LONGEST_TEXT = 300;

/** In the order of their dates. Throws `Failure` where the file cannot be read or a plan of it cannot be understood. */
export async function plansOnCalendar(request: PlanRequest): Promise<readonly PlanOnCalendar[]> {
  const { from } = request;
  const written = typeof from === 'string' ? await readPlans(from) : from.map(cleaned);
  const dated = written.map((plan) => ({ ...plan, dates: datesOf(plan, request) }));
  return dated
    .map((plan) => ({
      ...plan,
      isPlanned: isPlanned(request.policies, plan.title),
      warnings: warningsOf(plan, dated, request),
    }))
    .toSorted((one, other) => one.dates.productionAt - other.dates.productionAt);
}

/** What people wrote on GitHub is told on one line. */
function cleaned(plan: WrittenPlan): WrittenPlan {
  return { ...plan, title: plainLine(plan.title, LONGEST_TEXT) };
}

type Dated = WrittenPlan & { readonly dates: PlanDates };

function datesOf({ title, due }: WrittenPlan, { policies, environment }: PlanRequest): PlanDates {
  const dates = planDates(title, due, { policies, production: [environment] });
  if (dates === undefined) throw new RangeError(`Unreadable date ${due}`);
  return dates;
}

/** A plan of a repository that this one depends on is judged by that one's own policy, which is not here. */
function warningsOf(plan: Dated, all: readonly Dated[], request: PlanRequest): readonly PlanWarning[] {
  const { policies, environment, at } = request;
  const needed = dependenciesOf(policies);
  const isNeeded = (name: string | undefined): name is string =>
    name !== undefined && needed.some((each) => isSameName(each, name));
  if (isNeeded(plan.repository)) return [];
  const dependencies = all.flatMap(({ repository, dates }) =>
    isNeeded(repository) ? [{ repository, date: dates.date }] : [],
  );
  return planWarnings(plan.dates, {
    ...{ policies, production: [environment], at, decisions: null, freezes: [], dependencies },
  });
}

async function readPlans(file: string): Promise<readonly WrittenPlan[]> {
  const read = await readText(file);
  if (read.kind === 'unreadable') throw new Failure('not-found', read.message);
  const parsed = parseJson(read.text, file);
  if (parsed.kind === 'broken') {
    const { line, column, message } = parsed.problem;
    throw new Failure('rejected', `${file}:${line}:${column}: ${message}`);
  }
  const { value } = parsed;
  if (!Array.isArray(value)) throw refused(file, 'it is no list. Write [{ "title": …, "due": "2026-12-01" }]');
  if (value.length > MOST_PLANS) throw refused(file, `it has ${value.length} plans; at most ${MOST_PLANS} are shown`);
  return value.map((each: unknown, index) => planIn(each, `${file}, plan ${index + 1}`));
}

function planIn(value: unknown, place: string): WrittenPlan {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(place, 'it is no object');
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const [title, due] = [textOf(fields, 'title', place), textOf(fields, 'due', place)];
  if (title === undefined) throw refused(place, 'it has no `title`. Give it that of the milestone');
  if (due === undefined || !isDate(due)) {
    throw refused(place, `\`due\` is no date. Write 2026-12-01, or an instant as GitHub's \`due_on\``);
  }
  return { title, due, repository: textOf(fields, 'repository', place), downtime: textOf(fields, 'downtime', place) };
}

function textOf(fields: Readonly<Record<string, unknown>>, key: string, place: string): string | undefined {
  const value = fields[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw refused(place, `\`${key}\` is no text`);
  const text = plainLine(value, LONGEST_TEXT);
  return text === '' ? undefined : text;
}

/** What a calendar has room for: years of four digits, with the stages around them. */
function isDate(text: string): boolean {
  return dueDay(text) !== undefined && text >= '1971' && text < '9799';
}

function refused(place: string, because: string): Failure {
  return new Failure('rejected', `${plainLine(place)}: ${because}.`);
}
