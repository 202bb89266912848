/** What is to be told of one answer about a gate that has not ended. */
import { digestOf } from '../../domain/canonical.ts';
import { slotOf } from '../../domain/effect.ts';
import type { Notice } from '../../domain/notice.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type AnsweredCase, contentOf, isDecided, noticeOf, once, type Telling } from './telling.ts';
import { type DecidedCase, sayDecision, sayOverride, sayReleased, sayRollback, sayStarted } from './texts.ts';
import { ofMissingApproval, ofNearWindow, ofWait } from './timed.ts';
import { sayWhatIsNext } from './what-is-next.ts';
import type { Wish } from './wishes.ts';

export function wantedNotices(
  answered: AnsweredCase,
  wishes: readonly Wish[],
  policies: readonly PolicyInForce[] = [],
): readonly Notice[] {
  return wishes.flatMap((wish) => [
    ...(isDecided(answered) ? ofDecision(answered, wish, policies) : []),
    ...ofWait(answered, wish),
    ...(isDecided(answered) ? [...ofMissingApproval(answered, wish), ...ofNearWindow(answered, wish)] : []),
  ]);
}

function ofDecision(
  decided: AnsweredCase & DecidedCase,
  wish: Wish,
  policies: readonly PolicyInForce[],
): readonly Notice[] {
  const { decision, question } = decided;
  const tellings: Telling[] = [];
  if (wish.events.has('decision')) {
    tellings.push({ ...once('decision', decided), content: contentOf(decision), says: sayDecision(decided) });
  }
  if (wish.events.has('override') && decision.override !== null) {
    // Jobs of a matrix are several gates, opened by one override.
    const subject = `environment/${question.environment.toLowerCase()}/${decided.gate.sha}`;
    const content = digestOf(decision.override);
    tellings.push({ event: 'override', subject, content, says: sayOverride(decided) });
  }
  tellings.push(...ofRelease(decided, wish, policies));
  return tellings.map((telling) => noticeOf(decided, wish, telling));
}

/** Told when the gate was opened, and not before. One telling to those who want to hear of releases and rollbacks. */
function ofRelease(
  decided: AnsweredCase & DecidedCase,
  { events }: Wish,
  policies: readonly PolicyInForce[],
): readonly Telling[] {
  const opening = decided.effects.find(({ kind }) => kind === 'open-gate');
  if (opening === undefined) return [];
  const awaits = slotOf(opening);
  const isBack = decided.facts.direction === 'backward';
  if (isBack && events.has('rollback')) {
    return [{ ...once('rollback', decided), awaits, says: sayRollback(decided) }];
  }
  const next = sayWhatIsNext(decided.question.environment, events, policies);
  if (events.has('released')) {
    return [{ ...once('released', decided), awaits, says: isBack ? sayRollback(decided) : sayReleased(decided, next) }];
  }
  return events.has('started') ? [{ ...once('started', decided), awaits, says: sayStarted(decided, next) }] : [];
}
