/** What became of a deployment, told as what was done: its gate, what was found, who was paged, how it went back. */
import type { Instant } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import type { Names } from './names.ts';
import { type Data, listIn, numberIn, texts, word } from './read-data.ts';
import { POLICY, type Told } from './reported-event.ts';

const VERDICTS: Readonly<Record<string, string>> = {
  open: 'lets it in',
  waiting: 'holds it',
  blocked: 'refuses it for now',
};

export function tellDecision({ data }: AuditEntry, names: Names): Told {
  const verdict = word(data, 'verdict');
  const isObserved = word(data, 'mode') === 'observe' && verdict !== 'open';
  const did = `${VERDICTS[verdict] ?? verdict}${isObserved ? ' (only observed: nothing is held)' : ''}`;
  const policy = word((data['policy'] ?? {}) as Data, 'digest');
  return { code: 'decided', who: POLICY, did, reason: names.within(word(data, 'summary')), policy };
}

const ENDS: Readonly<Record<string, string>> = {
  rejected: 'The deployment was rejected',
  expired: 'Nobody opened it in the time that GitHub gives',
  bypassed: 'lets it go on past Tidegate',
  superseded: 'The run was started again: another deployment takes its place',
  ended: 'The deployment no longer waits',
};

/** Undefined: it waits on, or its approval arrived, which the outcome of the approval says already. */
export function tellGate({ data }: AuditEntry, names: Names): Told | undefined {
  const to = word(data, 'to');
  const did = ENDS[to];
  if (did === undefined) return;
  const by = listIn(data['by']).map((each) => names.of(word(each, 'login')));
  const reasons = texts(data['reasons']).join(', ');
  const run = numberIn(data, 'run');
  const where = to === 'bypassed' && run !== null ? `run ${run}; no reason is in the log` : null;
  return {
    code: to,
    did,
    ...(to === 'bypassed' || by.length > 0 ? { who: by.join(', '), isByPerson: by.length > 0 } : {}),
    reason: reasons === '' ? where : reasons,
  };
}

const PAGE = /\/level-(\d+)\/escalation\/[^/]+\/([^/]+)$/;

export function tellOutcome({ data }: AuditEntry, names: Names): Told | undefined {
  const isDone = word(data, 'outcome') === 'done';
  const note = [word(data, 'outcome'), word(data, 'reason'), word(data, 'message'), word(data, 'note')];
  const reason = isDone ? null : names.within(note.filter((part) => part !== '').join(': '));
  const effect = word(data, 'effect');
  if (effect === 'open-gate') {
    if (isDone) return { code: 'let-in', did: 'GitHub took the approval: the deployment starts' };
    return { code: 'not-let-in', did: 'GitHub did not take the approval', reason };
  }
  const page = effect === 'notify' ? PAGE.exec(word(data, 'slot')) : null;
  if (page === null) return;
  const did = isDone ? 'was delivered' : 'was not delivered';
  return { code: 'page-sent', did: `The page of level ${page[1]} (${page[2]}) ${did}`, reason };
}

export function tellVerification({ data }: AuditEntry): Told {
  const verdict = word(data, 'verdict');
  const run = numberIn(data, 'runId');
  const failed = texts(data['failedChecks']);
  const by = run === null ? 'by what Tidegate saw itself' : `by run ${run}`;
  const did =
    verdict === 'missing' ? 'Nobody said in time whether it works' : `The verification says ${verdict}, ${by}`;
  return { code: 'verified', did, reason: failed.length === 0 ? null : `failed: ${failed.join(', ')}` };
}

/** @param known levels that were paged before */
export function tellEscalation({ data }: AuditEntry, known: number, names: Names): readonly Told[] {
  const paged = listIn(data['paged']).slice(known);
  const event = word(data, 'event').replaceAll('-', ' ');
  const pages = paged.map((each): Told => {
    const at = word(each, 'pagedAt');
    return {
      code: 'paged',
      did: `pages level ${numberIn(each, 'level') ?? '?'} (${word(each, 'variable')})`,
      reason: event,
      ...(at === '' ? {} : { at: at as Instant }),
    };
  });
  if (word(data, 'state') !== 'over') return pages;
  const reason = names.within(word(data, 'ending'));
  return [...pages, { code: 'escalation-over', did: 'ends the escalation', reason: reason === '' ? null : reason }];
}

const ROLLBACKS: Readonly<Record<string, (target: string, run: string) => string>> = {
  asked: (target) => `asks a person whether to go back to ${target}`,
  ordered: (target) => `orders it back to ${target}`,
  dispatched: (target, run) => `starts ${run} to bring back ${target}`,
  verified: (target) => `${target} runs again, and was verified`,
  failed: (target) => `The way back to ${target} failed`,
  unknown: (target) => `Nobody can tell whether the way back to ${target} was started`,
  cancelled: (target) => `The way back to ${target} was cancelled`,
  refused: (target) => `The way back to ${target} was refused`,
};

/** Of ours: each state of a rollback. Who ordered it said so in a line of their own. */
export function tellRollback({ data }: AuditEntry, names: Names): Told {
  const state = word(data, 'state');
  const target = word(data, 'target').slice(0, 12);
  const run = numberIn(data, 'run');
  const orderedBy = word(data, 'orderedBy');
  const isOrder = state === 'ordered';
  const did =
    isOrder && orderedBy !== ''
      ? `follows the order of ${names.of(orderedBy)}: back to ${target}`
      : (ROLLBACKS[state]?.(target, run === null ? 'a run' : `run ${run}`) ?? `rollback: ${state}`);
  const ending = word((data['ending'] ?? {}) as Data, 'text');
  return {
    code: `rollback-${state}`,
    did,
    ...(isOrder && orderedBy === '' ? { who: POLICY } : {}),
    reason: ending === '' ? whyOrdered(state, data) : names.within(ending),
  };
}

/** What started it; a person's own reason is in the line of their order. */
function whyOrdered(state: string, data: Data): string | null {
  const trigger = word(data, 'trigger');
  if (trigger === '' || trigger === 'requested') return null;
  return state === 'asked' || state === 'ordered' ? `trigger: ${trigger}` : null;
}

/** The row of the table that decided. */
export function tellRollbackDecision({ data }: AuditEntry, names: Names): Told {
  const reason = word(data, 'reason');
  const row = listIn(data['guards']).find((guard) => word(guard, 'code') === reason);
  const value = row === undefined ? '' : ` (${names.within(word(row, 'value'))})`;
  return {
    code: 'rollback-decided',
    who: POLICY,
    did: `decides on a way back: ${word(data, 'action')}`,
    reason: `${reason}${value}`,
  };
}
