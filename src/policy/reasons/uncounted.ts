/** A verification that passed and counts as none: why, and what to do. Plain text; the file's name is a job's word. */
import type { UncountedFact } from '../../domain/facts.ts';
import { plainLine } from '../../domain/markdown.ts';

const LONGEST_PATH = 200;

export function sayUncounted({ code, asked, path }: Omit<UncountedFact, 'at'>): string {
  const wanted = asked ?? 'the file';
  const ran = plainLine(path ?? '', LONGEST_PATH);
  switch (code) {
    case 'other-file':
      return `A verification passed, but ran another file (${ran}); the policy asks for ${wanted}, so it does not count. Verify again with smoke-file: ${wanted}.`;
    case 'other-content':
      return `A verification passed, but what it ran as ${wanted} is not that file of the deployed commit or of the default branch, so it does not count. Verify again; if this stays so, look at what the job runs.`;
    case 'no-such-file':
      return `A verification passed, but neither the deployed commit nor the default branch has ${wanted}, which the policy asks for, so it does not count. Add the file or correct verify.smoke; then verify again.`;
    case 'unnamed':
      return `A verification passed, but was sent by an older Action: it does not name its file, and the policy asks for ${wanted}, so it does not count. Use the version of the Action that belongs to this server, or send "smoke" with your own request; then verify again.`;
    case 'policy-unknown':
      return 'A verification passed, but no policy could be read that may ask for a certain file, so it does not count. Correct the policy; then verify again.';
  }
}
