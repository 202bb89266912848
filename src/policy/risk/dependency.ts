/** The condition `dependency`: which part of a version a bump by Dependabot or Renovate changes, read from its title. */
import type { Change } from '../../domain/facts.ts';
import { isSameName } from '../names.ts';
import type { Directory } from '../people.ts';
import { type Condition, eitherOf, sure, titleOf, unsure } from './match.ts';
import { ALL_BUMPS, type Bump, bumpsBetween, bumpsTo } from './version-bump.ts';

export function anyBump(wanted: readonly Bump[]): Condition {
  return ({ change, directory }) => {
    const reading = readBump(change, directory);
    if (reading === undefined) return undefined;
    const { possible, whyUnsure } = reading;
    const found = possible.filter((bump) => wanted.includes(bump));
    if (found.length === 0) return undefined;
    if (whyUnsure === undefined && found.length === possible.length) return sure(`${eitherOf(possible)} bump`);
    return unsure(whyUnsure ?? `its title does not tell whether the bump is ${eitherOf(possible)}`);
  };
}

interface Reading {
  /** The highest bump in the change is one of these. */
  readonly possible: readonly Bump[];
  /** Why it may be something else than a bump. */
  readonly whyUnsure: string | undefined;
}

/** Undefined for what is by nobody who bumps dependencies. */
function readBump(change: Change, directory: Directory): Reading | undefined {
  const author = change.author.toLowerCase();
  const bot = BOTS.get(author) ?? BOTS.get(`${author}[bot]`);
  // GitHub's GraphQL API leaves the end `[bot]` away: then facts have to say that it is one.
  const kind = BOTS.has(author) ? 'bot' : directory.find(author)?.kind;
  if (bot === undefined || kind === 'user') return undefined;
  const title = titleOf(change);
  if (!VERB.test(title)) return { possible: ALL_BUMPS, whyUnsure: 'its title names no bump' };
  const whyUnsure = kind === undefined ? `whether ${change.author} is a bot is not known` : strangersIn(change);
  return { possible: bumpsIn(title, bot), whyUnsure };
}

type Bot = 'dependabot' | 'renovate';

const BOTS: ReadonlyMap<string, Bot> = new Map<string, Bot>([
  ['dependabot[bot]', 'dependabot'],
  ['dependabot-preview[bot]', 'dependabot'],
  ['renovate[bot]', 'renovate'],
]);

/** Commits made on the web or through the API are committed by this account of GitHub's own. */
const WEB_FLOW = 'web-flow';

/** Whoever pushed to the branch of the bot may have changed anything: the title speaks for the bot alone. */
function strangersIn(change: Change): string | undefined {
  if (change.kind === 'commit') return undefined;
  const known = [change.author, change.author.replace(/\[bot\]$/i, ''), `${change.author}[bot]`, WEB_FLOW];
  const stranger = change.contributors.find((login) => !known.some((each) => isSameName(each, login)));
  if (stranger !== undefined) return `${stranger} contributed too, so it may be more than the bump in its title`;
  return (change.unknownContributors ?? 0) > 0 ? 'somebody unknown contributed too' : undefined;
}

const VERB = /\b(?:bump|update|upgrade)\b/i;
/** Renovate ends the titles of groups like this; the group of its preset is called so. */
const GROUP_OF = / \((major|minor|patch)\)/i;
const NON_MAJOR = /\bnon-major\b/i;
const DIGEST = /\bdigest\b/i;

/** Titles without versions (groups of Dependabot, digests, lock files) may be any bump. */
function bumpsIn(title: string, bot: Bot): readonly Bump[] {
  const versions = versionsIn(title);
  if (versions?.from !== undefined) return bumpsBetween(versions.from, versions.to);
  if (bot === 'dependabot' || DIGEST.test(title)) return ALL_BUMPS;
  const group = GROUP_OF.exec(title)?.[1]?.toLowerCase();
  if (group !== undefined) return ALL_BUMPS.filter((bump) => bump === group);
  if (versions !== undefined) return bumpsTo(versions.to);
  return NON_MAJOR.test(title) ? ['patch', 'minor'] : ALL_BUMPS;
}

/** `… from A to B in …` or `… to B …`. Undefined when there are no versions, or when they could be read in two ways. */
function versionsIn(title: string): { readonly from: string | undefined; readonly to: string } | undefined {
  const [before = '', after, ...more] = title.split(' to ');
  if (after === undefined || more.length > 0 || after.includes(' from ')) return undefined;
  const [, from, ...others] = before.split(' from ');
  if (others.length > 0) return undefined;
  const [to = ''] = after.split(/ (?:in (?:the )?[^ ]|[[(])/, 1);
  return { from: from?.trim(), to: to.trim() };
}
