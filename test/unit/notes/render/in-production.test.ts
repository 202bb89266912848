import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../../src/domain/instant.ts';
import { type InProduction, renderInProduction } from '../../../../src/notes/render/in-production.ts';
import { REPOSITORY_URL, shaOf } from './samples.ts';

const TOLD: InProduction = {
  environment: 'production',
  service: 'shop',
  deployed: { at: '2026-11-22T13:03:00Z' as Instant, sha: shaOf('b') },
  tier: 'high',
  verification: { verdict: 'pass', at: '2026-11-22T13:30:00Z' as Instant },
  notesUrl: `${REPOSITORY_URL}/releases/tag/v1.5.0`,
  takenBack: null,
};
const MANNER = { repositoryUrl: REPOSITORY_URL, zone: 'Europe/Berlin' };

describe('the comment on a pull request', () => {
  test('says since when it runs where, and with what', () => {
    expect(renderInProduction(TOLD, MANNER)).toBe(
      [
        'This has been in **production** (shop) since Sun 22 Nov 2026 14:03 Europe/Berlin (13:03 UTC).',
        `Deployed with commit [\`bbbbbbb\`](${REPOSITORY_URL}/commit/${shaOf('b')}), tier high, verification passed.`,
        `[Release notes](${REPOSITORY_URL}/releases/tag/v1.5.0)`,
      ].join('\n\n'),
    );
  });

  test('says no more than is known', () => {
    const told = { ...TOLD, service: null, tier: null, verification: undefined, notesUrl: null };
    expect(renderInProduction(told, { repositoryUrl: null })).toBe(
      'This has been in **production** since Sun 22 Nov 2026 13:03 UTC.\n\nDeployed with commit `bbbbbbb`.',
    );
    expect(renderInProduction({ ...told, verification: null }, MANNER)).toContain(', not verified yet.');
  });

  test('says first that it was taken back, when, where to and why', () => {
    const takenBack = {
      at: '2026-11-22T14:10:00Z' as Instant,
      to: shaOf('a'),
      because: 'verification failed: version',
    };
    const text = renderInProduction({ ...TOLD, takenBack }, { ...MANNER, repositoryUrl: null });
    expect(text.split('\n\n').slice(0, 5)).toEqual([
      'This is **no longer in production** (shop): it was taken back on Sun 22 Nov 2026 15:10 Europe/Berlin (14:10 UTC).',
      'The environment went back to `aaaaaaa`.',
      'Why: verification failed: version',
      'What next: it stays merged. What was taken back is refused there until it is repaired or reverted, and somebody lifts that.',
      'It had been there since Sun 22 Nov 2026 14:03 Europe/Berlin (13:03 UTC). Deployed with commit `bbbbbbb`, tier high, verification passed.',
    ]);
    expect(renderInProduction({ ...TOLD, takenBack: { ...takenBack, because: '' } }, MANNER)).not.toContain('Why:');
  });
});
