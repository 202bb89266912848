/** The requirement `window`: one of the named windows is open. */
import { unionOf } from '../../calendar/timeline.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { isHolidayUnknown, windowTimeline } from '../calendar.ts';
import type { Policy } from '../schema.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';

export function judgeWindows(gates: readonly ActiveGate[], { at }: ReleaseContext): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const names = active.gate.require.window;
    return names === undefined ? [] : [[active, judgeWindow(active.policy, names, at)] as const];
  });
  return new Map(findings);
}

function judgeWindow(policy: Policy, names: readonly string[], at: EpochMs): Finding {
  const windows = names.flatMap((name) => {
    const timeline = windowTimeline(policy, name);
    return timeline === undefined ? [] : [{ name, timeline }];
  });
  const timeline = unionOf(windows.map((each) => each.timeline));
  const { isInside, changesAt } = timeline.stateAt(at);
  const time = { wanted: 'inside', timeline } as const;
  const zone = zoneOf(policy, names);
  if (isInside) {
    const open = windows.filter((each) => each.timeline.stateAt(at).isInside).map((each) => each.name);
    const reason = { code: 'window-open', windows: open, closesAt: instantOrNull(changesAt), zone };
    return { kind: 'window', status: 'met', reason, changesAt, time };
  }
  if (changesAt === null && names.some((name) => isHolidayUnknown(policy, name, at))) {
    return {
      kind: 'window',
      status: 'pending',
      reason: { code: 'holidays-unknown', windows: names, zone },
      changesAt,
      time,
    };
  }
  if (changesAt === null) {
    return { kind: 'window', status: 'failed', reason: { code: 'never-opens', windows: names, zone }, changesAt, time };
  }
  const reason = { code: 'window-closed', windows: names, opensAt: toInstant(changesAt), zone };
  return { kind: 'window', status: 'pending', reason, changesAt, time };
}

/** In which zone the times of these windows are told. */
function zoneOf(policy: Policy, names: readonly string[]): string {
  const [first] = names;
  return (first === undefined ? undefined : policy.windows[first]?.zone) ?? policy.zone;
}

function instantOrNull(at: EpochMs | null): string | null {
  return at === null ? null : toInstant(at);
}
