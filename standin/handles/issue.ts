/** An issue as a test holds it. */
import type { Account, CommentRecord, IssueRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { CommentView, Issue } from '../surface/world.ts';
import {
  addComment,
  addLabel,
  changeComment,
  editIssue,
  removeComment,
  removeLabel,
  setIssueState,
} from '../verbs/issue.ts';
import { assignMilestone } from '../verbs/milestone.ts';

export class IssueHandle implements Issue {
  protected readonly world: World;
  protected readonly repository: RepositoryRecord;
  private readonly issue: IssueRecord;

  constructor(world: World, repository: RepositoryRecord, issue: IssueRecord) {
    this.world = world;
    this.repository = repository;
    this.issue = issue;
  }

  get number(): number {
    return this.issue.number;
  }

  get state(): 'open' | 'closed' {
    return this.issue.state;
  }

  get title(): string {
    return this.issue.title;
  }

  get body(): string {
    return this.issue.body ?? '';
  }

  get author(): string {
    return this.issue.author.login;
  }

  edit(change: { readonly title?: string; readonly body?: string }, by: string): void {
    editIssue(this.world, this.repository, this.issue, change, this.account(by));
  }

  get labels(): readonly string[] {
    return [...this.issue.labels];
  }

  get comments(): readonly CommentView[] {
    return this.issue.comments.map(viewOf);
  }

  label(name: string, by: string): void {
    addLabel(this.world, this.repository, this.issue, name, this.account(by));
  }

  unlabel(name: string, by: string): void {
    removeLabel(this.world, this.repository, this.issue, name, this.account(by));
  }

  setMilestone(number: number | null): void {
    assignMilestone(this.world, this.repository, this.issue, number);
  }

  comment(body: string, by: string): CommentView {
    const author = this.account(by);
    return viewOf(addComment(this.world, this.repository, this.issue, { author, viaApp: null, body }));
  }

  editComment(id: number, body: string, by: string): void {
    const change = { body, by: this.account(by) };
    changeComment(this.world, this.repository, this.issue, this.commentRecord(id), change);
  }

  deleteComment(id: number, by: string): void {
    removeComment(this.world, this.repository, this.issue, this.commentRecord(id), this.account(by));
  }

  close(by: string): void {
    setIssueState(this.world, this.repository, this.issue, 'closed', this.account(by));
  }

  reopen(by: string): void {
    setIssueState(this.world, this.repository, this.issue, 'open', this.account(by));
  }

  protected account(login: string): Account {
    return this.world.account(login);
  }

  private commentRecord(id: number): CommentRecord {
    const found = this.issue.comments.find((comment) => comment.id === id);
    if (found === undefined) throw new Error(`#${this.issue.number} has no comment ${id}`);
    return found;
  }
}

function viewOf({ id, author, body }: CommentRecord): CommentView {
  return { id, user: author.login, body };
}
