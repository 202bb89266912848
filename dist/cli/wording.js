import { r as parseDuration } from "./instant.js";
import { i as zoneNamed, t as DAY } from "./zone.js";

// src/calendar/wording.ts
/** How instants are told to people: on the wall clock of their zone, and in UTC; and how long something is. */
const DAYS = [
	"Sun",
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat"
];
const MONTHS = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
/** `Tue 24 Nov 09:00 Europe/Berlin`; with the year when it is not the year of `seenAt`. */
function sayLocal(at, zoneName, seenAt) {
	const zone = zoneNamed(zoneName);
	if (zone === void 0 || zone.id === "UTC") return `${sayReading(at, seenAt)} UTC`;
	return `${sayReading(zone.toLocal(at), zone.toLocal(seenAt))} ${zone.id}`;
}
/** `Tue 24 Nov 09:00 Europe/Berlin (08:00 UTC)`. */
function sayBoth(at, zoneName, seenAt) {
	const local = sayLocal(at, zoneName, seenAt);
	const zone = zoneNamed(zoneName);
	if (zone === void 0 || zone.id === "UTC") return local;
	return `${local} (${isSameDay(at, zone) ? sayTime(at) : sayReading(at, seenAt)} UTC)`;
}
function isSameDay(at, zone) {
	return Math.floor(at / DAY) === Math.floor(zone.toLocal(at) / DAY);
}
function sayReading(local, seenAt) {
	const date = new Date(local);
	const year = date.getUTCFullYear() === new Date(seenAt).getUTCFullYear() ? "" : ` ${date.getUTCFullYear()}`;
	return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}${year} ${sayTime(local)}`;
}
function sayTime(local) {
	return new Date(local).toISOString().slice(11, 16);
}
const UNITS = [
	["week", 6048e5],
	["day", 864e5],
	["hour", 36e5],
	["minute", 6e4],
	["second", 1e3]
];
/** `15m` as `15 minutes`, `90m` as `90 minutes`: in the largest unit that it is a whole number of. */
function saidDuration(text) {
	const ms = parseDuration(text) ?? 0;
	const [unit, size] = UNITS.find(([, each]) => ms >= each && ms % each === 0) ?? ["second", 1e3];
	const count = Math.round(ms / size);
	return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export { sayBoth as n, sayLocal as r, saidDuration as t };