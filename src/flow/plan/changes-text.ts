/** What belongs to a planned release: its pull requests and issues, and the commits that gates know of. */
import { sayLocal } from '../../calendar/wording.ts';
import { epochMs } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { MilestoneItem } from '../ports.ts';
import type { PlanView } from './plan-view.ts';

const MOST_TITLES = 60;

export function sayItems({ items, isCut }: PlanView): readonly string[] {
  const pulls = items.filter(({ kind }) => kind === 'pull-request');
  const issues = items.filter(({ kind }) => kind === 'issue');
  if (items.length === 0) return ['Nothing belongs to the milestone yet.'];
  const counts = [count('Pull requests', pulls), count('Issues', issues)].filter((each) => each !== '').join(' ');
  const shown = pulls.slice(0, MOST_TITLES).map(sayPull);
  const more = pulls.length - shown.length;
  return [
    `${counts}${isCut ? ' There are more than are read here.' : ''}`,
    ...(shown.length === 0 ? [] : ['', ...shown]),
    ...(more > 0 ? [`- … and ${more} more`] : []),
  ];
}

/** What the no-go holds although it left the milestone. */
export function sayHeldOutside({ held, items }: Pick<PlanView, 'held' | 'items'>): readonly string[] {
  const left = held.pulls.filter((pull) => !items.some(({ number }) => number === pull));
  return [
    ...(left.length === 0
      ? []
      : ['', `⚠️ The no-go holds these too, which left the milestone since: ${sayPulls(left)}.`]),
    ...(held.isCut
      ? ['', '⚠️ More belonged to it than could be read: the no-go holds every release that brings a pull request.']
      : []),
  ];
}

export function sayPulls(pulls: readonly number[]): string {
  const more = pulls.length - MOST_TITLES;
  const listed = pulls.slice(0, MOST_TITLES).map((pull) => `#${pull}`);
  return `${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Empty where there are none. */
function count(name: string, items: readonly MilestoneItem[]): string {
  const open = items.filter(({ isOpen }) => isOpen).length;
  const merged = items.filter(({ isMerged }) => isMerged === true).length;
  const counts = [
    [open, 'open'],
    [merged, 'merged'],
    [items.length - open - merged, 'closed'],
  ] as const;
  const told = counts.filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
  return told.length === 0 ? '' : `${name}: ${told.join(', ')}.`;
}

function sayPull({ number, title, isOpen }: MilestoneItem): string {
  return `- #${number} ${inertMarkdown(plainLine(title, 200))}${isOpen ? ' (open)' : ''}`;
}

/** "production open" would read as if its gate stood open. */
const VERDICTS: Readonly<Record<string, string>> = { open: 'let in', waiting: 'held', blocked: 'blocked' };

export function sayCommits({ releases, zone, at }: PlanView): readonly string[] {
  if (releases.length === 0) return ['No deployment of it has asked to be let through yet.'];
  return releases.map(({ sha, lanes, record, backAt }) => {
    const told = lanes
      .map(({ environment, verdict }) => `${inertMarkdown(environment)} ${VERDICTS[verdict] ?? verdict}`)
      .join(', ');
    const back = backAt === undefined ? '' : `, **taken back ${inertMarkdown(sayLocal(epochMs(backAt), zone, at))}**`;
    return `- \`${sha.slice(0, 12)}\`: ${told}${back}${record === null ? '' : `; its record is #${record}`}`;
  });
}
