/** The first lines of a record: which state, what is in the way, who owns it, what comes next and when. */
import { sayBoth } from '../../calendar/wording.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import { releaseManagerOf, sayReleaseManager } from '../../policy/release-owner.ts';
import { runbookLine } from '../owner/runbook-line.ts';
import type { KeptGate } from '../ports.ts';
import { toldGate } from './stage-standing.ts';
import { whatToDo } from './stages-text.ts';
import { beganAt, newestGate, type ReleaseView } from './view.ts';

/** Read alone, at night, by somebody who was not there. */
export function sayHead(view: ReleaseView): readonly string[] {
  const parts = [whatToDo(view), ...sayNext(view), ...sayOwner(view)];
  const text = parts.map((part) => part.replace(/[.]$/, '')).join('. ');
  const { environment } = whereOf(view);
  const runbook = environment === undefined ? null : runbookLine(view.policies, environment, 'issue');
  const head = `**${view.standing.state} · ${inertMarkdown(text)}**`;
  return runbook === null ? [head] : [head, '', runbook];
}

/** The environment that the state is about; else the last that was asked for. */
function whereOf({ standing, stages }: ReleaseView): { readonly environment: string | undefined } {
  return { environment: standing.environment ?? stages.at(-1)?.environment };
}

type SayTime = (at: EpochMs) => string;

function sayNext(view: ReleaseView): readonly string[] {
  const { state, environment, finding, until } = view.standing;
  const sayTime: SayTime = (at) => sayBoth(at, view.zone, beganAt(view));
  const stage = view.stages.find((each) => each.environment === environment);
  switch (state) {
    case 'planned':
      return [];
    case 'held':
      return stage === undefined ? [] : sayHeld(newestGate(stage), sayTime);
    case 'releasing':
      return stage === undefined || finding !== null
        ? []
        : sayIf('It was let through on', toldGate(stage).openedAt, sayTime);
    case 'verifying':
      return sayIf('It has to be there by', until, sayTime);
    case 'watching':
      if (finding !== null) return ['It stays open until that is over'];
      return sayIf('If nothing is found it is closed by itself on', until, sayTime);
    default:
      return sayIf('Since', view.endedAt, sayTime);
  }
}

function sayIf(what: string, at: EpochMs | null, sayTime: SayTime): readonly string[] {
  return at === null ? [] : [`${what} ${sayTime(at)}`];
}

function sayHeld({ askedAt, endedAt, decided }: KeptGate, sayTime: SayTime): readonly string[] {
  if (endedAt !== null) return [];
  const { earliestOpening = null, at } = decided?.decision ?? {};
  const opensAt = earliestOpening === null ? null : epochMs(earliestOpening);
  const isAhead = opensAt !== null && at !== undefined && opensAt > epochMs(at);
  return [`It waits since ${sayTime(askedAt)}`, ...(isAhead ? sayIf('Not before', opensAt, sayTime) : [])];
}

/** Named, never mentioned: a mention would tell them of each change of this text. */
function sayOwner(view: ReleaseView): readonly string[] {
  const manager = releaseManagerOf(
    view.policies.map(({ policy }) => policy),
    whereOf(view).environment,
  );
  return manager === undefined ? [] : [`Release manager: ${sayReleaseManager(manager)}`];
}
