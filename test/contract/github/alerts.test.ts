/** Open alerts as GitHub tells them: by branch, page by page, and with refusals that mean different things. */
import { describe, expect, test } from 'vitest';
import { type Connected, connected, JOB_READS, jobConnected } from './connected.ts';

const READS = { ...JOB_READS, security_events: 'read', vulnerability_alerts: 'read' } as const;

async function scanned(): Promise<Connected & { readonly sha: string }> {
  const world = await connected();
  const sha = world.shop.head();
  world.shop.security.analyse({ sha });
  return { ...world, sha, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

describe('code scanning', () => {
  test('tells the open alerts of a commit that was looked at, the most severe of what is said of each', async () => {
    await using world = await scanned();
    const { security } = world.shop;
    security.raiseCodeAlert({ sha: world.sha, severity: 'warning', securitySeverity: 'critical' });
    for (const severity of ['none', 'note', 'warning', 'error', null] as const)
      security.raiseCodeAlert({ sha: world.sha, severity });
    security.endCodeAlert(security.raiseCodeAlert({ sha: world.sha }).number, 'dismissed');
    const [fact] = await world.github.alerts(['code-scanning'], { sha: world.sha, ref: 'main' });
    if (fact?.kind !== 'known') throw new Error('the alerts are not known');
    const found = fact.open.toSorted((one, other) => one.number - other.number).map(({ severity }) => severity);
    expect(found).toEqual(['critical', 'low', 'low', 'medium', 'high', 'critical']);
    world.standin.assertClean();
  });

  test('tells all of many', async () => {
    await using world = await scanned();
    for (let each = 0; each < 201; each += 1) world.shop.security.raiseCodeAlert({ sha: world.sha });
    const [fact] = await world.github.alerts(['code-scanning'], { sha: world.sha, ref: 'main' });
    expect(fact?.kind === 'known' && fact.open).toHaveLength(201);
  });

  test('says so of a commit that nobody looked at yet, or in vain', async () => {
    await using world = await scanned();
    const { sha } = world.shop.push({ author: 'anna', message: 'more', files: { a: 'b' } });
    const unknown = [{ kind: 'unknown', tool: 'code-scanning', because: 'not-analysed' }];
    expect(await world.github.alerts(['code-scanning'], { sha, ref: 'main' })).toEqual(unknown);
    world.shop.security.analyse({ sha, error: 'out of memory' });
    expect(await world.github.alerts(['code-scanning'], { sha, ref: 'main' })).toEqual(unknown);
    world.shop.security.analyse({ sha });
    expect(await world.github.alerts(['code-scanning'], { sha, ref: 'main' })).toMatchObject([{ kind: 'known' }]);
  });

  describe('waits for each scanner that looked at the commits before', () => {
    const JS = { tool: 'CodeQL', category: '/language:javascript' };
    const GO = { tool: 'CodeQL', category: '.github/workflows/codeql.yml:analyze/language:go' };

    async function looked(...commits: readonly (readonly { readonly tool: string; readonly category?: string }[])[]) {
      const world = await connected();
      const shas = commits.map((tools, index) => {
        const { sha } = world.shop.push({ author: 'anna', message: `c${index}`, files: { a: `${index}` } });
        for (const each of tools) world.shop.security.analyse({ sha, ...each });
        return sha;
      });
      const read = async (index: number, base?: number) => {
        const of = { sha: shas[index] ?? '', ref: 'main', base: shas[base ?? -1] };
        const [fact] = await world.github.alerts(['code-scanning'], of);
        if (fact?.kind !== 'known') throw new Error('the alerts are not known');
        return fact.isBaseUnknown === true ? 'base unknown' : (fact.missing ?? []);
      };
      return { world, read, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
    }

    test('by tool and category, until it has', async () => {
      await using place = await looked([JS, GO], [GO]);
      expect(await place.read(1)).toEqual(['CodeQL (javascript)']);
      place.world.shop.security.analyse({ sha: place.world.shop.head(), ...JS, error: 'no disk' });
      expect(await place.read(1)).toEqual(['CodeQL (javascript)']);
      place.world.shop.security.analyse({ sha: place.world.shop.head(), ...JS });
      expect(await place.read(1)).toEqual([]);
    });

    test('not for one that looks now and then, or looked long ago', async () => {
      const weekly = { tool: 'Scorecard' };
      await using place = await looked([JS, GO], [JS, GO], [JS], [JS, weekly], [JS], [JS], [JS], [JS]);
      expect(await place.read(7)).toEqual([]);
      await using lately = await looked([JS], [JS, GO], [JS, GO], [JS], [JS]);
      expect(await lately.read(4)).toEqual(['CodeQL (go)']);
    });

    test('also for one that looked at what was released before', async () => {
      await using place = await looked([JS, { tool: 'Trivy' }], [JS], [JS], [JS]);
      expect(await place.read(3)).toEqual([]);
      expect(await place.read(3, 0)).toEqual(['Trivy']);
    });

    test('not for one that came later, and says where nothing looked before', async () => {
      await using place = await looked([JS], [JS, GO], [JS, GO]);
      expect(await place.read(0)).toBe('base unknown');
      expect(await place.read(1)).toEqual([]);
    });
  });

  test('finds the branch of a commit that is deployed by a tag, or by nothing', async () => {
    await using world = await scanned();
    world.shop.security.raiseCodeAlert({ sha: world.sha });
    for (const ref of ['v1', undefined]) {
      const facts = await world.github.alerts(['code-scanning'], { sha: world.sha, ref });
      expect(facts).toMatchObject([{ kind: 'known', open: [{ number: 1 }] }]);
    }
    // A pull request's analysis of the same commit is of other alerts.
    world.shop.security.analyse({ sha: world.sha, ref: 'refs/pull/1/head' });
    const facts = await world.github.alerts(['code-scanning'], { sha: world.sha });
    expect(facts).toMatchObject([{ kind: 'known', open: [{ number: 1 }] }]);
  });

  test('an alert that a later commit fixed is open on the commit before it', async () => {
    let now = Date.parse('2026-11-24T08:00:00Z');
    await using world = await connected({ clock: { now: () => now } });
    const { security } = world.shop;
    const sha = world.shop.head();
    const tick = () => {
      now += 60_000;
    };
    const old = security.raiseCodeAlert({ sha });
    tick();
    security.endCodeAlert(old.number, 'fixed');
    tick();
    const { number } = security.raiseCodeAlert({ sha });
    security.analyse({ sha });
    tick();
    const later = world.shop.push({ author: 'anna', message: 'fix', files: { a: 'b' } });
    tick();
    security.analyse({ sha: later.sha });
    security.endCodeAlert(number, 'fixed');
    const read = (of: string) => world.github.alerts(['code-scanning'], { sha: of, ref: 'main' });
    expect(await read(sha)).toMatchObject([{ kind: 'known', open: [{ number }] }]);
    expect(await read(later.sha)).toMatchObject([{ kind: 'known', open: [] }]);
  });

  test('says so where it is switched off, or never looked', async () => {
    await using world = await connected();
    const off = [{ kind: 'unknown', tool: 'code-scanning', because: 'switched-off' }];
    const of = { sha: world.shop.head(), ref: 'main' };
    expect(await world.github.alerts(['code-scanning'], of)).toEqual(off);
    world.shop.security.analyse({ sha: of.sha });
    world.shop.security.switchCodeScanning(false);
    expect(await world.github.alerts(['code-scanning'], of)).toEqual(off);
  });
});

describe('Dependabot', () => {
  test('tells the open alerts, all of many', async () => {
    await using world = await connected();
    const { security } = world.shop;
    for (let each = 0; each < 201; each += 1) security.raiseDependabotAlert({ severity: 'low' });
    security.endDependabotAlert(security.raiseDependabotAlert({ severity: 'critical' }).number, 'fixed');
    const [fact] = await world.github.alerts(['dependabot'], { sha: world.shop.head() });
    expect(fact?.kind === 'known' && fact.open).toHaveLength(201);
    expect(fact?.kind === 'known' && fact.open[0]).toEqual({ number: 201, severity: 'low' });
    world.standin.assertClean();
  });

  test('says so where it is switched off', async () => {
    await using world = await connected();
    world.shop.security.switchDependabot(false);
    const facts = await world.github.alerts(['dependabot'], { sha: world.shop.head() });
    expect(facts).toEqual([{ kind: 'unknown', tool: 'dependabot', because: 'switched-off' }]);
  });
});

test.each([
  ['code-scanning', 'security_events'],
  ['dependabot', 'vulnerability_alerts'],
] as const)('without the permission for %s the gate is told which one is missing', async (tool, permission) => {
  const { [permission]: _, ...others } = READS;
  await using job = await jobConnected(others);
  job.shop.security.analyse({ sha: job.shop.head() });
  const read = job.github.alerts([tool], { sha: job.shop.head(), ref: 'main' });
  await expect(read).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringContaining(`"${permission}: read"`),
  });
});

test('an installation that has not agreed to the permissions yet goes on reading everything else', async () => {
  const {
    security_events: _,
    vulnerability_alerts: __,
    attestations: ___,
    ...agreed
  } = {
    ...(await import('../../../standin/start.ts')).APP_PERMISSIONS,
  };
  await using world = await connected({ app: { permissions: agreed } });
  expect(await world.github.checks(world.shop.head())).toEqual([]);
  const read = world.github.alerts(['code-scanning'], { sha: world.shop.head() });
  await expect(read).rejects.toMatchObject({ kind: 'forbidden' });
});
