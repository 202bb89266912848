import ICAL from 'ical.js';
import ical from 'node-ical';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, type CalendarFile, calendarFile } from '../../../src/calendar/ics.ts';

const FROM = Date.UTC(2026, 10, 23, 8);
const UNTIL = Date.UTC(2026, 10, 23, 14, 30);

function event(more: Partial<CalendarEvent> = {}): CalendarEvent {
  return { uid: 'a@tidegate', title: 'Open', description: 'Why', from: FROM, until: UNTIL, isBusy: false, ...more };
}

function file(events: readonly CalendarEvent[], more: Partial<CalendarFile> = {}): string {
  return calendarFile({ name: 'Releases', zone: 'Europe/Berlin', events, stampedAt: FROM, ...more });
}

/** As one parser reads it. */
function byIcalJs(text: string) {
  const component = new ICAL.Component(ICAL.parse(text));
  return component.getAllSubcomponents('vevent').map((each) => {
    const read = new ICAL.Event(each);
    return {
      uid: read.uid,
      title: read.summary,
      from: read.startDate.toJSDate().getTime(),
      until: read.endDate.toJSDate().getTime(),
    };
  });
}

/** As another does. */
function byNodeIcal(text: string) {
  return Object.values(ical.sync.parseICS(text)).flatMap((each) => {
    if (each?.type !== 'VEVENT') return [];
    const { uid, summary, start, end } = each;
    return [{ uid, title: String(summary), from: start.getTime(), until: end?.getTime() }];
  });
}

test('two programs read the same instants and titles', () => {
  const events = [
    event(),
    event({ uid: 'b@tidegate', title: 'Freeze: Black Friday', from: UNTIL, until: UNTIL + 86_400_000 }),
  ];
  const expected = events.map(({ uid, title, from, until }) => ({ uid, title, from, until }));
  expect(byIcalJs(file(events))).toEqual(expected);
  expect(byNodeIcal(file(events))).toEqual(expected);
});

test('the file has what RFC 5545 asks for, in the form that calendar programs import', () => {
  expect(file([event()])).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Tidegate//Release calendar//EN',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:Releases',
      'X-WR-TIMEZONE:Europe/Berlin',
      'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
      'X-PUBLISHED-TTL:PT12H',
      'BEGIN:VEVENT',
      'UID:a@tidegate',
      'DTSTAMP:20261123T080000Z',
      'DTSTART:20261123T080000Z',
      'DTEND:20261123T143000Z',
      'SUMMARY:Open',
      'DESCRIPTION:Why',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test.each([
  ['commas, semicolons and backslashes', 'a, b; c \\ d: "f"'],
  ['emoji at every place of a fold', '🧊'.repeat(60)],
  ['wide letters', 'Überläufe in Straßburg, 凍結期間；リリース '.repeat(6).trim()],
  ['a letter of several marks', 'é👩‍👩‍👧‍👦'.repeat(20)],
])('%s come back as they were', (_name, title) => {
  const text = file([event({ title })], { name: title });
  expect(byIcalJs(text)[0]?.title).toBe(title);
  expect(byNodeIcal(text)[0]?.title).toBe(title);
});

test('no line is longer than 75 octets, and none is cut within a letter', () => {
  for (let length = 1; length < 90; length++) {
    const text = file([event({ title: `${'x'.repeat(length)}${'🧊é'.repeat(40)}` })], { name: 'ü'.repeat(length) });
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
  }
});

describe('names of strangers stay text', () => {
  const attacks = [
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:gotcha',
    'x\nATTACH:https://evil.example/',
    'x\rATTACH:https://evil.example/',
    'x\u2028BEGIN:VEVENT\u2029\u0085\u000B\u000C\u0000\u001B[31m',
    'BEGIN:VEVENT',
    '\\nEND:VCALENDAR',
    '\u202Egnp.exe\u202C',
  ];
  test.each(attacks)('%j', (attack) => {
    const text = file([event({ title: attack, description: attack })], { name: attack });
    expect(text.split('\r\n').filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT']);
    expect(text).not.toMatch(/^(ATTACH|END:VEVENT.)/m);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u);
    expect(byIcalJs(text).map(({ uid }) => uid)).toEqual(['a@tidegate']);
    expect(byNodeIcal(text).map(({ uid }) => uid)).toEqual(['a@tidegate']);
  });
});

test('a calendar without events still has a component, and both programs read it as empty', () => {
  const text = file([]);
  expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n');
  expect(byIcalJs(text)).toEqual([]);
  expect(byNodeIcal(text)).toEqual([]);
});

test('ten thousand events are written within seconds', () => {
  const events = Array.from({ length: 10_000 }, (_, index) =>
    event({ uid: `${index}@tidegate`, from: FROM + index * 3_600_000, until: FROM + index * 3_600_000 + 1_800_000 }),
  );
  expect(file(events).match(/BEGIN:VEVENT/g)).toHaveLength(10_000);
}, 20_000);
