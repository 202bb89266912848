/** What has to have come of deployments to production: pages for those that failed, comments for those that did not. */
import { pageIn } from '../identity.ts';
import type { Claim, Gate } from '../story/deployments.ts';
import { repeated, type Scene } from './scene.ts';

/** PagerDuty counts what has one key as one page, however often it gets it; of one finding there is one. */
export function findingsOfPages(scene: Scene): readonly string[] {
  const pages = scene.receipts.flatMap((receipt) => {
    const page = pageIn(receipt);
    return page?.event_action === 'trigger' ? [page] : [];
  });
  const byKey = new Map(pages.map((page) => [page.dedup_key, page]));
  // Where a page leads depends on what is there to lead to; what it is about does not.
  const subjects = [...byKey.values()].map(({ payload }) => payload?.summary ?? '');
  const failed = scene.isComplete ? scene.story.claims.filter(isFailure) : [];
  return [
    ...repeated(subjects).map(({ name, times }) => `${times} pages are of one finding: ${name}`),
    ...failed
      .filter(({ gate }) => !subjects.some((each) => each.includes(`${aboutOf(gate)}: its verification failed`)))
      .map(({ gate }) => `nobody was paged for run ${gate.run.id} in ${gate.environment}, whose verification failed`),
  ];
}

/** Nothing more is deployed to an environment in which something failed: of each there is one at most. */
function aboutOf({ run, environment }: Gate): string {
  return `${run.sha.slice(0, 7)} in ${environment}`;
}

function isFailure({ verdict, isTaken }: Claim): boolean {
  return verdict === 'fail' && isTaken;
}

/** Authors hear once that their pull request reached production, whichever deployment brought it. */
export function findingsOfDeliveries({ story, isComplete }: Scene): readonly string[] {
  if (!isComplete) return [];
  const reached = Math.max(0, ...story.delivered.map(({ brings }) => brings));
  return story.merged.slice(0, reached).flatMap((pull) => {
    const mark = `tidegate:comment delivered/${pull.number} `;
    const told = pull.comments.filter(({ user, body }) => user === 'tidegate[bot]' && body.includes(mark)).length;
    return told === 1 ? [] : [`#${pull.number} reached production, and its author was told ${told} times`];
  });
}
