/** Lines 2 and 3 for each kind of question: its facts, the decision on them, and the effects the decision wants. */
import type { Question } from '../../domain/question.ts';
import type { Answer } from '../answer.ts';
import { answerDelivered } from '../delivered/answer-delivered.ts';
import { answerDora } from '../dora/answer-dora.ts';
import { answerOrganisationDora } from '../dora/answer-organisation-dora.ts';
import { answerEscalation } from '../escalation/answer-escalation.ts';
import { withEscalations } from '../escalation/with-escalations.ts';
import { answerHypercare } from '../hypercare/answer-hypercare.ts';
import { withAnnouncements } from '../notify/announcement.ts';
import { withNotices } from '../notify/with-notices.ts';
import { answerPlan } from '../plan/answer-plan.ts';
import type { Ports } from '../ports.ts';
import { answerReleaseRecord } from '../release-record/answer-release-record.ts';
import { withRecordsAsked } from '../release-record/with-records.ts';
import { answerReview } from '../review/answer-review.ts';
import { answerRollback } from '../rollback/answer-rollback.ts';
import { answerTrain } from '../train/answer-train.ts';
import { withTrainsAsked } from '../train/asked.ts';
import { answerCommand } from './answer-command.ts';
import { answerGate } from './answer-gate.ts';
import { answerMergeGroup } from './answer-merge-group.ts';
import { answerPolicy } from './answer-policy.ts';
import { answerPullRequest } from './answer-pull-request.ts';
import { answerVerification } from './answer-verification.ts';
import { answerWatch } from './answer-watch.ts';
import { followGate } from './gate/follow-gate.ts';

/** @param isByTimerAlone nothing happened to the subject since the question was last answered. */
export async function answer(question: Question, ports: Ports, isByTimerAlone = false): Promise<Answer> {
  const escalated = await withEscalations(question, await answered(question, ports, isByTimerAlone), ports);
  const recorded = await withRecordsAsked(question, escalated, ports);
  return withAnnouncements(question, await withTrainsAsked(question, recorded, ports), ports);
}

async function answered(question: Question, ports: Ports, isByTimerAlone: boolean): Promise<Answer> {
  switch (question.kind) {
    case 'gate': {
      const judged = await answerGate(question, ports, isByTimerAlone);
      return followGate(question, await withNotices(question, judged, ports), ports);
    }
    case 'pull-request':
      return question.group ? answerMergeGroup(question, ports) : answerPullRequest(question, ports);
    case 'policy':
      return answerPolicy(question, ports);
    case 'command':
      return answerCommand(question, ports);
    case 'release-record':
      return answerReleaseRecord(question, ports);
    case 'review':
      return answerReview(question, ports);
    case 'verification':
      return answerVerification(question, ports);
    case 'watch':
      return answerWatch(question, ports);
    case 'rollback':
      return answerRollback(question, ports);
    case 'dora':
      return question.ofOrganisation ? answerOrganisationDora(question, ports) : answerDora(question, ports);
    case 'plan':
      return answerPlan(question, ports);
    case 'hypercare':
      return answerHypercare(question, ports);
    case 'escalation':
      return answerEscalation(question, ports);
    case 'delivered':
      return answerDelivered(question, ports);
    case 'train':
      return answerTrain(question, ports);
  }
}
