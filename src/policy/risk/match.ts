/** How a change answers the conditions of a rule: yes, no, or nobody knows. */
import type { Change } from '../../domain/facts.ts';
import type { Directory } from '../people.ts';
import type { ownType } from '../release-type.ts';
import type { When } from '../schema.ts';
import type { ReleaseSize } from './release.ts';

/** What a rule looks at. */
export interface Subject {
  readonly change: Change;
  readonly labels: readonly string[];
  /** Labels set by people who may not lower anything by them: they count to raise alone. */
  readonly refused: readonly string[];
  /** What the change is; several when that depends on the refused labels. */
  readonly types: readonly ReturnType<typeof ownType>[];
  readonly directory: Directory;
  /** Of the release that the change is part of. Undefined: there is none yet, or no rule asks. */
  readonly release?: ReleaseSize | undefined;
}

export interface Match {
  /** False: the facts do not tell, so it may match or not. */
  readonly isSure: boolean;
  /** What matches, or what is not known. */
  readonly detail: string;
}

/** Undefined: it surely does not match. */
export type Condition = (subject: Subject) => Match | undefined;

export function sure(detail: string): Match {
  return { isSure: true, detail };
}

export function unsure(detail: string): Match {
  return { isSure: false, detail };
}

/** Keys are AND: one no is a no, and else one unknown makes the whole unknown. */
export function everyOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return (subject) => {
    const matches: Match[] = [];
    for (const condition of conditions) {
      const match = condition(subject);
      if (match === undefined) return undefined;
      matches.push(match);
    }
    const unknown = matches.filter(({ isSure }) => !isSure);
    const told = unknown.length > 0 ? unknown : matches;
    return { isSure: unknown.length === 0, detail: told.map(({ detail }) => detail).join('; ') };
  };
}

/** The keys of a condition with what they ask, as far as they are given. */
export type Asked = { readonly [Key in keyof When]-?: NonNullable<When[Key]> };

/** What a change is called in one line: the title of a pull request, the first line of a commit. */
export function titleOf(change: Change): string {
  if (change.kind !== 'commit') return change.title;
  const [first = ''] = change.message.split('\n', 1);
  return first.trimEnd();
}

/** `a`, `a or b`, `a, b or c`. */
export function eitherOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
