/**
 * What we ask GitHub's GraphQL API. `scripts/standin-graphql.ts` cuts the schema of the stand-in to what stands here.
 *
 * GitHub's limits: `first` and `last` from 1 to 100, 100 ids in `nodes`, 500,000 nodes a query. The largest one here,
 * `CHANGES` with 50 commits, may have 50 x 5 x 521 of them.
 */

/** An account in the place of somebody who acts. GitHub names a bot without the `[bot]` that it has elsewhere. */
const ACTOR = `__typename login ... on Bot { databaseId }`;

/** One is mostly enough. */
const MOST_LINKED_ISSUES = 20;

const LINKED = `
fragment Linked on IssueConnection {
  nodes { number repository { nameWithOwner } }
}`;

const PULL_REQUEST_PARTS = `
fragment Parts on PullRequest {
  number
  title
  body
  baseRefName
  headRefOid
  mergedAt
  changedFiles
  repository { databaseId }
  milestone { number }
  closingIssuesReferences(first: ${MOST_LINKED_ISSUES}) @include(if: $hasIssues) { ...Linked }
  author { ${ACTOR} }
  labels(first: 100) { pageInfo { hasNextPage } nodes { name } }
  files(first: 100) { pageInfo { hasNextPage } nodes { path additions deletions changeType } }
  commits(first: 100) {
    totalCount
    nodes { commit { authoredDate message author { email user { login } } committer { email user { login } } } }
  }
  reviews(first: 100) {
    pageInfo { hasNextPage }
    nodes { fullDatabaseId state submittedAt commit { oid } author { ${ACTOR} } }
  }
  timelineItems(last: 100, itemTypes: [LABELED_EVENT]) {
    pageInfo { hasPreviousPage }
    nodes { ... on LabeledEvent { label { name } actor { ${ACTOR} } } }
  }
}
${LINKED}`;

/** How many pull requests of one commit are read. One that has more is read by the REST API. */
export const MOST_PULLS_OF_COMMIT = 5;

/**
 * The pull requests of commits: whole for those of `main`, where each commit is likely to have another one, and only
 * which they are for those of `side`, which mostly came with a commit of `main`.
 */
export const CHANGES = `
query Changes($main: [ID!]!, $side: [ID!]!, $hasSide: Boolean!, $hasIssues: Boolean!) {
  main: nodes(ids: $main) {
    ... on Commit {
      oid
      associatedPullRequests(first: ${MOST_PULLS_OF_COMMIT}) { totalCount nodes { id ...Parts } }
    }
  }
  side: nodes(ids: $side) @include(if: $hasSide) {
    ... on Commit {
      oid
      associatedPullRequests(first: ${MOST_PULLS_OF_COMMIT}) {
        totalCount
        nodes { id number mergedAt repository { databaseId } }
      }
    }
  }
}
${PULL_REQUEST_PARTS}`;

export const PULL_REQUESTS = `
query PullRequests($ids: [ID!]!, $hasIssues: Boolean!) {
  nodes(ids: $ids) { ... on PullRequest { ...Parts } }
}
${PULL_REQUEST_PARTS}`;

export const LINKED_ISSUES = `
query LinkedIssues($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequest(number: $number) { closingIssuesReferences(first: ${MOST_LINKED_ISSUES}) { ...Linked } }
  }
}
${LINKED}`;

/** Permissions of `people` logins, and the members of `teams` teams, as `$p0` and `$t0` and so on. */
export function peopleDocument(people: number, teams: number): string {
  const logins = namesOf('p', people);
  const slugs = namesOf('t', teams);
  const variables = [...logins, ...slugs].map((name) => `$${name}: String!`).join(', ');
  const permissions = logins.map(
    (name) => `${name}: collaborators(first: 1, login: $${name}) { edges { permission node { databaseId login } } }`,
  );
  const members = slugs.map(
    (name) =>
      `${name}: team(slug: $${name}) { slug members(first: 100) { pageInfo { hasNextPage } nodes { databaseId } } }`,
  );
  const organization = teams === 0 ? '' : `organization(login: $owner) { ${members.join('\n')} }`;
  return `
query People($owner: String!, $name: String!${variables === '' ? '' : `, ${variables}`}) {
  repository(owner: $owner, name: $name) {
    databaseId
    ${permissions.join('\n    ')}
  }
  ${organization}
}`;
}

function namesOf(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index}`);
}

const OWNER = `owner { __typename ... on User { databaseId } ... on Organization { databaseId } }`;

/** The repository, the head of its default branch, and one file there. */
export const REPOSITORY = `
query Repository($owner: String!, $name: String!, $file: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    name
    ${OWNER}
    defaultBranchRef {
      name
      target { ... on Commit { oid file(path: $file) { mode object { ... on Blob { byteSize isTruncated text } } } } }
    }
  }
}`;

/** The statuses of deployments. Which way round they come is not documented. */
export const DEPLOYMENTS = `
query Deployments($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Deployment {
      id
      latestStatus { id }
      statuses(first: 100) { pageInfo { hasNextPage } nodes { id state createdAt } }
    }
  }
}`;

/**
 * What release notes say of the pull requests of commits. 50 commits may have 50 x 5 x 200 nodes.
 */
export const NOTED_PULLS = `
query NotedPulls($ids: [ID!]!, $hasFiles: Boolean!) {
  nodes(ids: $ids) {
    ... on Commit {
      oid
      associatedPullRequests(first: ${MOST_PULLS_OF_COMMIT}) { totalCount nodes { ...Noted } }
    }
  }
}
fragment Noted on PullRequest {
  number
  title
  body
  baseRefName
  lastEditedAt
  mergedAt
  mergeCommit { oid }
  repository { databaseId }
  author { ${ACTOR} }
  labels(first: 100) { nodes { name } }
  files(first: 100) @include(if: $hasFiles) {
    pageInfo { hasNextPage }
    nodes { path additions deletions changeType }
  }
}`;

/** Whom the token stands for: of a bot with its `[bot]`, since a viewer is shown as a user. */
export const VIEWER = `query Viewer { viewer { login } }`;

/** One of each shape, for the schema of the stand-in. */
export const DOCUMENTS: readonly string[] = [
  CHANGES,
  PULL_REQUESTS,
  LINKED_ISSUES,
  peopleDocument(1, 1),
  REPOSITORY,
  DEPLOYMENTS,
  NOTED_PULLS,
  VIEWER,
];
