/** How far the release of a plan is, for the first line of its record. Plain text. */
import { sayLocal } from '../../calendar/wording.ts';
import { isSameName } from '../../policy/names.ts';
import { commandFor } from './command-for.ts';
import { isUndecided } from './decided.ts';
import type { PlanView } from './plan-view.ts';

interface Going {
  readonly text: string;
  /** No date of the plan is ahead of it any more. */
  readonly isOut: boolean;
}

type Seen = Pick<PlanView, 'standing' | 'release' | 'ofRelease' | 'dates' | 'decisions' | 'zone' | 'at'>;

/** Undefined: nothing of it has asked for anything. */
export function sayGoing(view: Seen): Going | undefined {
  const { standing, release } = view;
  if (release === null || standing.state === 'planned') return undefined;
  const which = release.record === null ? release.sha.slice(0, 7) : `#${release.record}`;
  switch (standing.state) {
    case 'held':
    case 'releasing':
      return { text: sayAhead(view, which), isOut: standing.finding !== null };
    case 'verifying':
    case 'watching':
      return { text: withRelease(lineOf(view), which), isOut: true };
    case 'closed':
      return { text: `Out and done (${which}). Next: close the milestone`, isOut: true };
    case 'superseded':
      return { text: `A newer release took its place (${which}). Next: close the milestone`, isOut: true };
    case 'rolled back':
      return { text: sayTakenBack(view, which), isOut: true };
  }
}

function lineOf({ standing, ofRelease }: Seen): string {
  const where = standing.environment ?? 'the next environment';
  const plain = standing.state === 'held' ? `Held before ${where}` : `${where} is under way`;
  return (ofRelease?.line ?? plain).replace(/\. (Nothing to do( here)?|Next: deploy it to .*)$/, '');
}

/** Beside another issue it has to be told which one is the record. */
function withRelease(line: string, which: string): string {
  return line.includes('#') ? `${line} (release ${which})` : `${line} (${which})`;
}

/** Whoever does nothing lets it go: that has to be said, and how to stop it. */
function sayAhead(view: Seen, which: string): string {
  const { standing, ofRelease, zone, at } = view;
  const opensAt = ofRelease?.opensAt ?? null;
  if (opensAt === null || standing.environment === null) return withRelease(lineOf(view), which);
  const here = standing.environment;
  const time = sayLocal(opensAt, zone, at);
  const stop = stageFor(view, here);
  const how = stop === undefined ? '' : `; to stop it: ${commandFor(stop, 'no-go')}`;
  return `${isAllGo(view) ? 'Go for all stages said. ' : ''}${upperFirst(here)} opens by itself ${time} (${which})${how}`;
}

function upperFirst(name: string): string {
  return /^[a-z]+$/.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** The stage at which a no-go is said of an environment; undefined: the policy names none. */
function stageFor({ dates }: Seen, environment: string): string | undefined {
  const stages = dates?.stages ?? [];
  return (stages.find(({ name }) => isSameName(name, environment)) ?? stages.at(-1))?.name;
}

export function isAllGo(view: Pick<PlanView, 'dates' | 'decisions' | 'at'>): boolean {
  const stages = view.dates?.stages ?? [];
  return stages.length > 0 && stages.every((stage) => !isUndecided(view, stage));
}

function sayTakenBack({ ofRelease, zone, at }: Seen, which: string): string {
  const when = ofRelease?.endedAt == null ? '' : ` ${sayLocal(ofRelease.endedAt, zone, at)}`;
  const told = ofRelease?.finding == null ? which : `#${ofRelease.finding}`;
  return `Taken back${when} (${told}). Next: a repair and a new date, or close the milestone`;
}
