/**
 * What people were told, against what is written down. Promised is "at least once": what a process told that was killed
 * before it wrote that down comes again, under the same id where the channel has one; nothing else does.
 */
import type { Ledger, LedgerNotice, Look } from '../database.ts';
import type { Receipt } from '../receiver.ts';

/** The one reason for which something true is never told, or not told again. */
const OVER: readonly (string | null)[] = ['not sent: it was over before', 'not sent again: it was over before'];
/** A process had it in hand at that moment: told once by one that lives on, or not at all. */
const OVER_MEANWHILE = 'it was over while it was being sent: it may have been told';

export function findingsOfNotices(receipts: readonly Receipt[], { notices, untold }: Look & Ledger): readonly string[] {
  const byIdentity = Map.groupBy(notices, ({ identity }) => identity);
  const told = Map.groupBy(receipts, ({ identity }) => identity);
  return [
    ...[...byIdentity].flatMap(([identity, wanted]) => findingsOfNotice(identity, wanted, told.get(identity) ?? [])),
    ...[...told.keys()].filter((identity) => !byIdentity.has(identity)).map((one) => `nobody decided to tell ${one}`),
    ...[...untold].map((identity) => `still not told: ${identity}`),
    ...notices
      .filter(({ state, note }) => state === 'superseded' && note !== OVER_MEANWHILE && !OVER.includes(note))
      .map(({ slot, note }) => `${slot} was told to nobody: ${note}`),
  ];
}

/** Several may say the same where all that tells them apart is their text. */
function findingsOfNotice(
  identity: string,
  wanted: readonly LedgerNotice[],
  got: readonly Receipt[],
): readonly string[] {
  const done = wanted.filter(({ state }) => state === 'done').length;
  const maybe = wanted.filter(({ note }) => note === OVER_MEANWHILE).length;
  const known = got.filter(({ isUnknown }) => !isUnknown).length;
  const tries = wanted.reduce((sum, { attempts }) => sum + attempts, 0);
  const slots = wanted.map(({ slot }) => slot).join(', ');
  return [
    ...(got.length < done ? [`${slots} is told by what is written down, and was received ${got.length} times`] : []),
    ...(known > done + maybe ? [`${slots} was told ${known} times by processes that lived on: ${identity}`] : []),
    ...(got.length > tries ? [`${slots} was told ${got.length} times in ${tries} tries`] : []),
    ...(new Set(wanted.map(({ slot, content }) => `${slot} ${content}`)).size < wanted.length
      ? [`${wanted.length} notices are the same: ${slots}`]
      : []),
  ];
}
