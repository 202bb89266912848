/**
 * What is told in the words of the team: the notice of a rule with a `template` is filled in here, when it is decided.
 * A template that cannot be used keeps nothing from being told: it goes out as it would without, and says what is wrong.
 */
import { Failure } from '../../domain/failure.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Notice } from '../../domain/notice.ts';
import { formatProblem } from '../../domain/problem.ts';
import type { Question } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { fillTemplate } from '../../policy/template/fill-template.ts';
import type { Answer } from '../answer.ts';
import { readPolicyState } from '../policies.ts';
import type { AnswerRecord, Ports } from '../ports.ts';
import { announcementValues } from './announcement-values.ts';
import { type ReadTemplate, type TemplateReader, templateReader } from './read-template.ts';
import { type Wish, wishesOf } from './wishes.ts';

export async function withAnnouncements(question: Question, answer: Answer, ports: Ports): Promise<Answer> {
  const { record } = answer;
  const { notices = [] } = record;
  if (!notices.some(isNews)) return answer;
  const policies = answer.tell?.policies ?? (await policiesOf(question, ports));
  const wishes = wishesOf(policies).filter(({ template }) => template !== undefined);
  const read = wishes.length === 0 ? null : await readerOf(question, ports);
  const told: Notice[] = [];
  for (const notice of notices) {
    const wish = isNews(notice) ? wishes.find((each) => wants(each, notice)) : undefined;
    const inWords =
      wish === undefined || read === null ? notice : await announced(notice, wish, { read, policies, record });
    told.push(withoutValues(inWords));
  }
  return { ...answer, record: { ...record, notices: told } };
}

/** Pages wake somebody: what they say is ours, and nothing more is read before they go. */
function isNews({ action, event }: Notice): boolean {
  return action === 'tell' && event !== 'escalation';
}

/** What could be read a moment ago, and is not now, keeps nothing from being told. */
async function policiesOf({ repository }: Question, ports: Ports): Promise<readonly PolicyInForce[]> {
  try {
    const state = await readPolicyState(ports, repository, await ports.github(repository));
    return state.kind === 'in-force' ? state.policies : [];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

function wants(wish: Wish, { target, event }: Notice): boolean {
  const { channel, variable } = wish.target;
  if (channel !== target.channel || variable !== target.variable) return false;
  const timed: Readonly<Partial<Record<Notice['event'], readonly unknown[]>>> = {
    'gate-waiting-over': wish.waitingOver,
    'window-opens-in': wish.windowOpensIn,
    'approval-missing-before-window': wish.approvalMissing,
    'undeployed-over': wish.undeployedOver,
  };
  return wish.events.has(event) || (timed[event] ?? []).length > 0;
}

/** Null: GitHub cannot be asked, and what is told beside it may be a page. */
async function readerOf({ repository }: Question, ports: Ports): Promise<TemplateReader | null> {
  try {
    return templateReader(await ports.github(repository));
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

interface Known {
  readonly read: TemplateReader;
  readonly policies: readonly PolicyInForce[];
  readonly record: AnswerRecord;
}

async function announced(notice: Notice, wish: Wish, { read, policies, record }: Known): Promise<Notice> {
  const { template: path, source } = wish;
  if (path === undefined) return notice;
  const template = await read(path, source);
  if (template.kind !== 'valid') return { ...notice, told: withFault(notice, path, template) };
  const values = announcementValues(notice, record, policies);
  const announcement = fillTemplate(template.template, values);
  const { runbook } = values;
  return { ...notice, told: { ...notice.told, ...(runbook === '' ? {} : { runbook }), announcement } };
}

const LONGEST_LINE = 300;

function withFault({ told }: Notice, path: string, fault: Exclude<ReadTemplate, { kind: 'valid' }>): Notice['told'] {
  const [problem] = fault.kind === 'invalid' ? fault.problems : [];
  const why =
    problem === undefined ? `${path}: ${fault.kind === 'unreadable' ? fault.because : ''}` : formatProblem(problem);
  const line = plainLine(`This is not your template, because it cannot be used: ${why}`, LONGEST_LINE);
  return { ...told, lines: [...told.lines, line] };
}

function withoutValues({ values: _values, ...notice }: Notice): Notice {
  return notice;
}
