/** How a release on GitHub is called that has these notes. The same notes always give the same names. */
import { canonicalInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Notes } from '../notes.ts';

export interface ReleaseName {
  /** Plain text on one line. */
  readonly title: string;
  /** A name that git takes, beside others under `deployed/`; that of the range's end where it reads as a version. */
  readonly tag: string;
}

const LONGEST_TITLE = 200;
const LONGEST_PART = 60;
const SHORT = 7;
const VERSION = /^(?:[\w@][\w@.-]*[-@/])*v?\d+(?:\.\d+)+(?:[-+.][\w.+-]*)?$/u;

export function releaseName(
  notes: Pick<Notes, 'repository' | 'service' | 'environment' | 'to' | 'outcome'>,
): ReleaseName {
  const { service, environment, to } = notes;
  const at = notes.outcome?.deployedAt ?? null;
  const when = at === null ? '' : canonicalInstant(at).slice(0, 16);
  const isVersion = VERSION.test(to.ref) && isGitName(to.ref);
  const revision = isVersion ? to.ref : to.sha.slice(0, SHORT);
  const lane = [service, environment === null ? null : `in ${environment}`].filter((part) => part !== null).join(' ');
  const name = lane === '' ? revision : `${revision}: ${lane}`;
  const title = plainLine(when === '' ? name : `${name}, ${when.replace('T', ' ')} UTC`, LONGEST_TITLE);
  const place = ['deployed', environment ?? '', service ?? ''].map(gitPart).filter((part) => part !== '');
  const stamp = when === '' ? '' : `${when.replace(/[-:]/gu, '')}Z-`;
  return { title, tag: isVersion ? to.ref : `${place.join('/')}/${stamp}${to.sha.slice(0, SHORT)}` };
}

/** Of a path in a name that git takes: no spaces, dots at ends, `..`, `@{` or what git reads as an operator. */
function gitPart(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/\.{2,}/gu, '.')
    .replace(/\.lock/giu, '-lock')
    .slice(0, LONGEST_PART)
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .replace(/^[-.]+|[-.]+$/gu, '');
}

function isGitName(name: string): boolean {
  return !/\.\.|@\{|\/\/|\/\.|^[-./]|[./]$|\.lock(?:\/|$)/u.test(name);
}
