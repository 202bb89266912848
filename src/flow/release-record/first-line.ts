/** The first line of a record: what is going on, what there is to do and by whom. Read alone, at night, on a phone. */
import { sayLocal } from '../../calendar/wording.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { isGoingBack, issueOf, sayBad, upperFirst } from './bad-line.ts';
import { sayHeldBefore } from './held-line.ts';
import { toldGate } from './stage-standing.ts';
import { deploymentOf, isComingBack, newestGate, type ReleaseView, type Stage } from './view.ts';

/** Plain text. Without a full stop. */
export function whatToDo(view: ReleaseView): string {
  const { stages, standing } = view;
  const stage = stages.find(({ environment }) => environment === standing.environment);
  switch (standing.state) {
    case 'closed':
    case 'rolled back':
    case 'superseded':
      return sayEnded(view, stage);
    case 'held':
      return stage === undefined ? 'Held: nothing of it was asked for yet' : sayHeld(view, stage);
    case 'releasing':
      return sayReleasing(view, stage);
    case 'planned':
      return 'Planned: nothing of it was asked for yet';
    default:
      return stage === undefined ? 'Under way' : sayThere(view, stage);
  }
}

/** What a release was, or is, in the past tense: nothing is to come. */
function sayEnded({ standing, over, endedAt, zone, ...view }: ReleaseView, stage: Stage | undefined): string {
  const issue = stage === undefined ? undefined : issueOf({ standing, over, endedAt, zone, ...view }, stage);
  const told = issue === undefined ? '' : ` (#${issue})`;
  const at = standing.state === 'closed' ? (thereSince(stage) ?? endedAt) : endedAt;
  const when = at === null ? '' : sayLocal(at, zone, at);
  if (standing.state === 'closed') return `Closed: ${over ?? 'it is out'}${when === '' ? '' : ` since ${when}`}`;
  return `${standing.state === 'superseded' ? 'Superseded' : 'Rolled back'}: ${over ?? ''}${when === '' ? '' : `, ${when}`}${told}`;
}

function sayHeld({ zone }: ReleaseView, stage: Stage): string {
  const newest = newestGate(stage);
  if (newest.endedAt === null && newest.openedAt === null) return sayHeldBefore(stage.environment, newest, zone);
  return `Not let into ${stage.environment}: ${toldGate(stage).summary.replace(/[.]$/, '')}`;
}

function sayReleasing(view: ReleaseView, stage: Stage | undefined): string {
  const [next] = view.ahead;
  if (stage === undefined) {
    const last = view.stages.at(-1)?.environment;
    return next === undefined ? `Deployed to ${last}` : `Deployed to ${last}. Next: deploy it to ${next}`;
  }
  const gate = toldGate(stage);
  const { state } = deploymentOf(stage, gate) ?? {};
  const since = gate.openedAt === null ? '' : ` since ${timeOf(gate.openedAt, view)}`;
  if (state === 'failure') return `The deployment to ${stage.environment} failed. Repair it, and deploy it again`;
  if (isComingBack(stage)) {
    const from = gate.decided?.facts.baseline?.sha;
    const why = from === undefined ? '' : ` from ${from.slice(0, 7)}`;
    return `${upperFirst(stage.environment)} is going back to it${why}${since}. Nothing to do here`;
  }
  return `Being deployed to ${stage.environment}${since}. Nothing to do`;
}

/** It runs there: does it do well? */
function sayThere(view: ReleaseView, stage: Stage): string {
  const { state, finding, until } = view.standing;
  const here = stage.environment;
  if (isGoingBack(stage) || (finding !== null && isBad(stage))) return sayBad(view, stage, finding ?? '');
  if (finding !== null) return `${upperFirst(here)}: ${finding}${staysOpen(view)}`;
  const since = thereSince(stage);
  const out = isBackAgain(stage) ? `${upperFirst(here)} runs it again` : `Out in ${here}`;
  const when = since === null ? '' : ` since ${timeOf(since, view)}`;
  if (state === 'verifying') {
    const by = until === null ? '' : `, due ${withoutZone(timeOf(until, view), view)}`;
    return `${out}${when}; its verification is awaited${by}. Nothing to do`;
  }
  const end = until === null ? '' : ` until ${withoutZone(timeOf(until, view), view)}`;
  return `${out}${when}; watched${end}. Nothing to do`;
}

function staysOpen({ standing }: ReleaseView): string {
  return standing.state === 'watching' ? '. It stays open until that is over' : '';
}

function isBad(stage: Stage): boolean {
  const verdict = deploymentOf(stage, toldGate(stage))?.verification?.verdict;
  return verdict !== undefined && verdict !== 'pass';
}

function isBackAgain(stage: Stage): boolean {
  return toldGate(stage).decided?.facts.direction === 'backward';
}

function thereSince(stage: Stage | undefined): EpochMs | null {
  const deployment = stage && deploymentOf(stage, toldGate(stage));
  return deployment?.finishedAt === undefined ? null : epochMs(deployment.finishedAt);
}

function timeOf(at: EpochMs, { zone }: ReleaseView): string {
  return sayLocal(at, zone, at);
}

/** The zone is told once in a line. */
function withoutZone(time: string, { zone }: ReleaseView): string {
  return time.replace(` ${zone}`, '');
}
