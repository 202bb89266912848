/** Conditions on how a change is described: `labels`, `title`, `base`, `type`. */
import { compileGlob } from '../glob.ts';
import { compilePattern, LONGEST_TEXT } from '../pattern.ts';
import { type Condition, sure, titleOf, unsure } from './match.ts';

export function anyLabel(wanted: readonly string[]): Condition {
  const names = new Set(wanted.map((label) => label.toLowerCase()));
  const isWanted = (label: string): boolean => names.has(label.toLowerCase());
  return ({ labels, refused }) => {
    const label = labels.find(isWanted);
    if (label !== undefined) return sure(`label ${label}`);
    const other = refused.find(isWanted);
    return other === undefined ? undefined : unsure(`label ${other}, which counts only to raise`);
  };
}

export function anyTitle(wanted: readonly string[]): Condition {
  const patterns = wanted.map((pattern) => ({ pattern, matches: compilePattern(pattern) }));
  return ({ change }) => {
    const title = titleOf(change);
    if (title.length > LONGEST_TEXT) {
      return unsure(`its title is longer than ${LONGEST_TEXT} characters, so it is not read to the end`);
    }
    const found = patterns.find(({ matches }) => matches(title));
    return found === undefined ? undefined : sure(`the title matches ${found.pattern}`);
  };
}

/** Branches compare with case, as git does. */
export function anyBase(wanted: readonly string[]): Condition {
  const globs = wanted.map((pattern) => compileGlob(pattern));
  return ({ change }) => {
    if (change.kind === 'commit') return unsure('a commit without a pull request has no base branch to compare');
    return globs.some((matches) => matches(change.base)) ? sure(`base ${change.base}`) : undefined;
  };
}

export function anyType(wanted: readonly string[]): Condition {
  return ({ types }) => {
    const [found] = types.filter((type) => wanted.includes(type));
    if (found === undefined) return undefined;
    if (types.every((type) => wanted.includes(type))) return sure(`type ${found}`);
    return unsure(`type ${found}, or not, by a label which counts only to raise`);
  };
}
