/** What a process was doing in the instant in which it was killed. Several things may be so at once. */
import type { Effect } from '../../src/domain/effect.ts';
import type { Look } from './database.ts';
import type { Exchange } from './exchange.ts';
import type { Member } from './fleet.ts';
import type { Letter } from './front.ts';

export const PHASES = [
  'a delivery came in and was not stored',
  'a delivery was stored and not answered',
  'a delivery was answered and not taken in',
  'GitHub was being read',
  'an effect was asked for and not done',
  'an effect was done and its answer not there',
  'the answer of an effect was there and not written down',
  'a notice was being sent and not received',
  'a notice was received and its answer not there',
  'the answer of a notice was there and not written down',
] as const;
export type Phase = (typeof PHASES)[number];

/** Taken in the instant of the kill, before anything else can happen. */
export interface Snapshot {
  readonly incoming: readonly string[];
  readonly acknowledged: readonly string[];
  readonly underWay: readonly Exchange[];
  readonly lastAnswered: Exchange | undefined;
  readonly telling: readonly Exchange[];
  /** Identities of the notices that were told. */
  readonly told: readonly string[];
}

export function snapshotOf(member: Member, letters: readonly Letter[]): Snapshot {
  const own = letters.filter(({ to, isDelivery }) => to === member && isDelivery);
  return {
    incoming: own.filter(({ state }) => state === 'sent').map(({ id }) => id),
    acknowledged: own.filter(({ state }) => state === 'acknowledged').map(({ id }) => id),
    underWay: member.wire.underWay().map((exchange) => ({ ...exchange })),
    lastAnswered: member.wire.lastAnswered(),
    telling: member.telling.underWay().map((exchange) => ({ ...exchange })),
    told: member.telling.answered().map(({ path }) => path),
  };
}

export function phasesOf(snapshot: Snapshot, look: Look): readonly Phase[] {
  const { incoming, acknowledged, underWay, lastAnswered, telling, told } = snapshot;
  const isPending = lastAnswered?.isWrite && look.pending.some((effect) => isOf(lastAnswered, effect));
  const found: Readonly<Record<Phase, boolean>> = {
    'a delivery came in and was not stored': incoming.some((id) => !look.deliveries.has(id)),
    'a delivery was stored and not answered': incoming.some((id) => look.deliveries.has(id)),
    'a delivery was answered and not taken in': acknowledged.some((id) => look.deliveries.get(id) === 'waiting'),
    'GitHub was being read': underWay.some(({ isWrite }) => !isWrite),
    'an effect was asked for and not done': underWay.some(({ isWrite, stage }) => isWrite && stage === 'sent'),
    'an effect was done and its answer not there': underWay.some(
      ({ isWrite, stage }) => isWrite && stage === 'applied',
    ),
    'the answer of an effect was there and not written down': isPending === true && underWay.length === 0,
    'a notice was being sent and not received': telling.some(({ stage }) => stage === 'sent'),
    'a notice was received and its answer not there': telling.some(({ stage }) => stage === 'applied'),
    'the answer of a notice was there and not written down': told.some((identity) => look.untold.has(identity)),
  };
  return PHASES.filter((phase) => found[phase]);
}

function isOf({ path, body }: Exchange, effect: Effect): boolean {
  switch (effect.kind) {
    case 'open-gate':
    case 'report-gate':
      return path.includes(`/runs/${effect.gate.runId}/`) && body.includes('"state"') === (effect.kind === 'open-gate');
    case 'reply':
      return body.includes(`tidegate:reply ${effect.commentId} `);
    case 'write-check':
      return path.includes('/check-runs') && body.includes(effect.headSha);
    case 'comment-issue':
      return body.includes(`tidegate:comment ${effect.key} `);
    case 'keep-issue':
      return body.includes(`tidegate:issue ${effect.key} `);
    default:
      return false;
  }
}
