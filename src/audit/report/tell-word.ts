/** What people state, told as what they did. */
import type { Instant } from '../../domain/instant.ts';
import type { AuditEntry } from '../entry.ts';
import type { Names } from './names.ts';
import { type Data, listIn, numberIn, texts, word } from './read-data.ts';
import type { Told } from './reported-event.ts';

/** Of an entry that is one person's word, or ours in their place. Undefined: it is none. */
export function tellWord(entry: AuditEntry, names: Names): Told | undefined {
  const { kind, actor, data } = entry;
  if (kind === 'review') return tellReview(data, names);
  if (kind === 'acknowledge') return tellAcknowledged(data, names);
  if (actor.kind !== 'user')
    return kind === 'hold' ? { ...reasonIn(data, names), code: kind, did: KEPT_OUT } : undefined;
  return { ...reasonIn(data, names), code: kind, did: DID[kind]?.(entry, names) ?? kind };
}

const KEPT_OUT = 'keeps the commit out until a person lifts it';

type Say = (entry: AuditEntry, names: Names) => string;

const DID: Readonly<Record<string, Say>> = {
  approve: () => 'approves',
  reject: () => 'says no',
  override: () => 'orders to open it against the policy',
  hold: () => 'keeps the commit out',
  lift: () => 'lets the commit in again',
  freeze: ({ data }) => `freezes${word(data, 'until') === '' ? '' : ` until ${word(data, 'until')}`}`,
  unfreeze: () => 'ends the freeze',
  recovered: () => 'says that it works again',
  cause: () => 'says what caused the failure',
  go: ({ data }) => `says go at ${word(data, 'stage')}`,
  'no-go': ({ data }) => `says no-go at ${word(data, 'stage')}${aboutIn(data)}`,
  'leave-out': ({ subject }) => `takes #${subject.pullRequest} out of the no-go`,
  rollback: ({ data, subject }, names) => {
    const train = word(data, 'train');
    if (train !== '') return `orders the train ${train} back (${names.within(word(data, 'title'))})`;
    return `orders it back${subject.commit === undefined ? '' : ` from ${subject.commit.slice(0, 12)}`}`;
  },
};

function aboutIn(data: Data): string {
  const pulls = texts(data['pulls']).map((number) => `#${number}`);
  return pulls.length === 0 ? '' : `, about ${pulls.join(', ')}`;
}

function reasonIn(data: Data, names: Names): Pick<Told, 'reason'> {
  const reason = word(data, 'reason');
  return { reason: reason === '' ? null : names.within(reason) };
}

/** A name in PagerDuty is nobody's login. */
function tellAcknowledged(data: Data, names: Names): Told {
  const by = word(data, 'by');
  const where = word(data, 'how') === 'pagerduty' ? 'in PagerDuty' : 'in a comment';
  return {
    code: 'acknowledged',
    did: `acknowledges the page ${where}`,
    ...(by === '' ? {} : { who: names.of(by), isByPerson: true }),
  };
}

function tellReview(data: Data, names: Names): Told {
  const state = word(data, 'state');
  const causes = texts(data['causes']);
  const [by] = listIn(data['by']);
  if (state === 'closed') {
    const cause = causes.length === 0 ? 'without a cause' : `cause ${causes.join(', ')}`;
    const closedAt = word(data, 'closedAt');
    const at = closedAt === '' ? {} : { at: closedAt as Instant };
    return { code: 'review-closed', did: `closes the review, ${cause}`, ...at };
  }
  if (state !== 'reopened') return { code: 'review-opened', did: 'The review is open again' };
  const who = by === undefined ? '' : `, which ${names.of(word(by, 'login'))} had closed`;
  const times = numberIn(data, 'reopenings') ?? 1;
  return { code: 'review-reopened', did: `opens the review again${who}: no cause was given (${times})` };
}
