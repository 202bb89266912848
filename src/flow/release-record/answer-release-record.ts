/** What is to be said of a release in its record? */
import type { KeepIssue } from '../../domain/effect.ts';
import { withoutMarks } from '../../domain/kept-issue.ts';
import { type ReleaseRecordQuestion, releaseKey } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type Answer, recordOf } from '../answer.ts';
import { assigneesOf } from '../owner/assignees.ts';
import { readPolicyState } from '../policies.ts';
import type { GitHub, Ports } from '../ports.ts';
import { isSameService, serviceOf } from './asked.ts';
import { whatToDo } from './first-line.ts';
import { nextLookAt } from './next-look.ts';
import { readAfterwards } from './read-afterwards.ts';
import { readView } from './read-view.ts';
import { bodyOfRecord, titleOfRecord } from './record-text.ts';
import { type Afterwards, placeForPeople } from './retrospective.ts';
import type { ReleaseView } from './view.ts';

/** A policy that is put right is told by an event, which may be lost. */
const LOOK_AGAIN_MS = 600_000;
/** Leaves room for our part, and for what people write. */
const LONGEST_CHECKLIST = 15_000;

export async function answerReleaseRecord(question: ReleaseRecordQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, sha } = question;
  const github = await ports.github(repository);
  const policy = await readPolicyState(ports, repository, github);
  if (policy.kind !== 'in-force') {
    return { record: recordOf(at, 'Not told: no policy is in force.'), dueAt: at + LOOK_AGAIN_MS };
  }
  const { policies } = policy;
  const kept = await ports.store.releaseGates(repository.id, { sha });
  const gates = kept.filter((gate) => isSameService(serviceOf(policies, gate.question.environment), question.service));
  if (gates.length === 0) return { record: recordOf(at, 'Not told: no gate of it is known.'), dueAt: null };
  const view = await readView(question, { gates, policies, github, ports, at });
  const number = await ports.store.keptIssue(repository.id, releaseKey(question));
  const seed = number === null ? await readChecklist(github, policies, policy.sha) : '';
  const afterwards = await readAfterwards(view, github, ports);
  const effects = [keptAs(view, afterwards, { question, number, seed })];
  const record = recordOf(at, whatToDo(view), { effects, final: view.over !== undefined });
  return { record, dueAt: nextLookAt(view, at) };
}

function keptAs(
  view: ReleaseView,
  afterwards: Afterwards | null,
  {
    question,
    number,
    seed,
  }: { readonly question: ReleaseRecordQuestion; readonly number: number | null; readonly seed: string },
): KeepIssue {
  const assignees = assigneesOf(view.policies, view.ahead.at(-1) ?? view.stages.at(-1)?.environment);
  return {
    kind: 'keep-issue',
    repository: view.repository,
    key: releaseKey(question),
    number,
    title: titleOfRecord(view),
    label: 'tidegate:release',
    body: bodyOfRecord(view, afterwards),
    seed,
    isOver: view.over !== undefined,
    ...(assignees.length === 0 ? {} : { assignees }),
    ...(afterwards === null ? {} : { addition: placeForPeople(view) }),
  };
}

/** The list that people tick off: a file of the default branch, copied once. What they tick is theirs from then on. */
async function readChecklist(github: GitHub, policies: readonly PolicyInForce[], sha: string): Promise<string> {
  const path = policies.flatMap(({ policy }) => policy.record?.checklist ?? []).at(-1);
  if (path === undefined) return '';
  const file = await github.file(path, sha);
  const text = file === null ? `The policy names \`${path.replaceAll('`', '')}\`, which is not there.` : file.text;
  return `### Checklist\n\n${withoutMarks(text.toWellFormed()).slice(0, LONGEST_CHECKLIST).toWellFormed().trim()}\n`;
}
