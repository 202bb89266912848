import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../src/domain/problem.ts';
import { type ParsedSmoke, parseSmoke } from '../../../src/smoke/parse.ts';

const NONE = new Map<string, string>();

function parse(text: string, names: ReadonlyMap<string, string> = NONE): ParsedSmoke {
  return parseSmoke(text, { file: '.github/smoke.yml', names });
}

function problems(text: string): string[] {
  const parsed = parse(text);
  return parsed.kind === 'valid' ? [] : parsed.problems.map(formatProblem);
}

const HOME = `version: 1
checks:
  - id: home
    http: { url: "https://shop.example.com/" }
`;

describe('a valid smoke file', () => {
  it('has every default written out in the plan', () => {
    const parsed = parse(HOME);
    expect(parsed.kind === 'valid' && parsed.plan).toMatchObject({
      deadlineMs: 600_000,
      checks: [
        {
          id: 'home',
          type: 'http',
          severity: 'required',
          url: 'https://shop.example.com/',
          timeoutMs: 10_000,
          expects: { statuses: [{ from: 200, to: 200 }] },
          retry: { attempts: 3, baseMs: 1000, factor: 2, maxMs: 15_000 },
          limits: { passes: 1, failureLimit: 0, consecutiveErrorLimit: 4, samples: 1 },
        },
      ],
    });
  });

  it('reads what is written', () => {
    const parsed = parse(`version: 1
deadline: 90s
checks:
  - id: home
    http: { url: "http://a.example/", method: GET, status: [200, 2xx, 300-304], body: { contains: "Add" }, latency: 800ms }
    severity: required
    timeout: 5s
    retry: { attempts: 5, base: 250ms, factor: 3, max: 1m }
    passes: 3
`);
    expect(parsed.kind === 'valid' && parsed.plan).toMatchObject({
      deadlineMs: 90_000,
      checks: [
        {
          timeoutMs: 5000,
          expects: {
            statuses: [
              { from: 200, to: 200 },
              { from: 200, to: 299 },
              { from: 300, to: 304 },
            ],
            bodyContains: 'Add',
            latencyMs: 800,
          },
          retry: { attempts: 5, baseMs: 250, factor: 3, maxMs: 60_000 },
          limits: { passes: 3, samples: Number.POSITIVE_INFINITY },
        },
      ],
    });
  });

  it('takes names that were set, as text and never as YAML', () => {
    const text = HOME.replace('shop.example.com/', `\${host}/?q=\${q}`);
    const parsed = parse(
      text,
      new Map([
        ['host', 'a.example'],
        ['q', '"}\nversion: 2'],
      ]),
    );
    expect(parsed.kind === 'valid' && parsed.plan.checks[0]?.url).toBe('https://a.example/?q="}\nversion: 2');
  });

  it('has a digest that does not depend on what the names stand for', () => {
    const text = HOME.replace('shop', `\${host}`);
    const digests = ['a', 'b'].map((host) => parse(text, new Map([['host', host]])));
    expect(digests.map((parsed) => parsed.kind === 'valid' && parsed.plan.configDigest)).toSatisfy(
      ([one, two]: unknown[]) => one === two && /^[0-9a-f]{64}$/.test(String(one)),
    );
  });
});

describe('an invalid smoke file is refused with the place and the fix', () => {
  it.each([
    [
      'an unknown key at the top',
      `${HOME}dead-line: 5m\n`,
      [
        '.github/smoke.yml:5:1 unknown-key "dead-line" is not a key here, so it would be ignored: correct its spelling or take it out',
      ],
    ],
    [
      'an unknown key of a check',
      HOME.replace('url:', 'uri:'),
      [
        '.github/smoke.yml:4:11 key-missing "url" is missing: add it',
        '.github/smoke.yml:4:13 unknown-key "uri" is not a key here, so it would be ignored: correct its spelling or take it out',
      ],
    ],
    ['an unknown version', HOME.replace('1', '2'), ['.github/smoke.yml:1:10 wrong-value "version" must be 1']],
    [
      'no version',
      HOME.replace('version: 1\n', ''),
      ['.github/smoke.yml:1:1 key-missing "version" is missing: add it'],
    ],
    [
      'no checks',
      'version: 1\nchecks: []\n',
      ['.github/smoke.yml:2:9 wrong-value "checks" must be at least one check'],
    ],
    [
      'a wrong duration',
      `deadline: soon\n${HOME}`,
      ['.github/smoke.yml:1:11 wrong-value "deadline" must be a duration such as 500ms, 10s or 5m'],
    ],
    [
      'a method that changes things',
      HOME.replace(' }', ', method: POST }'),
      ['.github/smoke.yml:4:55 wrong-value "checks.0.http.method" must be GET'],
    ],
    [
      'a wrong status',
      HOME.replace(' }', ', status: 20x }'),
      [
        '.github/smoke.yml:4:55 wrong-value "checks.0.http.status" must be a status such as 200, a class such as 2xx or a range such as 200-204, or a list of these',
      ],
    ],
    [
      'an address of another kind',
      HOME.replace('https', 'file'),
      [
        '.github/smoke.yml:4:18 wrong-value "checks.0.http.url" must be an address that begins with http:// or https://',
      ],
    ],
    [
      'a password in the address',
      HOME.replace('shop', 'me:secret@shop'),
      [
        '.github/smoke.yml:4:18 wrong-value the address holds a user name or password, which would end up in reports: take it out',
      ],
    ],
    [
      'a name that nobody set',
      HOME.replace('shop', `\${env.HOST}`),
      [
        '.github/smoke.yml:4:18 unknown-name nobody set "env.HOST", so it is not known what would be probed: add it to the names that are set, or write the value out',
      ],
    ],
    [
      'two checks of one name',
      `${HOME}  - id: home\n    http: { url: "http://b.example/" }\n`,
      [
        '.github/smoke.yml:5:9 duplicate-id two checks are called "home", so a report could not tell them apart: rename one',
      ],
    ],
    [
      'advisory checks only',
      `${HOME}    severity: advisory\n`,
      [
        '.github/smoke.yml:2:1 no-required-check every check is advisory, so the run could never fail: make at least one required',
      ],
    ],
    [
      'an alias',
      'version: &one 1\nchecks: *one\n',
      [
        '.github/smoke.yml:1:10 yaml-anchor this cannot be read as YAML (anchors and aliases are not accepted): write the value out where it is used',
      ],
    ],
    [
      'broken YAML',
      'version: [1\nchecks: 2\n',
      [
        '.github/smoke.yml:2:1 yaml-syntax this cannot be read as YAML (deficient indentation): check indentation and quotes here',
      ],
    ],
    [
      'a key twice',
      'version: 1\nversion: 1\n',
      [
        '.github/smoke.yml:2:1 duplicate-key this cannot be read as YAML (duplicated mapping key): take one of the two out',
      ],
    ],
    ['nothing', '', ['.github/smoke.yml:1:1 wrong-value the file must be of type object']],
    [
      'a file larger than 64 KiB',
      `${HOME}#${'x'.repeat(65_536)}\n`,
      ['.github/smoke.yml:1:1 file-too-large the file is larger than 64 KiB: shorten it'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
