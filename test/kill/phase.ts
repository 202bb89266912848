/** What a process was doing in the instant in which it was killed. Several things may be so at once. */
import type { Effect } from '../../src/domain/effect.ts';
import type { Look } from './database.ts';
import type { Member } from './fleet.ts';
import type { Letter } from './front.ts';
import type { Exchange } from './wire.ts';

export const PHASES = [
  'a delivery came in and was not stored',
  'a delivery was stored and not answered',
  'a delivery was answered and not taken in',
  'GitHub was being read',
  'an effect was asked for and not done',
  'an effect was done and its answer not there',
  'the answer of an effect was there and not written down',
] as const;
export type Phase = (typeof PHASES)[number];

/** Taken in the instant of the kill, before anything else can happen. */
export interface Snapshot {
  readonly incoming: readonly string[];
  readonly acknowledged: readonly string[];
  readonly underWay: readonly Exchange[];
  readonly lastAnswered: Exchange | undefined;
}

export function snapshotOf(member: Member, letters: readonly Letter[]): Snapshot {
  const own = letters.filter(({ to }) => to === member);
  return {
    incoming: own.filter(({ state }) => state === 'sent').map(({ id }) => id),
    acknowledged: own.filter(({ state }) => state === 'acknowledged').map(({ id }) => id),
    underWay: member.wire.underWay().map((exchange) => ({ ...exchange })),
    lastAnswered: member.wire.lastAnswered(),
  };
}

export function phasesOf({ incoming, acknowledged, underWay, lastAnswered }: Snapshot, look: Look): readonly Phase[] {
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
    default:
      return false;
  }
}
