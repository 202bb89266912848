/** What an event of the kind `gate` says. Empty texts and instants that are no number stand for what is missing. */
import { RELEASE_TYPES } from '../../domain/decision.ts';
import { instantIn } from '../read-instant.ts';
import type { GateRecord } from '../record.ts';

type Fields = Readonly<Record<string, unknown>>;

export function gateIn(fields: Fields): GateRecord {
  const id = fields['deploymentId'];
  return {
    deploymentId: typeof id === 'number' ? String(id) : (textIn(id) ?? ''),
    environment: textIn(fields['environment']) ?? '',
    tier: textIn(fields['tier']),
    type: RELEASE_TYPES.find((type) => type === fields['type']) ?? null,
    requestedAt: instantIn(fields['requestedAt']) ?? Number.NaN,
    openedAt: instantIn(fields['openedAt']),
    endedAt: instantIn(fields['endedAt']),
    held: listIn(fields['held']).flatMap(heldIn),
    approvals: listIn(fields['approvals']).flatMap(approvalIn),
    isOverridden: fields['isOverridden'] === true,
    isBypassed: fields['isBypassed'] === true,
    isUnreviewed: fields['isUnreviewed'] === true,
    isReplaced: fields['isReplaced'] === true,
  };
}

function heldIn(fields: Fields): GateRecord['held'] {
  const [gate, from] = [textIn(fields['gate']), instantIn(fields['from'])];
  return gate === null || from === null ? [] : [{ gate, from, until: instantIn(fields['until']) }];
}

function approvalIn(fields: Fields): GateRecord['approvals'] {
  const [askedAt, at] = [instantIn(fields['askedAt']), instantIn(fields['at'])];
  return askedAt === null || at === null ? [] : [{ team: textIn(fields['team']), askedAt, at }];
}

function listIn(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is Fields => typeof each === 'object' && each !== null && !Array.isArray(each));
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
