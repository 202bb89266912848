/** What is asserted of one answer. */
import type { Row } from './smoke-cases.ts';

const http = (keys: string, more = ''): string => `http: { url: "BASE/", ${keys} }, retry: { attempts: 1 }${more}`;
const SHA_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

export const ASSERTIONS: readonly Row[] = [
  ['any 2xx passes by default', http(''), [204], 'pass - 1'],
  ['a redirect is no 2xx', http('redirects: none'), [{ status: 302, headers: { location: '/' } }], 'fail status 1'],
  ['a list of statuses', http('status: [404, 2xx]'), [404], 'pass - 1'],
  ['a range of statuses ends where it ends', http('status: 200-204'), [205], 'fail status 1'],
  [
    'the status is told before the page that came with it',
    http('json: [{ path: $.a, op: exists }]'),
    [502],
    'fail status 1',
  ],
  ['a body that contains', http('body: { contains: Add, not-contains: Err }'), ['Add'], 'pass - 1'],
  ['a body that contains what it must not', http('body: { not-contains: Err }'), ['Err'], 'fail body 1'],
  ['a body that is another', http('body: { equals: ok }'), ['ok\n'], 'fail body 1'],
  ['a body that must be empty', http('body: { empty: true }'), ['x'], 'fail body 1'],
  ['a body by its hash', http(`body: { sha256: ${SHA_OF_ABC} }`), ['abc'], 'pass - 1'],
  [
    'one of several values of a header',
    http('headers: { set-cookie: { equals: b } }'),
    [{ headers: { 'set-cookie': ['a', 'b'] } }],
    'pass - 1',
  ],
  [
    'a header that must not be there',
    http('headers: { x-a: { absent: true } }'),
    [{ headers: { 'x-a': '' } }],
    'fail header 1',
  ],
  ['more bytes than allowed', http('size: 2'), ['abc'], 'fail size 1'],
  ['an answer that takes too long', http('latency: 5ms'), [{ after: 40 }], 'fail latency 1'],
  [
    'a text is no truth',
    http('json: [{ path: $.a, op: ==, value: true }]'),
    [{ json: { a: 'true' } }],
    'fail assertion 1',
  ],
  [
    'a text is no number to compare',
    http('json: [{ path: $.a, op: ">", value: 1 }]'),
    [{ json: { a: '2' } }],
    'error type-mismatch 1',
  ],
  [
    'a path to nothing',
    http('json: [{ path: $.b, op: "!=", value: 1 }]'),
    [{ json: { a: 1 } }],
    'fail path-not-found 1',
  ],
  [
    'a null is there',
    http('json: [{ path: $.a, op: exists }, { path: $.a, op: type, value: "null" }]'),
    [{ json: { a: null } }],
    'pass - 1',
  ],
  ['a value among others', http('json: [{ path: $.a, op: in, value: [1, 3] }]'), [{ json: { a: 3 } }], 'pass - 1'],
  [
    'a page where JSON was asked for, though missing answers fail',
    http('json: [{ path: $.a, op: exists }]', ', error-is: fail'),
    ['<html>'],
    'error not-json 1',
  ],
  [
    'a loop of redirects',
    http('redirects: { max: 2 }'),
    [{ status: 302, headers: { location: '/' } }],
    'error too-many-redirects 3',
  ],
  [
    'a redirect to the metadata of a cloud',
    http(''),
    [{ status: 302, headers: { location: 'http://169.254.169.254/' } }],
    'error blocked-address 1',
  ],
  ['a body without end', http(''), ['endless'], 'error body-too-large 1'],
  ['a bomb of gzip', http(''), ['bomb'], 'error body-too-large 1'],
  ['a byte now and then', http('', ', timeout: 100ms'), ['drip'], 'fail timeout 1'],
  ['a connection that is cut', http(''), ['cut'], 'fail connection-reset 1'],
  ['the same where that is an error', http('', ', error-is: error'), ['cut'], 'error connection-reset 1'],
];
