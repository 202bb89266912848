/**
 * What people were told, against what is written down. Promised is "at least once": what a process told that was killed
 * before it wrote that down comes again, under the same id where the channel has one; nothing else does.
 */
import type { Ledger, LedgerNotice, Look } from '../database.ts';
import type { Receipt } from '../receiver.ts';

/** The one reason for which something true is never told. */
const OVER = 'not sent: it was over before';

export function findingsOfNotices(receipts: readonly Receipt[], { notices, untold }: Look & Ledger): readonly string[] {
  const byIdentity = Map.groupBy(notices, ({ identity }) => identity);
  const told = Map.groupBy(receipts, ({ identity }) => identity);
  return [
    ...[...byIdentity].flatMap(([identity, wanted]) => findingsOfNotice(identity, wanted, told.get(identity) ?? [])),
    ...[...told.keys()].filter((identity) => !byIdentity.has(identity)).map((one) => `nobody decided to tell ${one}`),
    ...[...untold].map((identity) => `still not told: ${identity}`),
    ...notices
      .filter(({ state, note }) => state === 'superseded' && note !== OVER)
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
  const known = got.filter(({ isUnknown }) => !isUnknown).length;
  const tries = wanted.reduce((sum, { attempts }) => sum + attempts, 0);
  const slots = wanted.map(({ slot }) => slot).join(', ');
  return [
    ...(got.length < done ? [`${slots} is told by what is written down, and was received ${got.length} times`] : []),
    ...(known > done ? [`${slots} was told ${known} times by processes that lived on: ${identity}`] : []),
    ...(got.length > tries ? [`${slots} was told ${got.length} times in ${tries} tries`] : []),
    ...(wanted.length > 1 ? [`${wanted.length} notices are the same: ${slots}`] : []),
  ];
}
