/** The App itself: its installations, their tokens, its deliveries. */
import { randomBytes } from 'node:crypto';
import { showAccount } from '../render/account.ts';
import { selectionOf, showApp, showInstallation } from '../render/app.ts';
import { instant } from '../render/place.ts';
import { showRepository } from '../render/repository.ts';
import {
  type Answer,
  type Call,
  counted,
  type Handler,
  installationOf,
  listed,
  notFound,
  numberOf,
  opens,
  Refusal,
  repositoryOf,
} from '../serve/call.ts';
import type { Installation, RepositoryRecord } from '../state/records.ts';
import type { Permissions } from '../surface/standin.ts';

const TOKEN_LIFE_MS = 3_600_000;

export const APP_ROUTES: Readonly<Record<string, Handler>> = {
  'apps/get-authenticated': ({ world }) => ({
    status: 200,
    body: {
      ...showApp(world, world.app),
      owner: showAccount(world, world.app.owner),
      installations_count: world.installations.size,
    },
  }),
  'apps/list-installations': (call) =>
    listed(call, [...call.world.installations.values()], (installation) => showInstallation(call.world, installation)),
  'apps/get-installation': (call) => ({ status: 200, body: showInstallation(call.world, installationNamed(call)) }),
  'apps/get-repo-installation': (call) => {
    const { installation } = repositoryOf(call);
    if (installation === null) throw notFound();
    return { status: 200, body: showInstallation(call.world, installation) };
  },
  'apps/create-installation-access-token': createToken,
  'apps/list-repos-accessible-to-installation': (call) => {
    const installation = installationOf(call);
    if (installation === null) throw notFound();
    const repositories = [...installation.repositories].filter((one) => opens(call.caller, one));
    const answer = counted(call, 'repositories', repositories, (one) => showRepository(call.world, one));
    return { ...answer, body: { ...answer.body, repository_selection: selectionOf(call.world, installation) } };
  },
  'rate-limit/get': ({ budget }) => {
    return { status: 200, body: { resources: { core: budget, search: budget }, rate: budget } };
  },
};

function installationNamed(call: Call): Installation {
  const installation = call.world.installations.get(numberOf(call, 'installation_id'));
  if (installation === undefined) throw notFound();
  return installation;
}

/** Names or ids of repositories, and permissions, can only narrow what the installation has. */
function createToken(call: Call): Answer {
  const { world } = call;
  const installation = installationNamed(call);
  const chosen = chosenRepositories(call, installation);
  const permissions = narrowedPermissions(call, world.app.permissions);
  const token = `ghs_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
  const expiresAt = Date.now() + TOKEN_LIFE_MS;
  world.tokens.set(token, {
    kind: 'installation',
    actor: world.app.bot,
    permissions,
    repositoryIds: chosen === null ? null : new Set(chosen.map((repository) => repository.id)),
    installation,
    expiresAt,
  });
  const repositories = chosen?.map((repository) => showRepository(world, repository));
  return {
    status: 201,
    body: {
      token,
      expires_at: instant(expiresAt),
      permissions,
      repository_selection: chosen === null ? selectionOf(world, installation) : 'selected',
      ...(repositories === undefined ? {} : { repositories }),
    },
  };
}

function chosenRepositories(call: Call, installation: Installation): readonly RepositoryRecord[] | null {
  const { repositories, repository_ids: ids } = call.body;
  if (repositories === undefined && ids === undefined) return null;
  const wanted: readonly unknown[] = [
    ...(Array.isArray(repositories) ? repositories : []),
    ...(Array.isArray(ids) ? ids : []),
  ];
  return wanted.map((one) => {
    const found = [...installation.repositories].find((repository) => repository.id === one || repository.name === one);
    if (found === undefined) {
      throw new Refusal(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    return found;
  });
}

function narrowedPermissions(call: Call, granted: Permissions): Permissions {
  const asked = call.body['permissions'];
  if (typeof asked !== 'object' || asked === null) return granted;
  const entries = Object.entries(asked) as [string, 'read' | 'write'][];
  for (const [name, level] of entries) {
    if (granted[name] === undefined || (level === 'write' && granted[name] !== 'write')) {
      throw new Refusal(422, `The permissions requested are not granted to this installation: ${name}`);
    }
  }
  return { metadata: 'read', ...Object.fromEntries(entries) };
}
