import { expect, test } from 'vitest';
import type { RequirementResult } from '../../../../src/domain/decision.ts';
import type { IncidentFact } from '../../../../src/domain/facts.ts';
import { at, decideBy, MONDAY, requirement } from '../builders.ts';

const POLICY = 'version: 1\ngates: [{ name: calm, require: { no-incident: { labels: [sev1, outage] } } }]\n';

function incident(number: number, more: Partial<IncidentFact> = {}): IncidentFact {
  return { number, labels: ['sev1'], openedAt: at('2026-11-23T08:00:00Z'), ...more };
}

function judged(...incidents: readonly IncidentFact[]): RequirementResult {
  return requirement(decideBy(POLICY, { incidents }), 'calm');
}

test('an open issue with one of the labels holds the release', () => {
  expect(judged(incident(9, { labels: ['bug', 'Outage'] }), incident(7))).toMatchObject({
    kind: 'no-incident',
    status: 'pending',
    reason: { code: 'incident-open', incidents: [7, 9] },
    text: 'Open incidents labelled sev1 or outage: #7, #9. Nothing new goes out until they are closed, or the label is taken off.',
  });
});

test.each<[string, IncidentFact]>([
  ['of another label', incident(7, { labels: ['sev2', 'sev10'] })],
  ['that is closed', incident(7, { closedAt: at('2026-11-23T08:30:00Z') })],
  ['that is closed this very instant', incident(7, { closedAt: MONDAY })],
])('an issue %s holds nothing', (_name, given) => {
  expect(judged(given)).toMatchObject({ status: 'met', reason: { code: 'no-incident' } });
});

test('an issue that is opened this very instant holds', () => {
  expect(judged(incident(7, { openedAt: MONDAY })).status).toBe('pending');
});

test('an issue that facts know to be closed later holds until then', () => {
  expect(judged(incident(7, { closedAt: at('2026-11-23T11:00:00Z') }))).toMatchObject({
    status: 'pending',
    nextTransitionAt: '2026-11-23T11:00:00Z',
  });
});

test('an issue that is opened later holds from then on', () => {
  expect(judged(incident(7, { openedAt: at('2026-11-23T11:00:00Z') }))).toMatchObject({
    status: 'met',
    nextTransitionAt: '2026-11-23T11:00:00Z',
  });
});

test('an issue that was reopened counts for as long as any of its times', () => {
  const closed = incident(7, { closedAt: at('2026-11-23T08:30:00Z') });
  expect(judged(closed, incident(7, { openedAt: at('2026-11-23T08:45:00Z') })).reason).toMatchObject({
    incidents: [7],
  });
});
