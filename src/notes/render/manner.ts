/** How notes name pull requests, commits, people and times in the place that they are written for. */
import { sayBoth } from '../../calendar/wording.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { Notes } from '../notes.ts';
import { inert, inertCode } from './inert.ts';

export interface Manner {
  /** `https://github.com/acme/shop`. Null: not known, and nothing is linked. */
  readonly repositoryUrl: string | null;
  /** The text is read on GitHub in that repository, where `#12` is a reference. Default: false. */
  readonly isInRepository?: boolean | undefined;
  /** Logins that may be mentioned, which notifies them. Default: nobody. */
  readonly mentions?: ReadonlySet<string> | undefined;
  /** No tier is told of a change: nobody made rules for it. Default: false. */
  readonly isWithoutTiers?: boolean | undefined;
  /** IANA name of the zone whose wall clock is told. Default: UTC. */
  readonly zone?: string | undefined;
}

const LONGEST_NAME = 80;
/** Holds nothing that would end the destination of a link. */
const SAFE_URL = /^https?:\/\/[^\s<>()[\]\\"'`|]+$/u;
const COMMIT_NAME = /^[0-9a-f]{7,64}$/u;
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/u;
const BOT = /^([A-Za-z0-9-]{1,60})\[bot\]$/u;
const SHORT = 7;

/** Null: nothing of it may stand in a link. */
export function safeUrl(url: string | null | undefined): string | null {
  return url != null && SAFE_URL.test(url) ? url.replace(/\/+$/u, '') : null;
}

export function pullRequestIn(manner: Manner, number: number): string {
  const url = safeUrl(manner.repositoryUrl);
  if (manner.isInRepository === true || url === null) return `#${number}`;
  return `[#${number}](${url}/pull/${number})`;
}

export function commitIn(manner: Manner, sha: string): string {
  if (!COMMIT_NAME.test(sha)) return inert(sha, LONGEST_NAME);
  const url = safeUrl(manner.repositoryUrl);
  const short = `\`${sha.slice(0, SHORT)}\``;
  return url === null ? short : `[${short}](${url}/commit/${sha})`;
}

/** What a change is known by. */
export function changeIn(
  manner: Manner,
  change: { readonly number: number | null; readonly sha?: string | undefined },
) {
  if (change.number !== null) return pullRequestIn(manner, change.number);
  return change.sha === undefined ? '' : commitIn(manner, change.sha);
}

/** Where GitHub shows the difference, which it does from the older commit on only. Empty: no link can be made. */
export function differencesIn(manner: Manner, notes: Pick<Notes, 'from' | 'to' | 'direction'>): string {
  const url = safeUrl(manner.repositoryUrl);
  if (notes.from === null || notes.direction === 'same') return '';
  const ends = [notes.from.sha, notes.to.sha] as const;
  const [from, to] = notes.direction === 'backward' ? [ends[1], ends[0]] : ends;
  if (url === null || !COMMIT_NAME.test(from) || !COMMIT_NAME.test(to)) return '';
  return `[All differences](${url}/compare/${from}...${to})`;
}

/** A login or a name. GitHub has pages for Apps under an address of its own, and a mention of one is none. */
export function personIn(manner: Manner, name: string): string {
  const [, app] = BOT.exec(name) ?? [];
  if (app !== undefined && safeUrl(manner.repositoryUrl)?.startsWith('https://github.com/') === true) {
    return `[${inert(name, LONGEST_NAME)}](https://github.com/apps/${app})`;
  }
  return manner.mentions?.has(name) === true && LOGIN.test(name) ? `@${name}` : inert(name, LONGEST_NAME);
}

/** `Sun 22 Nov 2026 14:03 Europe/Berlin (13:03 UTC)`. The year is always told: notes are read years later. */
export function timeIn({ zone = 'UTC' }: Pick<Manner, 'zone'>, at: Instant): string {
  return inert(sayBoth(epochMs(at), zone, 0), LONGEST_NAME);
}

/** A revision as it was asked for and its commit; the commit alone where that is all that was asked for. */
export function revisionIn(manner: Manner, { ref, sha }: { readonly ref: string; readonly sha: string }): string {
  const commit = commitIn(manner, sha);
  return ref === '' || sha.startsWith(ref) ? commit : `${inertCode(ref, LONGEST_NAME)} (${commit})`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 change`, `2 changes`. */
export function countOf(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
