/** The requirement `window`: one of the named windows is open. */
import { type Timeline, unionOf } from '../../calendar/timeline.ts';
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

interface NamedWindow {
  readonly name: string;
  readonly timeline: Timeline;
  readonly zone: string;
}

function judgeWindow(policy: Policy, names: readonly string[], at: EpochMs): Finding {
  const windows = windowsNamed(policy, names);
  const timeline = unionOf(windows.map((each) => each.timeline));
  const { isInside, changesAt } = timeline.stateAt(at);
  const found = { kind: 'window', changesAt, time: { wanted: 'inside', timeline } } as const;
  if (isInside) {
    const open = windows.filter((each) => each.timeline.stateAt(at).isInside);
    const closesAt = changesAt === null ? null : toInstant(changesAt);
    // The last moment is still inside: the window that holds then is the one that closes.
    const zone = zoneAt(windows, changesAt === null ? at : changesAt - 1);
    const reason = { code: 'window-open', windows: open.map((each) => each.name), closesAt, zone };
    return { ...found, status: 'met', reason };
  }
  if (changesAt !== null) {
    const zone = zoneAt(windows, changesAt);
    const reason = { code: 'window-closed', windows: names, opensAt: toInstant(changesAt), zone };
    return { ...found, status: 'pending', reason };
  }
  const zone = zoneAt(windows, at);
  return names.some((name) => isHolidayUnknown(policy, name, at))
    ? { ...found, status: 'pending', reason: { code: 'holidays-unknown', windows: names, zone } }
    : { ...found, status: 'failed', reason: { code: 'never-opens', windows: names, zone } };
}

/** When one of the windows opens that a gate asks for, once those have closed that are open; null: nobody knows. */
export function opensAfter(policy: Policy, gate: string, closesAt: EpochMs): EpochMs | null {
  const names = policy.gates.find(({ name }) => name === gate)?.require.window ?? [];
  const { isInside, changesAt } = unionOf(windowsNamed(policy, names).map(({ timeline }) => timeline)).stateAt(
    closesAt,
  );
  return isInside ? null : changesAt;
}

function windowsNamed(policy: Policy, names: readonly string[]): readonly NamedWindow[] {
  return names.flatMap((name) => {
    const timeline = windowTimeline(policy, name);
    return timeline === undefined ? [] : [{ name, timeline, zone: policy.windows[name]?.zone ?? policy.zone }];
  });
}

/** A time is told on the clock of the window that it is an end of, as it stands in the policy. */
function zoneAt(windows: readonly NamedWindow[], at: EpochMs): string {
  const zone = windows.find((each) => each.timeline.stateAt(at).isInside) ?? windows[0];
  return zone?.zone ?? 'UTC';
}
