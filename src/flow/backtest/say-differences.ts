/** What a second policy would change, in plain words. */
import { plainLine } from '../../domain/markdown.ts';
import type { Judgement } from './judge-release.ts';

/** `unknown`: the gates that people, checks or other environments decide. */
export type Said = Pick<Judgement, 'tier' | 'heldBy' | 'heldFor' | 'unknown'>;

/** What was said of one release, and what would be. */
interface Pair {
  readonly now: Said;
  readonly then: Said;
}

/** One sentence for each difference, the same both ways round. Empty when nothing would change. */
export function sayDifferences(all: readonly Said[], against: readonly Said[], noun = 'release'): readonly string[] {
  const pairs = all.flatMap((now, index): readonly Pair[] => {
    const then = against[index];
    return then === undefined ? [] : [{ now, then }];
  });
  const told = [...sayGates(pairs), ...sayTiers(pairs), ...sayHolds(pairs)];
  return told.map(
    ([count, what]) => `${count.toLocaleString('en')} of ${sayReleases(pairs.length, noun)} would ${what}`,
  );
}

/** How many releases, and what of them. */
type Difference = readonly [count: number, what: string];

/** Gates that people, checks or other environments decide: which of them a release meets, can be told. */
function sayGates(pairs: readonly Pair[]): readonly Difference[] {
  const more = tally(pairs.flatMap(({ now, then }) => without(then.unknown, now.unknown)));
  const fewer = tally(pairs.flatMap(({ now, then }) => without(now.unknown, then.unknown)));
  return [
    ...more.map(([gate, count]): Difference => [count, `need ${gate}`]),
    ...fewer.map(([gate, count]): Difference => [count, `no longer need ${gate}`]),
  ];
}

function sayTiers(pairs: readonly Pair[]): readonly Difference[] {
  const moves = pairs.filter(({ now, then }) => now.tier !== then.tier);
  const named = tally(moves.map(({ now, then }) => `move from ${plain(now.tier)} to ${plain(then.tier)}`));
  return named.map(([move, count]): Difference => [count, move]);
}

function sayHolds(pairs: readonly Pair[]): readonly Difference[] {
  const isHeld = ({ heldBy }: Said): boolean => heldBy.length > 0;
  const changed = pairs.filter(({ now, then }) => now.heldFor !== then.heldFor);
  const began = changed.filter(({ now, then }) => !isHeld(now) && isHeld(then));
  const ended = changed.filter(({ now, then }) => isHeld(now) && !isHeld(then));
  const both = changed.filter(({ now, then }) => isHeld(now) && isHeld(then));
  const longer = both.filter(({ now, then }) => length(then) > length(now));
  const shorter = both.filter(({ now, then }) => length(then) < length(now));
  const told: readonly (readonly [string, readonly Pair[], string])[] = [
    ['be held', began, sayHeld(began.map(({ then }) => then))],
    ['no longer be held', ended, sayHeld(ended.map(({ now }) => now))],
    ['be held longer', longer, sayChange(longer, 'more')],
    ['be held less long', shorter, sayChange(shorter, 'less')],
  ];
  return told.flatMap(([what, some, how]): readonly Difference[] =>
    some.length === 0 ? [] : [[some.length, `${what}, ${how}`]],
  );
}

/** `41 h in total, 1 of them for ever: production hours (2), freeze (1)`. */
function sayHeld(held: readonly Said[]): string {
  const finite = held.flatMap(({ heldFor }) => heldFor ?? []);
  const endless = held.length - finite.length;
  const gates = tally(held.flatMap(({ heldBy }) => [...new Set(heldBy)])).map(([gate, count]) => `${gate} (${count})`);
  const parts = [
    ...(finite.length === 0 ? [] : [`${sayHours(sum(finite))} in total`]),
    ...(endless === 0 ? [] : [finite.length === 0 ? 'for ever' : `${endless} of them for ever`]),
  ];
  return `${parts.join(', ')}: ${gates.join(', ')}`;
}

function sayChange(pairs: readonly Pair[], which: 'more' | 'less'): string {
  const differences = pairs.map(({ now, then }) => Math.abs(length(then) - length(now)));
  const finite = differences.filter((each) => Number.isFinite(each));
  const endless = differences.length - finite.length;
  const isEndless = which === 'more' ? 'for ever' : 'no longer for ever';
  return [
    ...(finite.length === 0 ? [] : [`${sayHours(sum(finite))} ${which} in total`]),
    ...(endless === 0 ? [] : [finite.length === 0 ? isEndless : `${endless} of them ${isEndless}`]),
  ].join(', ');
}

function length({ heldFor }: Said): number {
  return heldFor ?? Number.POSITIVE_INFINITY;
}

/** Whole hours; below one, minutes. */
function sayHours(seconds: number): string {
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.round(seconds / 3600).toLocaleString('en')} h`;
}

export function sayReleases(count: number, noun = 'release'): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Each once, by its name. */
function without(names: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => !others.includes(name)).map(plain);
}

/** The most frequent first. */
function tally(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** Names come from others: a terminal must not be moved by them. */
function plain(name: string): string {
  return plainLine(name, 100);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
