/** The figures at the end of a backtest. */
import type { ReplayedRelease } from './replayed-release.ts';

export interface BacktestSummary {
  readonly releases: number;
  /** Held by time at least for a while. */
  readonly held: number;
  readonly byTier: Readonly<Record<string, number>>;
  readonly byGate: Readonly<Record<string, number>>;
  /** Seconds, those held for ever left out. */
  readonly heldFor: number;
  readonly heldForever: number;
  /** With a second policy: releases of another tier or with other holding gates. */
  readonly changed?: number;
}

export function summarise(
  releases: readonly ReplayedRelease[],
  tiers: readonly string[],
  isComparison: boolean,
): BacktestSummary {
  const count = (isCounted: (release: ReplayedRelease) => boolean) => releases.filter(isCounted).length;
  return {
    releases: releases.length,
    held: count(({ heldBy }) => heldBy.length > 0),
    byTier: { ...Object.fromEntries(tiers.map((tier) => [tier, 0])), ...tally(releases.map(({ tier }) => tier)) },
    byGate: tally(releases.flatMap(({ heldBy }) => [...new Set(heldBy)])),
    heldFor: releases.reduce((sum, { heldFor }) => sum + (heldFor ?? 0), 0),
    heldForever: count(({ heldFor }) => heldFor === null),
    ...(isComparison ? { changed: count(isChanged) } : {}),
  };
}

export function isChanged({ tier, heldBy, against }: ReplayedRelease): boolean {
  if (against === undefined) return false;
  return against.tier !== tier || against.heldBy.join('\n') !== heldBy.join('\n');
}

function tally(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
