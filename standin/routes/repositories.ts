/** Repositories, files, branches, people's permissions on them. */
import { showAccount } from '../render/account.ts';
import { rulesOf } from '../render/branch-rules.ts';
import { showCommit } from '../render/commit.ts';
import { nodeId, repositoryApi, repositoryPage } from '../render/place.ts';
import { showRepository } from '../render/repository.ts';
import {
  type Answer,
  type Call,
  type Handler,
  listed,
  notFound,
  pathOf,
  readableRepositoryOf,
  repositoryOf,
} from '../serve/call.ts';
import { blobSha } from '../state/git.ts';
import type { Account, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';

export const REPOSITORY_ROUTES: Readonly<Record<string, Handler>> = {
  'repos/get': (call) => ({ status: 200, body: showRepository(call.world, readableRepositoryOf(call)) }),
  'repos/get-content': getContent,
  'repos/get-branch': getBranch,
  'repos/list-branches': (call) => {
    const repository = readableRepositoryOf(call);
    return listed(call, [...repository.git.branches], ([name, sha]) => ({
      name,
      commit: { sha, url: repositoryApi(call.world, repository, `/commits/${sha}`) },
      protected: false,
    }));
  },
  'git/get-ref': (call) => {
    const repository = repositoryOf(call);
    const ref = pathOf(call, 'ref');
    const { branches, tags } = repository.git;
    const [, kind, name = ''] = /^(heads|tags)\/(.+)$/.exec(ref) ?? [];
    const sha = (kind === 'tags' ? tags : branches).get(name);
    if (sha === undefined) throw notFound();
    return {
      status: 200,
      body: {
        ref: `refs/${ref}`,
        node_id: nodeId('Ref', ref),
        url: repositoryApi(call.world, repository, `/git/refs/${ref}`),
        object: { type: 'commit', sha, url: repositoryApi(call.world, repository, `/git/commits/${sha}`) },
      },
    };
  },
  'repos/get-branch-rules': (call) => {
    const repository = readableRepositoryOf(call);
    return listed(call, rulesOf(repository, pathOf(call, 'branch')), (rule) => rule);
  },
  'repos/get-collaborator-permission-level': getPermission,
  'repos/list-collaborators': (call) => {
    const all = [...repositoryOf(call).permissions].filter(([, role]) => role !== 'none');
    return listed(call, all, ([login, role]) => showCollaborator(call.world, call.world.account(login), role));
  },
};

function getBranch(call: Call): Answer {
  const repository = readableRepositoryOf(call);
  const name = pathOf(call, 'branch');
  const sha = repository.git.branches.get(name);
  if (sha === undefined) throw notFound();
  const url = repositoryApi(call.world, repository, `/branches/${name}`);
  return {
    status: 200,
    body: {
      name,
      commit: showCommit(call.world, repository, repository.git.get(sha)),
      _links: { html: repositoryPage(call.world, repository, `/tree/${name}`), self: url },
      protected: false,
      protection: { enabled: false },
      protection_url: `${url}/protection`,
    },
  };
}

function getContent(call: Call): Answer {
  const repository = readableRepositoryOf(call);
  const path = pathOf(call, 'path').replace(/\/$/, '');
  const commit = repository.git.resolve(call.query['ref'] ?? repository.defaultBranch);
  if (commit === null) throw notFound();
  const text = commit.tree.get(path);
  if (text === undefined) return listFolder(call, repository, commit.sha, path);
  if (call.accept.includes('raw')) {
    return { status: 200, body: text, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } };
  }
  const encoded = Buffer.from(text).toString('base64').replaceAll(/.{60}/g, '$&\n');
  const entry = showEntry(call.world, repository, { sha: commit.sha, path, text });
  return { status: 200, body: { ...entry, type: 'file', encoding: 'base64', content: `${encoded}\n` } };
}

interface Entry {
  readonly sha: string;
  readonly path: string;
  /** Null for a folder. */
  readonly text: string | null;
}

function listFolder(call: Call, repository: RepositoryRecord, sha: string, folder: string): Answer {
  const found = new Map<string, Entry>();
  for (const [path, text] of repository.git.get(sha).tree) {
    if (!path.startsWith(`${folder}/`)) continue;
    const [name = '', ...deeper] = path.slice(folder.length + 1).split('/');
    found.set(name, { sha, path: `${folder}/${name}`, text: deeper.length === 0 ? text : null });
  }
  if (found.size === 0) throw notFound();
  return { status: 200, body: [...found.values()].map((entry) => showEntry(call.world, repository, entry)) };
}

function showEntry(world: World, repository: RepositoryRecord, { sha, path, text }: Entry): Record<string, unknown> {
  const self = repositoryApi(world, repository, `/contents/${encodePath(path)}?ref=${sha}`);
  const html = repositoryPage(world, repository, `/blob/${sha}/${encodePath(path)}`);
  const id = blobSha(text ?? path);
  const git = repositoryApi(world, repository, `/git/${text === null ? 'trees' : 'blobs'}/${id}`);
  return {
    type: text === null ? 'dir' : 'file',
    size: text === null ? 0 : Buffer.byteLength(text),
    name: path.split('/').at(-1),
    path,
    sha: id,
    url: self,
    git_url: git,
    html_url: html,
    download_url: text === null ? null : repositoryPage(world, repository, `/raw/${sha}/${encodePath(path)}`),
    _links: { git, html, self },
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Base roles of `role_name` (docs: "maintain is mapped to write, triage to read"). */
const LEGACY: Readonly<Record<string, string>> = { maintain: 'write', triage: 'read' };

function getPermission(call: Call): Answer {
  const repository = repositoryOf(call);
  const account = call.world.accounts.get(pathOf(call, 'username').toLowerCase());
  if (account === undefined || account.kind === 'Organization') throw notFound();
  // Everybody can read a public repository.
  const role = repository.permissions.get(account.login.toLowerCase()) ?? (repository.isPrivate ? 'none' : 'read');
  const permission = LEGACY[role] ?? role;
  return {
    status: 200,
    body: {
      permission,
      role_name: role,
      user: showCollaborator(call.world, account, role),
    },
  };
}

function showCollaborator(world: World, account: Account, role: string): Record<string, unknown> {
  const can = (...roles: readonly string[]) => roles.includes(role);
  return {
    ...showAccount(world, account),
    role_name: role,
    permissions: {
      admin: can('admin'),
      maintain: can('admin', 'maintain'),
      push: can('admin', 'maintain', 'write'),
      triage: can('admin', 'maintain', 'write', 'triage'),
      pull: role !== 'none',
    },
  };
}
