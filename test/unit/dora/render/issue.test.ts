import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import MarkdownIt from 'markdown-it';
import { beforeAll, describe, expect, test } from 'vitest';
import { barChart } from '../../../../src/dora/render/charts.ts';
import { renderDoraIssue } from '../../../../src/dora/render/issue.ts';
import { renderOrganisationIssue } from '../../../../src/dora/render/organisation.ts';
import { anyLane, anyMetrics, anyReport, EMPTY, HOSTILE, lane, metrics, report } from './sample.ts';

const TARGETS = {
  'change-fail-rate': '5%',
  'recovery-time': '1h',
  'deployment-frequency': 0.5,
  'lead-time': '1d',
};
const OPTIONS = { repository: 'acme/shop', targets: TARGETS };
const ROOM = Math.floor(65_536 * 0.95);

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false });

let parse: (text: string) => Promise<unknown>;

beforeAll(async () => {
  const { window } = new JSDOM('');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  parse = (text) => mermaid.parse(text);
});

/** What GitHub hands to Mermaid. */
function chartsOf(body: string): string[] {
  return markdown
    .parse(body, {})
    .filter(({ type, info }) => type === 'fence' && info.trim() === 'mermaid')
    .map(({ content }) => content);
}

/** For each row of each table: how many cells its source has, by unescaped bars. */
function cellCounts(body: string): number[][] {
  const tables: number[][] = [];
  let open: number[] | undefined;
  for (const line of body.split('\n')) {
    if (!line.startsWith('| ')) open = undefined;
    else {
      if (open === undefined) {
        open = [];
        tables.push(open);
      }
      open.push(line.split(/(?<!\\)\|/u).length - 2);
    }
  }
  return tables;
}

/** Elements that only our own Markdown makes. */
const OURS = /<\/?(details|summary|sub|br|p|strong|h3|table|thead|tbody|tr|th|td|ul|li|code|pre|hr|em)\b[^>]*>/gu;

function expectInert(body: string): void {
  const html = markdown.render(body);
  expect(html.replace(OURS, '').replace(/<code class="language-mermaid">/gu, '')).not.toMatch(/<[a-z!/]/iu);
  expect(html.match(/<details>/gu)?.length).toBe(html.match(/<\/details>/gu)?.length);
  // Mentions and references have force in GitHub's text wherever they are not broken.
  const text = markdown
    .parse(body, {})
    .flatMap((token) => (token.type === 'inline' ? (token.children ?? []) : [token]))
    .filter(({ type }) => type === 'text' || type === 'html_block' || type === 'html_inline')
    .map(({ content }) => content.replace(/&#\d+;/gu, ''))
    .join('\n');
  // Incidents of this repository are meant to be links.
  expect(text.replace(/Incident #\d+/gu, '')).not.toMatch(/@[a-z0-9]|#\d|\bgh-\d|https?:\/\/\w|[\u202A-\u202E]/iu);
}

async function expectSound(body: string, room = ROOM): Promise<void> {
  expect([...body].length).toBeLessThanOrEqual(room);
  expect(body.length).toBeLessThanOrEqual(room);
  expect(body).not.toMatch(/\b(NaN|undefined|null|Infinity|\[object)\b/u);
  for (const cells of cellCounts(body)) expect(new Set(cells).size).toBe(1);
  expectInert(body);
  for (const chart of chartsOf(body)) await parse(chart);
}

describe('the summary issue', () => {
  test('says in its first sentence what is counted, where, when and by which definitions', () => {
    const { title, body } = renderDoraIssue(report(), OPTIONS);
    expect(title).toBe('Delivery figures (DORA) of acme/shop');
    expect(body.split('\n')[0]).toBe(
      '65 deployments to production in 2 lanes of acme/shop, 2026-08-24 09:00 to 2026-11-22 09:00 (90 days, Europe/Berlin), by definitions 1.',
    );
  });

  test('tells next what needs attention, and nothing else', () => {
    const { body } = renderDoraIssue(report(), OPTIONS);
    const head = body.slice(0, body.indexOf('###'));
    expect(head).toContain('**5 things need attention:**');
    expect(head).toContain('- shop in production: 1 failure not recovered yet.');
    expect(head).toContain(
      '- shop in production: lead time for changes misses its target, it is 2 d 4 h (95 % interval 1 d 20 h to 2 d 13 h) and wanted is at most 1 d.',
    );
    expect(head).toContain('Change fail rate is worse than in 2026-Q3');
    expect(head).toContain('1 incident waits for somebody to confirm the cause');
    expect(head).not.toContain('Rework');
  });

  test('says so when nothing needs attention, and when nothing can be judged', () => {
    const calm = metrics({ recoveryTime: { ...EMPTY.recoveryTime } });
    const dataQuality = { ...report().dataQuality, suggestedCauses: [] };
    const quiet = report({ lanes: [lane('shop', 'production', calm)], dataQuality, movement: undefined });
    expect(renderDoraIssue(quiet, { repository: 'acme/shop' }).body).toContain('**Nothing needs attention.**');
    const empty = report({ lanes: [lane('shop', 'production', EMPTY)], dataQuality, movement: undefined });
    expect(renderDoraIssue(empty, { repository: 'acme/shop' }).body).toContain('**Nothing can be judged yet');
  });

  test('shows each metric with its value, sample, interval and target', () => {
    const { body } = renderDoraIssue(report(), OPTIONS);
    expect(body).toContain(
      '| Deployment frequency | 5.1 a week | 65 deployments | 3.9 to 6.4 a week | ✅ met: at least 3.5 a week |',
    );
    expect(body).toContain(
      '| Lead time for changes | 2 d 4 h (median); 75 % within 3 d, 90 % within 5 d 22 h | 120 changes | 1 d 20 h to 2 d 13 h | ⛔ missed: at most 1 d |',
    );
    expect(body).toContain(
      '| Change fail rate | 6.2 % (4/65) | 65 deployments | 2.4 to 14.8 % | ❔ unknown yet: at most 5 % |',
    );
    expect(body).toContain('| Recovery time | 42 min (median)');
    expect(body).toContain('| 3 failures | none, 3 are too few | ❔ unknown yet: at most 1 h |');
    expect(body).toContain('| Rework rate | 7.4 % (5/68) | 68 deployments | 3.2 to 16.1 % | none set |');
  });

  test('says why a figure is unknown instead of 0', () => {
    const { body } = renderDoraIssue(report(), OPTIONS);
    expect(body).toContain('| Change fail rate | unknown: nothing was deployed | 0 deployments | none |');
    expect(body).toContain('| Recovery time | unknown: nothing failed | 0 failures | none |');
    expect(body).toContain('| Deployment frequency | 0 in 30 days | 0 deployments | 0 to 1.2 in 30 days |');
  });

  test('has no column of targets where none is set', () => {
    expect(renderDoraIssue(report(), { repository: 'acme/shop' }).body).toContain(
      '| metric | value | n | 95 % interval |\n',
    );
  });

  test('says what is in none of the figures', () => {
    const { body } = renderDoraIssue(report(), OPTIONS);
    expect(body).toContain('Not counted as deployments: 2 rollbacks, 1 redeploy, 3 attempts that failed.');
    expect(body).toContain('Maturing: 4 deployments are younger than 72 h and not in the change fail rate yet.');
    expect(body).toContain('Observed since 2026-09-01');
    expect(body).toContain('From merge to production: 5 h (median of 118 changes).');
  });

  test('lists tiers lowest first, teams and types by name, and ranks nothing', () => {
    const { body } = renderDoraIssue(report({ byTier: { high: metrics(), odd: EMPTY, low: EMPTY } }), OPTIONS);
    const order = ['| low |', '| high |', '| odd |', '| emergency |', '| minor |', '| checkout |', '| search |'];
    const places = order.map((row) => body.indexOf(row));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    const own = renderDoraIssue(report({ byTier: { risky: metrics(), calm: EMPTY } }), {
      ...OPTIONS,
      tiers: ['risky', 'calm'],
    }).body;
    expect(own.indexOf('| risky |')).toBeLessThan(own.indexOf('| calm |'));
  });

  test('shows rollbacks beside a frequency of none', () => {
    const back = { ...EMPTY, deploymentFrequency: { ...EMPTY.deploymentFrequency, rollbacks: 1, redeploys: 2 } };
    const { body } = renderDoraIssue(report({ byType: { rollback: back } }), OPTIONS);
    expect(body).toMatch(/\| rollback \| 0 .*, besides 1 rollback and 2 redeploys \|/u);
  });

  test('counts the teams that it does not list', () => {
    const byTeam = Object.fromEntries(Array.from({ length: 43 }, (_, at) => [`team ${at}`, EMPTY]));
    expect(renderDoraIssue(report({ byTeam }), OPTIONS).body).toContain('… and 3 more teams.');
  });

  test.each([
    ['separated', 'The tiers are separated'],
    ['recalibrate', 'The tiers want recalibration'],
    ['not-enough-evidence', 'It takes about 42 more deployments'],
  ] as const)('says what %s means', (state, sentence) => {
    const { calibration } = report();
    const { body } = renderDoraIssue(report({ calibration: { ...calibration, state } }), OPTIONS);
    expect(body.slice(body.indexOf('### Calibration'))).toContain(sentence);
    expect(body).toContain('5.8 percentage points (95 % interval −3.8 to 19.3)');
  });

  test('names the command that confirms a cause', () => {
    expect(renderDoraIssue(report(), OPTIONS).body).toContain(
      '- [ ] Incident #118 began within 24 h after deployment 90321: `/tidegate cause 90321`',
    );
  });

  test('names every count of doubt, those that it does not know as well', () => {
    const { body } = renderDoraIssue(report(), OPTIONS);
    expect(body).toContain('| 2 | changes whose first commit is younger');
    expect(body).toContain('| 14 | events that came after later ones');
    const quality = body.slice(body.indexOf('### Data quality'), body.indexOf('### Charts'));
    expect(quality).toContain('| 1 | future events |');
    expect(quality).not.toContain('| 0 |');
  });

  test('counts lines that are no events once, however many of them it could name', () => {
    const malformedLines = [{ line: 2, problem: 'it is not JSON' }];
    const { body } = renderDoraIssue(
      report({ dataQuality: { ...report().dataQuality, malformed: 3, malformedLines } }),
      OPTIONS,
    );
    expect(body).toContain('| 3 | lines that are no events; left out |');
    expect(body).not.toContain('malformed lines');
  });

  test('shows movement only as sure as it is', () => {
    const { body } = renderDoraIssue(report(), OPTIONS);
    expect(body).toMatch(/\| Deployment frequency \| 5.1 a week \| \+1.4 a week .*\| may be chance \|/u);
    expect(body).toMatch(/\| Change fail rate .*\| ⛔ worse \|/u);
    expect(body).toMatch(/\| Rework rate .*\| ✅ better \|/u);
    expect(body).toMatch(/\| Lead time for changes .*\| \+1 h \| not judged: it has no interval \|/u);
    expect(renderDoraIssue(report({ baseline: undefined }), OPTIONS).body).not.toContain('### Movement');
  });

  test('shows many lanes as one table first, each behind its name', () => {
    const lanes = ['e', 'b', 'd_d', 'a'].map((service) => lane(service, 'production'));
    const { body } = renderDoraIssue(report({ lanes }), OPTIONS);
    expect(body).toContain('### Lanes');
    expect(body).toContain('<summary>d_d in production</summary>');
    expect(body.indexOf('| a in production |')).toBeLessThan(body.indexOf('| b in production |'));
  });

  test('puts no chart before a table', () => {
    const { body } = renderDoraIssue(report(), OPTIONS);
    const last = body.lastIndexOf('### ');
    expect(body.slice(last)).toMatch(/^### Charts/u);
    expect(body.indexOf('```mermaid')).toBeGreaterThan(last);
    expect(body.slice(last)).toContain('| 2026-W47 | 5 |');
  });
});

describe('charts', () => {
  test('a chart that Mermaid cannot read is seen', async () => {
    await expect(parse('xychart-beta\n    x-axis [a, b]\n    bar [1, null]')).rejects.toThrow();
    await expect(parse('xychart-beta\n    bar []')).rejects.toThrow();
  });

  test('of a year of weeks are read by Mermaid', async () => {
    const bars = Array.from({ length: 60 }, (_, at) => ({ label: `2026-W${at + 10}`, value: at % 5 }));
    const lines = barChart('Deployments', 'deployments', bars);
    await parse(lines.slice(1, -1).join('\n'));
    expect(lines.join('\n')).not.toContain('2026-W10"');
    expect(lines.join('\n')).toContain('2026-W69"');
  });

  test.each(HOSTILE)('of lanes named %j are read by Mermaid', async (name) => {
    const bars = [
      { label: name, value: 1 },
      { label: name, value: 2.5 },
    ];
    const lines = barChart(name, name, bars);
    expect(lines.filter((line) => line.startsWith('```'))).toHaveLength(2);
    await parse(lines.slice(1, -1).join('\n'));
  });

  test('are left out when there is nothing to draw', () => {
    expect(barChart('t', 'n', [])).toEqual([]);
    expect(
      barChart(
        't',
        'n',
        [0, 0].map((value) => ({ label: 'a', value })),
      ),
    ).toEqual([]);
    expect(
      barChart(
        't',
        'n',
        [Number.NaN, 1].map((value) => ({ label: 'a', value })),
      ),
    ).toEqual([]);
    expect(
      barChart(
        't',
        'n',
        [1].map((value) => ({ label: 'a', value })),
      ),
    ).toEqual([]);
    expect(
      renderDoraIssue(report({ lanes: [lane('shop', 'production', EMPTY)], byTier: {} }), OPTIONS).body,
    ).not.toContain('mermaid');
  });
});

describe('any report', () => {
  test('becomes an issue that is sound and inert', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (any) => {
        await expectSound(renderDoraIssue(any, OPTIONS).body);
      }),
      { numRuns: 25 },
    );
  });

  test('fits every limit', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, fc.integer({ min: 300, max: 20_000 }), async (any, limit) => {
        await expectSound(renderDoraIssue(any, { ...OPTIONS, limit }).body, limit * 0.95);
      }),
      { numRuns: 25 },
    );
  });

  test('of a thousand lanes says how many are left out and where they are', async () => {
    const lanes = Array.from({ length: 1000 }, (_, at) => lane(`service-${at}`, 'production'));
    const byTeam = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`team-${at}`, metrics()]));
    const { body } = renderDoraIssue(report({ lanes, byTeam }), OPTIONS);
    await expectSound(body);
    expect(body).toMatch(/and \d+ more lanes/u);
    expect(body).toContain('the figures by team');
    expect(body).toContain('`tidegate dora --json`');
  });
});

describe('the issue of an organisation', () => {
  test('has a row for each lane by name, and names what could not be read', async () => {
    const { title, body } = renderOrganisationIssue(
      [
        { repository: 'acme/web', report: report(), targets: TARGETS },
        { repository: 'acme/pay', report: null, because: 'Tidegate is not installed there' },
        { repository: 'acme/api', report: report() },
      ],
      { organisation: 'acme' },
    );
    expect(title).toBe('Delivery figures (DORA) of acme');
    expect(body.split('\n')[0]).toContain('4 lanes of 3 repositories of acme');
    expect(body.indexOf('| acme/api |')).toBeLessThan(body.indexOf('| acme/web |'));
    expect(body).toContain('- acme/pay: Tidegate is not installed there');
    expect(body).toContain('- acme/web: 1 failure not recovered yet, 2 targets missed, 1 cause to confirm.');
    await expectSound(body);
  });

  test('fits its limit, whatever the repositories are', async () => {
    const any = fc.record({
      repository: fc.constantFrom(...HOSTILE, 'acme/shop'),
      report: fc.option(anyReport),
      because: fc.constantFrom(...HOSTILE, undefined),
      targets: fc.constantFrom(TARGETS, undefined),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 10 }), fc.integer({ min: 300, max: 70_000 }), async (all, limit) => {
        await expectSound(renderOrganisationIssue(all, { organisation: 'a|b @c', limit }).body, limit * 0.95);
      }),
      { numRuns: 15 },
    );
  });

  test('of many repositories counts those that it leaves out', () => {
    const all = Array.from({ length: 900 }, (_, at) => ({ repository: `acme/r${at}`, report: report() }));
    expect(renderOrganisationIssue(all, { organisation: 'acme' }).body).toMatch(/… and \d+ more lanes/u);
  });
});

test('the samples of reports hold what can happen', () => {
  const lanes = fc.sample(anyLane, 50);
  expect(lanes.some(({ metrics: of }) => of.leadTime.value === null)).toBe(true);
  expect(fc.sample(anyMetrics, 50).some(({ changeFailRate }) => changeFailRate.interval !== null)).toBe(true);
});
