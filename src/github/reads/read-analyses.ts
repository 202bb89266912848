/**
 * Which analyses of code scanning there are of a commit, and which tools are still to look at it. GitHub tells of no tool
 * that it is under way: those that looked at the commits before are awaited.
 */
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, once, PAGE_SIZE } from '../client.ts';

export interface Analysis {
  readonly ref: string;
  readonly at: number;
  /** No other commit of its branch was looked at since. */
  readonly isNewest: boolean;
  /** Tools that looked at the commits before and not at this one, as GitHub shows them, such as `CodeQL (javascript)`. */
  readonly missing: readonly string[];
  /** No commit before it is known that a tool looked at: which tools do is not known. */
  readonly isBaseUnknown: boolean;
}

export interface FoundAnalysis {
  /** False: GitHub has no analysis at all. */
  readonly isOn: boolean;
  readonly analysis: Analysis | null;
}

export interface AnalysesOf {
  readonly sha: string;
  readonly ref?: string | undefined;
  /** The commit that was released before. */
  readonly base?: string | undefined;
}

/** A tag has no analyses of its own, and GitHub finds none where the branch was never looked at. */
export async function analysisOf(connection: Connection, { sha, ref, base }: AnalysesOf): Promise<FoundAnalysis> {
  const here = ref === undefined ? null : await findAnalysis(connection, { sha, ref, base });
  if (here !== null && here.analysis !== null && !here.analysis.isBaseUnknown) return here;
  return await findAnalysis(connection, { sha, base });
}

/** What is deployed was looked at lately, or is looked at again. */
const MOST_PAGES = 5;
/** Commits before it by which tools are known: one that looks at each is among two of so many. */
const RECENT = 5;
const OFTEN = 2;

interface ListedAnalysis {
  readonly ref: string;
  readonly commit_sha: string;
  readonly created_at: string;
  readonly error: string;
  readonly category?: string;
  readonly tool: { readonly name?: string };
}

async function findAnalysis(connection: Connection, { sha, ref, base }: AnalysesOf): Promise<FoundAnalysis> {
  const seen: ListedAnalysis[] = [];
  let analysis: Analysis | null = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const listed = await listAnalyses(connection, ref, page);
    if (listed === null) return { isOn: false, analysis: null };
    seen.push(...listed);
    const isAwaited = analysis === null;
    analysis = analysisIn(seen, sha, base);
    // One page more, where the commit is the last of its page: those before it are on the next.
    if (listed.length < PAGE_SIZE || (analysis !== null && !(isAwaited && isShort(seen, sha)))) break;
  }
  return { isOn: true, analysis };
}

function isShort(seen: readonly ListedAnalysis[], sha: string): boolean {
  return seen.length - seen.findLastIndex((each) => each.commit_sha === sha) <= PAGE_SIZE / 2;
}

/** Newest first. One that ended in an error looked at nothing. A branch comes before a pull request. */
function analysisIn(all: readonly ListedAnalysis[], sha: string, base: string | undefined): Analysis | null {
  const seen = all.filter(({ error }) => error === '');
  const ofCommit = seen.filter((each) => each.commit_sha === sha);
  const last = ofCommit.find(isOfBranch) ?? ofCommit[0];
  if (last === undefined) return null;
  const newest = seen.find((each) => each.ref === last.ref);
  const own = ofCommit.filter((each) => each.ref === last.ref);
  const first = own.at(-1) ?? last;
  const awaited = toolsBefore(seen, first, base);
  const had = new Set(own.map(toolOf));
  return {
    ref: last.ref,
    at: Date.parse(first.created_at),
    isNewest: newest?.commit_sha === sha,
    missing: [...new Set(awaited)].filter((tool) => !had.has(tool)).toSorted(),
    isBaseUnknown: awaited.length === 0,
  };
}

/**
 * Those of the commit that was released before, and those that looked at most commits before this one, of its branch, or,
 * where that has none, of all branches. One that looks once a week, or is not used any more, is not waited for.
 */
function toolsBefore(
  seen: readonly ListedAnalysis[],
  first: ListedAnalysis,
  base: string | undefined,
): readonly string[] {
  const others = seen.filter((each) => each.commit_sha !== first.commit_sha && isOfBranch(each));
  const released = others.filter((each) => each.commit_sha === base).map(toolOf);
  const sameBranch = recentCommits(
    others.filter(({ ref }) => ref === first.ref),
    seen,
    first,
  );
  const recent = sameBranch.length > 0 ? sameBranch : recentCommits(others, seen, first);
  const counted = recent.flatMap((tools) => [...tools]);
  const often = counted.filter(
    (tool) => counted.filter((each) => each === tool).length >= Math.min(OFTEN, recent.length),
  );
  return [...released, ...often];
}

/** The tools of each of the last commits that were first looked at before this one, newest first. */
function recentCommits(
  others: readonly ListedAnalysis[],
  seen: readonly ListedAnalysis[],
  first: ListedAnalysis,
): readonly ReadonlySet<string>[] {
  const before = new Set(seen.slice(seen.indexOf(first) + 1));
  const commits = [...Map.groupBy(others, (each) => each.commit_sha).values()];
  return commits
    .filter((own) => own.slice(-1).every((oldest) => before.has(oldest)))
    .slice(0, RECENT)
    .map((own) => new Set(own.map(toolOf)));
}

function isOfBranch({ ref }: ListedAnalysis): boolean {
  return !ref.startsWith('refs/pull/');
}

/** The category is a path of GitHub's own making unless somebody names it; the language at its end is what people know. */
function toolOf({ tool, category = '' }: ListedAnalysis): string {
  const name = tool.name ?? 'a tool without a name';
  const shown = /\/language:([^/]+)$/.exec(category)?.[1] ?? category;
  return shown === '' ? name : `${name} (${shown})`;
}

/** Null: "no analysis found". */
async function listAnalyses(
  { octokit, owner, repo }: Connection,
  ref: string | undefined,
  page: number,
): Promise<readonly ListedAnalysis[] | null> {
  try {
    const { data } = await ask('Reading the analyses of code scanning', () =>
      octokit.request('GET /repos/{owner}/{repo}/code-scanning/analyses', {
        owner,
        repo,
        ...(ref === undefined ? {} : { ref }),
        per_page: PAGE_SIZE,
        page,
        request: once(),
      }),
    );
    return data;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not-found') return null;
    throw error;
  }
}
