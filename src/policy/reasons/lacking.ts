/** What approvals lack, in words: who could give them, where, and what stands in the way. */
import type { Reason } from '../../domain/decision.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { count, moment, text } from './wording.ts';

export interface Waiting {
  readonly change: string;
  readonly missing: number;
}

/** Files of a change that have the same owners, none of whom approved. */
export interface LackingFiles {
  readonly change: string;
  /** The first of them. */
  readonly path: string;
  /** How many others there are. */
  readonly more: number;
  /** As CODEOWNERS writes them. */
  readonly owners: readonly string[];
  readonly nobody?: 'no-account' | 'contributors';
}

export interface LackingOwners {
  readonly files: readonly LackingFiles[];
  readonly more: number;
}

export interface Unknown {
  readonly change: string;
  readonly because: string;
  readonly path?: string;
  readonly line?: number;
}

/** What lacks approvals, of a reason `not-enough`, in words. */
export function waitingOf(reason: Reason): readonly Waiting[] {
  const waiting = Array.isArray(reason['waiting']) ? (reason['waiting'] as readonly Waiting[]) : [];
  return reason['of'] === 'release' ? waiting.map((each) => ({ ...each, change: 'this release' })) : waiting;
}

export function objectionsOf(reason: Reason): readonly { readonly user: string; readonly change: string }[] {
  return Array.isArray(reason['objections']) ? reason['objections'] : [];
}

export function unknownOf(reason: Reason): readonly Unknown[] {
  return Array.isArray(reason['unknown']) ? reason['unknown'] : [];
}

function ownersOf(reason: Reason): LackingOwners {
  return (reason['owners'] as LackingOwners | undefined) ?? { files: [], more: 0 };
}

/** What is missing, who could give it, and where. */
export function sayLacking(reason: Reason, at: EpochMs): string {
  const nobody = ownersOf(reason)
    .files.filter((each) => each.nobody !== undefined)
    .map((each) => ` ${sayNobody(each)}`);
  return `${sayMissingBy(reason)} ${sayAfter(reason, at)}${howToApprove(reason, waitingOf(reason))}${nobody.join('')}`;
}

/** `Needs 1 more approval of this release by someone in team product as product owner.` */
function sayMissingBy(reason: Reason): string {
  const waiting = waitingOf(reason);
  const { files, more } = ownersOf(reason);
  const able = files.filter(({ nobody }) => nobody === undefined);
  const isOne = waiting.length === 1;
  const owners = [...able.map((each) => sayFiles(each, isOne)), ...(more > 0 ? [`${more} more`] : [])];
  const by = `${text(reason['from'])}${sayRole(reason)}${owners.length === 0 ? '' : `: ${owners.join(', ')}`}`;
  return `Needs ${sayMissing(waiting)} by ${by}.`;
}

/** ` as product owner`; empty without a role. */
function sayRole(reason: Reason): string {
  return reason['as'] === undefined ? '' : ` as ${text(reason['as'])}`;
}

/** What has to have been tested before an approval says anything. */
function sayAfter(reason: Reason, at: EpochMs): string {
  const { environment, verifiedAt } = (reason['after'] ?? {}) as Partial<Readonly<Record<string, unknown>>>;
  if (environment === undefined) return '';
  if (typeof verifiedAt === 'string') {
    return `Only what is approved after this commit was verified in ${text(environment)} counts: after ${moment(verifiedAt, reason, at)}. `;
  }
  return `First this commit has to be verified in ${text(environment)}; what is approved before that does not count. `;
}

/** `one of @acme/db for db/schema.sql (and 3 more files)`. */
function sayFiles({ owners, path, more, change }: LackingFiles, isOneChange: boolean): string {
  const where = isOneChange ? '' : ` of ${change}`;
  return `${owners.length === 1 ? '' : 'one of '}${owners.join(', ')} for ${path}${andMore(more)}${where}`;
}

/** Owners none of whom can approve: somebody has to correct CODEOWNERS, or to break glass. */
function sayNobody({ owners, path, more, nobody }: LackingFiles): string {
  const file = `${path}${andMore(more)}`;
  if (nobody === 'no-account') {
    return `Nobody can approve ${file}: CODEOWNERS names only ${owners.join(', ')}, which is no person or team known here. Name one there.`;
  }
  return `Nobody can approve ${file}: everyone whom CODEOWNERS names (${owners.join(', ')}) took part in it. Name somebody else there too.`;
}

function andMore(files: number): string {
  return files === 0 ? '' : ` (and ${count(files, 'more file')})`;
}

export function sayUnknown({ because, change, path, line }: Unknown): string {
  switch (because) {
    case 'files-not-listed':
      return `The owners of ${change} are not known, since GitHub listed only a part of its files. Split the pull request, or break glass.`;
    case 'changes-not-listed':
      return 'The owners of what is changed are not known, since GitHub listed only a part of the changes. Deploy fewer changes at once, or break glass.';
    case 'line-unreadable':
      return `The owners of ${text(path)} are not known, since GitHub does not read line ${String(line)} of CODEOWNERS, which seems to mean it. Correct that line on the default branch.`;
    default:
      return `The owners of ${text(path)} are not known, since CODEOWNERS is larger than the 3 MB that GitHub loads. Shorten it on the default branch.`;
  }
}

/** `1 more approval of each of #12, #13`, `1 more approval of #12, 2 more approvals of #13`. */
function sayMissing(waiting: readonly Waiting[]): string {
  const told = waiting.slice(0, 5);
  const rest = waiting.length > told.length ? ` and ${count(waiting.length - told.length, 'more change')}` : '';
  const [first] = told;
  if (first !== undefined && told.length > 1 && waiting.every(({ missing }) => missing === first.missing)) {
    return `${count(first.missing, 'more approval')} of each of ${told.map(({ change }) => change).join(', ')}${rest}`;
  }
  return `${told.map(({ change, missing }) => `${count(missing, 'more approval')} of ${change}`).join(', ')}${rest}`;
}

function howToApprove(reason: Reason, waiting: readonly Waiting[]): string {
  if (reason['of'] === 'release') return `Approve this deployment${sayWhere(reason)}.`;
  const reviewed = waiting.filter(({ change }) => change.startsWith('#'));
  if (reviewed.length === waiting.length) return 'Approve the pull request on its latest commit.';
  const also = reviewed.length === 0 ? '' : ', and each pull request on its latest commit';
  const why = 'What has no pull request cannot be reviewed';
  if (reason['environment'] === undefined) return `${why}, so nothing can approve it before it is merged.`;
  const where = sayWhere(reason);
  if (where === '') return `${why}, and this gate accepts reviews only. Bring it in by a pull request, or break glass.`;
  return `${why}, so approve this deployment${where}${also}.`;
}

/** Where to click. */
function sayWhere(reason: Reason): string {
  const sources: readonly unknown[] = Array.isArray(reason['sources']) ? reason['sources'] : [];
  const ways = [
    ...(sources.includes('deployment-review') ? ['under "Review deployments" of its run'] : []),
    ...(sources.includes('comment') ? [`with the comment /tidegate approve ${text(reason['environment'])}`] : []),
  ];
  const last = ways.pop();
  if (last === undefined) return '';
  return ways.length === 0 ? ` ${last}` : ` ${ways.join(', ')} or ${last}`;
}

/** `ann`, `ann and ben`, `ann, ben and 3 more`. */
export function some(names: readonly string[]): string {
  const told = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : [...names];
  const last = told.pop() ?? 'nobody';
  return told.length === 0 ? last : `${told.join(', ')} and ${last}`;
}

export function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/**
 * What is asked of people by an unmet approvals requirement, for a headline: `1 more approval of #12 by someone in team
 * cab`, `bob to approve or withdraw what they asked of #12`. In two or three lengths, the longest first.
 */
export function askOf(reason: Reason): readonly [string, string, string?] {
  const objections = objectionsOf(reason);
  if (reason.code === 'changes-requested' && objections.length > 0) {
    const who = some(unique(objections.map(({ user }) => user)));
    const what = some(unique(objections.map(({ change }) => change)));
    return [`${who}, who requested changes of ${what}`, who];
  }
  const [unknown] = unknownOf(reason);
  if (reason.code === 'owners-unknown' && unknown !== undefined) {
    const of = unknown.path ?? unknown.change;
    return [`the owners of ${of}, who are not known`, 'owners who are not known'];
  }
  const waiting = waitingOf(reason);
  const [first] = waiting;
  const from = `${text(reason['from'])}${sayRole(reason)}`;
  if (first === undefined) return [`approval by ${from}`, 'approval'];
  const rest = waiting.length > 1 ? ` and ${count(waiting.length - 1, 'other change')}` : '';
  const each = rest !== '' && waiting.every(({ missing }) => missing === first.missing) ? 'each of ' : '';
  const short = `${count(first.missing, 'more approval')} of ${each}${first.change}${rest}`;
  if (reason['of'] !== 'release') return [`${short} by ${from}`, short];
  // Of the release as a whole, who is asked tells one requirement from another; a role tells it in fewer words.
  const who = reason['as'] === undefined ? from : `the ${text(reason['as'])}`;
  return [`${short} by ${from}`, `${count(first.missing, 'more approval')} by ${who}`, plainFrom(who)];
}

/** `team product` for `someone in team product`. */
export function plainFrom(from: string): string {
  return from.replaceAll('someone in team ', 'team ');
}
