/** What a text says that it takes back. */
import { conventionalHeader } from './conventional.ts';

export interface RevertReferences {
  /** In lower case, perhaps shortened. */
  readonly shas: readonly string[];
  /** Of pull requests of this repository. */
  readonly numbers: readonly number[];
  /** The title that its title quotes; that of a revert where it reapplies. */
  readonly quoted: string | null;
}

const NO_REFERENCES: RevertReferences = { shas: [], numbers: [], quoted: null };

/**
 * @param repository `owner/name`; the number of another repository's pull request is not ours. A clone without a remote
 * (`local/…`) does not know its name, so every name is taken for its own.
 */
export function referencesIn(title: string, body: string, repository: string): RevertReferences {
  const quoted = quotedTitle(title);
  if (quoted === null && isSquashedList(body)) return NO_REFERENCES;
  const text = `${title}\n\n${body}`;
  const isTyped = conventionalHeader(title)?.type === 'revert';
  return {
    shas: [...shasIn(text), ...(isTyped ? shasInFooter(body) : [])],
    numbers: numbersIn(text, repository),
    quoted,
  };
}

/** Whether it names something, be it known or not. */
export function hasReferences({ shas, numbers, quoted }: RevertReferences): boolean {
  return shas.length > 0 || numbers.length > 0 || quoted !== null;
}

const REVERTS_COMMIT = /^[ \t]{0,8}(?:this[ \t]+)?reverts?[ \t]+commits?[ \t:]+/gim;
const SHA = /([0-9a-f]{7,64})\b(?:,?\s{1,3}reversing\s{1,3}changes\s{1,3}made\s{1,3}to\s{1,3}[0-9a-f]{7,64}\b)?/iy;
const AND = /(?:\s{0,3},\s{0,3}(?:and\s{1,3})?|\s{1,3}and\s{1,3})(?:(?:commits?|prs?|pull requests?)\s{1,3})?/iy;

/** The commits that git's own words, or a person's close to them, name: `This reverts commit …, reversing changes made to …`. */
function shasIn(text: string): readonly string[] {
  return [...text.matchAll(REVERTS_COMMIT)].flatMap((match) =>
    listAt(text, match.index + match[0].length, SHA).map(([, sha = '']) => sha.toLowerCase()),
  );
}

/** The footer of Conventional Commits, whose meaning only the type `revert` gives. */
const FOOTER = /^refs:[ \t]+/gim;

/** Every commit that a text may speak of. */
export function everyShaIn(text: string): readonly string[] {
  return [...shasIn(text), ...shasInFooter(text)];
}

function shasInFooter(body: string): readonly string[] {
  return [...body.matchAll(FOOTER)].flatMap((match) =>
    listAt(body, match.index + match[0].length, SHA).map(([, sha = '']) => sha.toLowerCase()),
  );
}

const REVERTS = /^[ \t]{0,8}(?:this[ \t]+)?reverts?:?[ \t]+(?:(?:prs?|pull[ \t]requests?)[ \t]+)?/gim;
const NUMBER = /(?:https:\/\/[\w.-]{1,100}\/)?(?:([\w.-]{1,100}\/[\w.-]{1,100})(?:#|\/pull\/))?#?(\d{1,9})\b/iy;
const HAS_MARK = /[#/]/;

function numbersIn(text: string, repository: string): readonly number[] {
  const isNamed = !repository.startsWith('local/');
  return [...text.matchAll(REVERTS)].flatMap((match) =>
    listAt(text, match.index + match[0].length, NUMBER)
      .filter(([all]) => HAS_MARK.test(all))
      .filter(([, name]) => name === undefined || !isNamed || name.toLowerCase() === repository.toLowerCase())
      .map(([, , number]) => Number(number)),
  );
}

/** What stands one after the other from a place on, with commas and "and" between. */
function listAt(text: string, start: number, item: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let at = start;
  for (;;) {
    item.lastIndex = at;
    const match = item.exec(text);
    if (match === null) return found;
    found.push(match);
    AND.lastIndex = at + match[0].length;
    const and = AND.exec(text);
    if (and === null) return found;
    at = AND.lastIndex;
  }
}

/**
 * A squashed pull request lists the messages of its commits; what one of them took back may be another of them. A list
 * after GitHub's own first line is a person's.
 */
function isSquashedList(body: string): boolean {
  if (/^\s{0,8}reverts\s/i.test(body)) return false;
  return /^\* \S/m.test(body);
}

const QUOTED = /^(revert|reapply)[ \t]+"(.+)"/i;
const TYPED = /^revert(?:\([^()]{1,200}\))?!?:[ \t]+(?:"(.+)"|(.+))/i;

function quotedTitle(title: string): string | null {
  const [, verb = '', quoted] = QUOTED.exec(title) ?? [];
  if (quoted !== undefined) return verb.toLowerCase() === 'reapply' ? `Revert "${quoted}"` : quoted;
  const [, inQuotes, plain] = TYPED.exec(title) ?? [];
  return (inQuotes ?? plain)?.trim() ?? null;
}

const WRAP = /(revert|reapply)[ \t]+"|revert(?:\([^()]{1,200}\))?!?:[ \t]+/iy;

/** Whether what has this title takes something back: reverts are counted, and an even number of them takes nothing. */
export function isTakingBack(title: string): boolean {
  let isOdd = false;
  WRAP.lastIndex = 0;
  for (let match = WRAP.exec(title); match !== null; match = WRAP.exec(title)) {
    // `Reapply "X"` is git's name for the revert of `Revert "X"`.
    if (match[1]?.toLowerCase() !== 'reapply') isOdd = !isOdd;
  }
  return isOdd;
}
