/** Whether our clock is GitHub's. */
import { type Check, ok } from './check.ts';

export interface ClockReading {
  /** By how many milliseconds our clock is ahead; negative: behind. */
  readonly aheadMs: number;
  /** So much of it may be due to the way of the answer. */
  readonly giveMs: number;
}

const WARN_OVER_MS = 30_000;
/** Docs, "Generating a JSON Web Token": a token is refused that was made in the future, or ends over 10 minutes on. */
const REFUSED_OVER_MS = 60_000;

export function judgeClock({ aheadMs, giveMs }: ClockReading): Check {
  const off = Math.max(0, Math.abs(aheadMs) - giveMs);
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (off <= WARN_OVER_MS) return ok('clock', 'The clock of this machine agrees with that of GitHub');
  return {
    code: 'clock-off',
    level: off > REFUSED_OVER_MS ? 'problem' : 'warning',
    subject: '',
    what: `The clock of this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} that of GitHub`,
    why: 'windows and freezes begin and end at the wrong time, and GitHub may refuse the sign-in of the App',
    fix: 'Have the clock set over the network (chrony, systemd-timesyncd or the settings of the host)',
  };
}
