// src/domain/instant.ts
const RFC3339 = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** The instant that `text` names, or undefined when it is not RFC 3339 with an offset (or names a day that does not exist). */
function parseInstant(text) {
	if (!RFC3339.test(text)) return void 0;
	const year = Number(text.slice(0, 4));
	const month = Number(text.slice(5, 7));
	if (Number(text.slice(8, 10)) > new Date(Date.UTC(year, month, 0)).getUTCDate()) return void 0;
	return Number.isNaN(Date.parse(text)) ? void 0 : text;
}
/** Milliseconds since the epoch. The instant was checked when it was parsed. */
function epochMs(instant) {
	return Date.parse(instant);
}
/** The canonical text of an instant: UTC, no fraction when it is zero. */
function toInstant(ms) {
	return new Date(ms).toISOString().replace(".000Z", "Z");
}
/** The same instant in canonical text. */
function canonicalInstant(instant) {
	return toInstant(epochMs(instant));
}
const UNITS = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
const SHORT = /^(\d{1,9})([smhdw])$/;
const ISO = /^P(?=.)(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;
/** Milliseconds of a duration, or undefined when the text is not one. Days have 24 hours, weeks 7 days. */
function parseDuration(text) {
	const short = SHORT.exec(text);
	if (short) return Number(short[1]) * UNITS[short[2]];
	const iso = ISO.exec(text);
	if (!iso) return void 0;
	const [, weeks, days, hours, minutes, seconds] = iso;
	return Number(weeks ?? 0) * 6048e5 + Number(days ?? 0) * 864e5 + Number(hours ?? 0) * 36e5 + Number(minutes ?? 0) * 6e4 + Number(seconds ?? 0) * 1e3;
}

export { toInstant as a, parseInstant as i, epochMs as n, parseDuration as r, canonicalInstant as t };