/** People who asked not to be named are not, wherever a lane is displayed. What is kept stays as it is. */
import type { EnvironmentLane } from './environment-lane.ts';

export interface ShownNames {
  /** What a login is displayed as. */
  of(login: string): string;
  /** What people wrote, with the same in it. */
  within(text: string): string;
}

export function erasePeople(lane: EnvironmentLane, names: ShownNames): EnvironmentLane {
  const { running, holds, freezes, quarantined } = lane;
  const by = <T extends { readonly by: string; readonly reason: string }>(each: T): T => {
    return { ...each, by: names.of(each.by), reason: names.within(each.reason) };
  };
  return {
    ...lane,
    running:
      running === null
        ? null
        : { ...running, opened: { ...running.opened, by: running.opened.by.map((login) => names.of(login)) } },
    holds: holds.map(by),
    freezes: freezes.map(by),
    quarantined: quarantined.map((each) => ({ ...each, reason: names.within(each.reason) })),
  };
}
