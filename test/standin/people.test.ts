/** Who belongs where: each change is told, and read back as GitHub would answer. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  installationToken,
  openShop,
  plainClient,
  type ReceivingServer,
  receiveWebhooks,
  type Shop,
} from './clients.ts';

let stage: Shop;
let receiver: ReceivingServer;
let client: ReturnType<typeof plainClient>;

beforeEach(async () => {
  receiver = await receiveWebhooks();
  stage = await openShop({ app: { webhookUrl: receiver.url } });
  client = plainClient(stage.github, await installationToken(stage));
  await stage.github.settled();
  receiver.received.length = 0;
});

afterEach(async () => {
  stage.github.assertClean();
  await stage.github.close();
  await receiver.close();
});

async function told(): Promise<readonly unknown[]> {
  await stage.github.settled();
  return receiver.received.map(({ headers, body }) => {
    const { action, team, member, membership } = JSON.parse(body);
    const who = member?.login ?? membership?.user.login;
    return [headers['x-github-event'], action, team?.slug, who].filter((part) => part !== undefined).join(' ');
  });
}

async function stateIn(team: string, username: string): Promise<string | number> {
  try {
    return (await client.rest.teams.getMembershipForUserInOrg({ org: 'acme', team_slug: team, username })).data.state;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

test('who joins a team joins the organisation, and counts in the teams above', async () => {
  stage.acme.team('cab-night').addMember('dora');
  expect(await told()).toEqual(['organization member_added dora', 'membership added cab-night dora']);
  expect([await stateIn('cab-night', 'dora'), await stateIn('cab', 'dora')]).toEqual(['active', 'active']);
  stage.acme.team('cab-night').removeMember('dora');
  expect([await stateIn('cab', 'dora'), (await told()).at(-1)]).toEqual([404, 'membership removed cab-night dora']);
});

test('an invitation counts for nothing until it is accepted', async () => {
  const get = async () => (await client.rest.orgs.getMembershipForUser({ org: 'acme', username: 'dora' })).data.state;
  stage.acme.inviteMember('dora');
  expect([await get(), await told()]).toEqual(['pending', ['organization member_invited']]);
  stage.acme.addMember('dora', 'admin');
  expect(await get()).toBe('active');
  const owners = await client.rest.orgs.listMembers({ org: 'acme', role: 'admin' });
  expect(owners.data.map(({ login }) => login)).toEqual(['dora']);
});

test('who leaves the organisation leaves its teams and repositories', async () => {
  stage.acme.addMember('anna');
  await told();
  receiver.received.length = 0;
  stage.acme.removeMember('anna');
  expect(await told()).toEqual(['membership removed cab anna', 'organization member_removed anna']);
  expect(await stateIn('cab', 'anna')).toBe(404);
  const shop = { owner: 'acme', repo: 'shop', username: 'anna' };
  expect((await client.rest.repos.getCollaboratorPermissionLevel(shop)).data.permission).toBe('read');
  await expect(client.rest.orgs.getMembershipForUser({ org: 'acme', username: 'anna' })).rejects.toMatchObject({
    status: 404,
  });
  expect(() => stage.acme.removeMember('anna')).toThrow(/no member/);
});

test('a team that is deleted takes those below with it', async () => {
  const team = stage.acme.createTeam('cab-deep', { parent: 'cab-night' });
  stage.acme.team('cab').delete();
  expect(await told()).toEqual([
    'team created cab-deep',
    'team deleted cab-deep',
    'team deleted cab-night',
    'team deleted cab',
  ]);
  expect(await stateIn('cab', 'anna')).toBe(404);
  expect(() => stage.acme.team(team.slug)).toThrow(/no team/);
});

test('a team can be renamed and moved, and then other people count', async () => {
  stage.acme.team('cab').rename('board');
  stage.acme.team('cab-night').setParent(null);
  expect(await told()).toEqual(['team edited board', 'team edited cab-night']);
  expect([await stateIn('cab', 'anna'), await stateIn('board', 'anna'), await stateIn('board', 'ben')]).toEqual([
    404,
    'active',
    404,
  ]);
  const children = await client.rest.teams.listChildInOrg({ org: 'acme', team_slug: 'board' });
  expect(children.data).toEqual([]);
  stage.acme.team('cab-night').setParent('board');
  expect(() => stage.acme.team('board').setParent('cab-night')).toThrow(/below itself/);
});
