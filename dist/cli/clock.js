// src/app/clock.ts
const systemClock = { now: () => Date.now() };
/** For rehearsals against a GitHub on loopback, where a release day has to pass in seconds. */
function createMovableClock() {
	let offset = 0;
	return {
		now: () => Date.now() + offset,
		moveTo: (instant) => {
			offset = instant - Date.now();
		}
	};
}

export { systemClock as n, createMovableClock as t };