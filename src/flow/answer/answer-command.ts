/** What does this comment ask of us, and may its author ask it? */
import { type Command, parseCommand } from '../../domain/command.ts';
import type { CommandQuestion } from '../../domain/question.ts';
import type { Answer } from '../answer.ts';
import type { Ports } from '../ports.ts';
import { acknowledge } from './commands/acknowledge.ts';
import { approveOrReject } from './commands/approve-or-reject.ts';
import { cause } from './commands/cause.ts';
import { decideStage } from './commands/decide-stage.ts';
import { freeze } from './commands/freeze.ts';
import { ended, type Given, replied } from './commands/given.ts';
import { hold } from './commands/hold.ts';
import { leaveOut } from './commands/leave-out.ts';
import { lift } from './commands/lift.ts';
import { override } from './commands/override.ts';
import { recovered } from './commands/recovered.ts';
import { rollback } from './commands/rollback.ts';
import { rollbackTrain } from './commands/rollback-train.ts';
import { isSomebodyHere } from './commands/somebody.ts';
import { tellStatus } from './commands/tell-status.ts';
import { unfreeze } from './commands/unfreeze.ts';
import { replyUnclear } from './reply-texts.ts';

export async function answerCommand(question: CommandQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  // Who writes it may be anybody: what is read for that has to leave alone what is kept for gates.
  const sparing = await ports.github(question.repository, 'reply');
  const comment = await sparing.comment(question.commentId);
  // Edited since: these may be somebody else's words.
  if (comment === null || comment.edited) return ended(at, 'The comment is gone or was edited.');
  // Bots may quote people, and two of them could talk to each other for ever.
  if (comment.user.endsWith('[bot]')) return ended(at, 'The comment is of a bot.');
  const command = parseCommand(comment.body);
  if (command === undefined) return ended(at, 'The comment holds no command.');
  if (!(await isSomebodyHere({ question, comment, ports, github: sparing }))) {
    return ended(at, 'The author has no part in this repository: nothing was judged, and nothing is said.');
  }
  const github = await ports.github(question.repository);
  return answerTo(command, { question, comment, at, ports, github });
}

async function answerTo(command: Command, given: Omit<Given, 'command'>): Promise<Answer> {
  switch (command.kind) {
    case 'approve':
    case 'reject':
      return approveOrReject({ ...given, command });
    case 'override':
      return override({ ...given, command });
    case 'hold':
      return hold({ ...given, command });
    case 'lift':
      return lift({ ...given, command });
    case 'rollback':
      return rollback({ ...given, command });
    case 'rollback-train':
      return rollbackTrain({ ...given, command });
    case 'freeze':
      return freeze({ ...given, command });
    case 'unfreeze':
      return unfreeze({ ...given, command });
    case 'status':
      return tellStatus({ ...given, command });
    case 'acknowledge':
      return acknowledge({ ...given, command });
    case 'go':
    case 'no-go':
      return decideStage({ ...given, command });
    case 'leave-out':
      return leaveOut({ ...given, command });
    case 'recovered':
      return recovered({ ...given, command });
    case 'cause':
      return cause({ ...given, command });
    case 'unclear':
      return replied(given, replyUnclear(command));
  }
}
