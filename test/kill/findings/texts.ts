/** What stands on GitHub: issues that are kept, comments, and decisions in the record of a planned release. */
import type { Ledger } from '../database.ts';
import { type Decision, lastWords } from '../story/planning.ts';
import { idOf, isAcknowledged, repeated, type Scene } from './scene.ts';

const BOT = 'tidegate[bot]';
const ISSUE = /<!-- tidegate:issue (\S+) -->/;
const COMMENT = /<!-- tidegate:((?:comment|reply) \S+) /;

/** Each issue is kept once, and each comment made once: its mark says what it tells. */
export function doubledTexts({ shop, story }: Scene): readonly string[] {
  const issues = shop.issues();
  const kept = issues.filter(({ author }) => author === BOT).map(({ body, title }) => ISSUE.exec(body)?.[1] ?? title);
  const comments = [...issues, ...story.pulls]
    .flatMap((each) => each.comments)
    .filter(({ user }) => user === BOT)
    .map(({ body }) => COMMENT.exec(body)?.[1] ?? `without a mark: ${body}`);
  return [
    ...repeated(kept).map(({ name, times }) => `the issue ${name} was made ${times} times`),
    ...repeated(comments).map(({ name, times }) => `the comment ${name} was made ${times} times`),
    ...comments.filter((name) => name.startsWith('without')).map((name) => `a comment is ${name}`),
  ];
}

/** Taken in is decided; and the last word at each stage stands in the record, as long as it is planned. */
export function findingsOfDecision(scene: Scene, decision: Decision, { decisions }: Ledger): readonly string[] {
  const { commentId, stage, verdict, record } = decision;
  const isAsked = isAcknowledged(scene, ({ comment }) => idOf(comment) === commentId, 'issue_comment');
  if (!isAsked && !scene.isComplete) return [];
  const what = `${verdict} at ${stage} (comment ${commentId})`;
  if (!decisions.has(commentId)) return [`${what} was taken in and not decided`];
  const isLast = lastWords(scene.story.decisions).includes(decision);
  if (!scene.isComplete || !isLast || record.state === 'closed') return [];
  const row = record.body.split('\n').find((line) => line.startsWith(`| ${stage} |`)) ?? 'no row of the stage';
  const said = verdict === 'go' ? '✅ go by ravi' : '⛔ **no-go** by ravi';
  return row.includes(said) ? [] : [`${what} does not stand in record #${record.number}: ${row}`];
}
