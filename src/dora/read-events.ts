/** Files of events, one JSON object a line (contract, section 8). */
import { DoraLog } from './dora-log.ts';

export { DoraLog };

/** Takes a line of a file of events. What is wrong with it is counted in the log; nothing is thrown. */
export function readDoraLine(text: string, log: DoraLog): void {
  log.addLine(text);
}
