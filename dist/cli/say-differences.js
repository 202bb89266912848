import { n as plainLine } from "./markdown.js";

// src/flow/backtest/say-differences.ts
/** What a second policy would change, in plain words. */
/** One sentence for each difference, the same both ways round. Empty when nothing would change. */
function sayDifferences(all, against, noun = "release") {
	const pairs = all.flatMap((now, index) => {
		const then = against[index];
		return then === void 0 ? [] : [{
			now,
			then
		}];
	});
	return [
		...sayGates(pairs),
		...sayTiers(pairs),
		...sayHolds(pairs)
	].map(([count, what]) => `${count.toLocaleString("en")} of ${sayReleases(pairs.length, noun)} would ${what}`);
}
/** Gates that people, checks or other environments decide: which of them a release meets, can be told. */
function sayGates(pairs) {
	const more = tally(pairs.flatMap(({ now, then }) => without(then.unknown, now.unknown)));
	const fewer = tally(pairs.flatMap(({ now, then }) => without(now.unknown, then.unknown)));
	return [...more.map(([gate, count]) => [count, `need ${gate}`]), ...fewer.map(([gate, count]) => [count, `no longer need ${gate}`])];
}
function sayTiers(pairs) {
	return tally(pairs.filter(({ now, then }) => now.tier !== then.tier).map(({ now, then }) => `move from ${plain(now.tier)} to ${plain(then.tier)}`)).map(([move, count]) => [count, move]);
}
function sayHolds(pairs) {
	const isHeld = ({ heldBy }) => heldBy.length > 0;
	const changed = pairs.filter(({ now, then }) => now.heldFor !== then.heldFor);
	const began = changed.filter(({ now, then }) => !isHeld(now) && isHeld(then));
	const ended = changed.filter(({ now, then }) => isHeld(now) && !isHeld(then));
	const both = changed.filter(({ now, then }) => isHeld(now) && isHeld(then));
	const longer = both.filter(({ now, then }) => length(then) > length(now));
	const shorter = both.filter(({ now, then }) => length(then) < length(now));
	return [
		[
			"be held",
			began,
			sayHeld(began.map(({ then }) => then))
		],
		[
			"no longer be held",
			ended,
			sayHeld(ended.map(({ now }) => now))
		],
		[
			"be held longer",
			longer,
			sayChange(longer, "more")
		],
		[
			"be held less long",
			shorter,
			sayChange(shorter, "less")
		]
	].flatMap(([what, some, how]) => some.length === 0 ? [] : [[some.length, `${what}, ${how}`]]);
}
/** `41 h in total, 1 of them for ever: production hours (2), freeze (1)`. */
function sayHeld(held) {
	const finite = held.flatMap(({ heldFor }) => heldFor ?? []);
	const endless = held.length - finite.length;
	const gates = tally(held.flatMap(({ heldBy }) => [...new Set(heldBy)])).map(([gate, count]) => `${gate} (${count})`);
	return `${[...finite.length === 0 ? [] : [`${sayHours(sum(finite))} in total`], ...endless === 0 ? [] : [finite.length === 0 ? "for ever" : `${endless} of them for ever`]].join(", ")}: ${gates.join(", ")}`;
}
function sayChange(pairs, which) {
	const differences = pairs.map(({ now, then }) => Math.abs(length(then) - length(now)));
	const finite = differences.filter((each) => Number.isFinite(each));
	const endless = differences.length - finite.length;
	const isEndless = which === "more" ? "for ever" : "no longer for ever";
	return [...finite.length === 0 ? [] : [`${sayHours(sum(finite))} ${which} in total`], ...endless === 0 ? [] : [finite.length === 0 ? isEndless : `${endless} of them ${isEndless}`]].join(", ");
}
function length({ heldFor }) {
	return heldFor ?? Number.POSITIVE_INFINITY;
}
/** Whole hours; below one, minutes. */
function sayHours(seconds) {
	if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
	return `${Math.round(seconds / 3600).toLocaleString("en")} h`;
}
function sayReleases(count, noun = "release") {
	return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
/** Each once, by its name. */
function without(names, others) {
	return [...new Set(names)].filter((name) => !others.includes(name)).map(plain);
}
/** The most frequent first. */
function tally(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort(([, one], [, other]) => other - one);
}
/** Names come from others: a terminal must not be moved by them. */
function plain(name) {
	return plainLine(name, 100);
}
function sum(numbers) {
	return numbers.reduce((total, each) => total + each, 0);
}

export { sayReleases as n, sayDifferences as t };