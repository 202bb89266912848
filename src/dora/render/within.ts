/** What fits into an issue: how much is shown, stage by stage, and the last cut. */

/** GitHub's limit of the body of an issue, in code points. UTF-16 units are counted, which are never fewer. */
export const ISSUE_LIMIT = 65_536;

/** Kept free, for the marks around our part and for what people write beside it. */
const RESERVE = 0.05;

export function roomIn(limit: number): number {
  return Math.floor(limit * (1 - RESERVE));
}

/** How much of a report is shown. */
export interface Stage {
  readonly marks: number;
  readonly weeks: number;
  readonly teams: number;
  readonly types: number;
  readonly tiers: number;
  readonly lanes: number;
}

const ALL: Stage = { marks: 20, weeks: 53, teams: 40, types: 20, tiers: 20, lanes: 100 };

/** Each shows less than the one before. What goes first is what is missed least. */
export const STAGES: readonly Stage[] = [
  ALL,
  { ...ALL, marks: 5, weeks: 13 },
  { ...ALL, marks: 0, weeks: 13, teams: 0 },
  { ...ALL, marks: 0, weeks: 0, teams: 0, types: 0 },
  ...[50, 25, 12, 6, 3, 1].map((lanes) => ({ marks: 0, weeks: 0, teams: 0, types: 0, tiers: 8, lanes })),
];

const CUT = '… the rest does not fit here.';

/** As many whole lines as fit; never ends inside a fence or a closed part. */
export function cutLines(lines: readonly string[], room: number): string {
  const whole = lines.join('\n');
  if (whole.length <= room) return whole;
  const kept: string[] = [];
  let length = CUT.length + 2;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room) break;
    kept.push(line);
  }
  return [...beforeWhatIsOpen(kept), '', CUT].join('\n').slice(0, room);
}

function beforeWhatIsOpen(lines: readonly string[]): readonly string[] {
  let openAt: number | undefined;
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('```mermaid') || line === '<details>') openAt ??= at;
    else if (line === '```' || line === '</details>') openAt = undefined;
  }
  return openAt === undefined ? lines : lines.slice(0, openAt);
}
