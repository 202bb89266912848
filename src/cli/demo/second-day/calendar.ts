/** When things happen around the demo's planned release: sixteen days in Berlin, and a look back after the quarter. */

export const ZONE = 'Europe/Berlin';

export const CALENDAR = {
  /** Somebody makes the milestones. */
  plannedAt: Date.parse('2026-11-16T09:00:00+01:00'),
  /** As GitHub keeps a due date: some hours into the day of UTC. */
  dueOn: '2026-11-25T08:00:00Z',
  changesAt: Date.parse('2026-11-18T14:00:00+01:00'),
  codeFreezeAt: Date.parse('2026-11-20T16:00:00+01:00'),
  testEndAt: Date.parse('2026-11-23T16:30:00+01:00'),
  stagingAt: Date.parse('2026-11-24T09:00:00+01:00'),
  announcedAt: Date.parse('2026-11-24T10:00:00+01:00'),
  /** The window opens at 10:00. */
  beforeWindowAt: Date.parse('2026-11-25T09:40:00+01:00'),
  windowOpensAt: Date.parse('2026-11-25T10:00:00+01:00'),
  nightAt: Date.parse('2026-11-25T23:00:00+01:00'),
  regressionAt: Date.parse('2026-11-26T05:40:00+01:00'),
  reviewAt: Date.parse('2026-11-27T11:00:00+01:00'),
  nextQuarterAt: Date.parse('2027-01-04T09:00:00+01:00'),
} as const;
