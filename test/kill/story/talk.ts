/** What people say in comments. */
import type { Issue } from '../../../standin/start.ts';

export interface Command {
  readonly where: Issue;
  readonly commentId: number;
  readonly text: string;
}

export interface Talk {
  readonly commands: readonly Command[];
  /** @param where default: the issue that people talk in. */
  say(text: string, by: string, where?: Issue): Command;
  /** A new issue to talk in, so that no list of comments grows for ever. */
  turnPage(): void;
}

export function startTalk(openIssue: () => Issue): Talk {
  const commands: Command[] = [];
  let here = openIssue();
  return {
    commands,
    say: (text, by, where = here) => {
      const command = { where, commentId: where.comment(text, by).id, text };
      commands.push(command);
      return command;
    },
    turnPage: () => {
      here = openIssue();
    },
  };
}
