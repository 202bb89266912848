/** What a held gate says, and whom its policies page should the release go wrong: known before it goes. */
import { inertMarkdown } from '../../domain/markdown.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { escalationLines } from './escalation-lines.ts';

/** GitHub's limit for the comment of a protection rule. */
const LONGEST_REPORT = 1024;

/** What holds it comes first: where both do not fit, this is left out, line by line, and stands in the record. */
export function withPages(comment: string, policies: readonly PolicyInForce[], environment: string): string {
  return escalationLines(policies, environment)
    .map((line) => `\n- ${inertMarkdown(line)}`)
    .reduce((said, line) => (said.length + line.length > LONGEST_REPORT ? said : said + line), comment);
}
