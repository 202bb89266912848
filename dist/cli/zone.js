import { Temporal } from "temporal-polyfill";

// src/calendar/zone.ts
/**
* Wall clocks: what an IANA zone shows at an instant, and which instant a wall clock reading names.
*
* Temporal knows the zones but takes 10 to 20 microseconds a conversion, too slow for a search over years of spans.
* So each zone's offsets are asked for once and kept as stretches of constant offset; a conversion is then a lookup.
*/
const MINUTE = 6e4;
const DAY = 864e5;
const known = /* @__PURE__ */ new Map();
/** The zone of an IANA name, compared without case; undefined when there is none. Bare offsets are no zones. */
function zoneNamed(name) {
	if (!/^[A-Za-z]/.test(name)) return void 0;
	const kept = known.get(name);
	if (kept) return kept;
	const id = canonicalId(name);
	if (id === void 0) return void 0;
	const zone = known.get(id) ?? createZone(id);
	known.set(id, zone);
	if (known.size < 2e3) known.set(name, zone);
	return zone;
}
/** The zone of a name that was checked when its policy was parsed. */
function checkedZone(name) {
	const zone = zoneNamed(name);
	if (!zone) throw new RangeError(`Unknown time zone ${name}`);
	return zone;
}
function canonicalId(name) {
	try {
		return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
	} catch {
		return;
	}
}
function createZone(id) {
	const offsets = offsetsOf(id);
	function toEpoch(local) {
		const before = offsets.at(local - DAY);
		const after = offsets.at(local + DAY);
		if (before === after) return local - before;
		const first = local - before;
		const second = local - after;
		const firstFits = offsets.at(first) === before;
		const secondFits = offsets.at(second) === after;
		if (firstFits && secondFits) return Math.min(first, second);
		return secondFits ? second : first;
	}
	return {
		id,
		toLocal: (at) => at + offsets.at(at),
		toEpoch,
		nextChange: (at) => offsets.nextChange(at)
	};
}
/** Offsets of a zone, learned as far as they are asked for. */
function offsetsOf(id) {
	let stretches = [];
	let isComplete = false;
	let last = 0;
	function learnUntil(instant) {
		const first = stretches[0];
		if (first === void 0 || instant < first.from) learnBefore(instant);
		while (!isComplete && stretches.at(-1).from <= instant) learnNext();
	}
	function learnBefore(instant) {
		const earlier = [stretchAt(id, instant - 400 * DAY)];
		const until = stretches[0]?.from ?? instant;
		for (;;) {
			const next = transitionAfter(id, earlier.at(-1).from);
			if (next === null || next.from >= until) break;
			earlier.push(next);
		}
		stretches = [...earlier, ...stretches.slice(1)];
		last = 0;
	}
	function learnNext() {
		const next = transitionAfter(id, stretches.at(-1).from);
		if (next === null) isComplete = true;
		else stretches.push(next);
	}
	function indexAt(instant) {
		learnUntil(instant);
		if (!covers(last, instant)) last = indexIn(stretches, instant);
		return last;
	}
	function covers(index, instant) {
		const stretch = stretches[index];
		if (stretch === void 0 || stretch.from > instant) return false;
		const next = stretches[index + 1];
		return next === void 0 || instant < next.from;
	}
	return {
		at(instant) {
			const index = indexAt(instant);
			return stretches[index].offset;
		},
		nextChange(instant) {
			const index = indexAt(instant);
			if (index + 1 >= stretches.length && !isComplete) learnNext();
			return stretches[index + 1]?.from ?? null;
		}
	};
}
/** The last stretch that begins at or before `instant`. */
function indexIn(stretches, instant) {
	let low = 0;
	let high = stretches.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (stretches[middle].from <= instant) low = middle;
		else high = middle - 1;
	}
	return low;
}
function stretchAt(id, at) {
	return {
		from: at,
		offset: offsetAt(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id))
	};
}
function transitionAfter(id, at) {
	const next = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id).getTimeZoneTransition("next");
	return next === null ? null : {
		from: next.epochMilliseconds,
		offset: offsetAt(next)
	};
}
function offsetAt(moment) {
	return moment.offsetNanoseconds / 1e6;
}

export { zoneNamed as i, MINUTE as n, checkedZone as r, DAY as t };