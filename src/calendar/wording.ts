/** How instants are told to people: on the wall clock of their zone, and in UTC; and how long something is. */
import { type EpochMs, parseDuration } from '../domain/instant.ts';
import { DAY, type LocalMs, type Zone, zoneNamed } from './zone.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue 24 Nov 09:00 Europe/Berlin`; with the year when it is not the year of `seenAt`. */
export function sayLocal(at: EpochMs, zoneName: string, seenAt: EpochMs): string {
  const zone = zoneNamed(zoneName);
  if (zone === undefined || zone.id === 'UTC') return `${sayReading(at, seenAt)} UTC`;
  return `${sayReading(zone.toLocal(at), zone.toLocal(seenAt))} ${zone.id}`;
}

/** `Tue 24 Nov 09:00 Europe/Berlin (08:00 UTC)`. */
export function sayBoth(at: EpochMs, zoneName: string, seenAt: EpochMs): string {
  const local = sayLocal(at, zoneName, seenAt);
  const zone = zoneNamed(zoneName);
  if (zone === undefined || zone.id === 'UTC') return local;
  const utc = isSameDay(at, zone) ? sayTime(at) : sayReading(at, seenAt);
  return `${local} (${utc} UTC)`;
}

function isSameDay(at: EpochMs, zone: Zone): boolean {
  return Math.floor(at / DAY) === Math.floor(zone.toLocal(at) / DAY);
}

function sayReading(local: LocalMs, seenAt: LocalMs): string {
  const date = new Date(local);
  const year = date.getUTCFullYear() === new Date(seenAt).getUTCFullYear() ? '' : ` ${date.getUTCFullYear()}`;
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year} ${sayTime(local)}`;
}

function sayTime(local: LocalMs): string {
  return new Date(local).toISOString().slice(11, 16);
}

const UNITS = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** `15m` as `15 minutes`, `90m` as `90 minutes`: in the largest unit that it is a whole number of. */
export function saidDuration(text: string): string {
  const ms = parseDuration(text) ?? 0;
  const [unit, size] = UNITS.find(([, each]) => ms >= each && ms % each === 0) ?? ['second', 1000];
  const count = Math.round(ms / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
