import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommitIndex } from '../../../src/git/commit-index.ts';

function names(count: number, algorithm: string): readonly string[] {
  return Array.from({ length: count }, (_, number) => createHash(algorithm).update(String(number)).digest('hex'));
}

describe.each(['sha1', 'sha256'])('an index of %s names', (algorithm) => {
  it('numbers names in their order and finds each of 10,000 again', () => {
    const index = new CommitIndex();
    const all = names(10_000, algorithm);
    expect(all.map((name) => index.add(name))).toEqual(all.map((_, number) => number));
    expect(all.every((name, number) => index.find(name) === number && index.nameOf(number) === name)).toBe(true);
  });

  it('does not find what was not added, or is no name', () => {
    const index = new CommitIndex();
    const [first = '', ...others] = names(50, algorithm);
    index.add(first);
    expect(others.map((name) => index.find(name))).toEqual(others.map(() => undefined));
    expect(index.find('')).toBeUndefined();
    expect(index.find('z'.repeat(first.length))).toBeUndefined();
    expect(index.find(first.slice(0, 10))).toBeUndefined();
  });

  it('tells names apart that begin alike', () => {
    const index = new CommitIndex();
    const [first = ''] = names(1, algorithm);
    const alike = Array.from({ length: 20 }, (_, number) => first.slice(0, -2) + number.toString(16).padStart(2, '0'));
    for (const name of alike) index.add(name);
    expect(alike.map((name) => index.find(name))).toEqual(alike.map((_, number) => number));
  });
});

it('finds nothing while it is empty', () => {
  expect(new CommitIndex().find('0'.repeat(40))).toBeUndefined();
});
