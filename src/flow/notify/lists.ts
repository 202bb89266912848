/** Lists inside a notice, shortened: a page is read on a telephone. */
import type { Decision } from '../../domain/decision.ts';
import type { Change } from '../../domain/facts.ts';

const SHOWN = 5;

/** Requirements that are not met, with their gate. */
export function unmet({ gates }: Decision): readonly string[] {
  const lines = gates
    .filter(({ status }) => status === 'pending' || status === 'failed')
    .flatMap(({ name, requirements }) =>
      requirements.filter(({ status }) => status !== 'met').map((one) => `${name}: ${one.text}`),
    );
  return shortened(lines);
}

export function changes(list: readonly Change[]): readonly string[] {
  return shortened(list.map(sayChange));
}

function sayChange(change: Change): string {
  if (change.kind === 'commit')
    return `${change.sha.slice(0, 7)} ${change.message.split('\n')[0] ?? ''} (${change.author})`;
  return `#${change.number} ${change.title} (${change.author})`;
}

function shortened(lines: readonly string[]): readonly string[] {
  const more = lines.length - SHOWN;
  return more > 0 ? [...lines.slice(0, SHOWN), `and ${more} more`] : lines;
}
