import { i as zoneNamed, t as DAY } from "./zone.js";

// src/calendar/wording.ts
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

export { sayLocal as n, sayBoth as t };