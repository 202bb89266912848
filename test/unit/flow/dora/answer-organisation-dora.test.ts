import { beforeEach, describe, expect, test } from 'vitest';
import type { KeepIssue } from '../../../../src/domain/effect.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import { questionKey } from '../../../../src/domain/question.ts';
import type { RepositoryRef } from '../../../../src/domain/repository.ts';
import { answer } from '../../../../src/flow/answer/answer-question.ts';
import { answerOrganisationDora } from '../../../../src/flow/dora/answer-organisation-dora.ts';
import { handle } from '../../../../src/flow/handle.ts';
import type { KeptHistory, Ports } from '../../../../src/flow/ports.ts';
import { claimOf, NOW, type World } from '../world.ts';
import { DAY_MS, delivered, QUESTION, whole } from './delivered.ts';

const ASKS = 'version: 1\ndora: { issue: true }\n';
const PLACE = repository(1, '.github');
const ASKED = { kind: 'dora', repository: PLACE, ofOrganisation: true } as const;

function repository(id: number, name: string, more: Partial<RepositoryRef> = {}): RepositoryRef {
  return { id, owner: 'acme', name, installationId: 3, ...more };
}

interface Site {
  readonly world: World;
  readonly ports: Ports;
  governed: readonly RepositoryRef[];
  /** By id; what is not there was read to its end. */
  readonly histories: Map<number, KeptHistory | null>;
  readonly policies: Map<number, string>;
  /** Whether everybody may read them; null: the App may not ask. */
  readonly areOpen: Map<number, boolean | null>;
}

function site(): Site {
  const world = delivered();
  world.organisation = ASKS;
  const it: Omit<Site, 'ports'> = {
    ...{ world, histories: new Map(), policies: new Map(), areOpen: new Map() },
    governed: [repository(9, 'zoo'), repository(8, 'Bar')],
  };
  const store = {
    ...world.ports.store,
    governedRepositories: async () => it.governed,
    doraHistory: async (id: number) => it.histories.get(id) ?? (it.histories.has(id) ? null : whole()),
    lastValidPolicy: async (id: number) => ({ text: it.policies.get(id) ?? '', sha: '', at: '' }),
  } as unknown as Ports['store'];
  const github: Ports['github'] = async (of) => ({
    ...(await world.ports.github(of)),
    file: async () => null,
    isPublic: async () => {
      const isOpen = it.areOpen.get(of.id) ?? (it.areOpen.has(of.id) ? null : false);
      if (isOpen === null) throw new Failure('not-found', 'gone');
      return isOpen;
    },
  });
  return Object.assign(it, { ports: { ...world.ports, store, github } });
}

let it: Site;
beforeEach(() => {
  it = site();
});

async function told() {
  const { record, dueAt } = await answerOrganisationDora(ASKED, it.ports);
  const [issue] = record.effects as readonly KeepIssue[];
  return { record, dueAt, issue, body: issue?.body ?? '' };
}

describe('the issue of an organisation', () => {
  test('is kept in its own repository once a day, by name, and has no comments', async () => {
    const { record, dueAt, issue, body } = await told();
    expect(record.effects).toHaveLength(1);
    expect(issue).toMatchObject({
      ...{ kind: 'keep-issue', repository: PLACE, key: 'dora-organisation', label: 'tidegate:dora', number: null },
      title: 'Delivery figures (DORA) of acme',
    });
    expect(body).toContain('2 lanes of 2 repositories of acme');
    expect(body.indexOf('acme/Bar')).toBeLessThan(body.indexOf('acme/zoo'));
    expect(record.doraState).toBeUndefined();
    expect(dueAt).toBe(NOW + DAY_MS);
  });

  test('goes through the six lines, as a question of its own', async () => {
    await handle(claimOf(ASKED), it.ports);
    expect(it.world.applied).toMatchObject([{ kind: 'keep-issue', key: 'dora-organisation' }]);
    expect(questionKey(ASKED)).not.toBe(questionKey({ kind: 'dora', repository: PLACE }));
  });

  test.each([
    ['there is no policy of the organisation', { kind: 'absent' } as const],
    ['it says nothing of figures', 'version: 1\n'],
    ['it only says how they are counted', 'version: 1\ndora: { production: [live] }\n'],
    ['it wants none', 'version: 1\ndora: { issue: false }\n'],
  ])('is not made when %s', async (_, organisation) => {
    it.world.organisation = organisation;
    const { record, dueAt } = await told();
    expect(record.effects).toEqual([]);
    expect(dueAt).toBe(NOW + DAY_MS);
  });

  test('lists what is not known with the reason', async () => {
    it.governed = [
      ...it.governed,
      repository(10, 'new'),
      repository(11, 'half'),
      repository(12, 'gone'),
      repository(13, 'no'),
    ];
    it.histories.set(10, null);
    it.histories.set(11, whole({ wholeAt: null }));
    it.histories.set(12, whole({ wholeAt: NOW - 3 * DAY_MS }));
    it.policies.set(13, 'version: 1\ndora: { issue: false }\n');
    const { body } = await told();
    expect(body).toMatch(/acme\/new: its history is being read/u);
    expect(body).toMatch(/acme\/half: its history is being read/u);
    expect(body).toMatch(/acme\/gone: its history could last be read at 2026-11-21T07:30:00Z/u);
    expect(body).toMatch(/acme\/no: its policy wants no issue of figures/u);
    expect(body).toContain('2 lanes of 6 repositories');
  });

  test('says of which there was no time to count them', async () => {
    const { clock } = it.ports;
    const slow = { ...it.ports, clock: { now: () => clock.now() + Math.max(0, reads - 1) * 61_000 } };
    let reads = 0;
    const store = {
      ...it.ports.store,
      doraHistory: async () => {
        reads += 2;
        return whole();
      },
    };
    const { record } = await answerOrganisationDora(ASKED, { ...slow, store });
    const [issue] = record.effects as readonly KeepIssue[];
    expect(issue?.body).toContain('1 lane of 2 repositories');
    expect(issue?.body).toMatch(/acme\/(?:zoo|Bar): there are too many repositories/u);
  });

  test('counts each repository as its own policy says', async () => {
    it.policies.set(8, 'version: 1\ndora: { production: [nowhere] }\n');
    const { body } = await told();
    expect(body).toContain('1 lane of 2 repositories');
  });

  test('is not begun before anything is known, and goes on being kept', async () => {
    for (const { id } of it.governed) it.histories.set(id, null);
    expect((await told()).record.effects).toEqual([]);
    it.world.issueNumber = 4;
    expect((await told()).issue?.number).toBe(4);
  });

  test('tells nothing of other owners', async () => {
    it.governed = [
      ...it.governed,
      repository(10, 'other', { owner: 'evil', installationId: 4 }),
      repository(11, 'moved', { owner: 'evil' }),
    ];
    const { body } = await told();
    expect(body).not.toContain('evil');
  });

  test('tells everybody of public repositories only', async () => {
    it.governed = [...it.governed, repository(10, 'gone')];
    it.areOpen.set(PLACE.id, true).set(9, true).set(10, null);
    const { body } = await told();
    expect(body).toContain('acme/zoo');
    expect(body).not.toContain('acme/Bar');
    expect(body).not.toContain('acme/gone');
  });
});

describe('the policy of the organisation', () => {
  const asked = async () => (await answer({ kind: 'policy', repository: PLACE }, it.ports)).record.questions;

  test('asks for the figures of all when it says so', async () => {
    expect(await asked()).toEqual([ASKED]);
    it.world.organisation = 'version: 1\ndora: { production: [live] }\n';
    expect(await asked()).toEqual([]);
  });

  test('asks for none from another repository', async () => {
    expect((await answer({ kind: 'policy', repository: QUESTION.repository }, it.ports)).record.questions).toEqual([]);
  });
});
