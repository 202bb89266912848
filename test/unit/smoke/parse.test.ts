import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../src/domain/problem.ts';
import { type ParsedSmoke, parseSmoke } from '../../../src/smoke/parse.ts';

const NONE = new Map<string, string>();

function parse(text: string, names: ReadonlyMap<string, string> = NONE): ParsedSmoke {
  return parseSmoke(text, { file: '.github/smoke.yml', names });
}

function problems(text: string): string[] {
  const parsed = parse(text);
  return parsed.kind === 'valid'
    ? []
    : parsed.problems.map(formatProblem).map((line) => line.replace('.github/smoke.yml:', ''));
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
          asks: {
            request: { method: 'GET', url: 'https://shop.example.com/', maxRedirects: 5 },
            expects: { statuses: [{ from: 200, to: 299 }] },
          },
          timeoutMs: 10_000,
          errorIs: 'fail',
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
          asks: {
            expects: {
              statuses: [
                { from: 200, to: 200 },
                { from: 200, to: 299 },
                { from: 300, to: 304 },
              ],
              body: { contains: 'Add' },
              latencyMs: 800,
            },
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
    expect(parsed.kind === 'valid' && parsed.plan.checks[0]?.asks).toMatchObject({
      request: { url: 'https://a.example/?q="}\nversion: 2' },
    });
  });

  it('has a digest that does not depend on what the names stand for', () => {
    const text = HOME.replace('shop', `\${host}`);
    const digests = ['a', 'b'].map((host) => parse(text, new Map([['host', host]])));
    expect(digests.map((parsed) => parsed.kind === 'valid' && parsed.plan.configDigest)).toSatisfy(
      ([one, two]: unknown[]) => one === two && /^[0-9a-f]{64}$/.test(String(one)),
    );
  });
});

describe('an invalid smoke file is refused with the place, the reason and the fix', () => {
  it.each([
    [
      'an unknown key at the top',
      `${HOME}dead-line: 5m\n`,
      [
        '5:1 unknown-key There is no key `dead-line` here, and what it was meant to say would be lost. Did you mean `deadline`?',
      ],
    ],
    [
      'an unknown key of a check',
      HOME.replace('url:', 'uri:'),
      [
        '4:5 key-missing `url` is missing. Add it: the address that is asked.',
        '4:13 unknown-key There is no key `uri` here, and what it was meant to say would be lost. Did you mean `url`?',
      ],
    ],
    [
      'an unknown version',
      HOME.replace('1', '2'),
      [
        '1:10 wrong-value This is written in version 2 of its language, and this Tidegate reads version 1. Update Tidegate, or write `version: 1` and what that knows.',
      ],
    ],
    [
      'no version',
      HOME.replace('version: 1\n', ''),
      ['1:1 key-missing `version` is missing. Add it: the version of the language.'],
    ],
    [
      'no checks',
      'version: 1\nchecks: []\n',
      ['2:9 list-empty `checks` is an empty list, which says nothing. Add an item or remove the key.'],
    ],
    [
      'a wrong duration',
      `deadline: soon\n${HOME}`,
      [
        '1:11 wrong-value `deadline` is `soon`; it has to be a length of time above zero and up to `7d`, such as `500ms`, `10s` or `5m`.',
      ],
    ],
    ['a duration of zero', `deadline: 0s\n${HOME}`, [expect.stringMatching(/^1:11 wrong-value `deadline` is `0s`; /)]],
    ['a duration beyond what timers count', `deadline: 8d\n${HOME}`, [expect.stringMatching(/^1:11 wrong-value /)]],
    [
      'a duration without unit',
      `deadline: 10\n${HOME}`,
      [
        '1:11 wrong-type `deadline` is a number; it has to be text (length of time). Longest time the whole run may take.',
      ],
    ],
    [
      'a method that there is not',
      HOME.replace(' }', ', method: PAST }'),
      [
        expect.stringMatching(
          /^4:55 wrong-value `method` is `PAST`; it has to be one of `GET`, .* Did you mean `POST`\?$/,
        ),
      ],
    ],
    [
      'a wrong status in a list',
      HOME.replace(' }', ', status: [200, 20x] }'),
      [
        '4:61 wrong-value Item 2 is `20x`; it has to be a status such as `200`, a class such as `2xx` or a range such as `200-204`.',
      ],
    ],
    [
      'a wrong status',
      HOME.replace(' }', ', status: 20x }'),
      [expect.stringMatching(/^4:55 wrong-value `status` is `20x`; it has to be a status such as /)],
    ],
    ['a number too small', `${HOME}    passes: 0\n`, ['5:13 out-of-range `passes` has to be at least 1.']],
    [
      'a misspelt word',
      `${HOME}    severity: advisary\n`,
      [
        '5:15 wrong-value `severity` is `advisary`; it has to be one of `required`, `advisory`. Did you mean `advisory`?',
      ],
    ],
    [
      'an address of another kind',
      HOME.replace('https', 'file'),
      [
        '4:18 wrong-value `url` is `file://shop.example.com/`; it has to be an address that begins with `http://` or `https://`.',
      ],
    ],
    [
      'an address that cannot be read',
      HOME.replace('shop.example.com', '[shop'),
      ['4:18 url-refused This is not an address, so nothing could be probed. Write it as `https://host/path`.'],
    ],
    [
      'a password in the address',
      HOME.replace('shop', 'me:secret@shop'),
      ['4:18 url-refused The address holds a user name or a password, which would end up in reports. Take it out.'],
    ],
    [
      'a name that nobody set',
      HOME.replace('shop', `\${env.HOST}`),
      [
        '4:18 unknown-name Nobody set `env.HOST`, so it is not known what would be probed. Allow it by name where the run is started (`--secret-env`, the input `secret-env`), and set it there.',
      ],
    ],
    [
      'two checks of one id',
      `${HOME}  - id: home\n    http: { url: "http://b.example/" }\n`,
      ['5:9 check-duplicate There are two checks `home`; a report could not tell them apart. Rename one.'],
    ],
    [
      'advisory checks only',
      `${HOME}    severity: advisory\n`,
      [
        '2:1 no-required-check Every check is advisory, so the run could never fail. Make at least one of them `required`.',
      ],
    ],
    ['an anchor', 'version: &one 1\nchecks: *one\n', [expect.stringMatching(/^1:10 yaml-anchor /)]],
    ['broken YAML', 'version: [1\nchecks: 2\n', [expect.stringMatching(/^2:1 yaml-syntax This is not YAML: /)]],
    ['a key twice', 'version: 1\nversion: 1\n', [expect.stringMatching(/^2:1 duplicate-key /)]],
    ['two documents', `${HOME}---\n${HOME}`, [expect.stringMatching(/^5:1 yaml-documents /)]],
    ['nothing', '', ['1:1 file-empty The file is empty. Begin with `version: 1`.']],
    ['a file larger than 64 KiB', `${HOME}#${'x'.repeat(65_536)}\n`, [expect.stringMatching(/^1:1 file-too-large /)]],
  ])('%s', (_name, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('quoting the file and not what stands for a name', () => {
    const parsed = parse(HOME.replace('"https:', `"\${origin}`), new Map([['origin', 'ftp://me:hidden@host']]));
    const [problem] = parsed.kind === 'invalid' ? parsed.problems : [];
    expect(problem).toMatchObject({ severity: 'error', source: 'smoke', file: '.github/smoke.yml', line: 4 });
    expect(problem?.message).toContain(`\`url\` is \`\${origin}//shop.example.com/\`;`);
  });

  it('all of it at once, in the order of the file', () => {
    expect(problems(`mood: x\n${HOME}    timeout: never\n`).map((line) => line.split(' ').slice(0, 2))).toEqual([
      ['1:1', 'unknown-key'],
      ['6:14', 'wrong-value'],
    ]);
  });
});
