import { expect, it } from 'vitest';
import type { Judgement } from '../../src/flow/backtest/judge-release.ts';
import type { ReplayedRelease } from '../../src/flow/backtest/replayed-release.ts';
import { sayDifferences } from '../../src/flow/backtest/say-differences.ts';

type Said = Partial<Pick<Judgement, 'tier' | 'heldBy' | 'heldFor' | 'unknown'>>;

const HOUR = 3600;

function differences(pairs: readonly (readonly [now: Said, then: Said])[]): readonly string[] {
  const whole = (said: Said): Judgement => ({
    ...{ tier: 'low', releaseType: 'patch', verdict: 'open', heldBy: [], heldFor: 0, unknown: [] },
    ...said,
  });
  return sayDifferences(
    pairs.map(([now]) => whole(now) as unknown as ReplayedRelease),
    pairs.map(([, then]) => whole(then)),
  );
}

const held = (heldFor: number | null, ...heldBy: string[]): Said => ({ heldBy, heldFor });
const back = (pairs: readonly (readonly [Said, Said])[]) => pairs.map(([now, then]) => [then, now] as const);

it('says nothing where nothing changes', () => {
  expect(differences([[{}, {}]])).toEqual([]);
  expect(differences([[held(HOUR, 'hours'), held(HOUR, 'hours')]])).toEqual([]);
});

it('names the gates that releases would need, and with the policies swapped those they would no longer need', () => {
  const pairs = [
    [{ unknown: ['review'] }, { unknown: ['review', 'the board'] }],
    [{ unknown: [] }, { unknown: ['the board', 'evidence'] }],
    [{ unknown: ['the board'] }, { unknown: ['the board'] }],
  ] as const;
  expect(differences(pairs)).toEqual(['2 of 3 releases would need the board', '1 of 3 releases would need evidence']);
  expect(differences(back(pairs))).toEqual([
    '2 of 3 releases would no longer need the board',
    '1 of 3 releases would no longer need evidence',
  ]);
});

it('counts the tiers that releases move between', () => {
  const pairs = [
    [{ tier: 'medium' }, { tier: 'high' }],
    [{ tier: 'medium' }, { tier: 'high' }],
    [{ tier: 'high' }, { tier: 'low' }],
  ] as const;
  expect(differences(pairs)).toEqual([
    '2 of 3 releases would move from medium to high',
    '1 of 3 releases would move from high to low',
  ]);
});

it('adds up for how long releases would newly be held, or no longer', () => {
  const pairs = [
    [{}, held(40 * HOUR, 'hours', 'freeze')],
    [{}, held(1.4 * HOUR, 'hours')],
    [{}, held(null, 'nights')],
    [{}, {}],
  ] as const;
  const how = '41 h in total, 1 of them for ever: hours (2), freeze (1), nights (1)';
  expect(differences(pairs)).toEqual([`3 of 4 releases would be held, ${how}`]);
  expect(differences(back(pairs))).toEqual([`3 of 4 releases would no longer be held, ${how}`]);
});

it('tells those that are held under both apart: longer, less long', () => {
  const pairs = [
    [held(HOUR, 'hours'), held(3 * HOUR, 'freeze')],
    [held(30 * 60, 'hours'), held(15 * 60, 'hours')],
    [held(HOUR, 'hours'), held(null, 'hours')],
  ] as const;
  expect(differences(pairs)).toEqual([
    '2 of 3 releases would be held longer, 2 h more in total, 1 of them for ever',
    '1 of 3 releases would be held less long, 15 min less in total',
  ]);
  expect(differences(back(pairs))).toEqual([
    '1 of 3 releases would be held longer, 15 min more in total',
    '2 of 3 releases would be held less long, 2 h less in total, 1 of them no longer for ever',
  ]);
});

it('says one release as one', () => {
  expect(differences([[{}, held(null, 'hours')]])).toEqual(['1 of 1 release would be held, for ever: hours (1)']);
});

it('lets no name move the terminal', () => {
  expect(differences([[{}, { unknown: ['a\u001b[2Jb'] }]])[0]).toBe('1 of 1 release would need a [2Jb');
});
