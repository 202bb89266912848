/** What is told of a rollback, to those whom the policies name. */
import type { Instant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Notice } from '../../domain/notice.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { wishesOf } from '../notify/wishes.ts';
import { tellingOf } from './tellings.ts';
import type { RollbackView } from './view.ts';

const LONGEST_SUMMARY = 200;
const LONGEST_LINE = 300;

export function noticesOf(view: RollbackView, policies: readonly PolicyInForce[], at: Instant): readonly Notice[] {
  const telling = tellingOf(view);
  if (telling === null) return [];
  const { repository, environment, deploymentId } = view.question;
  const { event, content, summary, lines } = telling;
  const told = {
    at,
    environment,
    sha: view.failedSha,
    deploymentId,
    runId: view.kept?.runId ?? view.told.failedRunId ?? 0,
    summary: plainLine(summary, LONGEST_SUMMARY),
    lines: lines.map((line) => plainLine(line, LONGEST_LINE)).filter((line) => line !== ''),
  };
  return wishesOf(policies)
    .filter(({ events }) => events.has(event))
    .map(({ target }) => {
      const subject = `rollback/${deploymentId}`;
      // Good news ends the alert that the bad news was, and is none of its own.
      if (telling.ends !== undefined && target.channel === 'pagerduty') {
        return { kind: 'notify', repository, target, event, subject, content: telling.ends, action: 'resolve', told };
      }
      return { kind: 'notify', repository, target, event, subject, content, action: 'tell', told };
    });
}
