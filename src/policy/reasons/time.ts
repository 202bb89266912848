/** Reasons that only time decides: windows and freezes. */
import type { Reason } from '../../domain/decision.ts';
import { list, moment, type ReasonEntry } from './wording.ts';

export const TIME_REASONS = {
  'window-open': {
    group: 'time',
    meaning: 'One of the windows is open.',
    data: {
      windows: 'names of the open windows',
      closesAt: 'when that ends, or null',
      zone: 'zone of the times in words',
    },
    say: (reason, at) => {
      const closes = reason['closesAt'] === null ? '' : ` until ${moment(reason['closesAt'], reason, at)}`;
      return `${windows(reason)} open${closes}.`;
    },
  },
  'window-closed': {
    group: 'time',
    meaning: 'None of the windows is open now.',
    data: { windows: 'names of the windows', opensAt: 'when the next one opens', zone: 'zone of the times in words' },
    say: (reason, at) =>
      `${windows(reason)} closed; the next opening is ${moment(reason['opensAt'], reason, at)}. It opens by itself.`,
  },
  freeze: {
    group: 'time',
    meaning: 'A freeze that concerns this release is running.',
    data: {
      freezes: 'names of the freezes that run',
      followedBy: 'names of those that begin before these have ended; absent when there are none',
      until: 'when all of them have ended, or null',
      override: '`{by, environment}`: who may break glass, in words; absent when nobody may',
      zone: 'zone of the times in words',
    },
    say: (reason, at) => {
      const end = reason['until'] === null ? 'until somebody lifts it' : `until ${moment(reason['until'], reason, at)}`;
      const followed = reason['followedBy'] === undefined ? '' : `, then ${list(reason['followedBy'])},`;
      return `Frozen by ${list(reason['freezes'])}${followed} ${end}. ${sayBreakGlass(reason)}`;
    },
  },
  'no-freeze': {
    group: 'time',
    meaning: 'No freeze that concerns this release is running.',
    data: {
      freezes: 'names of the next ones, if any',
      beginsAt: 'when they begin',
      zone: 'zone of the times in words',
    },
    say: (reason, at) => {
      if (reason['beginsAt'] === undefined) return 'No freeze concerns this release, now or later.';
      return `No freeze is running for this release; ${list(reason['freezes'])} begins ${moment(reason['beginsAt'], reason, at)}.`;
    },
  },
  'holidays-unknown': {
    group: 'time',
    meaning: 'The public holidays of so late a year are not known, so the windows stay closed.',
    data: { windows: 'names of the windows', zone: 'zone of the times in words' },
    say: (reason) =>
      `${windows(reason)} closed: the public holidays of that year are not known yet. Name the dates in the policy instead.`,
  },
  'never-opens': {
    group: 'time',
    meaning: 'The windows and freezes of the policy leave no time at which this release could go out.',
    data: { windows: 'names of the windows' },
    say: () =>
      'The windows and freezes of the policy leave no time for this release within 100 years. The policy has to be changed.',
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

function windows(reason: Reason): string {
  const names = Array.isArray(reason['windows']) ? reason['windows'] : [];
  return names.length === 1 ? `Window ${String(names[0])} is` : `Windows ${names.join(', ')} are`;
}

function sayBreakGlass({ override }: Reason): string {
  const { by, environment } = (override ?? {}) as { readonly by?: string; readonly environment?: string };
  if (by === undefined) return 'Wait for the end.';
  return `Wait for the end; if it cannot wait, ${by} can open it with the comment /tidegate override ${environment} REASON.`;
}
