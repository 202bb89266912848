/**
 * One at a time: what a lane lets in, and in which order. The lane is the environment; its questions are answered one
 * after the other, so nobody else opens anything here meanwhile.
 */
import { isFinal, isOpening } from '../../../domain/gate-life.ts';
import { epochMs } from '../../../domain/instant.ts';
import type { KnownGate } from '../../ports.ts';
import { type AskedGate, LONGEST_UNDER_WAY_MS } from './asked-gate.ts';
import { sayAnotherCommit, saySuperseded, sayUnderWay } from './gate-texts.ts';
import type { Hold } from './held-gate.ts';

/** When we look again whether the lane is free, should no event come before. */
const LOOK_AGAIN_MS = 600_000;
/** For what is due before this one and is answered in a moment. */
const IN_A_MOMENT_MS = 1_000;
/** Each costs some reads. Those that are left out are met when it is asked again. */
const MOST_LOOKED_AT = 5;

/** What the lane holds this gate for; null: nothing. `isOpen`: the policy would let it through. */
export async function heldByLane(asked: AskedGate, isOpen: boolean): Promise<Hold | null> {
  const newer = await findSuperseding(asked);
  if (newer !== undefined) return superseded(asked, newer);
  if (!isOpen) return null;
  const unlike = asked.beside.find(({ life }) => life.sha !== asked.gate.sha);
  if (unlike !== undefined) return besideAnother(asked, unlike);
  const running = await heldForRunning(asked);
  if (running !== null) return running;
  return asked.others.some((each) => isDueBefore(asked, each)) ? after(asked) : null;
}

/** A rollback waits for this alone: what waits here, too, would be taken back by nobody, or brings what failed. */
export async function heldForRunning(asked: AskedGate): Promise<Hold | null> {
  const running = await findUnderWay(asked);
  return running === undefined ? null : underWay(asked, running);
}

/** A newer gate that waits and contains this commit. */
async function findSuperseding({ question, github, gate, others }: AskedGate): Promise<KnownGate | undefined> {
  const newer = others
    .filter(({ life }) => !isFinal(life) && life.sha !== gate.sha)
    .filter((each) => each.question.deploymentId > question.deploymentId)
    .reverse();
  for (const each of newer.slice(0, MOST_LOOKED_AT)) {
    if (!(await github.contains(each.life.sha, gate.sha))) continue;
    // What we know of it may be old: it may have ended since.
    if ((await github.gate(each.question)).state === 'waiting') return each;
  }
  return undefined;
}

/** A deployment of another commit that we let through, or are about to, and that has not ended. */
async function findUnderWay({ github, gate, others, at }: AskedGate): Promise<KnownGate | undefined> {
  const letThrough = others
    .filter(({ life }) => life.sha !== gate.sha && (life.state === 'approved' || isOpening(life)))
    .filter(({ life }) => at - epochMs(life.since) < LONGEST_UNDER_WAY_MS)
    .reverse();
  for (const each of letThrough.slice(0, MOST_LOOKED_AT)) {
    if (await github.isUnderWay(each.question.deploymentId)) return each;
  }
  return undefined;
}

/** An older gate of another commit that is asked about right now: it may open, and then it goes first. */
function isDueBefore({ question, gate, at }: AskedGate, { question: other, life, dueAt }: KnownGate): boolean {
  if (isFinal(life) || life.sha === gate.sha || life.reasons.includes('superseded')) return false;
  return other.deploymentId < question.deploymentId && dueAt !== null && dueAt <= at;
}

function superseded({ life, gate, at }: AskedGate, newer: KnownGate): Hold {
  return {
    reasons: ['superseded'],
    key: `superseded ${newer.question.deploymentId}`,
    summary: `Superseded: ${newer.life.sha.slice(0, 7)} waits here, too, and contains this commit.`,
    comment: saySuperseded(newer, gate.environment),
    dueAt: at + LOOK_AGAIN_MS,
    // It waits for this one if this one was about to go.
    questions: isOpening(life) ? [newer.question] : [],
  };
}

function underWay({ gate, at }: AskedGate, running: KnownGate): Hold {
  return {
    reasons: ['lane-busy'],
    key: `lane-busy ${running.question.deploymentId}`,
    summary: `Waiting until the deployment of ${running.life.sha.slice(0, 7)} ends: one at a time.`,
    comment: sayUnderWay(running, gate.environment),
    dueAt: at + LOOK_AGAIN_MS,
  };
}

/** GitHub answers them together, and what is decided is decided for one commit. */
function besideAnother({ gate, at }: AskedGate, { question, life }: KnownGate): Hold {
  return {
    reasons: ['another-commit'],
    key: `another-commit ${question.deploymentId}`,
    summary: `Not answered: ${life.sha.slice(0, 7)} waits in the same run and environment, and would be let go with it.`,
    comment: sayAnotherCommit(gate.environment),
    dueAt: at + LOOK_AGAIN_MS,
  };
}

function after({ at }: AskedGate): Hold {
  const summary = 'Waiting for an older deployment to be answered first.';
  return { reasons: ['older-first'], key: 'older-first', summary, comment: null, dueAt: at + IN_A_MOMENT_MS };
}
