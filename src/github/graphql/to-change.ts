/** The parts of a pull request as the change that the REST API would have shown. */
import type { ChangedFile, PullRequestChange, Review } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Connection } from '../client.ts';
import { contributorsOf, type ListedCommit, readContributors } from '../pulls/contributors.ts';
import { readFiles } from '../pulls/files.ts';
import { labelersOf, NOBODY_KNOWN } from '../pulls/labelers.ts';
import { REVIEW_STATES } from '../pulls/reviews.ts';
import { type ActorParts, namesOfIssues, type PullRequestParts, type SignatureParts } from './pull-request-parts.ts';

/** What GraphQL does not tell, the old name of a file and which bot committed, is read by REST. */
export async function toChange(connection: Connection, parts: PullRequestParts): Promise<PullRequestChange> {
  const { number } = parts;
  const author = loginOf(parts.author) ?? NOBODY_KNOWN;
  const files = filesOf(parts) ?? (await readFiles(connection, number));
  const { totalCount: commits } = parts.commits;
  const listed = commitsOf(parts);
  const contributors = listed
    ? { ...contributorsOf(listed, author), complete: true }
    : await readContributors(connection, number, author, commits);
  const labels = parts.labels.nodes.map(({ name }) => name.toWellFormed());
  return {
    kind: 'pull-request',
    number,
    title: parts.title.toWellFormed(),
    body: parts.body.toWellFormed(),
    author,
    contributors: contributors.logins,
    unknownContributors: contributors.unknown,
    labels,
    labeledBy: labelersOf(labels, parts.timelineItems.nodes.map(setLabel)),
    base: parts.baseRefName,
    headSha: parts.headRefOid,
    ...(parts.mergedAt === null ? {} : { mergedAt: parts.mergedAt as Instant }),
    files,
    filesComplete: files.length === parts.changedFiles && contributors.complete,
    commits,
    reviews: reviewsOf(parts),
    ...(parts.milestone ? { milestone: parts.milestone.number } : {}),
    ...(parts.closingIssuesReferences === undefined ? {} : { issues: namesOfIssues(parts.closingIssuesReferences) }),
  };
}

/** GraphQL leaves out what marks a bot elsewhere. */
function loginOf(actor: ActorParts): string | null {
  if (actor === null) return null;
  return actor.__typename === 'Bot' ? `${actor.login}[bot]` : actor.login;
}

function setLabel({ label, actor }: PullRequestParts['timelineItems']['nodes'][number]) {
  return { label: label.name.toWellFormed(), by: loginOf(actor) };
}

/** Null where a file had another name, or where there are more files than we see. */
function filesOf({ files }: PullRequestParts): readonly ChangedFile[] | null {
  const hasOldName = files.nodes.some(({ changeType }) => changeType === 'RENAMED' || changeType === 'COPIED');
  if (files.pageInfo.hasNextPage || hasOldName) return null;
  return files.nodes.map(({ path, changeType, additions, deletions }) => {
    return { path: path.toWellFormed(), status: FILE_STATUS[changeType] ?? 'modified', additions, deletions };
  });
}

const FILE_STATUS: Readonly<Record<string, ChangedFile['status'] | undefined>> = { ADDED: 'added', DELETED: 'removed' };

/** Null where it takes the REST API to say whose a commit is, or where there are more commits than we see. */
function commitsOf({ author: bot, commits }: PullRequestParts): readonly ListedCommit[] | null {
  if (commits.nodes.length !== commits.totalCount) return null;
  const listed: ListedCommit[] = [];
  for (const { commit } of commits.nodes) {
    const [author, committer] = [commit.author, commit.committer].map((each) => accountOf(each, bot));
    if (author === 'not-told' || committer === 'not-told') return null;
    listed.push({ commit, author: author ?? null, committer: committer ?? null });
  }
  return listed;
}

/** Commits made on the web; the REST API knows whose this address is. */
const GITHUBS_ADDRESS = 'noreply@github.com';
/** An address that GitHub gives, so it knows an account for it, unless somebody made it up. */
const GIVEN_ADDRESS = /@users\.noreply\.github\.com$/i;

/** GraphQL tells accounts of people only. Null: nobody's whom GitHub knows. */
function accountOf(signature: SignatureParts, author: ActorParts): ListedCommit['author'] | 'not-told' {
  if (signature?.user) return signature.user;
  const email = signature?.email?.toLowerCase() ?? '';
  if (email === GITHUBS_ADDRESS) return { login: 'web-flow' };
  if (!GIVEN_ADDRESS.test(email)) return null;
  // Most bots open pull requests with commits of their own, and these are worth no read.
  return author?.__typename === 'Bot' && email === addressOf(author) ? { login: `${author.login}[bot]` } : 'not-told';
}

function addressOf({ login, databaseId }: NonNullable<ActorParts>): string {
  return `${databaseId}+${login}[bot]@users.noreply.github.com`.toLowerCase();
}

function reviewsOf({ reviews }: PullRequestParts): readonly Review[] {
  return reviews.nodes.flatMap(({ fullDatabaseId, state: given, submittedAt, commit, author }) => {
    const [state, user] = [REVIEW_STATES[given], loginOf(author)];
    if (!state || user === null || submittedAt === null) return [];
    return [{ id: Number(fullDatabaseId), user, state, commit: commit?.oid ?? '', at: submittedAt as Instant }];
  });
}
