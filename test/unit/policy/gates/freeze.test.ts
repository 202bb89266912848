import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../../src/domain/facts.ts';
import { decide } from '../../../../src/policy/decide.ts';
import { at, decideBy, facts, inForce, requirement } from '../builders.ts';

type PersonsFreeze = Facts['freezes'][number];

function personsFreeze(more: Partial<PersonsFreeze> = {}): PersonsFreeze {
  return { environment: 'production', from: at('2026-11-23T08:00:00Z'), by: 'sam', reason: 'sev 1', ...more };
}

/** The freeze requirement at `instant`. */
function told(policy: string, instant: string, freezes: Facts['freezes'] = []) {
  return requirement(decideBy(policy, { at: at(instant), freezes }), 'freeze');
}

const FOLLOWING = `version: 1
zone: Europe/Berlin
freezes:
  - { name: Black Friday, from: 2026-11-26, until: 2026-12-01 }
  - { name: stocktaking, from: 2026-11-30, until: 2026-12-03, zone: America/New_York }
  - { name: year end, from: 2026-12-03T06:00+01:00, until: 2026-12-04T06:00+01:00 }
  - { name: far away, from: 2026-12-24, until: 2026-12-27 }
`;

describe('freezes that follow each other without a gap', () => {
  test('end when the last of them does, which is told on its clock', () => {
    const { status, reason, text, nextTransitionAt } = told(FOLLOWING, '2026-11-27T12:00:00Z');
    expect([status, nextTransitionAt]).toEqual(['pending', '2026-12-04T05:00:00Z']);
    expect(reason).toEqual({
      code: 'freeze',
      freezes: ['Black Friday'],
      followedBy: ['stocktaking', 'year end'],
      until: '2026-12-04T05:00:00Z',
      zone: 'Europe/Berlin',
    });
    expect(text).toBe(
      'Frozen by Black Friday, then stocktaking, year end, until Fri 4 Dec 06:00 Europe/Berlin (05:00 UTC). Wait for the end.',
    );
  });

  test('of which one alone is left is told alone', () => {
    const { reason, text } = told(FOLLOWING, '2026-12-03T12:00:00Z');
    expect(reason).toEqual({
      code: 'freeze',
      freezes: ['year end'],
      until: '2026-12-04T05:00:00Z',
      zone: 'Europe/Berlin',
    });
    expect(text).toBe('Frozen by year end until Fri 4 Dec 06:00 Europe/Berlin (05:00 UTC). Wait for the end.');
  });
});

test('the freeze that ends last tells the time on its own clock', () => {
  const policy = `version: 1
zone: Europe/Berlin
freezes:
  - { name: here, from: 2026-11-23, until: 2026-11-25 }
  - { name: there, from: 2026-11-23, until: 2026-11-25, zone: America/New_York }
`;
  expect(told(policy, '2026-11-23T12:00:00Z').text).toBe(
    'Frozen by here, there until Wed 25 Nov 00:00 America/New_York (05:00 UTC). Wait for the end.',
  );
});

test('freezes of organisation and repository are one requirement; a name that both gave is told once', () => {
  const text = (until: string): string =>
    `version: 1\nzone: Europe/Berlin\nfreezes: [{ name: Christmas, from: 2026-12-20, until: ${until} }]\n`;
  const policies = [inForce(text('2026-12-27'), 'org'), inForce(text('2027-01-03'))];
  const decision = decide(policies, facts({ at: at('2026-12-24T12:00:00Z') }));
  expect(decision.gates.map(({ name }) => name)).toEqual(['freeze']);
  expect(requirement(decision).reason).toEqual({
    code: 'freeze',
    freezes: ['Christmas'],
    until: '2027-01-02T23:00:00Z',
    zone: 'Europe/Berlin',
  });
});

test('the window that opens after the freeze has ended decides when it opens', () => {
  const policy = `version: 1
zone: Europe/Berlin
windows: { office: { days: mon-thu, hours: "09:00-15:30" } }
freezes: [{ name: Black Friday, from: 2026-11-26, until: 2026-12-01 }]
gates: [{ name: hours, require: { window: office } }]
`;
  const decision = decideBy(policy, { at: at('2026-11-26T09:00:00Z') });
  expect(requirement(decision, 'freeze').reason).toMatchObject({ until: '2026-11-30T23:00:00Z' });
  expect(requirement(decision, 'hours').status).toBe('met');
  expect(decision.earliestOpening).toBe('2026-12-01T08:00:00Z');
  expect(decision.nextTransitionAt).toBe('2026-11-26T14:30:00Z');
});

test('what does not concern the release is told with nothing, what will concern it with its beginning', () => {
  const policy = `version: 1
freezes:
  - { name: others, from: 2026-11-20, until: 2026-11-30, environments: staging }
  - { name: merging, from: 2026-11-20, until: 2026-11-30, at: [merge] }
  - { name: soon, from: 2026-12-01, until: 2026-12-02 }
`;
  expect(told(policy, '2026-11-23T12:00:00Z')).toMatchObject({
    status: 'met',
    reason: { code: 'no-freeze', freezes: ['soon'], beginsAt: '2026-12-01T00:00:00Z', zone: 'UTC' },
    nextTransitionAt: '2026-12-01T00:00:00Z',
  });
  expect(told(policy, '2026-12-02T00:00:00Z').reason).toEqual({ code: 'no-freeze' });
});

describe('a freeze that a person set', () => {
  const POLICY = 'version: 1\nfreezes: [{ name: weekend, days: sat-sun }]\n';

  test('without an end is pending: a person can lift it', () => {
    const decision = decideBy(POLICY, { freezes: [personsFreeze()] });
    expect([decision.verdict, decision.earliestOpening, decision.nextTransitionAt]).toEqual(['waiting', null, null]);
    expect(requirement(decision).reason).toMatchObject({
      code: 'freeze',
      freezes: ['freeze by sam: sev 1'],
      until: null,
    });
    expect(requirement(decision).text).toContain('until somebody lifts it');
  });

  test('with an end is over at that instant', () => {
    const decision = decideBy(POLICY, { freezes: [personsFreeze({ until: at('2026-11-23T12:00:00Z') })] });
    expect([decision.verdict, decision.earliestOpening]).toEqual(['waiting', '2026-11-23T12:00:00Z']);
  });

  test('that follows one of the policy keeps it frozen on and on', () => {
    const freezes = [personsFreeze({ from: at('2026-11-28T12:00:00Z') })];
    const { reason } = told(POLICY, '2026-11-28T09:00:00Z', freezes);
    expect(reason).toMatchObject({ freezes: ['weekend'], followedBy: ['freeze by sam: sev 1'], until: null });
  });
});
