/** Line 1 of the pipeline: what an event makes us ask. Timers need no event: a question says itself when it is due again. */
import type { Event } from '../domain/event.ts';
import type { Question } from '../domain/question.ts';

/** `concerned` are the questions without a final answer that the event may change the answer to. */
export function ask(event: Event, concerned: readonly Question[]): readonly Question[] {
  switch (event.kind) {
    case 'gate-requested':
      return [event.gate];
    case 'pull-request-changed':
      // A review or a label can open a deployment of this very pull request, or raise its tier.
      return [{ kind: 'pull-request', repository: event.repository, number: event.number }, ...concerned];
    case 'merge-group-changed': {
      const { repository, number, group } = event;
      return [{ kind: 'pull-request', repository, number, group }];
    }
    case 'command-written': {
      const { repository, issueNumber, commentId } = event;
      return [{ kind: 'command', repository, issueNumber, commentId }];
    }
    case 'milestone-moved':
      // It may be a planned release, and what belongs to one may be held for it.
      return [{ kind: 'plan', repository: event.repository, milestone: event.number }, ...concerned];
    case 'default-branch-moved':
      return [{ kind: 'policy', repository: event.repository }, ...concerned];
    case 'repository-changed': {
      // What was asked under the old name is asked under the new one.
      const { repository } = event;
      return [{ kind: 'policy', repository }, ...concerned.map((question) => ({ ...question, repository }))];
    }
    case 'repositories-added':
      return event.repositories.map((repository) => ({ kind: 'policy', repository }));
    case 'deployment-moved':
    case 'run-moved':
    case 'issue-moved':
    case 'checks-moved':
    case 'people-changed':
    case 'installation-resumed':
      return concerned;
    case 'repositories-lost':
    case 'installation-lost':
    case 'unrelated':
      return [];
  }
}
