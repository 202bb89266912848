/** One telling of an answer about a gate, to one of those who asked for it. */
import { digestOf } from '../../domain/canonical.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Effect } from '../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Notice, NoticeEvent, Told, ToldDecision } from '../../domain/notice.ts';
import type { DecidedCase, TellingCase } from './texts.ts';
import type { Wish } from './wishes.ts';

/** The decision and its facts are null where a fact that the policy asks for could not be read. */
export type AnsweredCase = TellingCase &
  (Pick<DecidedCase, 'facts' | 'decision'> | { readonly facts: null; readonly decision: null }) & {
    readonly effects: readonly Effect[];
    readonly at: EpochMs;
  };

export function isDecided(answered: AnsweredCase): answered is AnsweredCase & DecidedCase {
  return answered.decision !== null;
}

export type Telling = Pick<Notice, 'event' | 'subject' | 'content' | 'awaits'> & {
  readonly says: Pick<Told, 'summary' | 'lines'>;
};

export function isOpening({ effects }: AnsweredCase): boolean {
  return effects.some(({ kind }) => kind === 'open-gate');
}

export function once(event: NoticeEvent, { question }: TellingCase): Pick<Telling, 'event' | 'subject' | 'content'> {
  return { event, subject: `gate/${question.deploymentId}`, content: 'once' };
}

export function noticeOf(answered: AnsweredCase, { target }: Wish, { says, ...telling }: Telling): Notice {
  const { question, gate, decision, at } = answered;
  const { repository, environment, deploymentId, runId } = question;
  const told = { at: toInstant(at), environment, sha: gate.sha, deploymentId, runId, ...says };
  const outline = decision === null ? {} : { decision: outlineOf(decision) };
  return { kind: 'notify', repository, target, action: 'tell', ...telling, told: { ...told, ...outline } };
}

/** Texts change with the time of day; what they are made from does not. */
export function contentOf(decision: Decision): string {
  const { verdict, mode, tier, releaseType, override } = decision;
  return digestOf({ verdict, mode, tier, releaseType, override, gates: outlineOf(decision).gates });
}

function outlineOf({ verdict, mode, tier, releaseType, earliestOpening, factsDigest, gates }: Decision): ToldDecision {
  const told = gates.map(({ name, status, requirements }) => ({
    name,
    status,
    reasons: requirements.map(({ reason }) => reason.code),
  }));
  return { verdict, mode, tier, releaseType, earliestOpening, factsDigest, gates: told };
}
