/** What people look at: issues that the App keeps, and their telephones. */
import type { Issue, Run } from '../../../../standin/start.ts';
import { NotAsTold, until } from '../expect.ts';
import type { Narrator } from '../narrator.ts';
import type { Member, SecondStage } from './stage.ts';
import type { Message } from './telephone.ts';

export function must(isSo: boolean, text: string): void {
  if (!isSo) throw new NotAsTold(`This is not so: ${text}.`);
}

export function issueOf({ repository }: Member, title: RegExp): Issue | undefined {
  return repository.issues().find((each) => title.test(each.title));
}

/** An issue of the App whose text says so. */
export async function untilIssue(member: Member, title: RegExp, says: RegExp): Promise<Issue> {
  const { fullName } = member.repository;
  const now = () => issueOf(member, title)?.body ?? 'there is none';
  return await until(`an issue of ${fullName} called ${title} says ${says}`, () => {
    const issue = issueOf(member, title);
    return issue !== undefined && says.test(issue.body) ? issue : null;
  }).catch((error: unknown) => {
    throw error instanceof NotAsTold ? new NotAsTold(`${error.message}\nIt says:\n${now()}`) : error;
  });
}

export async function untilMessage({ telephone }: SecondStage, to: string, says: RegExp, after = 0): Promise<Message> {
  return await until(`${to} gets a message that says ${says}`, () =>
    telephone.messages.slice(after).find((each) => each.to === to && says.test(`${each.headline}\n${each.text}`)),
  );
}

const SHOWN_ON: Readonly<Record<Message['kind'], string>> = {
  message: 'Slack',
  page: 'PagerDuty pages',
  'all-clear': 'PagerDuty: all clear for',
};

export function showMessage(narrator: Narrator, { to, kind, headline, text }: Message): void {
  const lines = [headline, ...(text === '' ? [] : ['', text])];
  narrator.show(`${SHOWN_ON[kind]} ${to}`, lines.join('\n'));
}

export function showIssue(narrator: Narrator, member: Member, issue: Issue): void {
  narrator.show(`${member.repository.fullName} issue #${issue.number}: ${issue.title}`, issue.body);
}

/** Somebody comments, and the App answers there. */
export async function command(
  stage: SecondStage,
  issue: Issue,
  said: { readonly by: string; readonly text: string; readonly answer: RegExp },
): Promise<string> {
  await stage.nextSecond();
  const before = issue.comments.length;
  issue.comment(said.text, said.by);
  return await until(`an answer on #${issue.number} to “${said.text}” that says ${said.answer}`, () => {
    const answers = issue.comments.slice(before).filter(({ user }) => user === 'tidegate[bot]');
    return answers.find(({ body }) => said.answer.test(body))?.body;
  }).catch((error: unknown) => {
    const last = issue.comments.at(-1)?.body ?? '';
    throw error instanceof NotAsTold ? new NotAsTold(`${error.message}\nThe last comment:\n${last}`) : error;
  });
}

/** The record of the release that the run brings. */
export function recordTitle({ sha }: Run): RegExp {
  return new RegExp(`^Release .*${sha.slice(0, 7)}`);
}
