/** What is to be said of a release in its record? */
import type { KeepIssue } from '../../domain/effect.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { withoutMarks } from '../../domain/kept-issue.ts';
import { type ReleaseRecordQuestion, releaseKey } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import type { Answer } from '../answer/answer.ts';
import { recordOf } from '../answer/record-of.ts';
import { readPolicyState } from '../policies.ts';
import type { GitHub, KeptGate, Ports } from '../ports.ts';
import { isSameService, lastEnvironments, serviceOf } from './asked.ts';
import { readDeployed, readOver } from './deployed.ts';
import { bodyOfRecord, titleOfRecord } from './record-text.ts';
import { whatToDo } from './stages-text.ts';
import { deploymentOf, newestGate, orderOf, type ReleaseView, stagesOf } from './view.ts';

/** A deployment that is under way is looked at again, should the event that tells of its end be lost. */
const LOOK_AGAIN_MS = 600_000;
/** What takes longer to end will hardly end by itself. */
const LOOKED_AT_FOR_MS = 86_400_000;
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
  const view = await readView(question, { gates, policies, github, ports });
  const number = await ports.store.keptIssue(repository.id, releaseKey(question));
  const seed = number === null ? await readChecklist(github, policies, policy.sha) : '';
  const effects = [keptAs(view, question, number, seed)];
  const dueAt = isUnderWay(view, at) ? at + LOOK_AGAIN_MS : null;
  return { record: recordOf(at, whatToDo(view), { effects, final: view.over !== undefined }), dueAt };
}

interface Reading {
  readonly gates: readonly KeptGate[];
  readonly policies: readonly PolicyInForce[];
  readonly github: GitHub;
  readonly ports: Ports;
}

async function readView(question: ReleaseRecordQuestion, reading: Reading): Promise<ReleaseView> {
  const { gates, policies } = reading;
  const { repository, sha, service } = question;
  const last = lastEnvironments(policies, service);
  const deployed = await readDeployed({ ...reading, repository, sha, last });
  const stages = stagesOf(gates, policies, deployed);
  const isHere = (name: string) => stages.some(({ environment }) => isSameName(environment, name));
  const ahead = orderOf(policies)
    .filter((name) => !isHere(name) && !/[*?[\]{}!]/.test(name))
    .filter((name) => isSameService(serviceOf(policies, name), service));
  const zone = policies.at(-1)?.policy.zone ?? 'UTC';
  const over = await readOver(reading.github, { stages, last, sha, deployed });
  return { repository, sha, service, zone, stages, ahead: over === undefined ? ahead : [], policies, over };
}

function keptAs(view: ReleaseView, question: ReleaseRecordQuestion, number: number | null, seed: string): KeepIssue {
  return {
    kind: 'keep-issue',
    repository: view.repository,
    key: releaseKey(question),
    number,
    title: titleOfRecord(view),
    label: 'tidegate:release',
    body: bodyOfRecord(view),
    seed,
    isOver: view.over !== undefined,
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

function isUnderWay({ stages }: ReleaseView, at: EpochMs): boolean {
  return stages.some((stage) => {
    const gate = newestGate(stage);
    if (gate.openedAt === null || at > gate.openedAt + LOOKED_AT_FOR_MS) return false;
    const state = deploymentOf(stage, gate)?.state;
    return state === undefined || state === 'in_progress';
  });
}
