import { describe, expect, it } from 'vitest';
import { barriersBetween } from '../../../src/rollback/barriers.ts';
import { change, RULES, takenAway } from './made-case.ts';

const NO_PATHS = { barriers: { labels: [], paths: [] } };

describe('barriers', () => {
  it('are labels without regard to case, paths that the policy marks, and trailers', () => {
    const found = barriersBetween(
      takenAway(
        change({ name: '#1', labels: ['NO-rollback', 'bug'] }),
        change({ name: '#2', markedPaths: ['db/migrations/1.sql'] }),
        change({ name: '#3', message: 'feat: x\r\n\r\nrollback-barrier:  the old schema is gone \r\n' }),
        change({ name: '#4', message: 'feat\n\nRollback-Barrier:' }),
      ),
      RULES,
    );
    expect(found).toEqual({
      kind: 'found',
      barriers: [
        { change: '#1', by: 'label', what: 'NO-rollback' },
        { change: '#2', by: 'path', what: 'db/migrations/1.sql' },
        { change: '#3', by: 'trailer', what: 'the old schema is gone' },
        { change: '#4', by: 'trailer', what: '' },
      ],
    });
  });

  it('are not what only mentions one, or a label that the policy does not name', () => {
    const message = 'docs: about `Rollback-Barrier: x`\n\n> Rollback-Barrier: quoted\nNo-Rollback-Barrier: x';
    expect(barriersBetween(takenAway(change({ message, labels: ['no-rollbacks'] })), RULES)).toEqual({ kind: 'none' });
  });

  it('are unknown where something was not read', () => {
    expect(barriersBetween(null, RULES)).toMatchObject({ kind: 'unknown', because: 'not-read' });
    expect(barriersBetween({ ...takenAway(change()), complete: false }, RULES)).toMatchObject({ because: 'list-cut' });
    expect(barriersBetween(takenAway(), RULES)).toMatchObject({ because: 'nothing-listed' });
    const cut = takenAway(change(), change({ name: '#9', pathsComplete: false }));
    expect(barriersBetween(cut, RULES)).toEqual({ kind: 'unknown', because: 'files-cut', change: '#9' });
    expect(barriersBetween(cut, NO_PATHS)).toEqual({ kind: 'none' });
  });

  it('stand in the commits of a pull request, too, whatever its text says by now', () => {
    const message = 'feat: new schema\n\nRollback-Barrier: the old one is gone';
    const messages = [
      { name: 'abc1234', message },
      { name: 'def5678', message: 'fix: typo' },
    ];
    expect(barriersBetween({ ...takenAway(change({ message: '' })), messages }, RULES)).toEqual({
      kind: 'found',
      barriers: [{ change: 'abc1234', by: 'trailer', what: 'the old one is gone' }],
    });
    // The commit is the change.
    const twice = barriersBetween({ ...takenAway(change({ name: 'abc1234', message })), messages }, RULES);
    expect(twice).toMatchObject({ barriers: [{ change: 'abc1234' }] });
  });

  it('count when they were found, although not all was read', () => {
    const cut = { ...takenAway(change({ labels: ['no-rollback'], pathsComplete: false })), complete: false };
    expect(barriersBetween(cut, RULES).kind).toBe('found');
  });

  it('are found in a message of a megabyte at once', () => {
    const message = `${' '.repeat(500_000)}\n${'rollback-barrier '.repeat(30_000)}`;
    const began = performance.now();
    expect(barriersBetween(takenAway(change({ message })), RULES)).toEqual({ kind: 'none' });
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
