/** Whom an approval of the release as a whole waits for, and how they give it: the first thing they read. */
import type { Reason } from '../../domain/decision.ts';
import { plainFrom, waitingOf } from './lacking.ts';
import { count, text } from './wording.ts';

export interface AskedPeople {
  /** `team product (product owner)`, `2 of team cab`. */
  readonly who: string;
  readonly sources: readonly string[];
  /** The environment in which the commit has to be verified before an approval counts; null: in none, or it is. */
  readonly waitsFor: string | null;
}

/** Null: it is not an approval of the release that is missing, or something else is asked than to give it. */
export function peopleAsked(reason: Reason): AskedPeople | null {
  const [waiting] = waitingOf(reason);
  const sources: readonly string[] = Array.isArray(reason['sources']) ? reason['sources'] : [];
  if (reason.code !== 'not-enough' || reason['of'] !== 'release' || waiting === undefined) return null;
  if (sources.length === 0) return null;
  const many = waiting.missing > 1 ? `${count(waiting.missing, 'more approval')} by ` : '';
  return { who: `${many}${plainFrom(text(reason['from']))}${inRole(reason)}`, sources, waitsFor: waitsFor(reason) };
}

function waitsFor({ after }: Reason): string | null {
  const { environment, verifiedAt } = (after ?? {}) as Partial<Readonly<Record<string, unknown>>>;
  return environment === undefined || typeof verifiedAt === 'string' ? null : text(environment);
}

/** What is missing, where it is told already how it is given; undefined: no such reason. */
export function sayLackingAlone(reason: Reason): string | undefined {
  const asked = peopleAsked(reason);
  const [waiting] = waitingOf(reason);
  if (asked === null || waiting === undefined) return undefined;
  const by = `${count(waiting.missing, 'more approval')} by ${plainFrom(text(reason['from']))}${inRole(reason)}.`;
  return asked.waitsFor === null
    ? by
    : `${by} What is approved before it is verified in ${asked.waitsFor} does not count.`;
}

function inRole({ as: role }: Reason): string {
  return role === undefined ? '' : ` (${text(role)})`;
}
