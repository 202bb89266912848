/**
 * Deliveries that GitHub made and we do not have: refused, unanswered, or acknowledged and lost. Each is asked for
 * again, a few times. GitHub's own list of failures has no deliveries without an answer, so the whole log is read.
 */
import { Failure } from '../../domain/failure.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { type DeliveriesMemory, type Missing, recallDeliveries } from './deliveries-memory.ts';
import type { Notice, Round, Sweep, SweepPorts, Swept } from './sweep.ts';
import { KEPT_MS, walkDeliveries } from './walk-deliveries.ts';

const MOST_ASKED = 50;
const MOST_TRIES = 5;
const FIRST_WAIT_MS = 120_000;

export const deliveries: Sweep = { name: 'deliveries', everyMs: 120_000, run: sweepDeliveries };

async function sweepDeliveries(ports: SweepPorts, round: Round): Promise<Swept> {
  const now = ports.clock.now();
  const before = recallDeliveries(round.memory);
  const gap = gapIn(before, now);
  const { memory: walked, isWhole } = await walkDeliveries(ports, { ...before, gapMs: before.gapMs + gap.ms }, round);
  const missing = await stillMissing(ports, walked.missing);
  const lost = missing.filter(([, { at }]) => at < now - KEPT_MS);
  const wanted = missing.filter(([, { at }]) => at >= now - KEPT_MS);
  const asked = await askAgain(ports, wanted, round);
  const memory: DeliveriesMemory = { ...walked, missing: { ...Object.fromEntries(wanted), ...asked.entries } };
  return {
    memory: JSON.stringify(memory),
    isUnfinished: !isWhole,
    notices: [...gap.notices, ...toldOf(asked, lost.length)],
  };
}

/** Before the log begins, only GitHub's present state can tell what we missed: the other sweeps read it. */
function gapIn({ walkedTo, walk }: DeliveriesMemory, now: EpochMs): { ms: number; notices: readonly Notice[] } {
  if (walk !== null) return { ms: 0, notices: [] };
  const how = 'what they told is found by reading repositories instead';
  if (walkedTo === null) {
    const message = `First look at the deliveries of the last 3 days; older ones cannot be sent again, ${how}`;
    return { ms: 0, notices: [{ level: 'info', message, about: {} }] };
  }
  const ms = Math.max(0, now - KEPT_MS - walkedTo);
  if (ms === 0) return { ms, notices: [] };
  const message = `Nobody looked for missed deliveries for more than 3 days: those before cannot be sent again, ${how}`;
  return { ms, notices: [{ level: 'warn', message, about: { gapMs: ms } }] };
}

type Entry = readonly [guid: string, missing: Missing];

/** What came in meanwhile is never asked for again. */
async function stillMissing({ store }: SweepPorts, missing: DeliveriesMemory['missing']): Promise<readonly Entry[]> {
  const guids = Object.keys(missing);
  const still: Entry[] = [];
  for (let from = 0; from < guids.length; from += 500) {
    for (const guid of await store.missingDeliveries(guids.slice(from, from + 500))) {
      const entry = missing[guid];
      if (entry) still.push([guid, entry]);
    }
  }
  return still;
}

interface Asked {
  readonly entries: Readonly<Record<string, Missing>>;
  readonly failure: Failure | null;
}

/** The oldest first. What GitHub refuses ends the round: what was asked until then must not be forgotten. */
async function askAgain({ app, clock }: SweepPorts, wanted: readonly Entry[], { mayGoOn }: Round): Promise<Asked> {
  const now = clock.now();
  const due = wanted.filter(([, { tries, dueAt }]) => tries < MOST_TRIES && dueAt <= now);
  const entries: Record<string, Missing> = {};
  for (const [guid, missing] of due.toSorted(([, one], [, other]) => one.at - other.at).slice(0, MOST_ASKED)) {
    if (!mayGoOn()) break;
    try {
      const isThere = await app.redeliver(missing.id);
      const tries = isThere ? missing.tries + 1 : MOST_TRIES;
      entries[guid] = { ...missing, tries, dueAt: now + FIRST_WAIT_MS * 3 ** missing.tries };
    } catch (error) {
      if (error instanceof Failure) return { entries, failure: error };
      throw error;
    }
  }
  return { entries, failure: null };
}

function toldOf({ entries, failure }: Asked, lost: number): readonly Notice[] {
  const asked = Object.keys(entries).length;
  const notices: Notice[] = [];
  if (asked > 0)
    notices.push({ level: 'warn', message: 'Asked GitHub to send missing deliveries again', about: { asked } });
  if (failure) notices.push({ level: 'warn', message: failure.message, about: {} });
  if (lost > 0)
    notices.push({ level: 'warn', message: 'Missing deliveries are too old to be sent again', about: { lost } });
  return notices;
}
