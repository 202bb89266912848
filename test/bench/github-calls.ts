/**
 * Calls to GitHub for one gated deployment of 50 changes, counted on the stand-in: a gate that opens, one that stays
 * closed, the same one asked about again, and what the first would take without GraphQL. Getting a token, and asking
 * once in a process who we are, are not in it.
 */
import type { RequestRecord } from '../../standin/start.ts';
import { countsOf, gatedRelease, type ReleaseOptions } from './gated-release.ts';
import type { Bench, Row } from './measure.ts';

const RELEASE: ReleaseOptions = { pullRequests: 50, method: 'squash', isReviewed: true };

/**
 * What release-drafter asks for notes of the same range, from its source and not run: 50 commits in pages of 15 with
 * their pull requests (`history-limit`), the releases, and its configuration. It reads no files, reviews or people.
 */
const RELEASE_DRAFTER_READS = Math.ceil(RELEASE.pullRequests / 15) + 2;

export const gitHubCallsBench: Bench = {
  name: 'github-calls',
  async run() {
    const opened = await callsOf(RELEASE, 1);
    const merged = await callsOf({ ...RELEASE, method: 'merge' }, 1);
    const held = await callsOf({ ...RELEASE, isReviewed: false }, 2);
    const frozen = await callsByTimer({ ...RELEASE, isReviewed: false, isFrozen: true }, 2);
    return [
      row('reads to open a gate, 50 squashed', reads(opened[0]), 12),
      row('writes to open a gate', writes(opened[0]), 3),
      row('reads to open a gate, 50 merged', reads(merged[0]), 12),
      row('reads to hold a gate', reads(held[0]), 12),
      row('reads to hold it again, after an event', reads(held[1]), 12),
      row('writes to hold it again, after an event', writes(held[1]), 0),
      row('reads to hold it again, by timer', Math.max(...frozen.map(reads)), 3),
      row('writes to hold it again, by timer', Math.max(...frozen.map(writes)), 1),
      row('reads to open a gate, REST alone', reads((await callsOf(RELEASE, 1, true))[0])),
      row('reads of release-drafter (from its source)', RELEASE_DRAFTER_READS),
    ];
  },
};

/** The calls of each of several answers, one after the other. */
export async function callsOf(
  options: ReleaseOptions,
  answers: number,
  isRestAlone = false,
): Promise<readonly (readonly RequestRecord[])[]> {
  await using release = await gatedRelease(options);
  if (isRestAlone) release.github.fault({ operation: 'graphql', kind: 'status', status: 502, times: 1000 });
  const calls: (readonly RequestRecord[])[] = [];
  for (let each = 0; each < answers; each += 1) calls.push(await release.answer());
  release.github.assertClean();
  return calls.map((requests) => requests.filter(({ status }) => status !== 502));
}

/** The calls of each of several answers that a timer asks for, after a first one. */
export async function callsByTimer(
  options: ReleaseOptions,
  answers: number,
): Promise<readonly (readonly RequestRecord[])[]> {
  await using release = await gatedRelease(options);
  await release.answer();
  const calls: (readonly RequestRecord[])[] = [];
  for (let each = 0; each < answers; each += 1) calls.push(await release.answerByTimer());
  release.github.assertClean();
  return calls;
}

function reads(calls: readonly RequestRecord[] = []): number {
  return countsOf(calls).reads;
}

function writes(calls: readonly RequestRecord[] = []): number {
  return countsOf(calls).writes;
}

function row(what: string, calls: number, most?: number): Row {
  const figure = { what, times: [calls], unit: 'calls' } as const;
  return most === undefined ? figure : { ...figure, limit: { kind: 'most', most } };
}
