/** One telling to everybody whose rules name its event. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Notice, Told } from '../../domain/notice.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { wishesOf } from './wishes.ts';

type Telling = Pick<Notice, 'repository' | 'event' | 'subject' | 'content'> & {
  readonly told: Pick<Told, 'summary' | 'lines'> & Partial<Told>;
  readonly at: EpochMs;
};

const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 300;

/** What is not said of it is null: it is about no deployment. */
export function plainNotices({ told, at, ...telling }: Telling, policies: readonly PolicyInForce[]): readonly Notice[] {
  const none = { environment: null, sha: null, deploymentId: null, runId: null };
  const lines = told.lines.map((line) => plainLine(line, LONGEST_LINE)).filter((line) => line !== '');
  const summary = plainLine(told.summary, LONGEST_SUMMARY);
  return wishesOf(policies)
    .filter(({ events }) => events.has(telling.event))
    .map(({ target }) => ({
      kind: 'notify',
      action: 'tell',
      target,
      ...telling,
      told: { ...none, ...told, at: toInstant(at), summary, lines },
    }));
}
