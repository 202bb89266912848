import { describe, expect, it } from 'vitest';
import { DoraLog, readDoraLine } from '../../../src/dora/read-events.ts';
import { again, change, day, incident, logOf, metrics, ran, recovered, report, tried, verified } from './world.ts';

function qualityOf(lines: readonly string[]) {
  const log = new DoraLog();
  for (const line of lines) readDoraLine(line, log);
  return log.quality;
}

function malformed(fields: Readonly<Record<string, unknown>>) {
  return qualityOf([JSON.stringify(fields)]).malformedLines.map(({ problem }) => problem);
}

describe('a line', () => {
  it.each([['{'], ['[]'], ['12'], ['null'], ['"deployment"'], ['{}'], ['{"kind":1}']])('%s is malformed', (text) => {
    expect(qualityOf([text])).toMatchObject({ malformed: 1, unknownKinds: 0 });
  });

  it('of a kind that nobody knows is counted', () => {
    expect(qualityOf(['{"kind":"coffee"}'])).toMatchObject({ malformed: 0, unknownKinds: 1 });
  });

  it('that is empty is none', () => {
    expect(qualityOf(['', '  ', '\r'])).toMatchObject({ malformed: 0, unknownKinds: 0 });
  });

  it('may begin with a byte order mark', () => {
    expect(qualityOf([`\ufeff${JSON.stringify(ran('v1', 1))}`]).malformed).toBe(0);
  });

  it('is named by its number when it is malformed, the first ten of them', () => {
    const lines = ['', ...Array.from({ length: 12 }, () => 'x')];
    const { malformed: count, malformedLines } = qualityOf(lines);
    expect(count).toBe(12);
    expect(malformedLines.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(malformedLines[0]?.problem).toBe('it is not JSON');
  });

  it.each(['id', 'service', 'environment', 'sha', 'state', 'startedAt', 'finishedAt'])(
    'of a deployment without `%s` is malformed',
    (key) => {
      expect(malformed({ ...ran('v1', 1), [key]: undefined })).toEqual([expect.stringContaining(`\`${key}\``)]);
      expect(malformed({ ...ran('v1', 1), [key]: '' })).toEqual([expect.stringContaining(`\`${key}\``)]);
    },
  );

  it.each([
    [{ ...ran('v1', 1), finishedAt: '2026-02-30T00:00:00Z' }, 'finishedAt'],
    [{ ...ran('v1', 1), finishedAt: '2026-01-01' }, 'finishedAt'],
    [{ ...ran('v1', 1), finishedAt: '2026-01-01T24:00:00Z' }, 'finishedAt'],
    [{ ...ran('v1', 1), finishedAt: '2026-01-01T00:00:0xZ' }, 'finishedAt'],
    [{ ...ran('v1', 1), state: 'inactive' }, 'state'],
    [{ ...ran('v1', 1), changes: {} }, 'changes'],
    [{ ...incident('i', []) }, 'intervals'],
    [{ ...incident('i', [[1]]), intervals: [{ openedAt: 'yesterday' }] }, 'intervals'],
    [{ ...incident('i', [[1]]), intervals: [{ openedAt: day(1), closedAt: 'today' }] }, 'intervals'],
    [{ ...incident('i', [[1]]), id: null }, 'id'],
    [{ ...incident('i', [[1]]), cause: 'me' }, 'cause'],
    [{ ...incident('i', [[1]]), cause: {} }, 'cause'],
    [{ ...verified('v1', 'fail', 1), deploymentId: undefined }, 'deploymentId'],
    [{ ...verified('v1', 'fail', 1), verdict: 7 }, 'verdict'],
    [{ ...verified('v1', 'fail', 1), at: 7 }, 'at'],
    [{ ...recovered('v1', 1), deploymentId: [] }, 'deploymentId'],
    [{ ...recovered('v1', 1), at: null }, 'at'],
  ])('%j is malformed because of `%s`', (fields, key) => {
    expect(malformed(fields)).toEqual([expect.stringContaining(`\`${key}\``)]);
  });

  it('may have null for what is not known, a number for an id, and any offset', () => {
    const nothing = { tier: null, type: null, team: null, previousSha: null, changes: null };
    const log = logOf([
      { ...ran('v1', 1), ...nothing, id: 7, finishedAt: '2026-01-02T02:30:00.5+02:30' },
      { ...incident('i', [[2]]), service: null, environment: null, cause: null },
      { ...verified('v1', 'pass', 3), deploymentId: 7 },
    ]);
    expect(log.quality).toMatchObject({ malformed: 0, unknownTypes: 0, malformedChanges: 0 });
    expect(log.knows('7')).toBe(true);
    expect(log.lanes[0]?.attempts[0]?.finishedAt).toBe(Date.UTC(2026, 0, 2, 0, 0, 0, 500));
  });

  it('gives the instant of each of its shapes', () => {
    for (const text of [
      '2026-02-28T23:59:59Z',
      '2026-03-31T00:00:00Z',
      '2028-02-29T12:00:00Z',
      '1969-12-31T00:00:00Z',
    ]) {
      const log = logOf([{ ...ran('v1', 1), finishedAt: text }]);
      expect(log.lanes[0]?.attempts[0]?.finishedAt).toBe(Date.parse(text));
    }
  });
});

describe('what is doubtful is counted and changes no other figure', () => {
  const events = [ran('v1', 1), ran('v2', 3), verified('v2', 'fail', 4), again('v1', 5), incident('i', [[3.5, 6]])];

  it('events that come twice', () => {
    const twice = report([...events, ...events]);
    expect(twice.lanes).toEqual(report(events).lanes);
    expect(twice.dataQuality).toMatchObject({ duplicates: 5, contradictions: 0, outOfOrder: 0 });
  });

  it('of two with one id the one that was written last counts', () => {
    const quality = report([tried('v1', 1, { id: 'd' }), ran('v1', 2, { id: 'd' })]).dataQuality;
    expect(quality).toMatchObject({ duplicates: 1, contradictions: 1 });
    expect(metrics([tried('v1', 1, { id: 'd' }), ran('v1', 2, { id: 'd' })]).deploymentFrequency).toMatchObject({
      ...{ n: 1, deployFailures: 0 },
    });
  });

  it('events after later ones of their kind and lane', () => {
    const shuffled = report([ran('v2', 3), ran('v1', 1), again('v1', 5), ...events.slice(2, 3), ...events.slice(4)]);
    expect(shuffled.lanes).toEqual(report(events).lanes);
    expect(shuffled.dataQuality.outOfOrder).toBe(1);
  });

  it('events of one instant are in order', () => {
    expect(logOf([ran('v1', 1), ran('v2', 1)]).quality.outOfOrder).toBe(0);
  });

  it('lanes that were written one after the other are in order', () => {
    const other = events.slice(0, 2).map((event) => ({ ...event, service: 'api', id: `api ${JSON.stringify(event)}` }));
    expect(logOf([...events, ...other]).quality.outOfOrder).toBe(0);
  });

  it('ends before beginnings', () => {
    const log = logOf([ran('v1', 1, { startedAt: day(2) }), incident('i', [[3, 2]])]);
    expect(log.quality.negativeSpans).toBe(2);
  });

  it('deployments that nobody knows', () => {
    const more = [
      ...[verified('v9', 'fail', 4), verified('v9', 'pass', 4), recovered('v9', 4)],
      ...[incident('a', [[3, 4]], { deploymentId: 'v9' }), incident('b', [[3, 4]], { sha: 'v9' })],
    ];
    const { dataQuality, lanes } = report([...events, ...more]);
    expect(dataQuality['unknownDeployments']).toBe(5);
    expect(lanes).toEqual(report(events).lanes);
  });

  it('types, verdicts and changes that cannot be read', () => {
    const changes = [change(1, 0), 7, { number: 2 }, { number: 3, firstCommitAt: 'x' }];
    const log = logOf([{ ...ran('v1', 1), type: 'feature', changes }, verified('v1', 'great', 2)]);
    expect(log.quality).toMatchObject({ unknownTypes: 1, unknownVerdicts: 1, malformedChanges: 3, malformed: 0 });
  });

  it('events at the end of the window and later, of every kind', () => {
    const late = [ran('v3', 30), verified('v1', 'fail', 30), recovered('v1', 31), incident('j', [[32]])];
    const { dataQuality, lanes } = report([...events, ...late]);
    expect(dataQuality['future']).toBe(4);
    expect(lanes).toEqual(report(events).lanes);
  });

  it('deployments without tier, type and team', () => {
    const told = ran('v3', 7, { tier: 'low', type: 'minor', team: 'a' });
    const { dataQuality } = report([ran('v1', 1), ran('v2', 3), told]);
    expect(dataQuality).toMatchObject({ withoutTier: 2, withoutType: 2, withoutTeam: 2 });
  });
});
