/** Line 1 of the pipeline: what an event makes us ask. Timers need no event: a question says itself when it is due again. */
import type { Event } from '../domain/event.ts';
import type { GateQuestion, Question } from '../domain/question.ts';

/** `openGates` are the gates of the event's repository that have no final answer yet. */
export function ask(event: Event, openGates: readonly GateQuestion[]): readonly Question[] {
  switch (event.kind) {
    case 'gate-requested':
      return [event.gate];
    case 'pull-request-changed':
      // A review or a label can open a deployment of this very pull request, or raise its tier.
      return [{ kind: 'pull-request', repository: event.repository, number: event.number }, ...openGates];
    case 'command-written': {
      const { repository, issueNumber, commentId } = event;
      return [{ kind: 'command', repository, issueNumber, commentId }];
    }
    case 'default-branch-moved':
      return [{ kind: 'policy', repository: event.repository }, ...openGates];
    case 'deployment-moved':
      return openGates;
    case 'unrelated':
      return [];
  }
}
