import { t as __commonJSMin } from "./rolldown-runtime.js";
import { c as parseInstant$1, o as epochMs, s as parseDuration$1 } from "./canonical.js";
import { c as RE2JS } from "./problem-codes.js";
import { t as require_lib } from "./holidays.js";

// node_modules/temporal-polyfill/chunks/root.js
const NativeTemporal = globalThis.Temporal;

// node_modules/temporal-utils/dist/errorMessages.js
const expectedPositive = (entityName, num) => `Non-positive ${entityName}: ${num}`;
const expectedFinite = (entityName, num) => `Non-finite ${entityName}: ${num}`;
const forbiddenBigIntToNumber = (entityName) => `Cannot convert bigint to ${entityName}`;
const invalidObject = "Invalid object";
const numberOutOfRange = (entityName, val, min, max) => invalidEntity$1(entityName, val) + `; must be between ${min}-${max}`;
const invalidEntity$1 = (fieldName, val) => `Invalid ${fieldName}: ${val}`;

// node_modules/temporal-utils/dist/utils.js
const nanoInMicro$1 = 1e3;
const nanoInMilli$1 = 1e6;
const nanoInSec$1 = 1e9;
const nanoInMinute$1 = 6e10;
const nanoInHour$1 = 36e11;
function normalizeOptions(options) {
	if (options === void 0) return Object.create(null);
	return requireObjectLike(options);
}
function toFiniteNumber(arg, entityName = "number") {
	if (typeof arg === "bigint") throw new TypeError(forbiddenBigIntToNumber(entityName));
	arg = Number(arg);
	if (!Number.isFinite(arg)) throw new RangeError(expectedFinite(entityName, arg));
	return arg;
}
function toIntegerWithTrunc(arg, entityName) {
	return Math.trunc(toFiniteNumber(arg, entityName)) || 0;
}
function toPositiveIntegerWithTruncation(arg, entityName) {
	return requireNumberIsPositive(toIntegerWithTrunc(arg, entityName), entityName);
}
function requireNumberIsPositive(num, entityName = "number") {
	if (num <= 0) throw new RangeError(expectedPositive(entityName, num));
	return num;
}
function constrainToRange$1(num, min, max) {
	return Math.min(Math.max(num, min), max);
}
function isObjectLike$1(arg) {
	return arg !== null && (typeof arg === "object" || typeof arg === "function");
}
function requireObjectLike(arg) {
	if (!isObjectLike$1(arg)) throw new TypeError(invalidObject);
	return arg;
}

// node_modules/temporal-polyfill/chunks/internal.js
const invalidEntity = invalidEntity$1;
const missingField = (fieldName) => `Missing ${fieldName}`;
const invalidBag = "Invalid bag";
const invalidChoice = (fieldName, val, choiceMap) => invalidEntity$1(fieldName, val) + "; must be " + Object.keys(choiceMap).join();
const forbiddenValueOf$1 = "Cannot use valueOf";
const invalidCallingContext = "Invalid calling context";
const missingYear = (allowEra) => "Missing year" + (allowEra ? "/era/eraYear" : "");
const invalidLeapMonth = "Invalid leap month";
const invalidCalendar = (calendarId) => invalidEntity$1("Calendar", calendarId);
const exoticCalendarRequired = (calendarId, remedy) => `Unknown calendar ${calendarId}; might need ${remedy}`;
const invalidTimeZone = (calendarId) => invalidEntity$1("TimeZone", calendarId);
const outOfBoundsDate = "Out-of-bounds date";
const failedParse = (s) => `Cannot parse: ${s}`;
const constrainToRange = constrainToRange$1;
const isObjectLike = isObjectLike$1;
function throwRangeError(message) {
	throw new RangeError(message);
}
function throwTypeError(message) {
	throw new TypeError(message);
}
function clampProp(props, propName, min, max, overflow) {
	return clampEntity(propName, ((props, propName) => {
		const propVal = props[propName];
		return void 0 === propVal && throwTypeError(missingField(propName)), propVal;
	})(props, propName), min, max, overflow);
}
function clampEntity(entityName, num, min, max, overflow, choices) {
	const clamped = constrainToRange(num, min, max);
	return overflow && num !== clamped && throwRangeError(((entityName, val, min, max, choices) => choices ? numberOutOfRange(entityName, choices[val], choices[min], choices[max]) : numberOutOfRange(entityName, val, min, max))(entityName, num, min, max, choices)), clamped;
}
function memoize(generator, MapClass = Map, maxSize = 1e4) {
	const map = new MapClass();
	return (key, ...otherArgs) => {
		if (map.has(key)) return map.get(key);
		map.size >= maxSize && map.clear();
		const val = generator(key, ...otherArgs);
		return map.set(key, val), val;
	};
}
const createNameDescriptors = (name) => createPropDescriptors({ name }, 1);
const createPropDescriptors = (propVals, readonly) => mapProps((value) => ({
	value,
	configurable: 1,
	writable: !readonly
}), propVals);
const createStringTagDescriptors = (value) => ({ [Symbol.toStringTag]: {
	value,
	configurable: 1
} });
function mapProps(transformer, props) {
	const res = {};
	for (const propName in props) res[propName] = transformer(props[propName], propName);
	return res;
}
function zipPropsConst(propNames, propVal) {
	const res = {};
	for (const propName of propNames) res[propName] = propVal;
	return res;
}
function createPropGetters(propNames) {
	const getters = {};
	for (const propName of propNames) getters[propName] = (slots) => slots[propName];
	return getters;
}
function pluckProps(propNames, props, dest = Object.create(null)) {
	for (const propName of propNames) dest[propName] = props[propName];
	return dest;
}
function allPropsEqual(propNames, props0, props1) {
	for (const propName of propNames) if (props0[propName] !== props1[propName]) return 0;
	return 1;
}
function zeroOutProps(propNames, clearUntilI, props) {
	const copy = { ...props };
	for (let i = 0; i < clearUntilI; i++) copy[propNames[i]] = 0;
	return copy;
}
function bindArgs(f, ...boundArgs) {
	return (...dynamicArgs) => f(...boundArgs, ...dynamicArgs);
}
function noop() {}
function capitalize(s) {
	return s[0].toUpperCase() + s.substring(1);
}
function sortStrings(...strss) {
	return [].concat(...strss).sort();
}
function createRegExp(meat) {
	return new RegExp(`^${meat}$`);
}
function parseSubsecNano(fracStr) {
	return parseInt(fracStr.padEnd(9, "0"));
}
function parseInt0(s) {
	return void 0 === s ? 0 : parseInt(s);
}
function padNumber(digits, num) {
	return String(num).padStart(digits, "0");
}
const padNumber2 = /*@__PURE__*/ bindArgs(padNumber, 2);
function compareNumbers(a, b) {
	return Math.sign(a - b);
}
function compareBigInts(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function divFloorBigInt(num, denom) {
	const whole = num / denom;
	return num % denom < 0n ? whole - 1n : whole;
}
function divModFloorBigInt(num, divisor) {
	const quotient = divFloorBigInt(num, divisor);
	return [quotient, num - quotient * divisor];
}
function divModFloor(num, divisor) {
	return [Math.floor(num / divisor), modFloor(num, divisor)];
}
function modFloor(num, divisor) {
	return (num % divisor + divisor) % divisor;
}
function divTrunc(num, divisor) {
	return Math.trunc(num / divisor) || 0;
}
function modTrunc(num, divisor) {
	return num % divisor || 0;
}
function fabricateNearHalfFraction(halfCompare, sign = 1) {
	return sign * (.5 + halfCompare / 5);
}
function hasHalf(num) {
	return .5 === Math.abs(num % 1);
}
const isoCalendarId = "iso8601";
const gregoryCalendarId = "gregory";
const gregoryEraOrigins = {
	"bce": -1,
	"ce": 0
};
function normalizeEraName(era) {
	const normalized = era.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
	return "bc" === normalized || "b" === normalized ? "bce" : "ad" === normalized || "a" === normalized ? "ce" : normalized;
}
const isoCalendarImpl = void 0;
function getCalendarSlotId(calendar) {
	return calendar === void 0 ? "iso8601" : 0 === calendar ? "gregory" : calendar.id;
}
const monthCodeRegExp = /^M(\d{2})(L?)$/;
function parseMonthCode(monthCode) {
	const m = monthCodeRegExp.exec(monthCode);
	return m || throwRangeError(((monthCode) => `Invalid monthCode: ${monthCode}`)(monthCode)), [parseInt(m[1]), Boolean(m[2])];
}
function formatMonthCode(monthCodeNumber, isLeapMonth) {
	return "M" + padNumber2(monthCodeNumber) + (isLeapMonth ? "L" : "");
}
function monthCodeNumberToMonth(monthCodeNumber, isLeapMonth, leapMonth) {
	return monthCodeNumber + (isLeapMonth || leapMonth && monthCodeNumber >= leapMonth ? 1 : 0);
}
const unitNameMap = {
	nanosecond: 0,
	microsecond: 1,
	millisecond: 2,
	second: 3,
	minute: 4,
	hour: 5,
	day: 6,
	week: 7,
	month: 8,
	year: 9
};
const unitNamesAsc = /*@__PURE__*/ Object.keys(unitNameMap);
const nanoInMicro = nanoInMicro$1;
const nanoInMilli = nanoInMilli$1;
const nanoInSec = nanoInSec$1;
const nanoInMinute = nanoInMinute$1;
const nanoInHour = nanoInHour$1;
const nanoInUtcDay = 864e11;
const unitNanoMap = [
	1,
	nanoInMicro,
	nanoInMilli,
	nanoInSec,
	nanoInMinute,
	nanoInHour,
	nanoInUtcDay
];
const bigNanoInMicro = /*@__PURE__*/ BigInt(nanoInMicro);
const bigNanoInMilli = /*@__PURE__*/ BigInt(nanoInMilli);
const bigNanoInSec = /*@__PURE__*/ BigInt(nanoInSec);
const bigNanoInMinute = /*@__PURE__*/ BigInt(nanoInMinute);
const bigNanoInHour = /*@__PURE__*/ BigInt(nanoInHour);
const bigNanoInUtcDay = /*@__PURE__*/ BigInt(nanoInUtcDay);
function divideBigNanoToExactNumber(bigNano, divisorNano) {
	const days = Number(bigNano / bigNanoInUtcDay);
	const timeNano = Number(bigNano % bigNanoInUtcDay);
	return days * (nanoInUtcDay / divisorNano) + (Math.trunc(timeNano / divisorNano) + timeNano % divisorNano / divisorNano);
}
const timeFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.slice(0, 6);
const timeGetters = /*@__PURE__*/ createPropGetters(timeFieldNamesAsc);
const yearFieldNamesAsc = ["year"];
const dayFieldNamesAsc = ["day"];
const calendarDateFieldNamesAsc = [
	"day",
	"month",
	"year"
];
const offsetFieldNames = ["offset"];
const timeZoneFieldNames = ["timeZone"];
const eraYearFieldNames = ["era", "eraYear"];
const allYearFieldNames = [
	"era",
	"eraYear",
	"year"
];
const monthFieldNames = ["month", "monthCode"];
const monthDayFieldNames = [
	"day",
	"month",
	"monthCode"
];
const timeFieldNamesAlpha = /*@__PURE__*/ sortStrings(timeFieldNamesAsc);
const yearFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearFieldNamesAsc);
const yearMonthFieldNamesAlpha = /*@__PURE__*/ sortStrings(monthFieldNames, yearFieldNamesAsc);
const yearMonthFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthFieldNamesAlpha);
const yearMonthCodeFieldNamesAlpha = /*@__PURE__*/ sortStrings(["monthCode"], yearFieldNamesAsc);
const yearMonthCodeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
const monthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, ["monthCode"]);
const dateFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthFieldNamesAlpha);
const dateFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthFieldNamesAlpha);
const dateTimeFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc);
const dateTimeFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc);
const dateTimeAndOffsetFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames);
const dateTimeAndOffsetFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames);
const dateTimeAndZoneFieldNamesAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
const dateTimeAndZoneFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
const yearMonthCodeDayFieldNamesAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, yearMonthCodeFieldNamesAlpha);
const yearMonthCodeDayFieldNamesWithEraAlpha = /*@__PURE__*/ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
const timeFieldDefaults = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, 0);
function validateTimeFields(timeFields) {
	return constrainTimeFields(timeFields, 1), timeFields;
}
const maxValues = {
	hour: 23,
	minute: 59,
	second: 59
};
function constrainTimeFields(timeFields, overflow) {
	const constrainedFields = {};
	for (const fieldName of timeFieldNamesAsc) constrainedFields[fieldName] = clampEntity(fieldName, timeFields[fieldName], 0, maxValues[fieldName] || 999, overflow);
	return constrainedFields;
}
function timeFieldsToNano(timeFields) {
	return timeFieldsToSec(timeFields) * nanoInSec + timeFieldsToSubsecNano(timeFields);
}
function timeFieldsToMilli(timeFields) {
	return 1e3 * timeFieldsToSec(timeFields) + timeFields.millisecond;
}
function timeFieldsToSec(timeFields) {
	return 3600 * timeFields.hour + 60 * timeFields.minute + timeFields.second;
}
function timeFieldsToSubsecNano(timeFields) {
	return timeFields.millisecond * nanoInMilli + timeFields.microsecond * nanoInMicro + timeFields.nanosecond;
}
function nanoToTimeAndDay(nano) {
	const [dayDelta, timeNano] = divModFloor(nano, nanoInUtcDay);
	return [nanoToTimeFields(timeNano), dayDelta];
}
function nanoToTimeFields(timeNano) {
	const [timeMilli, nanoAfterMilli] = divModFloor(timeNano, nanoInMilli);
	const [microsecond, nanosecond] = divModFloor(nanoAfterMilli, nanoInMicro);
	return milliToTimeFields(timeMilli, microsecond, nanosecond);
}
function milliToTimeFields(timeMilli, microsecond = 0, nanosecond = 0) {
	const [hour, milliAfterHour] = divModFloor(timeMilli, 36e5);
	const [minute, milliAfterMinute] = divModFloor(milliAfterHour, 6e4);
	const [second, millisecond] = divModFloor(milliAfterMinute, 1e3);
	return {
		hour,
		minute,
		second,
		millisecond,
		microsecond,
		nanosecond
	};
}
function epochNanoToSecMod(epochNano) {
	const [epochSec, nano] = divModFloorBigInt(epochNano, bigNanoInSec);
	return [Number(epochSec), Number(nano)];
}
function epochNanoToMilli(epochNano) {
	return Number(divFloorBigInt(epochNano, bigNanoInMilli));
}
function isoDateTimeToEpochNano(isoDateTime) {
	return isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime));
}
function isoDateTimeToEpochMilli(isoDateTime) {
	return isoDateToEpochMilli(isoDateTime) + timeFieldsToMilli(isoDateTime);
}
function isoDateToEpochNano(isoDate) {
	return BigInt(isoDateToEpochDays(isoDate)) * bigNanoInUtcDay;
}
function isoDateToEpochMilli(isoDate) {
	return 864e5 * isoDateToEpochDays(isoDate);
}
function isoDateToEpochDays(isoDate) {
	return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day);
}
function isoPartsToEpochDays(isoYear, isoMonth = 1, isoDay = 1) {
	const monthIndex = isoMonth - 1;
	return isoYear += Math.floor(monthIndex / 12), isoMonth = modFloor(monthIndex, 12), Date.UTC(isoYear % 400 - 400, isoMonth, 0) / 864e5 + 146097 * (divTrunc(isoYear, 400) + 1) + isoDay;
}
function epochNanoToIsoDateTime(epochNano) {
	const [epochDays, nanoAfterDay] = divModFloorBigInt(epochNano, bigNanoInUtcDay);
	return {
		...epochDaysToIsoDate(Number(epochDays)),
		...nanoToTimeFields(Number(nanoAfterDay))
	};
}
function epochDaysToIsoDate(epochDays) {
	const legacyDate = /* @__PURE__ */ new Date(864e5 * modFloor(epochDays, 146097));
	return {
		year: legacyDate.getUTCFullYear() + 400 * Math.floor(epochDays / 146097),
		month: legacyDate.getUTCMonth() + 1,
		day: legacyDate.getUTCDate()
	};
}
const isoEpochFirstLeapYear = 1972;
function computeIsoMonthCodeParts(month) {
	return [month, 0];
}
function computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth) {
	if (!isLeapMonth) return {
		year: 1972,
		month: monthCodeNumber
	};
}
function computeIsoFieldsFromParts(year, month, day) {
	return {
		year,
		month,
		day
	};
}
function computeIsoDaysInMonth(year, month) {
	switch (month) {
		case 2: return computeIsoInLeapYear(year) ? 29 : 28;
		case 4:
		case 6:
		case 9:
		case 11: return 30;
	}
	return 31;
}
function computeIsoDaysInYear(year) {
	return computeIsoInLeapYear(year) ? 366 : 365;
}
function computeIsoInLeapYear(year) {
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
function addIsoMonths(year, month, monthDelta) {
	return year += divTrunc(monthDelta, 12), (month += modTrunc(monthDelta, 12)) < 1 ? (year--, month += 12) : month > 12 && (year++, month -= 12), {
		year,
		month
	};
}
function diffIsoMonthSlots(year0, month0, year1, month1) {
	return 12 * (year1 - year0) + month1 - month0;
}
function computeIsoDayOfWeek(isoDate) {
	return modFloor(isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) + 4, 7) || 7;
}
function computeIsoDayOfYear(isoDate) {
	return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) - isoPartsToEpochDays(isoDate.year) + 1;
}
function computeIsoWeekFields(isoDate) {
	let yearOfWeek = isoDate.year;
	let weekOfYear = Math.floor((computeIsoDayOfYear(isoDate) - computeIsoDayOfWeek(isoDate) + 10) / 7);
	let weeksInYear = computeIsoWeeksInYear(yearOfWeek);
	return weekOfYear < 1 ? weekOfYear = weeksInYear = computeIsoWeeksInYear(--yearOfWeek) : weekOfYear > weeksInYear && (weekOfYear = 1, weeksInYear = computeIsoWeeksInYear(++yearOfWeek)), {
		weekOfYear,
		yearOfWeek,
		De: weeksInYear
	};
}
function computeIsoWeeksInYear(year) {
	const y0DayOfWeek = computeIsoDayOfWeek({
		year,
		month: 1,
		day: 1
	});
	return 4 === y0DayOfWeek || 3 === y0DayOfWeek && computeIsoInLeapYear(year) ? 53 : 52;
}
function computeGregoryEraFields({ year }) {
	return year < 1 ? {
		era: "bce",
		eraYear: 1 - year
	} : {
		era: "ce",
		eraYear: year
	};
}
function validateIsoDateTimeFields(isoDateTime) {
	return validateIsoDateFields(isoDateTime), validateTimeFields(isoDateTime);
}
function validateIsoDateFields(isoInternals) {
	return constrainIsoDateFields(isoInternals, 1), isoInternals;
}
function constrainIsoDateFields(isoDate, overflow) {
	const { year } = isoDate;
	const month = clampProp(isoDate, "month", 1, 12, overflow);
	return {
		year,
		month,
		day: clampProp(isoDate, "day", 1, computeIsoDaysInMonth(year, month), overflow)
	};
}
function computeCalendarDateFields(calendar, isoDate) {
	return calendar ? calendar.de(isoDate) : isoDate;
}
function computeCalendarMonthCodeParts(calendar, year, month) {
	return calendar ? calendar.L(year, month) : computeIsoMonthCodeParts(month);
}
function computeCalendarEraFields(calendar, isoDate) {
	return 0 === calendar ? computeGregoryEraFields(isoDate) : calendar && calendar.h?.(isoDate) || {};
}
function computeCalendarIsoFieldsFromParts(calendar, year, month, day) {
	return calendar ? calendar.fe(year, month, day) : computeIsoFieldsFromParts(year, month, day);
}
function computeCalendarMonthsInYearForYear(calendar, year) {
	return calendar ? calendar.j(year) : 12;
}
function computeCalendarDaysInMonthForYearMonth(calendar, year, month) {
	return calendar ? calendar.o(year, month) : computeIsoDaysInMonth(year, month);
}
function computeCalendarMonthCode(calendar, isoDate) {
	const { year, month } = computeCalendarDateFields(calendar, isoDate);
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
	return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function computeCalendarInLeapYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return calendar ? calendar.q(year) : computeIsoInLeapYear(year);
}
function computeCalendarMonthsInYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return computeCalendarMonthsInYearForYear(calendar, year);
}
function computeCalendarDaysInMonth(calendar, isoDate) {
	const { year, month } = computeCalendarDateFields(calendar, isoDate);
	return computeCalendarDaysInMonthForYearMonth(calendar, year, month);
}
function computeCalendarDaysInYear(calendar, isoDate) {
	const { year } = computeCalendarDateFields(calendar, isoDate);
	return calendar ? calendar.i(year) : computeIsoDaysInYear(year);
}
function computeCalendarDayOfYear(calendar, isoDate) {
	if (!calendar) return computeIsoDayOfYear(isoDate);
	const { year } = computeCalendarDateFields(calendar, isoDate);
	const yearStartIsoDate = computeCalendarIsoFieldsFromParts(calendar, year, 1, 1);
	return isoDateToEpochDays(isoDate) - isoDateToEpochDays(yearStartIsoDate) + 1;
}
function computeCalendarWeekOfYear(calendar, isoDate) {
	return calendar === void 0 ? computeIsoWeekFields(isoDate).weekOfYear : void 0;
}
function computeCalendarYearOfWeek(calendar, isoDate) {
	return calendar === void 0 ? computeIsoWeekFields(isoDate).yearOfWeek : void 0;
}
const durationFieldNamesAsc = /*@__PURE__*/ unitNamesAsc.map((unitName) => unitName + "s");
const durationGetters = /*@__PURE__*/ createPropGetters(durationFieldNamesAsc);
const durationFieldNamesAlpha = /*@__PURE__*/ sortStrings(durationFieldNamesAsc);
const durationTimeFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(0, 6);
const durationDateFieldNamesAsc = /*@__PURE__*/ durationFieldNamesAsc.slice(6);
const durationCalendarFieldNamesAsc = /*@__PURE__*/ durationDateFieldNamesAsc.slice(1);
const durationFieldDefaults = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, 0);
const durationTimeFieldDefaults = /*@__PURE__*/ zipPropsConst(durationTimeFieldNamesAsc, 0);
const clearDurationFields = /*@__PURE__*/ bindArgs(zeroOutProps, durationFieldNamesAsc);
function requirePropDefined(optionName, optionVal) {
	return optionVal ?? throwRangeError(missingField(optionName)), optionVal;
}
const requireString = /*@__PURE__*/ bindArgs(requireType, "string");
function requireType(typeName, arg, entityName = typeName) {
	return typeof arg !== typeName && throwTypeError(invalidEntity(entityName, arg)), arg;
}
function requireNumberIsInteger(num, entityName = "number") {
	return Number.isInteger(num) || throwRangeError(((entityName, num) => `Non-integer ${entityName}: ${num}`)(entityName, num)), num || 0;
}
function toString(arg) {
	return "symbol" == typeof arg && throwTypeError("Cannot convert Symbol to string"), String(arg);
}
function toPrimitiveWithStringHint(arg) {
	if (!isObjectLike$1(arg)) return arg;
	const exoticToPrimitive = arg[Symbol.toPrimitive];
	if (null != exoticToPrimitive) {
		"function" != typeof exoticToPrimitive && throwTypeError();
		const primitive = Reflect.apply(exoticToPrimitive, arg, ["string"]);
		return isObjectLike$1(primitive) && throwTypeError(), primitive;
	}
	return Date.prototype[Symbol.toPrimitive].call(arg, "string");
}
function toBigInt(bi) {
	return "boolean" == typeof bi ? BigInt(bi ? 1 : 0) : "string" == typeof bi ? BigInt(bi) : ("bigint" != typeof bi && throwTypeError(`Invalid bigint: ${bi}`), bi);
}
function toStrictInteger(arg, entityName) {
	return requireNumberIsInteger(toFiniteNumber(arg, entityName), entityName);
}
const smallestUnitStr = "smallestUnit";
const overflowMap = {
	constrain: 0,
	reject: 1
};
const epochDisambigMap = {
	compatible: 0,
	reject: 1,
	earlier: 2,
	later: 3
};
const offsetDisambigMap = {
	reject: 0,
	use: 1,
	prefer: 2,
	ignore: 3
};
const calendarDisplayMap = {
	auto: 0,
	never: 1,
	critical: 2,
	always: 3
};
const timeZoneDisplayMap = {
	auto: 0,
	never: 1,
	critical: 2
};
const offsetDisplayMap = {
	auto: 0,
	never: 1
};
const roundingModeMap = {
	floor: 0,
	halfFloor: 1,
	ceil: 2,
	halfCeil: 3,
	trunc: 4,
	halfTrunc: 5,
	expand: 6,
	halfExpand: 7,
	halfEven: 8
};
const roundingModeFuncs = [
	Math.floor,
	(num) => hasHalf(num) ? Math.floor(num) : Math.round(num),
	Math.ceil,
	(num) => hasHalf(num) ? Math.ceil(num) : Math.round(num),
	Math.trunc,
	(num) => hasHalf(num) ? Math.trunc(num) || 0 : Math.round(num),
	(num) => num < 0 ? Math.floor(num) : Math.ceil(num),
	(num) => Math.sign(num) * Math.round(Math.abs(num)) || 0,
	(num) => hasHalf(num) ? (num = Math.trunc(num) || 0) + num % 2 : Math.round(num)
];
const directionMap = {
	previous: -1,
	next: 1
};
function coerceRoundingIncInteger(options) {
	const roundingInc = options.roundingIncrement;
	if (void 0 === roundingInc) return 1;
	const integer = toIntegerWithTrunc(roundingInc, "roundingIncrement");
	return (integer < 1 || integer > 10 ** 9) && throwRangeError(invalidEntity("roundingIncrement", integer)), integer;
}
function coerceFractionalSecondDigits(options) {
	let subsecDigits = options.fractionalSecondDigits;
	if (void 0 !== subsecDigits) {
		if ("number" != typeof subsecDigits) {
			if ("auto" === toString(subsecDigits)) return;
			throwRangeError(invalidEntity("fractionalSecondDigits", subsecDigits));
		}
		subsecDigits = clampEntity("fractionalSecondDigits", Math.floor(subsecDigits), 0, 9, 1);
	}
	return subsecDigits;
}
function coerceUnitOption(optionName, options, minUnit = 0, ensureDefined) {
	let unitStr = options[optionName];
	if (void 0 === unitStr) return ensureDefined ? minUnit : void 0;
	if (unitStr = toString(unitStr), "auto" === unitStr) return ensureDefined ? minUnit : null;
	let unit = unitNameMap[unitStr];
	return void 0 === unit && (unit = durationFieldNamesAsc.indexOf(unitStr)), unit < 0 && throwRangeError(invalidChoice(optionName, unitStr, unitNameMap)), unit;
}
function coerceChoiceOption(optionName, enumNameMap, options, defaultChoice = 0) {
	const enumArg = options[optionName];
	if (void 0 === enumArg) return defaultChoice;
	const enumStr = toString(enumArg);
	const enumNum = enumNameMap[enumStr];
	return void 0 === enumNum && throwRangeError(invalidChoice(optionName, enumStr, enumNameMap)), enumNum;
}
const coerceSmallestUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, smallestUnitStr);
const coerceLargestUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, "largestUnit");
const coerceTotalUnit = /*@__PURE__*/ bindArgs(coerceUnitOption, "unit");
const coerceOverflow = /*@__PURE__*/ bindArgs(coerceChoiceOption, "overflow", overflowMap);
const coerceEpochDisambig = /*@__PURE__*/ bindArgs(coerceChoiceOption, "disambiguation", epochDisambigMap);
const coerceOffsetDisambig = /*@__PURE__*/ bindArgs(coerceChoiceOption, "offset", offsetDisambigMap);
const coerceCalendarDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "calendarName", calendarDisplayMap);
const coerceTimeZoneDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "timeZoneName", timeZoneDisplayMap);
const coerceOffsetDisplay = /*@__PURE__*/ bindArgs(coerceChoiceOption, "offset", offsetDisplayMap);
const coerceRoundingMode = /*@__PURE__*/ bindArgs(coerceChoiceOption, "roundingMode", roundingModeMap);
const coerceDirection = /*@__PURE__*/ bindArgs(coerceChoiceOption, "direction", directionMap);
function normalizeOptionsOrString(options, optionName) {
	return "string" == typeof options ? ((optionName, optionVal) => {
		const res = Object.create(null);
		return res[optionName] = optionVal, res;
	})(optionName, options) : requireObjectLike(options);
}
function validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits, solarMode) {
	const upUnitNano = solarMode ? nanoInUtcDay : unitNanoMap[smallestUnit + 1];
	if (upUnitNano) {
		const incNano = roundingInc * unitNanoMap[smallestUnit];
		(upUnitNano % incNano || !solarMode && incNano === upUnitNano) && throwRangeError(invalidEntity("roundingIncrement", roundingInc));
	} else !allowManyLargeUnits && roundingInc > 1 && throwRangeError(invalidEntity("roundingIncrement", roundingInc));
	return roundingInc;
}
function validateUnitRange(optionName, unit, minUnit, maxUnit) {
	return null != unit && clampEntity(optionName, unit, minUnit, maxUnit, 1, unitNamesAsc), unit;
}
function checkLargestSmallestUnit(largestUnit, smallestUnit) {
	smallestUnit > largestUnit && throwRangeError("smallestUnit > largestUnit");
}
function refineDiffOptions(roundingModeInvert, options, defaultLargestUnit, maxUnit = 9, minUnit = 0, defaultRoundingMode = 4) {
	options = normalizeOptions(options);
	let largestUnit = coerceLargestUnit(options, minUnit);
	let roundingInc = coerceRoundingIncInteger(options);
	let roundingMode = coerceRoundingMode(options, defaultRoundingMode);
	let smallestUnit = coerceSmallestUnit(options, minUnit, 1);
	return largestUnit = validateUnitRange("largestUnit", largestUnit, minUnit, maxUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, minUnit, maxUnit), null == largestUnit ? largestUnit = Math.max(defaultLargestUnit, smallestUnit) : checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingModeInvert && (roundingMode = ((roundingMode) => roundingMode < 4 ? (roundingMode + 2) % 4 : roundingMode)(roundingMode)), [
		largestUnit,
		smallestUnit,
		roundingInc,
		roundingMode
	];
}
function refineRoundingOptions(options, maxUnit = 6, solarMode) {
	let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, smallestUnitStr));
	const roundingMode = coerceRoundingMode(options, 7);
	let smallestUnit = coerceSmallestUnit(options);
	return smallestUnit = requirePropDefined(smallestUnitStr, smallestUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, 0, maxUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), [
		smallestUnit,
		roundingInc,
		roundingMode
	];
}
function combineDateAndTime(isoDate, time) {
	return pluckProps(calendarDateFieldNamesAsc, isoDate, pluckProps(timeFieldNamesAsc, time));
}
const epochNanoMax = /*@__PURE__*/ BigInt(1e8) * bigNanoInUtcDay;
const epochNanoMin = /*@__PURE__*/ BigInt(-1e8) * bigNanoInUtcDay;
const plainDateEpochNanoMin = epochNanoMin - bigNanoInUtcDay;
function checkIsoYearMonthInBounds(isoDate) {
	const isoYearMonthIndex = 12 * isoDate.year + isoDate.month;
	return (isoYearMonthIndex < -3261848 || isoYearMonthIndex > 3309129) && throwRangeError("Out-of-bounds date"), isoDate;
}
function checkIsoDateInBounds(isoDate, allowPlainDateLowerEdge = 1) {
	const epochNano = isoDateToEpochNano(isoDate);
	return (epochNano < (allowPlainDateLowerEdge ? plainDateEpochNanoMin : epochNanoMin) || epochNano > epochNanoMax) && throwRangeError("Out-of-bounds date"), isoDate;
}
function checkIsoDateTimeInBounds(isoDateTime) {
	return checkIsoDateTimeEpochNanoInBounds(isoDateTimeToEpochNano(isoDateTime)), isoDateTime;
}
function checkIsoDateTimeEpochNanoInBounds(epochNano) {
	return (epochNano <= plainDateEpochNanoMin || epochNano >= epochNanoMax + bigNanoInUtcDay) && throwRangeError("Out-of-bounds date"), epochNano;
}
function checkEpochNanoInBounds(epochNano) {
	return (epochNano < epochNanoMin || epochNano > epochNanoMax) && throwRangeError("Out-of-bounds date"), epochNano;
}
function isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano) {
	return checkEpochNanoInBounds(isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime) - offsetNano));
}
function roundNumberToInc(num, roundingInc, roundingMode) {
	return roundWithMode(num / roundingInc, roundingMode) * roundingInc || 0;
}
function roundWithMode(num, roundingMode) {
	return roundingModeFuncs[roundingMode](num);
}
function totalRelativeUnit(wholeValue, sign, endEpochNano, moveValueToEpochNano) {
	const unitWindow = clampRelativeUnitValue(wholeValue, sign, moveValueToEpochNano, endEpochNano);
	return interpolateRelativeUnitWindow(unitWindow, Number(endEpochNano - unitWindow.N) / Number(unitWindow.te - unitWindow.N));
}
function roundRelativeUnitWindow(unitWindow, endEpochNano, roundingInc, roundingMode) {
	return roundNumberToInc(interpolateRelativeUnitWindow(unitWindow, computeEpochNanoFrac(endEpochNano, unitWindow.N, unitWindow.te)), roundingInc, roundingMode);
}
function clampRelativeUnitValue(startValue, valueDelta, moveValueToEpochNano, epochNanoProgress) {
	let unitWindow = computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano);
	return ((epochNanoProgress, epochNano0, epochNano1, sign) => sign > 0 ? epochNano0 <= epochNanoProgress && epochNanoProgress <= epochNano1 : epochNano1 <= epochNanoProgress && epochNanoProgress <= epochNano0)(epochNanoProgress, unitWindow.N, unitWindow.te, Math.sign(valueDelta)) || (unitWindow = computeRelativeUnitWindow(startValue + valueDelta, valueDelta, moveValueToEpochNano)), unitWindow;
}
function computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano) {
	const endValue = startValue + valueDelta;
	return {
		ve: startValue,
		pe: endValue,
		N: moveValueToEpochNano(startValue),
		te: moveValueToEpochNano(endValue)
	};
}
function interpolateRelativeUnitWindow(unitWindow, fraction) {
	return unitWindow.ve + fraction * (unitWindow.pe - unitWindow.ve);
}
function computeEpochNanoFrac(epochNanoProgress, epochNano0, epochNano1) {
	const denomBig = epochNano1 - epochNano0;
	const numeratorBig = epochNanoProgress - epochNano0;
	if (!numeratorBig) return 0;
	const absNumerator = numeratorBig < 0n ? -numeratorBig : numeratorBig;
	const absDenom = denomBig < 0n ? -denomBig : denomBig;
	const fracSign = compareBigInts(numeratorBig, 0n) === compareBigInts(denomBig, 0n) ? 1 : -1;
	return compareBigInts(absNumerator, absDenom) <= 0 ? absNumerator === absDenom ? fracSign : fabricateNearHalfFraction(compareBigInts(2n * absNumerator, absDenom), fracSign) : Number(numeratorBig) / Number(denomBig);
}
function createEpochNanoSlots(epochNano) {
	return { epochNanoseconds: epochNano };
}
function createZonedEpochNanoSlots(epochNano, timeZone, calendar) {
	return {
		calendar,
		timeZone,
		epochNanoseconds: epochNano
	};
}
function createDateTimeSlots(isoDateTime, calendar) {
	return pluckProps(timeFieldNamesAsc, isoDateTime, createDateSlots(isoDateTime, calendar));
}
function createDateSlots(isoDate, calendar) {
	return pluckProps(calendarDateFieldNamesAsc, isoDate, { calendar });
}
function createTimeSlots(time) {
	return pluckProps(timeFieldNamesAsc, time);
}
function createDurationSlots(durationFields) {
	return pluckProps(durationFieldNamesAsc, durationFields, { sign: computeDurationSign(durationFields) });
}
function roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode) {
	return createZonedEpochNanoSlots(6 === smallestUnit ? roundZonedEpochToDay(slots, roundingMode) : roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode), slots.timeZone, slots.calendar);
}
function computeZonedHoursInDay(slots) {
	const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
	return divideBigNanoToExactNumber(epochNano1 - epochNano0, nanoInHour);
}
function computeZonedStartOfDay(slots) {
	const { timeZone, calendar } = slots;
	return createZonedEpochNanoSlots(getStartOfDayInstantFor(timeZone, combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults)), timeZone, calendar);
}
function roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned) {
	if (0 === smallestUnit && 1 === roundingInc) return durationFields;
	const sign = computeDurationSign(durationFields) || 1;
	let [roundedDurationFields, roundedEpochNano, grewBigUnit] = (isUniformUnit(smallestUnit, isZoned) ? isZoned && smallestUnit < 6 && largestUnit >= 6 ? nudgeZonedTimeDuration : nudgeDayTimeDuration : nudgeRelativeDuration)(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps);
	return grewBigUnit && 7 !== smallestUnit && (roundedDurationFields = ((durationFields, endEpochNano, largestUnit, smallestUnit, sign, relativeOps) => {
		for (let currentUnit = smallestUnit + 1; currentUnit <= largestUnit; currentUnit++) {
			if (7 === currentUnit && 7 !== largestUnit) continue;
			const baseDurationFields = clearDurationFields(currentUnit, durationFields);
			baseDurationFields[durationFieldNamesAsc[currentUnit]] += sign;
			const thresholdCompare = compareBigInts(endEpochNano, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields));
			if (thresholdCompare && thresholdCompare !== sign) break;
			durationFields = baseDurationFields;
		}
		return durationFields;
	})(roundedDurationFields, roundedEpochNano, largestUnit, Math.max(6, smallestUnit), sign, relativeOps)), roundedDurationFields;
}
function roundDayTimeDurationByInc(durationFields, nanoInc, roundingMode) {
	const maxUnit = Math.max(Math.min(getMaxDurationUnit(durationFields), 6), 3);
	return nanoToDurationDayTimeFields(roundBigNanoToInc(durationDayTimeToBigNano(durationFields), BigInt(nanoInc), roundingMode), maxUnit);
}
function roundZonedEpochToDay(slots, roundingMode) {
	const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
	return roundZonedEpochToBounds(slots.epochNanoseconds, epochNano0, epochNano1, roundingMode);
}
function roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode) {
	if (0 === smallestUnit && 1 === roundingInc) return slots.epochNanoseconds;
	const isoDateTime = zonedEpochSlotsToIso(slots);
	return getInstantPreferringOffset(slots.timeZone, roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode), isoDateTime.offsetNanoseconds);
}
function roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode) {
	return roundDateTimeToInc(isoDateTime, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundTimeToUnit(timeFields, smallestUnit, roundingInc, roundingMode) {
	return roundTimeToInc(timeFields, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundDateTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano) {
	const [roundedTimeFields, dayDelta] = roundTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano);
	const roundedIsoDateTime = combineDateAndTime(moveDateByDays(isoDateTime, dayDelta), roundedTimeFields);
	return checkIsoDateTimeInBounds(roundedIsoDateTime), roundedIsoDateTime;
}
function roundTimeToInc(timeFields, nanoInc, roundingMode, spanNano = nanoInUtcDay) {
	const timeNano = timeFieldsToNano(timeFields);
	const remainderNano = timeNano % spanNano;
	return nanoToTimeAndDay(timeNano - remainderNano + roundNumberToInc(remainderNano, nanoInc, roundingMode));
}
function nudgeRelativeDuration(sign, durationFields, endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
	const smallestUnitFieldName = durationFieldNamesAsc[smallestUnit];
	const baseDurationFields = clearDurationFields(smallestUnit, durationFields);
	7 === smallestUnit && (durationFields = {
		...durationFields,
		weeks: durationFields.weeks + Math.trunc(durationFields.days / 7)
	});
	const truncedVal = divTrunc(durationFields[smallestUnitFieldName], roundingInc) * roundingInc;
	const nudgeWindow = clampRelativeUnitValue(truncedVal, roundingInc * sign, (value) => (baseDurationFields[smallestUnitFieldName] = value, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)), endEpochNano);
	const roundedVal = roundRelativeUnitWindow(nudgeWindow, endEpochNano, roundingInc, roundingMode);
	return baseDurationFields[smallestUnitFieldName] = roundedVal, [
		baseDurationFields,
		roundedVal === nudgeWindow.pe ? nudgeWindow.te : nudgeWindow.N,
		roundedVal !== truncedVal
	];
}
function nudgeZonedTimeDuration(sign, durationFields, _endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
	const timeNano = Number(durationTimeToBigNano(durationFields));
	const nanoInc = computeNanoInc(smallestUnit, roundingInc);
	let roundedTimeNano = roundNumberToInc(timeNano, nanoInc, roundingMode);
	const dateDurationFields = {
		...durationFields,
		...durationTimeFieldDefaults
	};
	const dayEpochNano0 = relativeOps.X(dateDurationFields);
	const dayEpochNano1 = relativeOps.X({
		...dateDurationFields,
		days: dateDurationFields.days + sign
	});
	const daySpanNano = Number(dayEpochNano1 - dayEpochNano0);
	Math.sign(daySpanNano) !== sign && throwRangeError("Out-of-bounds TimeZone gap");
	const beyondDayNano = roundedTimeNano - daySpanNano;
	let dayDelta = 0;
	let nudgedEpochNano;
	beyondDayNano && Math.sign(beyondDayNano) !== sign ? nudgedEpochNano = dayEpochNano0 + BigInt(roundedTimeNano) : (dayDelta += sign, roundedTimeNano = roundNumberToInc(beyondDayNano, nanoInc, roundingMode), nudgedEpochNano = dayEpochNano1 + BigInt(roundedTimeNano));
	const durationTimeFields = nanoToDurationTimeFields(roundedTimeNano);
	return [
		{
			...durationFields,
			...durationTimeFields,
			days: durationFields.days + dayDelta
		},
		nudgedEpochNano,
		Boolean(dayDelta)
	];
}
function nudgeDayTimeDuration(sign, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const bigNano = durationDayTimeToBigNano(durationFields);
	const roundedBigNano = roundBigNanoToInc(bigNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
	const nanoDiff = roundedBigNano - bigNano;
	const expandedBigUnit = Math.sign(Number(roundedBigNano / bigNanoInUtcDay) - Number(bigNano / bigNanoInUtcDay)) === sign;
	const roundedDayTimeFields = nanoToDurationDayTimeFields(roundedBigNano, Math.min(largestUnit, 6));
	return [
		{
			...durationFields,
			...roundedDayTimeFields
		},
		endEpochNano + nanoDiff,
		expandedBigUnit
	];
}
function computeZonedDayEpochInterval(slots) {
	const { timeZone } = slots;
	const isoDateTime0 = combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults);
	const isoDateTime1 = combineDateAndTime(moveDateByDays(isoDateTime0, 1), timeFieldDefaults);
	return [getStartOfDayInstantFor(timeZone, isoDateTime0), getStartOfDayInstantFor(timeZone, isoDateTime1)];
}
function roundZonedEpochToBounds(epochNano, epochNano0, epochNano1, roundingMode) {
	return roundWithMode(computeEpochNanoFrac(epochNano < epochNano1 ? epochNano : epochNano1 - 1n, epochNano0, epochNano1), roundingMode) ? epochNano1 : epochNano0;
}
function roundToMinute(offsetNano) {
	return roundNumberToInc(offsetNano, nanoInMinute, 7);
}
function roundBigNanoToInc(bigNano, bigNanoInc, roundingMode) {
	return roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, bigNano / bigNanoInc % 2n);
}
function roundBigNanoToDayOriginInc(bigNano, bigNanoInc, roundingMode) {
	const [day, timeNano] = divModFloorBigInt(bigNano, bigNanoInUtcDay);
	const dayOriginNano = day * bigNanoInUtcDay;
	return dayOriginNano + roundBigNanoToIncWithTail(timeNano, bigNanoInc, roundingMode, dayOriginNano / bigNanoInc + timeNano / bigNanoInc & 1n);
}
function roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, quotientTail) {
	const quotient = bigNano / bigNanoInc;
	const remainder = bigNano % bigNanoInc;
	let fraction = 0;
	remainder && (fraction = fabricateNearHalfFraction(compareBigInts(2n * (remainder < 0n ? -remainder : remainder), bigNanoInc), Math.sign(Number(remainder))));
	const roundedTail = roundWithMode(Number(quotientTail) + fraction, roundingMode);
	return (quotient - quotientTail + BigInt(roundedTail)) * bigNanoInc;
}
function computeNanoInc(smallestUnit, roundingInc) {
	return unitNanoMap[smallestUnit] * roundingInc;
}
function computeBigNanoInc(smallestUnit, roundingInc) {
	return BigInt(unitNanoMap[smallestUnit]) * BigInt(roundingInc);
}
const zonedEpochSlotsToIso = /*@__PURE__*/ memoize(_zonedEpochSlotsToIso, WeakMap);
function _zonedEpochSlotsToIso(slots) {
	const { epochNanoseconds, timeZone } = slots;
	const offsetNanoseconds = timeZone.B(epochNanoseconds);
	return {
		...epochNanoToIsoDateTime(epochNanoseconds + BigInt(offsetNanoseconds)),
		offsetNanoseconds
	};
}
function getInstantPreferringOffset(timeZone, isoDateTime, offsetNano) {
	return getMatchingInstantFor(timeZone, isoDateTime, offsetNano, 2, 0);
}
function getMatchingInstantFor(timeZone, isoDateTime, offsetNano, offsetDisambig = 0, epochDisambig = 0, epochFuzzy, hasZ) {
	if (hasZ || void 0 !== offsetNano && 1 === offsetDisambig) return isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano || 0);
	const possibleEpochNanos = timeZone.O(isoDateTime);
	if (void 0 !== offsetNano && 3 !== offsetDisambig) {
		checkIsoDateInBounds(isoDateTime, 0);
		const matchingEpochNano = ((possibleEpochNanos, isoDateTime, offsetNano, fuzzy) => {
			const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime);
			fuzzy && (offsetNano = roundToMinute(offsetNano));
			for (const possibleEpochNano of possibleEpochNanos) {
				let possibleOffsetNano = Number(zonedEpochNano - possibleEpochNano);
				if (fuzzy && (possibleOffsetNano = roundToMinute(possibleOffsetNano)), possibleOffsetNano === offsetNano) return possibleEpochNano;
			}
		})(possibleEpochNanos, isoDateTime, offsetNano, epochFuzzy);
		if (void 0 !== matchingEpochNano) return matchingEpochNano;
		0 === offsetDisambig && throwRangeError("Invalid TimeZone offset");
	}
	return getSingleInstantFor(timeZone, isoDateTime, epochDisambig, possibleEpochNanos);
}
function getSingleInstantFor(timeZone, isoDateTime, disambig = 0, possibleEpochNanos = timeZone.O(isoDateTime)) {
	if (1 === possibleEpochNanos.length) return possibleEpochNanos[0];
	if (1 === disambig && throwRangeError("Ambiguous offset"), possibleEpochNanos.length) return possibleEpochNanos[3 === disambig ? 1 : 0];
	const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime);
	const gapNano = ((timeZone, zonedEpochNano) => {
		const startOffsetNano = timeZone.B(zonedEpochNano - bigNanoInUtcDay);
		return ((gapNano) => (gapNano > nanoInUtcDay && throwRangeError("Out-of-bounds TimeZone gap"), gapNano))(timeZone.B(zonedEpochNano + bigNanoInUtcDay) - startOffsetNano);
	})(timeZone, zonedEpochNano);
	const shiftedIsoDateTime = epochNanoToIsoDateTime(zonedEpochNano + BigInt(gapNano * (2 === disambig ? -1 : 1)));
	return (possibleEpochNanos = timeZone.O(shiftedIsoDateTime))[2 === disambig ? 0 : possibleEpochNanos.length - 1];
}
function getStartOfDayInstantFor(timeZone, isoDateTime) {
	const possibleEpochNanos = timeZone.O(isoDateTime);
	if (possibleEpochNanos.length) return possibleEpochNanos[0];
	const zonedEpochNanoDayBefore = isoDateTimeToEpochNano(isoDateTime) - bigNanoInUtcDay;
	return timeZone.C(zonedEpochNanoDayBefore, 1);
}
function moveYearMonth(calendar, isoDate, durationSlots, overflow = 0) {
	computeDurationSign(durationSlots) && clampEntity("unit", getMaxDurationUnit(durationSlots), 8, 9, 1, durationFieldNamesAsc);
	return moveToStartOfMonth(calendar, moveDate(calendar, checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate)), durationSlots, overflow));
}
function moveZonedEpochSlots(slots, durationFields, overflow = 0) {
	const { calendar, epochNanoseconds: epochNano, timeZone } = slots;
	const timeOnlyNano = durationTimeToBigNano(durationFields);
	let movedEpochNano = epochNano;
	if (durationHasDateParts(durationFields)) {
		const isoDateTime = zonedEpochSlotsToIso(slots);
		movedEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, isoDateTime, {
			...durationFields,
			...durationTimeFieldDefaults
		}, overflow), isoDateTime)) + timeOnlyNano;
	} else movedEpochNano += timeOnlyNano;
	return {
		...slots,
		epochNanoseconds: checkEpochNanoInBounds(movedEpochNano)
	};
}
function moveDateTime(calendar, isoDateTime, durationFields, overflow = 0) {
	const [movedTimeFields, dayDelta] = moveTime(isoDateTime, durationFields);
	return checkIsoDateTimeInBounds(combineDateAndTime(moveDate(calendar, isoDateTime, {
		...durationFields,
		...durationTimeFieldDefaults,
		days: durationFields.days + dayDelta
	}, overflow), movedTimeFields));
}
function moveTime(timeFields, durationFields) {
	return moveTimeByNano(timeFields, durationTimeToBigNano(durationFields));
}
function moveEpochNano(epochNano, durationFields) {
	return moveEpochNanoByNano(epochNano, (clampEntity("unit", getMaxDurationUnit(fields = durationFields), 0, 5, 1, durationFieldNamesAsc), durationTimeToBigNano(fields)));
	var fields;
}
function moveDate(calendar, isoDate, durationFields, overflow = 0) {
	let { years, months, weeks, days } = durationFields;
	let movedIsoDate;
	if (days += Number(durationTimeToBigNano(durationFields) / bigNanoInUtcDay), years || months) movedIsoDate = moveDateByCalendarUnits(calendar, isoDate, years, months, overflow);
	else {
		if (!weeks && !days) return isoDate;
		movedIsoDate = isoDate;
	}
	return (weeks || days) && (movedIsoDate = moveDateByDays(movedIsoDate, 7 * weeks + days)), checkIsoDateInBounds(movedIsoDate);
}
function moveToStartOfMonth(calendar, isoDate) {
	return moveDateByDays(isoDate, 1 - computeCalendarDateFields(calendar, isoDate).day);
}
function moveDateByCalendarUnits(calendar, isoDate, years, months, overflow) {
	let { year, month, day } = computeCalendarDateFields(calendar, isoDate);
	if (years) {
		const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
		year += years, month = resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, calendar ? calendar.p(year) : void 0, overflow), month = clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
	}
	if (months) {
		const yearMonthParts = addCalendarMonths(calendar, year, month, months);
		({year: year, month: month} = yearMonthParts);
	}
	return day = clampEntity("day", day, 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow), computeCalendarIsoFieldsFromParts(calendar, year, month, day);
}
function addCalendarMonths(calendar, year, month, monthDelta) {
	return calendar ? calendar.ae(year, month, monthDelta) : addIsoMonths(year, month, monthDelta);
}
function resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, targetLeapMonth, overflow) {
	if (isLeapMonth) {
		const leapMonthMeta = calendar ? calendar.l : void 0;
		if (void 0 !== targetLeapMonth && (leapMonthMeta < 0 || targetLeapMonth === monthCodeNumber + 1)) return targetLeapMonth;
		if (1 === overflow && throwRangeError(invalidLeapMonth), leapMonthMeta < 0) return -leapMonthMeta;
	}
	return monthCodeNumberToMonth(monthCodeNumber, 0, targetLeapMonth);
}
function moveTimeByNano(timeFields, durationBigNano) {
	const durDays = Number(durationBigNano / bigNanoInUtcDay);
	const durTimeNano = Number(durationBigNano % bigNanoInUtcDay);
	const [newTimeFields, overflowDays] = nanoToTimeAndDay(timeFieldsToNano(timeFields) + durTimeNano);
	return [newTimeFields, durDays + overflowDays];
}
function moveEpochNanoByNano(epochNano, deltaNano) {
	return checkEpochNanoInBounds(epochNano + deltaNano);
}
function moveDateByDays(isoDate, days) {
	return days ? epochDaysToIsoDate(isoDateToEpochDays(isoDate) + days) : isoDate;
}
function getCommonCalendar(a, b) {
	return getCalendarSlotId(a) !== getCalendarSlotId(b) && throwRangeError("Mismatching Calendars"), a;
}
function getCommonTimeZone(a, b) {
	return a.m !== b.m && throwRangeError("Mismatching TimeZones"), a;
}
function getZonedTimeZoneId(slots) {
	return slots.timeZone.id;
}
function diffZonedDateTimesRounded(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return largestUnit < 6 ? diffEpochNanosRounded(startZoned.epochNanoseconds, endZoned.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const timeZone = getCommonTimeZone(startZoned.timeZone, endZoned.timeZone);
		const endEpochNano = endZoned.epochNanoseconds;
		if (endEpochNano === startZoned.epochNanoseconds) return durationFieldDefaults;
		let durationFields;
		return durationFields = diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, createZonedRelativeOps(calendar, timeZone, startZoned), 1), durationFields;
	})(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffDateTimesRounded(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return largestUnit <= 6 ? diffEpochNanosRounded(isoDateTimeToEpochNano(startIsoDateTime), isoDateTimeToEpochNano(endIsoDateTime), largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime);
		const sign = compareBigInts(endEpochNano, isoDateTimeToEpochNano(startIsoDateTime));
		if (!sign) return durationFieldDefaults;
		let durationFields;
		return durationFields = diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, ((calendar, origin) => ({
			ne: isoDateTimeToEpochNano(origin),
			X: (duration) => isoDateTimeToEpochNano(combineDateAndTime(moveDate(calendar, origin, duration), origin))
		}))(calendar, startIsoDateTime)), durationFields;
	})(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffYearMonthsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const firstOfMonth0 = moveToStartOfMonth(calendar, startIsoDate);
	const firstOfMonth1 = moveToStartOfMonth(calendar, endIsoDate);
	return compareIsoDates(firstOfMonth0, firstOfMonth1) ? diffDateCalendarUnitsRounded(calendar, checkIsoDateInBounds(firstOfMonth0), checkIsoDateInBounds(firstOfMonth1), largestUnit, smallestUnit, roundingInc, roundingMode, 8) : durationFieldDefaults;
}
function diffDatesRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
	return 6 === largestUnit ? diffEpochNanosRounded(isoDateToEpochNano(startIsoDate), isoDateToEpochNano(endIsoDate), largestUnit, smallestUnit, roundingInc, roundingMode) : diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision);
}
function diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode) {
	const timeDiffNano = roundNumberToInc(timeFieldsToNano(plainTimeSlots1) - timeFieldsToNano(plainTimeSlots0), computeNanoInc(smallestUnit, roundingInc), roundingMode);
	return {
		...durationFieldDefaults,
		...nanoToDurationTimeFields(timeDiffNano, largestUnit)
	};
}
function diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
	const endEpochNano = isoDateToEpochNano(endIsoDate);
	if (!compareIsoDates(startIsoDate, endIsoDate)) return durationFieldDefaults;
	let durationFields;
	return durationFields = diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit), smallestUnit === smallestPrecision && 1 === roundingInc || (durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, createDateRelativeOps(calendar, startIsoDate))), durationFields;
}
function diffEpochNanosRounded(startEpochNano, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
	return {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(roundBigNanoToInc(endEpochNano - startEpochNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode), largestUnit)
	};
}
function diffZonedEpochsExact(timeZone, calendar, startZoned, endZoned, largestUnit) {
	return largestUnit < 6 ? {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, largestUnit)
	} : ((timeZone, startZoned, endZoned) => {
		const sign = compareBigInts(endZoned.epochNanoseconds, startZoned.epochNanoseconds);
		if (!sign) return durationFieldDefaults;
		if (!compareIsoDates(zonedEpochSlotsToIso(startZoned), zonedEpochSlotsToIso(endZoned))) return {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, 5)
		};
		const [startIsoDateTime, endIsoDate, remainderNano] = prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign);
		return {
			...(start = startIsoDateTime, end = endIsoDate, diffCalendarDates(calendar, start, end, largestUnit)),
			...nanoToDurationTimeFields(remainderNano)
		};
		var start, end;
	})(timeZone, startZoned, endZoned);
}
function diffDateTimesExact(calendar, startIsoDateTime, endIsoDateTime, largestUnit) {
	const startEpochNano = isoDateTimeToEpochNano(startIsoDateTime);
	const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime);
	const sign = compareBigInts(endEpochNano, startEpochNano);
	return sign ? largestUnit <= 6 ? {
		...durationFieldDefaults,
		...nanoToDurationDayTimeFields(endEpochNano - startEpochNano, largestUnit)
	} : diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) : durationFieldDefaults;
}
function diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign, largestUnit) {
	let diffEndDate = endIsoDateTime;
	let timeNano = timeFieldsToNano(endIsoDateTime) - timeFieldsToNano(startIsoDateTime);
	return Math.sign(timeNano) === -sign && (diffEndDate = moveDateByDays(endIsoDateTime, -sign), timeNano += nanoInUtcDay * sign), {
		...diffCalendarDates(calendar, startIsoDateTime, diffEndDate, largestUnit),
		...nanoToDurationTimeFields(timeNano)
	};
}
function prepareZonedEpochDiff(timeZone, startZoned, endZoned, sign) {
	const startIsoDate = zonedEpochSlotsToIso(startZoned);
	const endIsoDate = zonedEpochSlotsToIso(endZoned);
	const endEpochNano = endZoned.epochNanoseconds;
	let dayCorrection = 0;
	const timeDiffNano = timeFieldsToNano(endIsoDate) - timeFieldsToNano(startIsoDate);
	Math.sign(timeDiffNano) === -sign && dayCorrection++;
	const maxDayCorrection = sign > 0 ? 2 : 1;
	for (;; dayCorrection++) {
		const midIsoDate = moveDateByDays(endIsoDate, dayCorrection * -sign);
		const midEpochNano = getSingleInstantFor(timeZone, combineDateAndTime(midIsoDate, startIsoDate));
		if (dayCorrection === maxDayCorrection || compareBigInts(endEpochNano, midEpochNano) !== -sign) return [
			startIsoDate,
			midIsoDate,
			Number(endEpochNano - midEpochNano)
		];
	}
}
function diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit) {
	if (largestUnit <= 7) return ((asWeeks, start, end) => {
		const days = countIsoDays(start, end);
		return asWeeks ? {
			...durationFieldDefaults,
			weeks: divTrunc(days, 7),
			days: modTrunc(days, 7)
		} : {
			...durationFieldDefaults,
			days
		};
	})(7 === largestUnit, startIsoDate, endIsoDate);
	const yearMonthDayStart = computeCalendarDateFields(calendar, startIsoDate);
	const yearMonthDayEnd = computeCalendarDateFields(calendar, endIsoDate);
	if (8 === largestUnit) {
		const { year: year0, month: month0, day: day0 } = yearMonthDayStart;
		const { year: year1, month: month1, day: day1 } = yearMonthDayEnd;
		const sign = Math.sign(compareNumbers(year1, year0) || compareNumbers(month1, month0) || countIsoDays(startIsoDate, endIsoDate));
		let months = 0;
		let days = 0;
		if (sign) {
			months = calendar ? calendar.ee(year0, month0, year1, month1) : diffIsoMonthSlots(year0, month0, year1, month1);
			let anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0);
			sign * compareNumbers(day0, day1) > 0 && (months -= sign, anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0)), days = countIsoDays(anchorIsoDate, endIsoDate);
		}
		return {
			...durationFieldDefaults,
			months,
			days
		};
	}
	const { year: year0, month: month0, day: day0 } = yearMonthDayStart;
	let { year: year1, month: month1, day: day1 } = yearMonthDayEnd;
	let yearDiff = year1 - year0;
	let monthDiff = month1 - month0;
	let dayDiff = day1 - day0;
	if (yearDiff || monthDiff) {
		const sign = Math.sign(yearDiff || monthDiff);
		let daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1);
		let dayCorrect = 0;
		if (Math.sign(day1 - day0) === -sign) {
			const origDaysInMonth1 = daysInMonth1;
			const yearMonthParts = addCalendarMonths(calendar, year1, month1, -sign);
			({year: year1, month: month1} = yearMonthParts), yearDiff = year1 - year0, monthDiff = month1 - month0, daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1), dayCorrect = sign < 0 ? -origDaysInMonth1 : daysInMonth1;
		}
		if (dayDiff = day1 - Math.min(day0, daysInMonth1) + dayCorrect, yearDiff) {
			const [monthCodeNumber0, isLeapMonth0] = computeCalendarMonthCodeParts(calendar, year0, month0);
			const [monthCodeNumber1, isLeapMonth1] = computeCalendarMonthCodeParts(calendar, year1, month1);
			const leapMonthMeta = calendar ? calendar.l : void 0;
			if (monthDiff = void 0 !== leapMonthMeta && isLeapMonth0 && !isLeapMonth1 && (leapMonthMeta < 0 ? sign > 0 && monthCodeNumber1 === -leapMonthMeta : sign < 0 && monthCodeNumber1 === monthCodeNumber0) ? 0 : monthCodeNumber1 - monthCodeNumber0 || Number(isLeapMonth1) - Number(isLeapMonth0), Math.sign(monthDiff) === -sign) {
				const monthCorrect = sign < 0 && -computeCalendarMonthsInYearForYear(calendar, year1);
				year1 -= sign, yearDiff = year1 - year0, monthDiff = month1 - resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar ? calendar.p(year1) : void 0, 0) + (monthCorrect || computeCalendarMonthsInYearForYear(calendar, year1));
			} else if (calendar) {
				const month0Projected = resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar.p(year1), 0);
				monthDiff = calendar.ee(year1, month0Projected, year1, month1);
			}
		}
	}
	return {
		...durationFieldDefaults,
		years: yearDiff,
		months: monthDiff,
		days: dayDiff
	};
}
function compareIsoDates(isoDate0, isoDate1) {
	return compareNumbers(isoDate0.year, isoDate1.year) || compareNumbers(isoDate0.month, isoDate1.month) || compareNumbers(isoDate0.day, isoDate1.day);
}
function countIsoDays(startIsoDate, endIsoDate) {
	return isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDate);
}
function spanRelativeDuration(relativeToSlots, durationFields, largestUnit) {
	return isZonedEpochSlots(relativeToSlots) ? ((relativeToSlots, durationFields, largestUnit) => {
		const { calendar, timeZone } = relativeToSlots;
		const endSlots = moveZonedEpochSlots(relativeToSlots, durationFields);
		return [
			diffZonedEpochsExact(timeZone, calendar, relativeToSlots, endSlots, largestUnit),
			endSlots.epochNanoseconds,
			createZonedRelativeOps(calendar, timeZone, relativeToSlots)
		];
	})(relativeToSlots, durationFields, largestUnit) : ((relativeToSlots, durationFields, largestUnit) => {
		const { calendar } = relativeToSlots;
		const origin = checkIsoDateTimeInBounds(combineDateAndTime(relativeToSlots, timeFieldDefaults));
		const end = moveDateTime(calendar, origin, durationFields);
		return [
			diffDateTimesExact(calendar, origin, end, largestUnit),
			isoDateTimeToEpochNano(end),
			createDateRelativeOps(calendar, relativeToSlots)
		];
	})(relativeToSlots, durationFields, largestUnit);
}
function moveRelativeEndpointToEpochNano(relativeToSlots, durationFields) {
	return isZonedEpochSlots(relativeToSlots) ? moveZonedEpochSlots(relativeToSlots, durationFields).epochNanoseconds : isoDateTimeToEpochNano(moveDateTime(relativeToSlots.calendar, combineDateAndTime(relativeToSlots, timeFieldDefaults), durationFields));
}
function moveRelativeMarkerToEpochNano(relativeOps, dateDuration) {
	return durationHasDateParts(dateDuration) ? relativeOps.X(dateDuration) : relativeOps.ne;
}
function createZonedRelativeOps(calendar, timeZone, slots) {
	const origin = zonedEpochSlotsToIso(slots);
	return {
		ne: slots.epochNanoseconds,
		X: (duration) => getSingleInstantFor(timeZone, combineDateAndTime(moveDate(calendar, origin, duration), origin))
	};
}
function createDateRelativeOps(calendar, origin) {
	return {
		ne: isoDateToEpochNano(origin),
		X: (duration) => isoDateToEpochNano(moveDate(calendar, origin, duration))
	};
}
function isZonedEpochSlots(slots) {
	return "timeZone" in slots;
}
function isUniformUnit(unit, isZoned) {
	return unit <= 6 - (isZoned ? 1 : 0);
}
function nanoToGivenFields(nano, largestUnit, fieldNames) {
	const fields = {};
	for (let unit = largestUnit; unit >= 0; unit--) {
		const divisor = unitNanoMap[unit];
		fields[fieldNames[unit]] = divTrunc(nano, divisor), nano = modTrunc(nano, divisor);
	}
	return fields;
}
const maxDurationSeconds = 2 ** 53;
function addDurationsWithoutRelativeTo(doSubtract, slots, otherSlots) {
	const maxUnit = Math.max(getMaxDurationUnit(slots), getMaxDurationUnit(otherSlots));
	return clampEntity("unit", maxUnit, 0, 6, 1, durationFieldNamesAsc), ((doSubtract, slots, otherSlots, maxUnit) => createDurationSlots(validateDurationFields(((a, b, largestUnit, doSubtract) => {
		const combined = durationDayTimeToBigNano(a) + durationDayTimeToBigNano(b) * BigInt(doSubtract ? -1 : 1);
		return Number.isFinite(Number(combined / bigNanoInUtcDay)) || throwRangeError("Out-of-bounds date"), {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(combined, largestUnit)
		};
	})(slots, otherSlots, maxUnit, doSubtract))))(doSubtract, slots, otherSlots, maxUnit);
}
function roundDuration(refineRelativeTo, slots, options) {
	const durationLargestUnit = getMaxDurationUnit(slots);
	const [largestUnit, smallestUnit, roundingInc, roundingMode, relativeToSlots] = ((options, defaultLargestUnit, refineRelativeTo) => {
		options = normalizeOptionsOrString(options, smallestUnitStr);
		let largestUnit = coerceLargestUnit(options);
		const relativeToInternals = refineRelativeTo(options.relativeTo);
		let roundingInc = coerceRoundingIncInteger(options);
		const roundingMode = coerceRoundingMode(options, 7);
		let smallestUnit = coerceSmallestUnit(options);
		return void 0 === largestUnit && void 0 === smallestUnit && throwRangeError("Required smallestUnit or largestUnit"), smallestUnit ??= 0, largestUnit ??= Math.max(smallestUnit, defaultLargestUnit), checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingInc > 1 && smallestUnit > 5 && largestUnit !== smallestUnit && throwRangeError("For calendar units with roundingIncrement > 1, use largestUnit = smallestUnit"), [
			largestUnit,
			smallestUnit,
			roundingInc,
			roundingMode,
			relativeToInternals
		];
	})(options, durationLargestUnit, refineRelativeTo);
	if (!relativeToSlots && Math.max(durationLargestUnit, largestUnit) <= 6) return createDurationSlots(validateDurationFields(((durationFields, largestUnit, smallestUnit, roundingInc, roundingMode) => {
		const roundedBigNano = roundBigNanoToInc(durationDayTimeToBigNano(durationFields), computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
		return {
			...durationFieldDefaults,
			...nanoToDurationDayTimeFields(roundedBigNano, largestUnit)
		};
	})(slots, largestUnit, smallestUnit, roundingInc, roundingMode)));
	relativeToSlots || throwRangeError("Missing relativeTo");
	const isZoned = isZonedEpochSlots(relativeToSlots);
	if (!slots.sign && (!isZoned || largestUnit < 6)) return slots;
	const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, largestUnit);
	return createDurationSlots(roundRelativeDuration(balancedDuration, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned));
}
function absDuration(slots) {
	return -1 === slots.sign ? negateDuration(slots) : slots;
}
function negateDuration(slots) {
	return createDurationSlots(negateDurationFields(slots));
}
function negateDurationFields(fields) {
	const res = {};
	for (const fieldName of durationFieldNamesAsc) res[fieldName] = -1 * fields[fieldName] || 0;
	return res;
}
function computeDurationSign(fields, fieldNames = durationFieldNamesAsc) {
	let sign = 0;
	for (const fieldName of fieldNames) {
		const fieldSign = Math.sign(fields[fieldName]);
		fieldSign && (sign && sign !== fieldSign && throwRangeError("Cannot mix duration signs"), sign = fieldSign);
	}
	return sign;
}
function validateDurationFields(fields) {
	for (const calendarUnit of durationCalendarFieldNamesAsc) validateDurationCalendarUnit(calendarUnit, fields[calendarUnit]);
	const bigNano = durationDayTimeToBigNano(fields);
	return validateDurationTimeUnit(Number(bigNano / bigNanoInSec)), fields;
}
function validateDurationCalendarUnit(unit, value) {
	return clampEntity(unit, value, -4294967295, 4294967295, 1);
}
function validateDurationTimeUnit(n) {
	Number.isSafeInteger(n) || throwRangeError("Out-of-bounds duration");
}
function durationDayTimeToBigNano(fields) {
	return BigInt(fields.days) * bigNanoInUtcDay + durationTimeToBigNano(fields);
}
function durationTimeToBigNano(fields) {
	return BigInt(fields.hours) * bigNanoInHour + BigInt(fields.minutes) * bigNanoInMinute + durationSubMinuteToBigNano(fields);
}
function durationSubMinuteToBigNano(fields) {
	return BigInt(fields.seconds) * bigNanoInSec + BigInt(fields.milliseconds) * bigNanoInMilli + BigInt(fields.microseconds) * bigNanoInMicro + BigInt(fields.nanoseconds);
}
function nanoToDurationDayTimeFields(bigNano, largestUnit = 6) {
	const days = Number(bigNano / bigNanoInUtcDay);
	const timeNano = Number(bigNano % bigNanoInUtcDay);
	const unitNano = unitNanoMap[largestUnit];
	const largestUnitVal = largestUnit <= 3 ? Number(bigNano / BigInt(unitNano)) : days * (nanoInUtcDay / unitNano) + divTrunc(timeNano, unitNano);
	Number.isFinite(largestUnitVal) || throwRangeError("Out-of-bounds date"), largestUnit <= 3 && Math.abs(largestUnitVal) / (nanoInSec / unitNanoMap[largestUnit]) >= maxDurationSeconds && throwRangeError("Out-of-bounds date");
	const dayTimeFields = nanoToGivenFields(timeNano, largestUnit, durationFieldNamesAsc);
	return dayTimeFields[durationFieldNamesAsc[largestUnit]] = largestUnitVal, dayTimeFields;
}
function nanoToDurationTimeFields(nano, largestUnit = 5) {
	return nanoToGivenFields(nano, largestUnit, durationFieldNamesAsc);
}
function durationHasDateParts(fields) {
	return Boolean(computeDurationSign(fields, durationDateFieldNamesAsc));
}
function getMaxDurationUnit(fields) {
	let unit = 9;
	for (; unit > 0 && !fields[durationFieldNamesAsc[unit]]; unit--);
	return unit;
}
function compareZonedEpochSlots(zonedEpochSlots0, zonedEpochSlots1) {
	return compareBigInts(zonedEpochSlots0.epochNanoseconds, zonedEpochSlots1.epochNanoseconds);
}
function compareDurations(refineRelativeTo, durationSlots0, durationSlots1, options) {
	const relativeToSlots = refineRelativeTo(normalizeOptions(options).relativeTo);
	const maxUnit = Math.max(getMaxDurationUnit(durationSlots0), getMaxDurationUnit(durationSlots1));
	return allPropsEqual(durationFieldNamesAsc, durationSlots0, durationSlots1) ? 0 : isUniformUnit(maxUnit, relativeToSlots && isZonedEpochSlots(relativeToSlots)) ? compareBigInts(durationDayTimeToBigNano(durationSlots0), durationDayTimeToBigNano(durationSlots1)) : (relativeToSlots || throwRangeError("Missing relativeTo"), compareBigInts(moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots0), moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots1)));
}
function compareIsoDateTimeFields(isoDateTime0, isoDateTime1) {
	return compareIsoDateFields(isoDateTime0, isoDateTime1) || compareTimeFields(isoDateTime0, isoDateTime1);
}
function compareIsoDateFields(isoDate0, isoDate1) {
	return compareNumbers(isoDateToEpochDays(isoDate0), isoDateToEpochDays(isoDate1));
}
function compareTimeFields(timeFields0, timeFields1) {
	return compareNumbers(timeFieldsToNano(timeFields0), timeFieldsToNano(timeFields1));
}
function instantsEqual(instantSlots0, instantSlots1) {
	return !compareZonedEpochSlots(instantSlots0, instantSlots1);
}
function zonedDateTimesEqual(zonedDateTimeSlots0, zonedDateTimeSlots1) {
	return !compareZonedEpochSlots(zonedDateTimeSlots0, zonedDateTimeSlots1) && zonedDateTimeSlots0.timeZone.m === zonedDateTimeSlots1.timeZone.m && zonedDateTimeSlots0.calendar === zonedDateTimeSlots1.calendar;
}
function plainDateTimesEqual(plainDateTimeSlots0, plainDateTimeSlots1) {
	return !compareIsoDateTimeFields(plainDateTimeSlots0, plainDateTimeSlots1) && plainDateTimeSlots0.calendar === plainDateTimeSlots1.calendar;
}
function plainDatesEqual(plainDateSlots0, plainDateSlots1) {
	return !compareIsoDateFields(plainDateSlots0, plainDateSlots1) && plainDateSlots0.calendar === plainDateSlots1.calendar;
}
function plainYearMonthsEqual(plainYearMonthSlots0, plainYearMonthSlots1) {
	return !compareIsoDateFields(plainYearMonthSlots0, plainYearMonthSlots1) && plainYearMonthSlots0.calendar === plainYearMonthSlots1.calendar;
}
function plainMonthDaysEqual(plainMonthDaySlots0, plainMonthDaySlots1) {
	return !compareIsoDateFields(plainMonthDaySlots0, plainMonthDaySlots1) && plainMonthDaySlots0.calendar === plainMonthDaySlots1.calendar;
}
function plainTimesEqual(plainTimeSlots0, plainTimeSlots1) {
	return !compareTimeFields(plainTimeSlots0, plainTimeSlots1);
}
function getCalendarEraOrigins(calendar) {
	return 0 === calendar ? gregoryEraOrigins : calendar ? calendar.k : void 0;
}
function getCalendarFieldNames(calendar, fieldNames, fieldNamesWithEra = fieldNames) {
	return getCalendarEraOrigins(calendar) ? fieldNamesWithEra : fieldNames;
}
function resolveCalendarYear(fields, calendar) {
	const exoticCalendar = calendar || void 0;
	const eraOrigins = getCalendarEraOrigins(calendar);
	let { era, eraYear, year } = fields;
	if (void 0 !== year && (year = toIntegerWithTrunc(year, "year")), void 0 !== eraYear && (eraYear = toIntegerWithTrunc(eraYear, "eraYear")), void 0 !== era || void 0 !== eraYear) {
		void 0 !== era && void 0 !== eraYear || throwTypeError("Mismatching era/eraYear"), eraOrigins || throwRangeError("Forbidden era/eraYear");
		const normalizedEra = normalizeEraName(era);
		const eraOrigin = eraOrigins[normalizedEra];
		void 0 === eraOrigin && throwRangeError(((era) => `Invalid era: ${era}`)(era));
		const yearByEra = exoticCalendar?._ ? exoticCalendar._(eraYear, normalizedEra, eraOrigin) : eraYearToYear(eraYear, eraOrigin);
		void 0 !== year && year !== yearByEra && throwRangeError("Mismatching year/eraYear"), year = yearByEra;
	} else void 0 === year && throwTypeError(missingYear(eraOrigins));
	return year;
}
function resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow) {
	let { month, monthCode } = fields;
	if (void 0 !== monthCode) {
		const monthByCode = ((calendar, monthCode, year, overflow, monthCodeParts = parseMonthCode(monthCode)) => {
			const leapMonth = calendar ? calendar.p(year) : void 0;
			const [monthCodeNumber, wantsLeapMonth] = monthCodeParts;
			let month = monthCodeNumberToMonth(monthCodeNumber, wantsLeapMonth, leapMonth);
			if (wantsLeapMonth) {
				const leapMonthMeta = calendar ? calendar.l : void 0;
				void 0 === leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonthMeta > 0 ? (month > leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonth !== month && (1 === overflow && throwRangeError(invalidLeapMonth), month = monthCodeNumberToMonth(monthCodeNumber, 0, leapMonth))) : (month !== -leapMonthMeta && throwRangeError(invalidLeapMonth), void 0 === leapMonth && 1 === overflow && throwRangeError(invalidLeapMonth));
			}
			return month;
		})(calendar, monthCode, year, overflow, monthCodeParts);
		void 0 !== month && month !== monthByCode && throwRangeError("Mismatching month/monthCode"), month = monthByCode, overflow = 1;
	} else void 0 === month && throwTypeError("Missing month/monthCode");
	return clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
}
function resolveCalendarDay(fields, calendar, year, month, overflow) {
	return clampProp(fields, "day", 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow);
}
function eraYearToYear(eraYear, eraOrigin) {
	return (eraOrigin + eraYear) * (Math.sign(eraOrigin) || 1) || 0;
}
function resolveTimeFields(fields, overflow) {
	return constrainTimeFields(pluckProps(timeFieldNamesAsc, {
		...timeFieldDefaults,
		...fields
	}), overflow);
}
const offsetRegExp = /^([+-])([01]\d|2[0-3])(?:(:?)([0-5]\d)(?:\3([0-5]\d)(?:[.,](\d{1,9}))?)?)?$/;
function parseOffsetNano(s) {
	const offsetNano = parseOffsetNanoMaybe(s);
	return void 0 === offsetNano && throwRangeError(failedParse(s)), offsetNano;
}
function parseOffsetNanoMaybe(s, onlyHourMinute) {
	const parts = offsetRegExp.exec(s);
	if (parts) return onlyHourMinute && parts[5] && throwRangeError(failedParse(s)), ((s) => s && "+" !== s ? -1 : 1)(parts[1]) * (parseInt(parts[2]) * nanoInHour + parseInt0(parts[4]) * nanoInMinute + parseInt0(parts[5]) * nanoInSec + parseSubsecNano(parts[6] || ""));
}
const dateFieldRefiners = {
	era: toString,
	month: toPositiveIntegerWithTruncation,
	monthCode(monthCode, fieldName) {
		return requireString(toPrimitiveWithStringHint(monthCode), fieldName);
	},
	day: toPositiveIntegerWithTruncation
};
const timeFieldRefiners = /*@__PURE__*/ zipPropsConst(timeFieldNamesAsc, toIntegerWithTrunc);
const durationFieldRefiners = /*@__PURE__*/ zipPropsConst(durationFieldNamesAsc, toStrictInteger);
const dateTimeFieldRefiners = /*@__PURE__*/ Object.assign({}, dateFieldRefiners, timeFieldRefiners);
const zonedDateTimeFieldRefiners = {
	offset(offsetString) {
		return parseOffsetNano(requireString(toPrimitiveWithStringHint(offsetString)));
	},
	...dateTimeFieldRefiners
};
function readAndRefineBagFields(bag, validFieldNames, fieldRefiners, requiredFieldNames, disallowEmpty = !requiredFieldNames) {
	const res = {};
	let anyMatching = 0;
	for (const fieldName of validFieldNames) {
		let fieldVal = bag[fieldName];
		if (void 0 !== fieldVal) {
			anyMatching = 1;
			const refiner = fieldRefiners[fieldName];
			refiner && (fieldVal = refiner(fieldVal, fieldName)), res[fieldName] = fieldVal;
		} else requiredFieldNames && requiredFieldNames.includes(fieldName) && throwTypeError(missingField(fieldName));
	}
	return disallowEmpty && !anyMatching && throwTypeError("No valid fields: " + validFieldNames.join()), res;
}
function refineOverflowOptions(options) {
	return void 0 === options ? 0 : coerceOverflow(requireObjectLike(options));
}
function refineZonedFieldOptions(options, defaultOffsetDisambig = 0) {
	options = normalizeOptions(options);
	const epochDisambig = coerceEpochDisambig(options);
	const offsetDisambig = coerceOffsetDisambig(options, defaultOffsetDisambig);
	return [
		coerceOverflow(options),
		offsetDisambig,
		epochDisambig
	];
}
function refineEpochDisambigOptions(options) {
	return coerceEpochDisambig(normalizeOptions(options));
}
function refineCalendarDateFields(fields, calendar, allowMissingDay) {
	const eraOrigins = getCalendarEraOrigins(calendar);
	void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins)), void 0 === fields.monthCode && void 0 === fields.month && throwTypeError("Missing month/monthCode"), allowMissingDay || void 0 !== fields.day || throwTypeError(missingField("day"));
	const monthCodeParts = parseMonthCodeField(fields);
	return [resolveCalendarYear(fields, calendar), monthCodeParts];
}
function refineMonthDayFields(fields, calendar) {
	const isIso = calendar === void 0;
	const eraOrigins = getCalendarEraOrigins(calendar);
	void 0 === fields.day && throwTypeError(missingField("day")), isIso || void 0 === fields.month || void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins));
	const monthCodeParts = parseMonthCodeField(fields);
	return [void 0 !== fields.eraYear || void 0 !== fields.year ? resolveCalendarYear(fields, calendar) : void 0, monthCodeParts];
}
function createDateTimeFromRefinedFields(isoDate, timeFields = timeFieldDefaults, calendar) {
	const isoDateTime = combineDateAndTime(isoDate, timeFields);
	return checkIsoDateTimeInBounds(isoDateTime), createDateTimeSlots(isoDateTime, calendar);
}
function createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	const month = resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow);
	return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, resolveCalendarDay(fields, calendar, year, month, overflow))), calendar);
}
function createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	return createYearMonthFromCalendarParts(calendar, year, resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow));
}
function createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
	const isIso = calendar === void 0;
	let yearMaybe = year;
	let day;
	let monthCodeNumber;
	let isLeapMonth;
	if (void 0 === yearMaybe && isIso && (yearMaybe = 1972), void 0 !== yearMaybe) {
		isIso || checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMaybe, 1, 1));
		const month = resolveCalendarMonth(fields, calendar, yearMaybe, monthCodeParts, overflow);
		day = resolveCalendarDay(fields, calendar, yearMaybe, month, overflow), [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, yearMaybe, month);
	} else {
		void 0 === fields.monthCode && throwTypeError("Missing month/monthCode"), [monthCodeNumber, isLeapMonth] = monthCodeParts;
		const referenceYear = calendar ? calendar.re : 1972;
		if (void 0 !== referenceYear) day = resolveCalendarDay(fields, calendar, referenceYear, resolveCalendarMonth(fields, calendar, referenceYear, monthCodeParts, overflow), overflow);
		else {
			const constrainedDay = 0 === overflow && calendar ? calendar.ge?.(monthCodeNumber, isLeapMonth, fields.day) : void 0;
			day = void 0 !== constrainedDay ? constrainedDay : fields.day;
		}
	}
	return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, fields.day, overflow);
}
function createYearMonthFromCalendarParts(calendar, year, month) {
	return createDateSlots(checkIsoYearMonthInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, 1)), calendar);
}
function createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonthArg, day, requestedDay, overflow) {
	let isLeapMonth = isLeapMonthArg;
	isLeapMonth && ((calendar && calendar.U?.[monthCodeNumber]) ?? 1 / 0) < requestedDay && (1 === overflow && throwRangeError(invalidLeapMonth), isLeapMonth = 0, day = constrainToRange(requestedDay, 1, (calendar && calendar.R) ?? 1 / 0));
	let res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
	for (; !res && 0 === overflow && day > 1;) day--, res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
	res || throwRangeError("Cannot guess year");
	const { year: finalYear, month: finalMonth } = res;
	return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, finalYear, finalMonth, day)), calendar);
}
function parseMonthCodeField(fields) {
	if (void 0 !== fields.monthCode) return parseMonthCode(fields.monthCode);
}
const RawDateTimeFormat = Intl.DateTimeFormat;
function formatEpochMilliToPartsRecord(intlFormat, epochMilli) {
	epochMilli < -864e13 && throwRangeError("Out-of-bounds date");
	const parts = intlFormat.formatToParts(epochMilli);
	const hash = {};
	for (const part of parts) hash[part.type] = part.value;
	return hash;
}
const timeZonePeriodDaysByName = {
	"El_Aaiun": 16,
	"Tucuman": 12,
	"Tirane": 11,
	"Riga": 10,
	"Simferopol": 9,
	"Vienna": 9,
	"Tunis": 8,
	"Boa_Vista": 6,
	"Fortaleza": 6,
	"Maceio": 6,
	"Noronha": 6,
	"Recife": 6,
	"Gaza": 6,
	"Hebron": 6,
	"DeNoronha": 6
};
const minPossibleTransitionSec = -4e9;
function refineTimeDisplayTuple(options, maxSmallestUnit = 4) {
	const subsecDigits = coerceFractionalSecondDigits(options);
	const roundingMode = coerceRoundingMode(options, 4);
	const smallestUnit = coerceSmallestUnit(options);
	return [roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, maxSmallestUnit), subsecDigits)];
}
function refineDateDisplayOptions(options) {
	return coerceCalendarDisplay(normalizeOptions(options));
}
function refineTimeDisplayOptions(options, maxSmallestUnit) {
	return refineTimeDisplayTuple(normalizeOptions(options), maxSmallestUnit);
}
function resolveSmallestUnitAndSubsecDigits(smallestUnit, subsecDigits) {
	return null != smallestUnit ? [unitNanoMap[smallestUnit], smallestUnit < 4 ? 9 - 3 * smallestUnit : -1] : [void 0 === subsecDigits ? 1 : 10 ** (9 - subsecDigits), subsecDigits];
}
function formatInstantIso(refineTimeZoneString, instantSlots, options) {
	const [timeZoneArg, roundingMode, nanoInc, subsecDigits] = ((options) => {
		const subsecDigits = coerceFractionalSecondDigits(options = normalizeOptions(options));
		const roundingMode = coerceRoundingMode(options, 4);
		const smallestUnit = coerceSmallestUnit(options);
		return [
			options.timeZone,
			roundingMode,
			...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits)
		];
	})(options);
	const providedTimeZone = void 0 !== timeZoneArg;
	return ((providedTimeZone, timeZone, epochNano, roundingMode, nanoInc, subsecDigits) => {
		epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
		const offsetNano = timeZone.B(epochNano);
		return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + (providedTimeZone ? formatOffsetNano(roundToMinute(offsetNano)) : "Z");
	})(providedTimeZone, queryTimeZone(providedTimeZone ? refineTimeZoneString(timeZoneArg) : "UTC"), instantSlots.epochNanoseconds, roundingMode, nanoInc, subsecDigits);
}
function formatZonedDateTimeIso(zonedDateTimeSlots0, options) {
	const displayOptions = ((options) => {
		options = normalizeOptions(options);
		const calendarDisplay = coerceCalendarDisplay(options);
		const subsecDigits = coerceFractionalSecondDigits(options);
		const offsetDisplay = coerceOffsetDisplay(options);
		const roundingMode = coerceRoundingMode(options, 4);
		const smallestUnit = coerceSmallestUnit(options);
		return [
			calendarDisplay,
			coerceTimeZoneDisplay(options),
			offsetDisplay,
			roundingMode,
			...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits)
		];
	})(options);
	return ((calendar, timeZoneId, timeZone, epochNano, calendarDisplay, timeZoneDisplay, offsetDisplay, roundingMode, nanoInc, subsecDigits) => {
		epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
		const offsetNano = timeZone.B(epochNano);
		return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + formatOffsetNano(roundToMinute(offsetNano), offsetDisplay) + formatTimeZone(timeZoneId, timeZoneDisplay) + formatCalendar(calendar, calendarDisplay);
	})(zonedDateTimeSlots0.calendar, zonedDateTimeSlots0.timeZone.id, zonedDateTimeSlots0.timeZone, zonedDateTimeSlots0.epochNanoseconds, ...displayOptions);
}
function formatPlainDateTimeIso(plainDateTimeSlots0, options) {
	const displayOptions = ((options) => (options = normalizeOptions(options), [coerceCalendarDisplay(options), ...refineTimeDisplayTuple(options)]))(options);
	return ((calendar, isoDateTime, calendarDisplay, roundingMode, nanoInc, subsecDigits) => formatIsoDateTimeFields(roundDateTimeToInc(isoDateTime, nanoInc, roundingMode), subsecDigits) + formatCalendar(calendar, calendarDisplay))(plainDateTimeSlots0.calendar, plainDateTimeSlots0, ...displayOptions);
}
function formatPlainDateIso(plainDateSlots, options) {
	return calendar = plainDateSlots.calendar, isoDate = plainDateSlots, calendarDisplay = refineDateDisplayOptions(options), formatIsoDateFields(isoDate) + formatCalendar(calendar, calendarDisplay);
	var calendar, isoDate, calendarDisplay;
}
function formatPlainYearMonthIso(plainYearMonthSlots, options) {
	return formatDateLikeIso(plainYearMonthSlots.calendar, formatIsoYearMonthFields, plainYearMonthSlots, refineDateDisplayOptions(options));
}
function formatPlainMonthDayIso(plainMonthDaySlots, options) {
	return formatDateLikeIso(plainMonthDaySlots.calendar, formatIsoMonthDayFields, plainMonthDaySlots, refineDateDisplayOptions(options));
}
function formatDateLikeIso(calendar, formatSimple, isoDate, calendarDisplay) {
	return 1 === calendarDisplay ? calendar === void 0 ? formatSimple(isoDate) : formatIsoDateFields(isoDate) : calendarDisplay > 1 || 0 === calendarDisplay && calendar !== void 0 ? formatIsoDateFields(isoDate) + formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : formatSimple(isoDate);
}
function formatPlainTimeIso(slots, options) {
	return ((fields, roundingMode, nanoInc, subsecDigits) => formatTimeFields(roundTimeToInc(fields, nanoInc, roundingMode)[0], subsecDigits))(slots, ...refineTimeDisplayOptions(options));
}
function formatDurationIso(slots, options) {
	const [roundingMode, nanoInc, subsecDigits] = refineTimeDisplayOptions(options, 3);
	return nanoInc > 1 && ((slots = {
		...slots,
		...roundDayTimeDurationByInc(slots, nanoInc, roundingMode)
	}).sign = computeDurationSign(slots), validateDurationFields(slots)), formatDurationSlots(slots, subsecDigits);
}
function formatDurationSlots(durationSlots, subsecDigits) {
	const { sign } = durationSlots;
	const abs = -1 === sign ? negateDurationFields(durationSlots) : durationSlots;
	const { hours, minutes } = abs;
	const bigNano = durationSubMinuteToBigNano(abs);
	const wholeSec = Number(bigNano / bigNanoInSec);
	const subsecNano = Number(bigNano % bigNanoInSec);
	validateDurationTimeUnit(wholeSec);
	const subsecNanoString = formatSubsecNano(subsecNano, subsecDigits);
	const forceSec = subsecDigits >= 0 || !sign || subsecNanoString;
	return (sign < 0 ? "-" : "") + "P" + formatDurationFragments({
		"Y": formatDurationNumber(abs.years),
		"M": formatDurationNumber(abs.months),
		"W": formatDurationNumber(abs.weeks),
		"D": formatDurationNumber(abs.days)
	}) + (hours || minutes || wholeSec || forceSec ? "T" + formatDurationFragments({
		"H": formatDurationNumber(hours),
		"M": formatDurationNumber(minutes),
		"S": formatDurationNumber(wholeSec, forceSec) + subsecNanoString
	}) : "");
}
function formatDurationFragments(fragObj) {
	const parts = [];
	for (const fragName in fragObj) {
		const fragVal = fragObj[fragName];
		fragVal && parts.push(fragVal, fragName);
	}
	return parts.join("");
}
function formatDurationNumber(n, force) {
	if (!n && !force) return "";
	const options = Object.create(null);
	return options.useGrouping = 0, n.toLocaleString("fullwide", options);
}
function formatIsoDateTimeFields(isoDateTime, subsecDigits) {
	return formatIsoDateFields(isoDateTime) + "T" + formatTimeFields(isoDateTime, subsecDigits);
}
function formatIsoDateFields(isoDate) {
	return formatIsoYearMonthFields(isoDate) + "-" + padNumber2(isoDate.day);
}
function formatIsoYearMonthFields(isoDate) {
	const { year } = isoDate;
	return (year < 0 || year > 9999 ? getSignStr(year) + padNumber(6, Math.abs(year)) : padNumber(4, year)) + "-" + padNumber2(isoDate.month);
}
function formatIsoMonthDayFields(isoDate) {
	return padNumber2(isoDate.month) + "-" + padNumber2(isoDate.day);
}
function formatTimeFields(timeFields, subsecDigits) {
	const parts = [padNumber2(timeFields.hour), padNumber2(timeFields.minute)];
	return -1 !== subsecDigits && parts.push(padNumber2(timeFields.second) + ((millisecond, microsecond, nanosecond, subsecDigits) => formatSubsecNano(millisecond * nanoInMilli + microsecond * nanoInMicro + nanosecond, subsecDigits))(timeFields.millisecond, timeFields.microsecond, timeFields.nanosecond, subsecDigits)), parts.join(":");
}
function formatOffsetNano(offsetNano, offsetDisplay = 0) {
	if (1 === offsetDisplay) return "";
	const [hour, nanoRemainder0] = divModFloor(Math.abs(offsetNano), nanoInHour);
	const [minute, nanoRemainder1] = divModFloor(nanoRemainder0, nanoInMinute);
	const [second, nanoRemainder2] = divModFloor(nanoRemainder1, nanoInSec);
	return getSignStr(offsetNano) + padNumber2(hour) + ":" + padNumber2(minute) + (second || nanoRemainder2 ? ":" + padNumber2(second) + formatSubsecNano(nanoRemainder2) : "");
}
function formatTimeZone(timeZoneId, timeZoneDisplay) {
	return 1 !== timeZoneDisplay ? "[" + (2 === timeZoneDisplay ? "!" : "") + timeZoneId + "]" : "";
}
function formatCalendar(calendar, calendarDisplay) {
	return calendarDisplay > 1 || 0 === calendarDisplay && calendar !== void 0 ? formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : "";
}
function formatCalendarId(calendarId, isCritical) {
	return "[" + (isCritical ? "!" : "") + "u-ca=" + calendarId + "]";
}
const trailingZerosRE = /0+$/;
function formatSubsecNano(totalNano, subsecDigits) {
	let s = padNumber(9, totalNano);
	return s = void 0 === subsecDigits ? s.replace(trailingZerosRE, "") : s.slice(0, subsecDigits), s ? "." + s : "";
}
function getSignStr(num) {
	return num < 0 ? "-" : "+";
}
const icuRegExp = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/;
const badCharactersRegExp = /[^\w\/:+-]+/;
function refineTimeZoneId(rawId) {
	return resolveTimeZoneId(requireString(rawId));
}
function resolveTimeZoneId(rawId) {
	return resolveTimeZoneRecord(rawId).id;
}
const resolveTimeZoneRecord = /*@__PURE__*/ memoize((rawId) => {
	const upperRawId = rawId.toUpperCase();
	const offsetRecord = ((upperRawId) => {
		const offsetNano = parseOffsetNanoMaybe(upperRawId, 1);
		if (void 0 !== offsetNano) return {
			id: formatOffsetNano(offsetNano),
			Z: offsetNano,
			m: offsetNano
		};
	})(upperRawId);
	if (offsetRecord) return {
		kind: "fixed",
		...offsetRecord
	};
	const normId = "UTC" === upperRawId ? "UTC" : ((rawId) => (badCharactersRegExp.test(rawId) && throwRangeError(invalidTimeZone(rawId)), icuRegExp.test(rawId) && throwRangeError("Forbidden ICU TimeZone"), rawId.toLowerCase().split("/").map((part, partI) => (part.length <= 3 || /\d/.test(part)) && !/etc|yap/.test(part) ? part.toUpperCase() : part.replace(/baja|dumont|[a-z]+/g, (a, i) => a.length <= 2 && !partI || "in" === a || "chat" === a ? a.toUpperCase() : a.length > 2 || !i ? capitalize(a).replace(/island|noronha|murdo|rivadavia|urville/, capitalize) : a)).join("/")))(rawId);
	return queryNamedTimeZoneRecord(normId);
});
const queryNamedTimeZoneRecord = /*@__PURE__*/ memoize((normId) => {
	if ("UTC" === normId) return {
		kind: "utc",
		id: normId,
		m: normId
	};
	const format = (upperNormId = normId.toUpperCase(), new RawDateTimeFormat("en-u-hc-h23", {
		calendar: "iso8601",
		timeZone: upperNormId,
		era: "short",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric"
	}));
	var upperNormId;
	return {
		kind: "named",
		id: normId,
		format,
		m: format.resolvedOptions().timeZone
	};
});
function queryTimeZone(rawTimeZoneId) {
	const record = resolveTimeZoneRecord(rawTimeZoneId);
	return queryTimeZoneRecord(record.id, record);
}
const queryTimeZoneRecord = /*@__PURE__*/ memoize((normTimeZoneId, record) => "named" === record.kind ? new IntlTimeZone(normTimeZoneId, record.m, record.format) : new FixedTimeZone(normTimeZoneId, record.m, "fixed" === record.kind ? record.Z : 0));
var FixedTimeZone = class {
	constructor(id, compareKey, offsetNano) {
		this.id = id, this.m = compareKey, this.Z = offsetNano;
	}
	B() {
		return this.Z;
	}
	O(isoDateTime) {
		return [isoDateTimeAndOffsetToEpochNano(isoDateTime, this.Z)];
	}
	C() {}
};
var IntlTimeZone = class {
	constructor(id, compareKey, format) {
		this.id = id, this.m = compareKey, this.me = ((computeOffsetSec, periodDays) => {
			const getSample = memoize(computeOffsetSec);
			const getSplit = memoize(createSplitTuple);
			const periodSec = 86400 * periodDays;
			function getOffsetSec(epochSec) {
				const [startEpochSec, endEpochSec] = computePeriod(epochSec, periodSec);
				const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
				const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
				const startOffsetSec = getSample(clampedStartEpochSec);
				const endOffsetSec = getSample(clampedEndEpochSec);
				return startOffsetSec === endOffsetSec ? startOffsetSec : pinch(getSplit(clampedStartEpochSec, clampedEndEpochSec), startOffsetSec, endOffsetSec, epochSec);
			}
			function searchTransition(searchEpochSec, direction, searchLimit, epochSec = searchEpochSec) {
				let [startEpochSec, endEpochSec] = computePeriod(searchEpochSec, periodSec);
				const inc = periodSec * direction;
				const inBounds = () => direction < 0 ? endEpochSec > searchLimit : startEpochSec < searchLimit;
				for (; inBounds();) {
					const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
					const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
					const startOffsetSec = getSample(clampedStartEpochSec);
					const endOffsetSec = getSample(clampedEndEpochSec);
					if (startOffsetSec !== endOffsetSec) {
						const split = getSplit(clampedStartEpochSec, clampedEndEpochSec);
						pinch(split, startOffsetSec, endOffsetSec);
						const transitionEpochSec = split[0];
						if ((compareNumbers(transitionEpochSec, epochSec) || 1) === direction) return transitionEpochSec;
					}
					startEpochSec += inc, endEpochSec += inc;
				}
			}
			function pinch(split, startOffsetSec, endOffsetSec, forEpochSec) {
				let offsetSec;
				let splitDurSec;
				for (; (void 0 === forEpochSec || void 0 === (offsetSec = forEpochSec < split[0] ? startOffsetSec : forEpochSec >= split[1] ? endOffsetSec : void 0)) && (splitDurSec = split[1] - split[0]);) {
					const middleEpochSec = split[0] + Math.floor(splitDurSec / 2);
					computeOffsetSec(middleEpochSec) === endOffsetSec ? split[1] = middleEpochSec : split[0] = middleEpochSec + 1;
				}
				return offsetSec;
			}
			return {
				Ae(zonedEpochSec) {
					const wideOffsetSec0 = getOffsetSec(zonedEpochSec - 86400);
					const wideOffsetSec1 = getOffsetSec(zonedEpochSec + 86400);
					const wideUtcEpochSec0 = zonedEpochSec - wideOffsetSec0;
					const wideUtcEpochSec1 = zonedEpochSec - wideOffsetSec1;
					if (wideOffsetSec0 === wideOffsetSec1) return [wideUtcEpochSec0];
					const narrowOffsetSec0 = getOffsetSec(wideUtcEpochSec0);
					return narrowOffsetSec0 === getOffsetSec(wideUtcEpochSec1) ? [zonedEpochSec - narrowOffsetSec0] : wideOffsetSec0 > wideOffsetSec1 ? [wideUtcEpochSec0, wideUtcEpochSec1] : [];
				},
				ze: getOffsetSec,
				C(epochSec, direction) {
					if (!(direction > 0 && epochSec >= 864e10)) {
						if (direction < 0) {
							if (epochSec <= minPossibleTransitionSec) return;
							return epochSec > 4e9 ? searchTransition(epochSec, -1, epochSec - 94867200) ?? searchTransition(4e9, -1, minPossibleTransitionSec) : searchTransition(epochSec, -1, minPossibleTransitionSec);
						}
						return searchTransition(Math.max(epochSec, minPossibleTransitionSec) - 1, 1, Math.max(epochSec, Math.floor(Date.now() / 1e3)) + 94867200, epochSec);
					}
				}
			};
		})(((format) => (epochSec) => {
			const intlParts = formatEpochMilliToPartsRecord(format, 1e3 * epochSec);
			return 86400 * isoPartsToEpochDays(((intlParts) => {
				const relatedYear = intlParts.relatedYear;
				if (void 0 !== relatedYear) return parseInt(relatedYear);
				const year = parseInt(intlParts.year);
				return void 0 !== intlParts.era && "bce" === normalizeEraName(intlParts.era) ? 1 - year : year;
			})(intlParts), parseInt(intlParts.month), parseInt(intlParts.day)) + 3600 * parseInt(intlParts.hour) + 60 * parseInt(intlParts.minute) + parseInt(intlParts.second) - epochSec;
		})(format), ((timeZoneId) => {
			const timeZoneName = timeZoneId.split("/").pop();
			return timeZonePeriodDaysByName[timeZoneName] || 19;
		})(id));
	}
	B(epochNano) {
		return this.me.ze(((epochNano) => epochNanoToSecMod(epochNano)[0])(epochNano)) * nanoInSec;
	}
	O(isoDateTime) {
		const zonedEpochSec = 86400 * isoDateToEpochDays(isoDateTime) + timeFieldsToSec(isoDateTime);
		const subsecNano = timeFieldsToSubsecNano(isoDateTime);
		return this.me.Ae(zonedEpochSec).map((epochSec) => checkEpochNanoInBounds(BigInt(epochSec) * bigNanoInSec + BigInt(subsecNano)));
	}
	C(epochNano, direction) {
		const [epochSec, subsecNano] = epochNanoToSecMod(epochNano);
		const resEpochSec = this.me.C(epochSec + (direction > 0 || subsecNano ? 1 : 0), direction);
		if (void 0 !== resEpochSec) return BigInt(resEpochSec) * bigNanoInSec;
	}
};
function createSplitTuple(startEpochSec, endEpochSec) {
	return [startEpochSec, endEpochSec];
}
function computePeriod(epochSec, periodSec) {
	const startEpochSec = Math.floor(epochSec / periodSec) * periodSec;
	return [startEpochSec, startEpochSec + periodSec];
}
function clampIntlSampleEpochSec(epochSec) {
	return constrainToRange(epochSec, -1e10, 864e10);
}
function refineMaybeZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, [], 0);
	const isZoned = void 0 !== fields.timeZone;
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, 0);
	if (isZoned) {
		const timeFields = resolveTimeFields(fields);
		const timeZone = queryTimeZone(refineTimeZoneString(fields.timeZone));
		return {
			epochNanoseconds: getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset),
			timeZone,
			calendar
		};
	}
	return isoDate;
}
function refineZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, timeZoneFieldNames, 0);
	const timeZoneId = refineTimeZoneString(fields.timeZone);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
	const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
	const timeFields = resolveTimeFields(fields, overflow);
	const timeZone = queryTimeZone(timeZoneId);
	return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(isoDate, timeFields), fields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}
function refinePlainDateTimeObjectLike(calendar, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha), dateTimeFieldRefiners, [], 0);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateTimeFromRefinedFields(createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow), resolveTimeFields(fields, overflow), calendar);
}
function refinePlainDateObjectLike(calendar, bag, options, requireFields = []) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainYearMonthObjectLike(calendar, bag, options, requireFields) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
	return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainMonthDayObjectLike(calendar, calendarAbsent, bag, options) {
	const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, dayFieldNamesAsc, 0);
	calendarAbsent && void 0 !== fields.month && void 0 === fields.monthCode && void 0 === fields.year && (fields.year = 1972);
	const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
	return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainTimeObjectLike(bag, options) {
	return resolveTimeFields(readAndRefineBagFields(bag, timeFieldNamesAlpha, timeFieldRefiners, [], 1), refineOverflowOptions(options));
}
function refineDurationObjectLike(bag) {
	const durationFields = readAndRefineBagFields(bag, durationFieldNamesAlpha, durationFieldRefiners);
	return createDurationSlots(validateDurationFields({
		...durationFieldDefaults,
		...durationFields
	}));
}
function throwFailedParse(s) {
	throwRangeError(failedParse(s));
}
function parseInstant(s) {
	const organized = parseDateTimeLike(s = requireString(toPrimitiveWithStringHint(s)));
	let offsetNano;
	return organized || throwFailedParse(s), organized.I ? offsetNano = 0 : organized.offset ? offsetNano = parseOffsetNano(organized.offset) : throwFailedParse(s), createEpochNanoSlots(isoDateTimeAndOffsetToEpochNano(organized, offsetNano));
}
function parseRelativeToSlots(s, resolveCalendar) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && organized.timeZoneId ? finalizeZonedDateTime(organized, resolveCalendar, void 0) : finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parseZonedDateTime(s, resolveCalendar, options) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && organized.timeZoneId || throwFailedParse(s), finalizeZonedDateTime(organized, resolveCalendar, options);
}
function parsePlainDateTime(s, resolveCalendar) {
	const organized = parsePlainDateLike(s);
	return checkIsoDateTimeInBounds(organized), {
		...combineDateAndTime(organized, organized),
		calendar: resolveCalendar(organized.calendarId)
	};
}
function parsePlainDate(s, resolveCalendar) {
	return finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parsePlainYearMonth(s, resolveCalendar) {
	const organized = parseYearMonthOnly(requireString(s)) || parsePlainDateLike(s);
	const calendar = resolveCalendar(organized.calendarId);
	return createDateSlots(checkIsoYearMonthInBounds(moveToStartOfMonth(calendar, checkIsoYearMonthInBounds(organized))), calendar);
}
function parsePlainMonthDay(s, resolveCalendar) {
	const organized = parseMonthDayOnly(requireString(s)) || parsePlainDateLike(s);
	if ("iso8601" === organized.calendarId) return createDateSlots({
		...organized,
		year: 1972
	}, resolveCalendar("iso8601"));
	const { calendar } = finalizeDate(organized, resolveCalendar);
	const { year: origYear, month: origMonth, day } = computeCalendarDateFields(calendar, organized);
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, origYear, origMonth);
	const yearMonthFields = calendar ? calendar.u(monthCodeNumber, isLeapMonth, day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth);
	return yearMonthFields || throwRangeError("Cannot guess year"), createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMonthFields.year, yearMonthFields.month, day)), calendar);
}
function parsePlainTime(s) {
	const organized = parseDateTimeLike(s = requireString(s)) || parseTimeOnly(s);
	return (!organized || !organized.qe || organized.I || parseYearMonthOnly(s) || parseMonthDayOnly(s)) && throwFailedParse(s), createTimeSlots(organized);
}
function parseDuration(s) {
	const parts = durationRegExp.exec(requireString(s));
	parts && !invalidDurationRegExp.test(s) || throwFailedParse(s);
	const fraction = nanoToGivenFields(3600 * parseSubsecNano(parts[7] || "") + 60 * parseSubsecNano(parts[9] || "") + parseSubsecNano(parts[11] || ""), 4, durationFieldNamesAsc);
	const durationFields = {
		...fraction,
		years: parseInt0(parts[2]),
		months: parseInt0(parts[3]),
		weeks: parseInt0(parts[4]),
		days: parseInt0(parts[5]),
		hours: parseInt0(parts[6]),
		minutes: parseInt0(parts[8]) + fraction.minutes,
		seconds: parseInt0(parts[10]) + fraction.seconds
	};
	return createDurationSlots(validateDurationFields("-" === parts[1] ? negateDurationFields(durationFields) : durationFields));
}
function parseCalendarId(s) {
	const organized = parseDateTimeLike(s) || parseYearMonthOnly(s) || parseMonthDayOnly(s) || parseTimeOnly(s);
	return organized ? organized.calendarId : s;
}
function parseTimeZoneId(s) {
	const parsed = parseDateTimeLike(s);
	return parsed && (parsed.timeZoneId || parsed.I && "UTC" || parsed.offset) || s;
}
function parsePlainDateLike(s) {
	const organized = parseDateTimeLike(requireString(s));
	return organized && !organized.I || throwFailedParse(s), organized;
}
function finalizeZonedDateTime(organized, resolveCalendar, options) {
	const timeZone = queryTimeZone(resolveTimeZoneId(organized.timeZoneId));
	let epochNano;
	if (organized.qe) {
		const offsetNano = organized.offset ? parseOffsetNano(organized.offset) : void 0;
		const [, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
		epochNano = getMatchingInstantFor(timeZone, organized, offsetNano, offsetDisambig, epochDisambig, !(timeZone.Z || void 0 === organized.offset || (offset = organized.offset, offset.length > 6)), organized.I);
	} else refineZonedFieldOptions(options), epochNano = getStartOfDayInstantFor(timeZone, organized);
	var offset;
	return checkEpochNanoInBounds(epochNano), createZonedEpochNanoSlots(epochNano, timeZone, resolveCalendar(organized.calendarId));
}
function finalizeDate(organized, resolveCalendar) {
	return createDateSlots(checkIsoDateInBounds(organized), resolveCalendar(organized.calendarId));
}
function timeRegExpStr(separatorIndex, leapSecondStr = "") {
	return `([01]\\d|2[0-3])(?:(:?)([0-5]\\d)(?:\\${separatorIndex}([0-5]\\d${leapSecondStr})(?:[.,](\\d{1,9}))?)?)?`;
}
const dateTimeRegExpStr = "((?!-0{6})[+-]\\d{6}|\\d{4})(-?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:[Tt ]" + timeRegExpStr(6, "|60") + "(?:([Zz])|(([+-])" + timeRegExpStr(14) + "))?)?";
const yearMonthRegExp = /*@__PURE__*/ createRegExp("((?!-0{6})[+-]\\d{6}|\\d{4})-?(0[1-9]|1[0-2])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const monthDayRegExp = /*@__PURE__*/ createRegExp("(?:--)?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const dateTimeRegExp = /*@__PURE__*/ createRegExp(dateTimeRegExpStr + "(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
const annotationRegExp = /\[(!?)([^=]+)=([^\]]+)/g;
const durationRegExp = /^([+-])?P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(?:(\d+)(?:[.,](\d{1,9}))?H)?(?:(\d+)(?:[.,](\d{1,9}))?M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?$/i;
const invalidDurationRegExp = /[PT]$|[.,]\d+[HMS]./i;
function parseDateTimeLike(s) {
	const parts = dateTimeRegExp.exec(s);
	if (!parts) return;
	return validateIsoDateFields(((parts) => ({
		year: parseInt(parts[1]),
		month: parseInt(parts[3]),
		day: parseInt(parts[4]),
		...nanoToTimeAndDay(parseSubsecNano(parts[9] || ""))[0],
		hour: parseInt0(parts[5]),
		minute: parseInt0(parts[7]),
		second: Math.min(parseInt0(parts[8]), 59),
		...organizeAnnotationParts(parts[18], parts[19]),
		qe: !!parts[5],
		I: !!parts[10],
		offset: parts[11]
	}))(parts));
}
function parseYearMonthOnly(s) {
	const parts = yearMonthRegExp.exec(s);
	return parts ? requireIsoCalendar(((parts) => ({
		year: parseInt(parts[1]),
		month: parseInt(parts[2]),
		day: 1,
		...organizeAnnotationParts(parts[3], parts[4])
	}))(parts)) : void 0;
}
function parseMonthDayOnly(s) {
	const parts = monthDayRegExp.exec(s);
	if (parts) {
		const organized = ((parts) => ({
			year: 1972,
			month: parseInt(parts[1]),
			day: parseInt(parts[2]),
			...organizeAnnotationParts(parts[3], parts[4])
		}))(parts);
		if (allPropsEqual(calendarDateFieldNamesAsc, isoDate = organized, constrainIsoDateFields(isoDate))) return requireIsoCalendar(organized);
	}
	var isoDate;
}
function requireIsoCalendar(organized) {
	return "iso8601" !== organized.calendarId && throwFailedParse(organized.calendarId), organized;
}
function parseTimeOnly(s) {
	const organized = parseDateTimeLike(s.replace(/^t?/i, "0000-01-01T"));
	return organized && !organized.I ? organized : void 0;
}
function organizeAnnotationParts(timeZoneId, s) {
	let calendarIsCritical;
	const calendarIds = [];
	return s.replace(annotationRegExp, (whole, criticalStr, key, value) => ("u-ca" === key ? (calendarIds.push(value.toLowerCase()), calendarIsCritical || (calendarIsCritical = criticalStr)) : criticalStr && throwFailedParse(whole), "")), calendarIds.length > 1 && calendarIsCritical && throwFailedParse(s), {
		timeZoneId,
		calendarId: calendarIds[0] || "iso8601"
	};
}
function mergeCalendarFields(calendar, baseFields, additionalFields) {
	const merged = Object.assign(Object.create(null), baseFields);
	return spliceFields(merged, additionalFields, monthFieldNames), getCalendarEraOrigins(calendar) && (spliceFields(merged, additionalFields, allYearFieldNames), calendar && calendar.je && spliceFields(merged, additionalFields, monthDayFieldNames, eraYearFieldNames)), merged;
}
function spliceFields(dest, additional, allPropNames, deletablePropNames) {
	let anyMatching = 0;
	const nonMatchingPropNames = [];
	for (const propName of allPropNames) void 0 !== additional[propName] ? anyMatching = 1 : nonMatchingPropNames.push(propName);
	if (Object.assign(dest, additional), anyMatching) for (const deletablePropName of deletablePropNames || nonMatchingPropNames) delete dest[deletablePropName];
}
function mergeZonedDateTimeFields(calendar, zonedDateTimeSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateTimeAndOffsetFieldNamesAlpha, dateTimeAndOffsetFieldNamesWithEraAlpha);
	const zonedSlots = zonedEpochSlotsToIso(zonedDateTimeSlots);
	const { year, month, day } = computeCalendarDateFields(calendar, zonedSlots);
	const origFields = {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day,
		hour: zonedSlots.hour,
		minute: zonedSlots.minute,
		second: zonedSlots.second,
		millisecond: zonedSlots.millisecond,
		microsecond: zonedSlots.microsecond,
		nanosecond: zonedSlots.nanosecond,
		offset: zonedSlots.offsetNanoseconds
	};
	const partialFields = readAndRefineBagFields(modFields, validFieldNames, zonedDateTimeFieldRefiners);
	const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
	return [{
		...origFields,
		...partialFields
	}, mergedCalendarFields];
}
function mergeDateTimeFields(calendar, plainDateTimeSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainDateTimeSlots);
	const origFields = {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day,
		hour: plainDateTimeSlots.hour,
		minute: plainDateTimeSlots.minute,
		second: plainDateTimeSlots.second,
		millisecond: plainDateTimeSlots.millisecond,
		microsecond: plainDateTimeSlots.microsecond,
		nanosecond: plainDateTimeSlots.nanosecond
	};
	const partialFields = readAndRefineBagFields(modFields, validFieldNames, dateTimeFieldRefiners);
	const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
	return [{
		...origFields,
		...partialFields
	}, mergedCalendarFields];
}
function mergeDateFields(calendar, plainDateSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainDateSlots);
	return mergeCalendarFields(calendar, {
		year,
		monthCode: computeMonthCode(calendar, year, month),
		day
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeYearMonthFields(calendar, plainYearMonthSlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha);
	const { year, month } = computeCalendarDateFields(calendar, plainYearMonthSlots);
	return mergeCalendarFields(calendar, {
		year,
		monthCode: computeMonthCode(calendar, year, month)
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeMonthDayFields(calendar, plainMonthDaySlots, modFields) {
	const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
	const { year, month, day } = computeCalendarDateFields(calendar, plainMonthDaySlots);
	return mergeCalendarFields(calendar, {
		monthCode: computeMonthCode(calendar, year, month),
		day
	}, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function createZonedDateTimeFromMergedFields(zonedDateTimeSlots, mergedAllFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig) {
	const { calendar, timeZone } = zonedDateTimeSlots;
	return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone, combineDateAndTime(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow)), mergedAllFields.offset, offsetDisambig, epochDisambig), timeZone, calendar);
}
function createDateTimeFromMergedFields(mergedAllFields, calendarFields, calendar, year, monthCodeParts, overflow) {
	return createDateTimeFromRefinedFields(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow), calendar);
}
function mergeTimeFields(initialFields, modFields) {
	return {
		...pluckProps(timeFieldNamesAlpha, initialFields),
		...readAndRefineBagFields(modFields, timeFieldNamesAlpha, timeFieldRefiners)
	};
}
function mergeDurationFields(slots, fields) {
	return createDurationSlots((initialFields = slots, modFields = fields, validateDurationFields({
		...initialFields,
		...readAndRefineBagFields(modFields, durationFieldNamesAlpha, durationFieldRefiners)
	})));
	var initialFields, modFields;
}
function computeMonthCode(calendar, year, month) {
	const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
	return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function totalDuration(refineRelativeTo, slots, options) {
	const [totalUnit, relativeToSlots] = ((options, refineRelativeTo) => {
		const relativeToInternals = refineRelativeTo((options = normalizeOptionsOrString(options, "unit")).relativeTo);
		let totalUnit = coerceTotalUnit(options);
		return totalUnit = requirePropDefined("unit", totalUnit), [totalUnit, relativeToInternals];
	})(options, refineRelativeTo);
	const maxDurationUnit = getMaxDurationUnit(slots);
	const maxUnit = Math.max(totalUnit, maxDurationUnit);
	const isZoned = relativeToSlots && isZonedEpochSlots(relativeToSlots);
	if (!relativeToSlots && isUniformUnit(maxUnit, isZoned)) return totalDayTimeDuration(slots, totalUnit);
	if (relativeToSlots || throwRangeError("Missing relativeTo"), !slots.sign && (!isZoned || totalUnit < 6)) return 0;
	const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, totalUnit);
	return isUniformUnit(totalUnit, isZoned) ? totalDayTimeDuration(balancedDuration, totalUnit) : ((durationFields, endEpochNano, totalUnit, relativeOps) => {
		const fieldName = durationFieldNamesAsc[totalUnit];
		const baseDurationFields = clearDurationFields(totalUnit, durationFields);
		return totalRelativeUnit(durationFields[fieldName], computeDurationSign(durationFields) || 1, endEpochNano, (value) => (baseDurationFields[fieldName] = value, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)));
	})(balancedDuration, endEpochNano, totalUnit, relativeOps);
}
function totalDayTimeDuration(durationFields, totalUnit) {
	return divideBigNanoToExactNumber(durationDayTimeToBigNano(durationFields), unitNanoMap[totalUnit]);
}
function instantToZonedDateTime(instantSlots, timeZone, calendar) {
	return createZonedEpochNanoSlots(instantSlots.epochNanoseconds, timeZone, calendar);
}
function zonedDateTimeToInstant(zonedDateTimeSlots0) {
	return createEpochNanoSlots(zonedDateTimeSlots0.epochNanoseconds);
}
function zonedDateTimeToDateTime(zonedDateTimeSlots0) {
	return createDateTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToDate(zonedDateTimeSlots0) {
	return createDateSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToTime(zonedDateTimeSlots0) {
	return createTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0));
}
function dateTimeToZonedDateTime(plainDateTimeSlots, timeZone, epochDisambig) {
	return createZonedEpochNanoSlots(checkEpochNanoInBounds(getSingleInstantFor(timeZone, plainDateTimeSlots, epochDisambig)), timeZone, plainDateTimeSlots.calendar);
}
function dateToZonedDateTime(plainDateSlots, timeZone, timeFields) {
	let epochNano;
	return epochNano = timeFields ? getSingleInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFields)) : getStartOfDayInstantFor(timeZone, combineDateAndTime(plainDateSlots, timeFieldDefaults)), createZonedEpochNanoSlots(epochNano, timeZone, plainDateSlots.calendar);
}
function yearMonthToDate(calendar, input, bag) {
	return mergeFieldsIntoDate(calendar, pluckProps(getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), input), readAndRefineBagFields(requireObjectLike(bag), dayFieldNamesAsc, dateFieldRefiners, []));
}
function monthDayToDate(calendar, input, bag) {
	const extraFieldNames = getCalendarFieldNames(calendar, yearFieldNamesAsc, yearFieldNamesWithEraAlpha);
	return mergeFieldsIntoDate(calendar, pluckProps(monthCodeDayFieldNamesAlpha, input), readAndRefineBagFields(requireObjectLike(bag), extraFieldNames, dateFieldRefiners, []));
}
function fieldsToMonthDay(calendar, input) {
	const refinedFields = readAndRefineBagFields(input, monthCodeDayFieldNamesAlpha, dateFieldRefiners);
	const [year, monthCodeParts] = refineMonthDayFields(refinedFields, calendar);
	return createMonthDayFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function fieldsToYearMonth(calendar, input) {
	const refinedFields = readAndRefineBagFields(input, getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), dateFieldRefiners);
	const [year, monthCodeParts] = refineCalendarDateFields(refinedFields, calendar, 1);
	return createYearMonthFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function mergeFieldsIntoDate(calendar, inputFields, extraFields) {
	const mergedFieldNames = getCalendarFieldNames(calendar, yearMonthCodeDayFieldNamesAlpha, yearMonthCodeDayFieldNamesWithEraAlpha);
	let mergedFields = mergeCalendarFields(calendar, inputFields, extraFields);
	mergedFields = readAndRefineBagFields(mergedFields, mergedFieldNames, dateFieldRefiners, []);
	const [year, monthCodeParts] = refineCalendarDateFields(mergedFields, calendar);
	return createDateFromRefinedFields(mergedFields, calendar, year, monthCodeParts, 0);
}
function epochMilliToInstant(epochMilli) {
	return createEpochNanoSlots(checkEpochNanoInBounds(BigInt(toStrictInteger(epochMilli)) * bigNanoInMilli));
}
function epochNanoToInstant(epochNano) {
	return createEpochNanoSlots(checkEpochNanoInBounds(toBigInt(epochNano)));
}
function applyPlainFormatTimeZone(options) {
	return options.timeZone = "UTC", ["full", "long"].includes(options.timeStyle) && (options.timeStyle = "medium"), options;
}
function applyZonedFormatTimeZone(options, timeZoneId) {
	return void 0 !== options.timeZone && throwTypeError("Cannot specify TimeZone"), options.timeZone = timeZoneId, options;
}
function checkResolvedCalendarCompatible(format, slots, strictCalendarCheck) {
	const resolvedCalendarId = format.resolvedOptions().calendar;
	!strictCalendarCheck && slots.calendar === void 0 || getCalendarSlotId(slots.calendar) === resolvedCalendarId || throwRangeError("Mismatching Calendars");
}
function createOptionsTransformer(shapeFieldNames, invalidShapeFieldNames, ignoredFieldNames, defaultShapeFields, dateStyleReplacementFields) {
	const shapeFieldNameSet = new Set(shapeFieldNames);
	const invalidShapeFieldNameSet = new Set(invalidShapeFieldNames);
	const ignoredFieldNameSet = new Set(ignoredFieldNames);
	return (options, allowPartialOverlap) => {
		let dateStyle;
		let timeStyle;
		const granularShapeFields = {};
		const modifierFields = {};
		const otherFields = {};
		let hasInvalidGranularShapeFields = 0;
		let hasInvalidStyleFields = 0;
		for (const name of Object.keys(options)) {
			const value = options[name];
			void 0 === value || ignoredFieldNameSet.has(name) || (shapeFieldNameSet.has(name) ? "dateStyle" === name ? dateStyle = value : "timeStyle" === name ? timeStyle = value : granularShapeFields[name] = value : "era" === name ? modifierFields[name] = value : invalidShapeFieldNameSet.has(name) ? "dateStyle" === name || "timeStyle" === name ? hasInvalidStyleFields = 1 : hasInvalidGranularShapeFields = 1 : otherFields[name] = value);
		}
		const hasDateStyle = void 0 !== dateStyle;
		const hasTimeStyle = void 0 !== timeStyle;
		const hasAnyStyle = hasDateStyle || hasTimeStyle;
		const hasGranularShapeFields = Object.keys(granularShapeFields).length > 0;
		const hasInvalids = hasInvalidGranularShapeFields || hasInvalidStyleFields;
		const hasShapeFields = hasGranularShapeFields || hasDateStyle || hasTimeStyle;
		const hasModifierFields = Object.keys(modifierFields).length > 0;
		(!allowPartialOverlap && hasInvalids || allowPartialOverlap && hasInvalids && !hasShapeFields || hasAnyStyle && (hasGranularShapeFields || hasModifierFields || hasInvalidGranularShapeFields)) && throwTypeError("Invalid formatting options");
		const transformedOptions = {};
		return hasAnyStyle || hasShapeFields || Object.assign(transformedOptions, defaultShapeFields), Object.assign(transformedOptions, granularShapeFields, modifierFields, otherFields), hasDateStyle && (dateStyleReplacementFields ? Object.assign(transformedOptions, dateStyleReplacementFields[dateStyle]) : transformedOptions.dateStyle = dateStyle), hasTimeStyle && (transformedOptions.timeStyle = timeStyle), transformedOptions;
	};
}
const dateDefaultShapeFields = {
	year: "numeric",
	month: "numeric",
	day: "numeric"
};
const timeDefaultShapeFields = {
	hour: "numeric",
	minute: "numeric",
	second: "numeric"
};
const dateTimeDefaultShapeFields = /*@__PURE__*/ Object.assign({}, dateDefaultShapeFields, timeDefaultShapeFields);
const dateShapeFieldNames = [
	"weekday",
	"year",
	"month",
	"day",
	"dateStyle"
];
const timeShapeFieldNames = [
	"dayPeriod",
	"hour",
	"minute",
	"second",
	"fractionalSecondDigits",
	"timeStyle"
];
const dateTimeShapeFieldNames = /*@__PURE__*/ dateShapeFieldNames.concat(timeShapeFieldNames);
const yearMonthIgnoredFieldNames = /*@__PURE__*/ ["weekday", "day"].concat(timeShapeFieldNames);
const monthDayIgnoredFieldNames = /*@__PURE__*/ ["weekday", "year"].concat(timeShapeFieldNames);
const transformInstantOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], dateTimeDefaultShapeFields);
const transformZonedOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], [], {
	...dateTimeDefaultShapeFields,
	timeZoneName: "short"
});
const transformDateTimeOptions = /*@__PURE__*/ createOptionsTransformer(dateTimeShapeFieldNames, [], ["timeZoneName"], dateTimeDefaultShapeFields);
const transformDateOptions = /*@__PURE__*/ createOptionsTransformer(dateShapeFieldNames, timeShapeFieldNames, ["timeZoneName"], dateDefaultShapeFields);
const transformTimeOptions = /*@__PURE__*/ createOptionsTransformer(timeShapeFieldNames, dateShapeFieldNames, ["timeZoneName", "era"], timeDefaultShapeFields);
const transformYearMonthOptions = /*@__PURE__*/ createOptionsTransformer([
	"year",
	"month",
	"dateStyle"
], yearMonthIgnoredFieldNames, ["timeZoneName"], {
	year: "numeric",
	month: "numeric"
}, {
	full: {
		year: "numeric",
		month: "long"
	},
	long: {
		year: "numeric",
		month: "long"
	},
	medium: {
		year: "numeric",
		month: "short"
	},
	short: {
		year: "2-digit",
		month: "numeric"
	}
});
const transformMonthDayOptions = /*@__PURE__*/ createOptionsTransformer([
	"month",
	"day",
	"dateStyle"
], monthDayIgnoredFieldNames, ["timeZoneName", "era"], {
	month: "numeric",
	day: "numeric"
}, {
	full: {
		month: "long",
		day: "numeric"
	},
	long: {
		month: "long",
		day: "numeric"
	},
	medium: {
		month: "short",
		day: "numeric"
	},
	short: {
		month: "numeric",
		day: "numeric"
	}
});
function zonedDateTimeWithPlainTime(zonedDateTimeSlots, plainTimeFields) {
	const { timeZone } = zonedDateTimeSlots;
	const newIsoDateTime = combineDateAndTime(zonedEpochSlotsToIso(zonedDateTimeSlots), plainTimeFields || timeFieldDefaults);
	return createZonedEpochNanoSlots(plainTimeFields ? getSingleInstantFor(timeZone, newIsoDateTime) : getStartOfDayInstantFor(timeZone, newIsoDateTime), timeZone, zonedDateTimeSlots.calendar);
}
function refineDirectionOptions(options) {
	const normalizedOptions = normalizeOptionsOrString(options, "direction");
	const res = coerceDirection(normalizedOptions, 0);
	return res || throwRangeError(invalidEntity("direction", res)), res;
}
function getCurrentIsoDateTime(timeZone) {
	const epochNano = getCurrentEpochNano();
	const offsetNano = timeZone.B(epochNano);
	return epochNanoToIsoDateTime(epochNano + BigInt(offsetNano));
}
function getCurrentEpochNano() {
	return BigInt(Date.now()) * bigNanoInMilli;
}
function getCurrentTimeZoneId() {
	return new RawDateTimeFormat().resolvedOptions().timeZone || "UTC";
}

// node_modules/temporal-polyfill/chunks/apiHelpers.js
const PlainYearMonthBranding = "PlainYearMonth";
const PlainMonthDayBranding = "PlainMonthDay";
const PlainDateBranding = "PlainDate";
const PlainDateTimeBranding = "PlainDateTime";
const PlainTimeBranding = "PlainTime";
const ZonedDateTimeBranding = "ZonedDateTime";
const InstantBranding = "Instant";
const DurationBranding = "Duration";
function defineTemporalClass(branding, cls, getSlots, ...getterMaps) {
	return Object.defineProperties(cls, createNameDescriptors(branding)), Object.defineProperties(cls.prototype, createStringTagDescriptors("Temporal." + branding)), Object.defineProperties(cls.prototype, mapProps((getter) => ({
		get() {
			return getter(getSlots(this));
		},
		configurable: 1
	}), Object.assign({}, ...getterMaps))), cls;
}
const attachDebugString = "noop" !== noop.name || globalThis.process ? noop : (instance) => {
	Object.defineProperty(instance, "_str_", { value: instance.toJSON() });
};
function invalidRecordType() {
	throwTypeError(invalidCallingContext);
}
function forbiddenValueOf() {
	throwTypeError(forbiddenValueOf$1);
}
const yearMonthFieldGetters$1 = {
	era(slots) {
		return computeCalendarEraFields(slots.calendar, slots).era;
	},
	eraYear(slots) {
		return computeCalendarEraFields(slots.calendar, slots).eraYear;
	},
	year(slots) {
		return computeCalendarDateFields(slots.calendar, slots).year;
	},
	month(slots) {
		return computeCalendarDateFields(slots.calendar, slots).month;
	},
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	}
};
const dateFieldGetters$1 = {
	era(slots) {
		return computeCalendarEraFields(slots.calendar, slots).era;
	},
	eraYear(slots) {
		return computeCalendarEraFields(slots.calendar, slots).eraYear;
	},
	year(slots) {
		return computeCalendarDateFields(slots.calendar, slots).year;
	},
	month(slots) {
		return computeCalendarDateFields(slots.calendar, slots).month;
	},
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	},
	day(slots) {
		return computeCalendarDateFields(slots.calendar, slots).day;
	}
};
const monthDayFieldGetters$1 = {
	monthCode(slots) {
		return computeCalendarMonthCode(slots.calendar, slots);
	},
	day(slots) {
		return computeCalendarDateFields(slots.calendar, slots).day;
	}
};
const yearMonthDerivedGetters = {
	daysInMonth(slots) {
		return computeCalendarDaysInMonth(slots.calendar, slots);
	},
	daysInYear(slots) {
		return computeCalendarDaysInYear(slots.calendar, slots);
	},
	monthsInYear(slots) {
		return computeCalendarMonthsInYear(slots.calendar, slots);
	},
	inLeapYear(slots) {
		return computeCalendarInLeapYear(slots.calendar, slots);
	}
};
const dateDerivedGetters = {
	dayOfWeek(slots) {
		return computeIsoDayOfWeek(slots);
	},
	dayOfYear(slots) {
		return computeCalendarDayOfYear(slots.calendar, slots);
	},
	weekOfYear(slots) {
		return computeCalendarWeekOfYear(slots.calendar, slots);
	},
	yearOfWeek(slots) {
		return computeCalendarYearOfWeek(slots.calendar, slots);
	},
	daysInWeek() {
		return 7;
	},
	daysInMonth(slots) {
		return computeCalendarDaysInMonth(slots.calendar, slots);
	},
	daysInYear(slots) {
		return computeCalendarDaysInYear(slots.calendar, slots);
	},
	monthsInYear(slots) {
		return computeCalendarMonthsInYear(slots.calendar, slots);
	},
	inLeapYear(slots) {
		return computeCalendarInLeapYear(slots.calendar, slots);
	}
};
function diffInstants(invert, instantSlots0, instantSlots1, options) {
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 3, 5);
	return createDiffDurationSlots(invert, diffEpochNanosRounded(instantSlots0.epochNanoseconds, instantSlots1.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffZonedDateTimes(invert, slots0, slots1, options) {
	const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5);
	return createDiffDurationSlots(invert, diffZonedDateTimesRounded(calendar, slots0, slots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDateTimes(invert, plainDateTimeSlots0, plainDateTimeSlots1, options) {
	const calendar = getCommonCalendar(plainDateTimeSlots0.calendar, plainDateTimeSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6);
	return createDiffDurationSlots(invert, diffDateTimesRounded(calendar, plainDateTimeSlots0, plainDateTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDates(invert, plainDateSlots0, plainDateSlots1, options) {
	const calendar = getCommonCalendar(plainDateSlots0.calendar, plainDateSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6, 9, 6);
	return createDiffDurationSlots(invert, diffDatesRounded(calendar, plainDateSlots0, plainDateSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffYearMonths(invert, plainYearMonthSlots0, plainYearMonthSlots1, options) {
	const calendar = getCommonCalendar(plainYearMonthSlots0.calendar, plainYearMonthSlots1.calendar);
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 9, 9, 8);
	return createDiffDurationSlots(invert, diffYearMonthsRounded(calendar, plainYearMonthSlots0, plainYearMonthSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffTimes(invert, plainTimeSlots0, plainTimeSlots1, options) {
	const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5, 5);
	return createDiffDurationSlots(invert, diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function createDiffDurationSlots(invert, durationFields) {
	return createDurationSlots(invert ? negateDurationFields(durationFields) : durationFields);
}
function withDateFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeDateFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withDateTimeFields(slots, modFields, options) {
	const { calendar } = slots;
	const [mergedFields, calendarFields] = mergeDateTimeFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
	const overflow = refineOverflowOptions(options);
	return createDateTimeFromMergedFields(mergedFields, calendarFields, calendar, year, monthCodeParts, overflow);
}
function withYearMonthFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeYearMonthFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
	const overflow = refineOverflowOptions(options);
	return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withMonthDayFields(slots, modFields, options) {
	const { calendar } = slots;
	const fields = mergeMonthDayFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
	const overflow = refineOverflowOptions(options);
	return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withTimeFields(slots, modFields, options) {
	const refinedFields = mergeTimeFields(slots, modFields);
	const overflow = refineOverflowOptions(options);
	return resolveTimeFields(refinedFields, overflow);
}
function withZonedDateTimeFields(slots, modFields, options) {
	const { calendar } = slots;
	const [mergedFields, calendarFields] = mergeZonedDateTimeFields(calendar, slots, modFields);
	const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
	const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options, 2);
	return createZonedDateTimeFromMergedFields(slots, mergedFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig);
}

// node_modules/temporal-polyfill/chunks/classApi-basic.js
function resolveBasicCalendarId(rawCalendarId) {
	const lowerRawCalendarId = requireString(rawCalendarId).toLowerCase();
	return lowerRawCalendarId === "iso8601" ? void 0 : lowerRawCalendarId === "gregory" ? 0 : void throwRangeError(exoticCalendarRequired(rawCalendarId, "temporal-polyfill/full"));
}
function resolveBasicCalendarArg(rawCalendarId = isoCalendarId) {
	return resolveBasicCalendarId(rawCalendarId);
}
const zonedDateTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const ZonedDateTime = /*@__PURE__*/ defineTemporalClass(ZonedDateTimeBranding, class {
	constructor(epochNanoseconds, timeZoneId, calendar = void 0) {
		const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
		const timeZone = queryTimeZone(refineTimeZoneId(timeZoneId));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initZonedDateTime(this, createZonedEpochNanoSlots(epochNano, timeZone, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createZonedDateTime(toZonedDateTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareZonedEpochSlots(toZonedDateTimeSlots(arg0), toZonedDateTimeSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getZonedDateTimeSlots(this).calendar);
	}
	get timeZoneId() {
		return getZonedDateTimeSlots(this).timeZone.id;
	}
	get epochMilliseconds() {
		return epochNanoToMilli(getZonedDateTimeSlots(this).epochNanoseconds);
	}
	get epochNanoseconds() {
		return getZonedDateTimeSlots(this).epochNanoseconds;
	}
	get offset() {
		return formatOffsetNano(zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds);
	}
	get offsetNanoseconds() {
		return zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds;
	}
	get hoursInDay() {
		return computeZonedHoursInDay(getZonedDateTimeSlots(this));
	}
	with(mod, options = void 0) {
		return createZonedDateTime(withZonedDateTimeFields(getZonedDateTimeSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		return createZonedDateTime({
			...getZonedDateTimeSlots(this),
			calendar: refineCalendarArg(calendarArg)
		});
	}
	withTimeZone(timeZoneArg) {
		return createZonedDateTime({
			...getZonedDateTimeSlots(this),
			timeZone: queryTimeZone(refineTimeZoneArg(timeZoneArg))
		});
	}
	withPlainTime(plainTimeArg = void 0) {
		return createZonedDateTime(zonedDateTimeWithPlainTime(getZonedDateTimeSlots(this), optionalToPlainTimeFields(plainTimeArg)));
	}
	add(durationArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		return createZonedDateTime(moveZonedEpochSlots(slots, toDurationSlots(durationArg), refineOverflowOptions(options)));
	}
	subtract(durationArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		return createZonedDateTime(moveZonedEpochSlots(slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)));
	}
	until(otherArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		const other = toZonedDateTimeSlots(otherArg);
		return createDuration(diffZonedDateTimes(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getZonedDateTimeSlots(this);
		const other = toZonedDateTimeSlots(otherArg);
		return createDuration(diffZonedDateTimes(1, slots, other, options));
	}
	round(options) {
		const slots = getZonedDateTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
		return createZonedDateTime(roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode));
	}
	startOfDay() {
		return createZonedDateTime(computeZonedStartOfDay(getZonedDateTimeSlots(this)));
	}
	equals(otherArg) {
		return zonedDateTimesEqual(getZonedDateTimeSlots(this), toZonedDateTimeSlots(otherArg));
	}
	toInstant() {
		return createInstant(zonedDateTimeToInstant(getZonedDateTimeSlots(this)));
	}
	toPlainDateTime() {
		return createPlainDateTime(zonedDateTimeToDateTime(getZonedDateTimeSlots(this)));
	}
	toPlainDate() {
		return createPlainDate(zonedDateTimeToDate(getZonedDateTimeSlots(this)));
	}
	toPlainTime() {
		return createPlainTime(zonedDateTimeToTime(getZonedDateTimeSlots(this)));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getZonedDateTimeSlots(this);
		const format = new RawDateTimeFormat(locales, applyZonedFormatTimeZone(transformZonedOptions(options), getZonedTimeZoneId(slots)));
		return checkResolvedCalendarCompatible(format, slots), format.format(epochNanoToMilli(slots.epochNanoseconds));
	}
	toString(options = void 0) {
		return formatZonedDateTimeIso(getZonedDateTimeSlots(this), options);
	}
	toJSON() {
		return formatZonedDateTimeIso(getZonedDateTimeSlots(this));
	}
	getTimeZoneTransition(options) {
		const slots = getZonedDateTimeSlots(this);
		const newEpochNano = slots.timeZone.C(slots.epochNanoseconds, refineDirectionOptions(options));
		return void 0 !== newEpochNano ? createZonedDateTime({
			...slots,
			epochNanoseconds: newEpochNano
		}) : null;
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getZonedDateTimeIsoSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createZonedDateTime(slots) {
	return initZonedDateTime(Object.create(ZonedDateTime.prototype), slots);
}
function getZonedDateTimeSlots(obj) {
	return getZonedDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getZonedDateTimeIsoSlots(obj) {
	const slots = getZonedDateTimeSlots(obj);
	return {
		...zonedEpochSlotsToIso(slots),
		calendar: slots.calendar
	};
}
function getZonedDateTimeSlotsIfPresent(obj) {
	return zonedDateTimeSlotsMap.get(obj);
}
function toZonedDateTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (ownSlots) return refineZonedFieldOptions(options), ownSlots;
		const calendar = getCalendarFromBag(arg);
		return refineZonedDateTimeObjectLike(refineTimeZoneArg, calendar, arg, options);
	}
	return parseZonedDateTime(arg, resolveBasicCalendarId, options);
}
function initZonedDateTime(instance, slots) {
	return zonedDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function refineTimeZoneArg(arg) {
	if (isObjectLike(arg)) {
		const slots = getZonedDateTimeSlotsIfPresent(arg);
		return slots || throwTypeError(invalidTimeZone(arg)), slots.timeZone.id;
	}
	return ((arg) => resolveTimeZoneId(parseTimeZoneId(requireString(arg))))(arg);
}
const instantSlotsMap = /*@__PURE__*/ new WeakMap();
const Instant = /*@__PURE__*/ defineTemporalClass(InstantBranding, class {
	constructor(epochNanoseconds) {
		const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
		initInstant(this, createEpochNanoSlots(epochNano));
	}
	static from(arg) {
		return createInstant(toInstantSlots(arg));
	}
	static fromEpochMilliseconds(epochMilli) {
		return createInstant(epochMilliToInstant(epochMilli));
	}
	static fromEpochNanoseconds(epochNano) {
		return createInstant(epochNanoToInstant(epochNano));
	}
	static compare(a, b) {
		return compareZonedEpochSlots(toInstantSlots(a), toInstantSlots(b));
	}
	get epochMilliseconds() {
		return epochNanoToMilli(getInstantSlots(this).epochNanoseconds);
	}
	get epochNanoseconds() {
		return getInstantSlots(this).epochNanoseconds;
	}
	add(durationArg) {
		const slots = getInstantSlots(this);
		return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, toDurationSlots(durationArg))));
	}
	subtract(durationArg) {
		const slots = getInstantSlots(this);
		return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, negateDurationFields(toDurationSlots(durationArg)))));
	}
	until(otherArg, options = void 0) {
		return createDuration(diffInstants(0, getInstantSlots(this), toInstantSlots(otherArg), options));
	}
	since(otherArg, options = void 0) {
		return createDuration(diffInstants(1, getInstantSlots(this), toInstantSlots(otherArg), options));
	}
	round(options) {
		const slots = getInstantSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5, 1);
		return createInstant(createEpochNanoSlots(roundBigNanoToDayOriginInc(slots.epochNanoseconds, computeBigNanoInc(smallestUnit, roundingInc), roundingMode)));
	}
	equals(otherArg) {
		return instantsEqual(getInstantSlots(this), toInstantSlots(otherArg));
	}
	toZonedDateTimeISO(timeZoneArg) {
		return createZonedDateTime(instantToZonedDateTime(getInstantSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg))));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getInstantSlots(this);
		return new RawDateTimeFormat(locales, transformInstantOptions(options)).format(epochNanoToMilli(slots.epochNanoseconds));
	}
	toString(options = void 0) {
		return formatInstantIso(refineTimeZoneArg, getInstantSlots(this), options);
	}
	toJSON() {
		return formatInstantIso(refineTimeZoneArg, getInstantSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
});
function createInstant(slots) {
	return initInstant(Object.create(Instant.prototype), slots);
}
function getInstantSlots(obj) {
	return getInstantSlotsIfPresent(obj) || invalidRecordType();
}
function getInstantSlotsIfPresent(obj) {
	return instantSlotsMap.get(obj);
}
function toInstantSlots(arg) {
	if (isObjectLike(arg)) {
		const ownSlots = getInstantSlotsIfPresent(arg);
		if (ownSlots) return ownSlots;
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return createEpochNanoSlots(zonedDateTimeSlots.epochNanoseconds);
	}
	return parseInstant(arg);
}
const { toTemporalInstant: toTemporalInstant$1 } = { toTemporalInstant() {
	const epochMilli = Date.prototype.valueOf.call(this);
	return createInstant(createEpochNanoSlots(BigInt(requireNumberIsInteger(epochMilli)) * bigNanoInMilli));
} };
function initInstant(instance, slots) {
	return instantSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainMonthDaySlotsMap = /*@__PURE__*/ new WeakMap();
const PlainMonthDay = /*@__PURE__*/ defineTemporalClass(PlainMonthDayBranding, class {
	constructor(isoMonth, isoDay, calendar = void 0, referenceIsoYear) {
		const isoMonthInt = toIntegerWithTrunc(isoMonth);
		const isoDayInt = toIntegerWithTrunc(isoDay);
		const calendarImpl = resolveBasicCalendarArg(calendar);
		const isoYearInt = toIntegerWithTrunc(referenceIsoYear ?? 1972);
		const fields = checkIsoDateInBounds(validateIsoDateFields({
			year: isoYearInt,
			month: isoMonthInt,
			day: isoDayInt
		}));
		initPlainMonthDay(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainMonthDay(toPlainMonthDaySlots(arg, options));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainMonthDaySlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainMonthDay(withMonthDayFields(getPlainMonthDaySlots(this), validateBag(mod), options));
	}
	equals(otherArg) {
		return plainMonthDaysEqual(getPlainMonthDaySlots(this), toPlainMonthDaySlots(otherArg));
	}
	toPlainDate(bag) {
		const slots = getPlainMonthDaySlots(this);
		return createPlainDate(monthDayToDate(slots.calendar, this, bag));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainMonthDaySlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformMonthDayOptions(options)));
		return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainMonthDayIso(getPlainMonthDaySlots(this), options);
	}
	toJSON() {
		return formatPlainMonthDayIso(getPlainMonthDaySlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainMonthDaySlots, monthDayFieldGetters$1);
function createPlainMonthDay(slots) {
	return initPlainMonthDay(Object.create(PlainMonthDay.prototype), slots);
}
function getPlainMonthDaySlots(obj) {
	return getPlainMonthDaySlotsIfPresent(obj) || invalidRecordType();
}
function getPlainMonthDaySlotsIfPresent(obj) {
	return plainMonthDaySlotsMap.get(obj);
}
function toPlainMonthDaySlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainMonthDaySlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const calendarMaybe = extractCalendarFromBag(arg);
		return refinePlainMonthDayObjectLike(void 0 === calendarMaybe ? void 0 : calendarMaybe, void 0 === calendarMaybe, arg, options);
	}
	const res = parsePlainMonthDay(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainMonthDay(instance, slots) {
	return plainMonthDaySlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainYearMonthSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainYearMonth = /*@__PURE__*/ defineTemporalClass(PlainYearMonthBranding, class {
	constructor(isoYear, isoMonth, calendar = void 0, referenceIsoDay) {
		const isoYearInt = toIntegerWithTrunc(isoYear);
		const isoMonthInt = toIntegerWithTrunc(isoMonth);
		const calendarImpl = resolveBasicCalendarArg(calendar);
		const isoDayInt = toIntegerWithTrunc(referenceIsoDay ?? 1);
		const fields = checkIsoYearMonthInBounds(validateIsoDateFields({
			year: isoYearInt,
			month: isoMonthInt,
			day: isoDayInt
		}));
		initPlainYearMonth(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainYearMonth(toPlainYearMonthSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareIsoDateFields(toPlainYearMonthSlots(arg0), toPlainYearMonthSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainYearMonthSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainYearMonth(withYearMonthFields(getPlainYearMonthSlots(this), validateBag(mod), options));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		const other = toPlainYearMonthSlots(otherArg);
		return createDuration(diffYearMonths(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainYearMonthSlots(this);
		const other = toPlainYearMonthSlots(otherArg);
		return createDuration(diffYearMonths(1, slots, other, options));
	}
	equals(otherArg) {
		return plainYearMonthsEqual(getPlainYearMonthSlots(this), toPlainYearMonthSlots(otherArg));
	}
	toPlainDate(bag) {
		const slots = getPlainYearMonthSlots(this);
		return createPlainDate(yearMonthToDate(slots.calendar, this, bag));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainYearMonthSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformYearMonthOptions(options)));
		return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainYearMonthIso(getPlainYearMonthSlots(this), options);
	}
	toJSON() {
		return formatPlainYearMonthIso(getPlainYearMonthSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainYearMonthSlots, yearMonthFieldGetters$1, yearMonthDerivedGetters);
function createPlainYearMonth(slots) {
	return initPlainYearMonth(Object.create(PlainYearMonth.prototype), slots);
}
function getPlainYearMonthSlots(obj) {
	return getPlainYearMonthSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainYearMonthSlotsIfPresent(obj) {
	return plainYearMonthSlotsMap.get(obj);
}
function toPlainYearMonthSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainYearMonthSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const calendar = getCalendarFromBag(arg);
		return refinePlainYearMonthObjectLike(calendar, arg, options);
	}
	const res = parsePlainYearMonth(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainYearMonth(instance, slots) {
	return plainYearMonthSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getTemporalBrandingAndSlots(obj) {
	if (!isObjectLike(obj)) return;
	let slots = getInstantSlotsIfPresent(obj);
	return slots ? [InstantBranding, slots] : (slots = getZonedDateTimeSlotsIfPresent(obj), slots ? [ZonedDateTimeBranding, slots] : (slots = getPlainDateTimeSlotsIfPresent(obj), slots ? [PlainDateTimeBranding, slots] : (slots = getPlainDateSlotsIfPresent(obj), slots ? [PlainDateBranding, slots] : (slots = getPlainTimeSlotsIfPresent(obj), slots ? [PlainTimeBranding, slots] : (slots = getPlainYearMonthSlotsIfPresent(obj), slots ? [PlainYearMonthBranding, slots] : (slots = getPlainMonthDaySlotsIfPresent(obj), slots ? [PlainMonthDayBranding, slots] : (slots = getDurationSlotsIfPresent(obj), slots ? [DurationBranding, slots] : void 0)))))));
}
function validateBag(bag) {
	return (getTemporalBrandingAndSlots(bag) || void 0 !== bag.calendar || void 0 !== bag.timeZone) && throwTypeError("Invalid bag"), bag;
}
const plainTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainTime = /*@__PURE__*/ defineTemporalClass(PlainTimeBranding, class {
	constructor(hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0) {
		const fields = validateTimeFields(mapProps(toIntegerWithTrunc, {
			hour,
			minute,
			second,
			millisecond,
			microsecond,
			nanosecond
		}));
		initPlainTime(this, createTimeSlots(fields));
	}
	static from(arg, options = void 0) {
		return createPlainTime(toPlainTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareTimeFields(toPlainTimeSlots(arg0), toPlainTimeSlots(arg1));
	}
	with(mod, options = void 0) {
		return createPlainTime(withTimeFields(getPlainTimeSlots(this), validateBag(mod), options));
	}
	add(durationArg) {
		const slots = getPlainTimeSlots(this);
		return createPlainTime(moveTime(slots, toDurationSlots(durationArg))[0]);
	}
	subtract(durationArg) {
		const slots = getPlainTimeSlots(this);
		return createPlainTime(moveTime(slots, negateDurationFields(toDurationSlots(durationArg)))[0]);
	}
	until(otherArg, options = void 0) {
		return createDuration(diffTimes(0, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
	}
	since(otherArg, options = void 0) {
		return createDuration(diffTimes(1, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
	}
	round(options) {
		const slots = getPlainTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5);
		return createPlainTime(roundTimeToUnit(slots, smallestUnit, roundingInc, roundingMode)[0]);
	}
	equals(other) {
		return plainTimesEqual(getPlainTimeSlots(this), toPlainTimeSlots(other));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainTimeSlots(this);
		return new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformTimeOptions(options))).format(timeFieldsToMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainTimeIso(getPlainTimeSlots(this), options);
	}
	toJSON() {
		return formatPlainTimeIso(getPlainTimeSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainTimeSlots, timeGetters);
function createPlainTime(slots) {
	return initPlainTime(Object.create(PlainTime.prototype), slots);
}
function getPlainTimeSlots(obj) {
	return getPlainTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainTimeSlotsIfPresent(obj) {
	return plainTimeSlotsMap.get(obj);
}
function toPlainTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainTimeSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (dateTimeSlots) return refineOverflowOptions(options), createTimeSlots(dateTimeSlots);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		return zonedDateTimeSlots ? (refineOverflowOptions(options), zonedDateTimeToTime(zonedDateTimeSlots)) : refinePlainTimeObjectLike(arg, options);
	}
	const timeSlots = parsePlainTime(arg);
	return refineOverflowOptions(options), timeSlots;
}
function optionalToPlainTimeFields(timeArg) {
	return void 0 === timeArg ? void 0 : toPlainTimeSlots(timeArg);
}
function initPlainTime(instance, slots) {
	return plainTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainDateTimeSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainDateTime = /*@__PURE__*/ defineTemporalClass(PlainDateTimeBranding, class {
	constructor(isoYear, isoMonth, isoDay, hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0, calendar = void 0) {
		const fields = checkIsoDateTimeInBounds(validateIsoDateTimeFields(mapProps(toIntegerWithTrunc, {
			year: isoYear,
			month: isoMonth,
			day: isoDay,
			hour,
			minute,
			second,
			millisecond,
			microsecond,
			nanosecond
		})));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initPlainDateTime(this, createDateTimeSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainDateTime(toPlainDateTimeSlots(arg, options));
	}
	static compare(arg0, arg1) {
		const slots0 = toPlainDateTimeSlots(arg0);
		const slots1 = toPlainDateTimeSlots(arg1);
		return compareIsoDateTimeFields(slots0, slots1);
	}
	get calendarId() {
		return getCalendarSlotId(getPlainDateTimeSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainDateTime(withDateTimeFields(getPlainDateTimeSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(slots, refineCalendarArg(calendarArg)));
	}
	withPlainTime(plainTimeArg = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		const other = toPlainDateTimeSlots(otherArg);
		return createDuration(diffDateTimes(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainDateTimeSlots(this);
		const other = toPlainDateTimeSlots(otherArg);
		return createDuration(diffDateTimes(1, slots, other, options));
	}
	round(options) {
		const slots = getPlainDateTimeSlots(this);
		const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
		return createPlainDateTime(createDateTimeSlots(roundDateTimeToUnit(slots, smallestUnit, roundingInc, roundingMode), slots.calendar));
	}
	equals(otherArg) {
		return plainDateTimesEqual(getPlainDateTimeSlots(this), toPlainDateTimeSlots(otherArg));
	}
	toZonedDateTime(timeZoneArg, options = void 0) {
		return createZonedDateTime(dateTimeToZonedDateTime(getPlainDateTimeSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg)), refineEpochDisambigOptions(options)));
	}
	toPlainDate() {
		const slots = getPlainDateTimeSlots(this);
		return createPlainDate(createDateSlots(slots, slots.calendar));
	}
	toPlainTime() {
		return createPlainTime(createTimeSlots(getPlainDateTimeSlots(this)));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainDateTimeSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateTimeOptions(options)));
		return checkResolvedCalendarCompatible(format, slots), format.format(isoDateTimeToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainDateTimeIso(getPlainDateTimeSlots(this), options);
	}
	toJSON() {
		return formatPlainDateTimeIso(getPlainDateTimeSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainDateTimeSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createPlainDateTime(slots) {
	return initPlainDateTime(Object.create(PlainDateTime.prototype), slots);
}
function getPlainDateTimeSlots(obj) {
	return getPlainDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateTimeSlotsIfPresent(obj) {
	return plainDateTimeSlotsMap.get(obj);
}
function toPlainDateTimeSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateSlots = getPlainDateSlotsIfPresent(arg);
		if (dateSlots) return refineOverflowOptions(options), createDateTimeSlots(combineDateAndTime(dateSlots, timeFieldDefaults), dateSlots.calendar);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return refineOverflowOptions(options), zonedDateTimeToDateTime(zonedDateTimeSlots);
		const calendar = getCalendarFromBag(arg);
		return refinePlainDateTimeObjectLike(calendar, arg, options);
	}
	const res = parsePlainDateTime(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainDateTime(instance, slots) {
	return plainDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const plainDateSlotsMap = /*@__PURE__*/ new WeakMap();
const PlainDate = /*@__PURE__*/ defineTemporalClass(PlainDateBranding, class {
	constructor(isoYear, isoMonth, isoDay, calendar = void 0) {
		const fields = checkIsoDateInBounds(validateIsoDateFields(mapProps(toIntegerWithTrunc, {
			year: isoYear,
			month: isoMonth,
			day: isoDay
		})));
		const calendarImpl = resolveBasicCalendarArg(calendar);
		initPlainDate(this, createDateSlots(fields, calendarImpl));
	}
	static from(arg, options = void 0) {
		return createPlainDate(toPlainDateSlots(arg, options));
	}
	static compare(arg0, arg1) {
		return compareIsoDateFields(toPlainDateSlots(arg0), toPlainDateSlots(arg1));
	}
	get calendarId() {
		return getCalendarSlotId(getPlainDateSlots(this).calendar);
	}
	with(mod, options = void 0) {
		return createPlainDate(withDateFields(getPlainDateSlots(this), validateBag(mod), options));
	}
	withCalendar(calendarArg) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(slots, refineCalendarArg(calendarArg)));
	}
	add(durationArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
	}
	subtract(durationArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
	}
	until(otherArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		const other = toPlainDateSlots(otherArg);
		return createDuration(diffDates(0, slots, other, options));
	}
	since(otherArg, options = void 0) {
		const slots = getPlainDateSlots(this);
		const other = toPlainDateSlots(otherArg);
		return createDuration(diffDates(1, slots, other, options));
	}
	equals(otherArg) {
		return plainDatesEqual(getPlainDateSlots(this), toPlainDateSlots(otherArg));
	}
	toZonedDateTime(options) {
		const optionsObj = isObjectLike(options) ? {
			timeZone: options.timeZone,
			plainTime: options.plainTime
		} : { timeZone: options };
		const slots = getPlainDateSlots(this);
		const timeZoneId = refineTimeZoneArg(optionsObj.timeZone);
		const plainTimeArg = optionsObj.plainTime;
		const timeFields = void 0 !== plainTimeArg ? toPlainTimeSlots(plainTimeArg) : void 0;
		return createZonedDateTime(dateToZonedDateTime(slots, queryTimeZone(timeZoneId), timeFields));
	}
	toPlainDateTime(plainTimeArg = void 0) {
		const slots = getPlainDateSlots(this);
		return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
	}
	toPlainYearMonth() {
		const slots = getPlainDateSlots(this);
		return createPlainYearMonth(fieldsToYearMonth(slots.calendar, this));
	}
	toPlainMonthDay() {
		const slots = getPlainDateSlots(this);
		return createPlainMonthDay(fieldsToMonthDay(slots.calendar, this));
	}
	toLocaleString(locales = void 0, options = {}) {
		const slots = getPlainDateSlots(this);
		const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateOptions(options)));
		return checkResolvedCalendarCompatible(format, slots), format.format(isoDateToEpochMilli(slots));
	}
	toString(options = void 0) {
		return formatPlainDateIso(getPlainDateSlots(this), options);
	}
	toJSON() {
		return formatPlainDateIso(getPlainDateSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getPlainDateSlots, dateFieldGetters$1, dateDerivedGetters);
function createPlainDate(slots) {
	return initPlainDate(Object.create(PlainDate.prototype), slots);
}
function getPlainDateSlots(obj) {
	return getPlainDateSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateSlotsIfPresent(obj) {
	return plainDateSlotsMap.get(obj);
}
function toPlainDateSlots(arg, options) {
	if (isObjectLike(arg)) {
		const ownSlots = getPlainDateSlotsIfPresent(arg);
		if (ownSlots) return refineOverflowOptions(options), ownSlots;
		const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
		if (dateTimeSlots) return refineOverflowOptions(options), createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
		const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
		if (zonedDateTimeSlots) return refineOverflowOptions(options), zonedDateTimeToDate(zonedDateTimeSlots);
		const calendar = getCalendarFromBag(arg);
		return refinePlainDateObjectLike(calendar, arg, options);
	}
	const res = parsePlainDate(arg, resolveBasicCalendarId);
	return refineOverflowOptions(options), res;
}
function initPlainDate(instance, slots) {
	return plainDateSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getCalendarFromBag(bag) {
	const calendar = extractCalendarFromBag(bag);
	return void 0 === calendar ? void 0 : calendar;
}
function extractCalendarFromBag(bag) {
	const { calendar: calendarArg } = bag;
	if (void 0 !== calendarArg) return refineCalendarArg(calendarArg);
}
function refineCalendarArg(arg) {
	if (isObjectLike(arg)) {
		const slots = getPlainDateSlotsIfPresent(arg) || getPlainDateTimeSlotsIfPresent(arg) || getZonedDateTimeSlotsIfPresent(arg) || getPlainMonthDaySlotsIfPresent(arg) || getPlainYearMonthSlotsIfPresent(arg);
		return slots || throwTypeError(invalidCalendar(arg)), slots.calendar;
	}
	return ((arg) => resolveBasicCalendarId(parseCalendarId(requireString(arg))))(arg);
}
const durationSlotsMap = /*@__PURE__*/ new WeakMap();
const Duration = /*@__PURE__*/ defineTemporalClass(DurationBranding, class {
	constructor(years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0, nanoseconds = 0) {
		const fields = validateDurationFields(mapProps(toStrictInteger, {
			years,
			months,
			weeks,
			days,
			hours,
			minutes,
			seconds,
			milliseconds,
			microseconds,
			nanoseconds
		}));
		initDuration(this, createDurationSlots(fields));
	}
	static from(arg) {
		return createDuration(toDurationSlots(arg));
	}
	static compare(durationArg0, durationArg1, options = void 0) {
		return compareDurations(refinePublicRelativeTo, toDurationSlots(durationArg0), toDurationSlots(durationArg1), options);
	}
	get sign() {
		return getDurationSlots(this).sign;
	}
	get blank() {
		return !getDurationSlots(this).sign;
	}
	with(mod) {
		return createDuration(mergeDurationFields(getDurationSlots(this), mod));
	}
	negated() {
		return createDuration(negateDuration(getDurationSlots(this)));
	}
	abs() {
		return createDuration(absDuration(getDurationSlots(this)));
	}
	add(otherArg) {
		return createDuration(addDurationsWithoutRelativeTo(0, getDurationSlots(this), toDurationSlots(otherArg)));
	}
	subtract(otherArg) {
		return createDuration(addDurationsWithoutRelativeTo(1, getDurationSlots(this), toDurationSlots(otherArg)));
	}
	round(roundTo) {
		return createDuration(roundDuration(refinePublicRelativeTo, getDurationSlots(this), roundTo));
	}
	total(totalOf) {
		return totalDuration(refinePublicRelativeTo, getDurationSlots(this), totalOf);
	}
	toLocaleString(locales = void 0, options) {
		const slots = getDurationSlots(this);
		return Intl.DurationFormat ? new Intl.DurationFormat(locales, options).format(slots) : formatDurationIso(slots, options);
	}
	toString(options = void 0) {
		return formatDurationIso(getDurationSlots(this), options);
	}
	toJSON() {
		return formatDurationIso(getDurationSlots(this));
	}
	valueOf() {
		return forbiddenValueOf();
	}
}, getDurationSlots, durationGetters);
function createDuration(slots) {
	return initDuration(Object.create(Duration.prototype), slots);
}
function getDurationSlots(obj) {
	return getDurationSlotsIfPresent(obj) || invalidRecordType();
}
function getDurationSlotsIfPresent(obj) {
	return durationSlotsMap.get(obj);
}
function toDurationSlots(arg) {
	if (isObjectLike(arg)) return getDurationSlotsIfPresent(arg) || refineDurationObjectLike(arg);
	return parseDuration(arg);
}
function refinePublicRelativeTo(relativeTo) {
	if (void 0 !== relativeTo) {
		if (isObjectLike(relativeTo)) {
			const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(relativeTo);
			if (zonedDateTimeSlots) return zonedDateTimeSlots;
			const dateSlots = getPlainDateSlotsIfPresent(relativeTo);
			if (dateSlots) return dateSlots;
			const dateTimeSlots = getPlainDateTimeSlotsIfPresent(relativeTo);
			if (dateTimeSlots) return createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
			const calendar = getCalendarFromBag(relativeTo);
			return refineMaybeZonedDateTimeObjectLike(refineTimeZoneArg, calendar, relativeTo);
		}
		return parseRelativeToSlots(relativeTo, resolveBasicCalendarId);
	}
}
function initDuration(instance, slots) {
	return durationSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
const Now = /*@__PURE__*/ Object.defineProperties({}, {
	...createStringTagDescriptors("Temporal.Now"),
	...createPropDescriptors({
		timeZoneId() {
			return getCurrentTimeZoneId();
		},
		instant() {
			return createInstant(createEpochNanoSlots(getCurrentEpochNano()));
		},
		zonedDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const timeZone = queryTimeZone(refineTimeZoneArg(timeZoneArg));
			return createZonedDateTime(createZonedEpochNanoSlots(getCurrentEpochNano(), timeZone));
		},
		plainDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainDateTime(createDateTimeSlots(isoDateTime));
		},
		plainDateISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainDate(createDateSlots(isoDateTime));
		},
		plainTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
			const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
			return createPlainTime(createTimeSlots(isoDateTime));
		}
	})
});
const Temporal$1 = /*@__PURE__*/ Object.defineProperties({}, {
	...createStringTagDescriptors("Temporal"),
	...createPropDescriptors({
		PlainYearMonth,
		PlainMonthDay,
		PlainDate,
		PlainTime,
		PlainDateTime,
		ZonedDateTime,
		Instant,
		Duration,
		Now
	})
});

// node_modules/temporal-polyfill/index.js
const Temporal = NativeTemporal || Temporal$1;
const toTemporalInstant = NativeTemporal ? Date.prototype.toTemporalInstant : toTemporalInstant$1;

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

// src/calendar/day.ts
/** The day of a date; months and days that are too large run over into the next. */
function dayOf(year, month, day) {
	return Math.round((/* @__PURE__ */ new Date(0)).setUTCFullYear(year, month - 1, day) / DAY);
}
function civilDate(day) {
	const date = new Date(day * DAY);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate()
	};
}
/** Day 0, 1970-01-01, was a Thursday. */
function weekdayOf(day) {
	return ((day + 3) % 7 + 7) % 7 + 1;
}
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** The day that `2026-12-24` names; undefined when there is no such day. */
function readDate(text) {
	const match = DATE.exec(text);
	if (!match) return void 0;
	const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
	return sayDate(day) === text ? day : void 0;
}
/** `2026-12-24`. */
function sayDate(day) {
	return new Date(day * DAY).toISOString().slice(0, 10);
}
function lengthOfMonth(year, month) {
	return new Date(Date.UTC(2e3 + (year % 400 + 400) % 400, month, 0)).getUTCDate();
}
function lengthOfYear(year) {
	return lengthOfMonth(year, 2) + 337;
}

// src/policy/glob.ts
/** Longer patterns are a mistake, and the time to match grows with them. */
const LONGEST_PATTERN$1 = 256;
/** What is wrong with a pattern, as the end of "the glob …"; undefined when it is fine. */
function globProblem(pattern) {
	if (pattern === "" || pattern === "/") return "is empty";
	if (pattern.length > LONGEST_PATTERN$1) return `is longer than ${LONGEST_PATTERN$1} characters`;
	if (pattern.startsWith("!")) return "begins with `!`; negation is not supported, list what should match";
	if (/[[\]]/.test(pattern)) return "has brackets, which are not supported; use `?` for one character";
	if (/[{}]/.test(pattern)) return "has braces, which are not supported; write one list item per alternative";
	if (pattern.includes("\\")) return "has a backslash, which is not supported; paths are separated by `/`";
	if (/[@+!?*]\(/.test(pattern)) return "has an extended group such as `@(a|b)`, which is not supported";
	if (pattern.includes("***")) return "has more than two `*` in a row";
	if (/^\.\.?\/|\/\.\.?\//.test(pattern) || pattern.includes("//")) return "is not a plain path: write it as the repository shows it, without `./`, `../` or `//`";
}
/** Whether it stands for several names. Everything else that is special elsewhere is refused. */
function isGlob(name) {
	return /[*?]/.test(name);
}
const ONE = Symbol("?");
const SOME = Symbol("*");
const ANY = Symbol("**");
const FOLDERS = Symbol("**/");
function compileGlob(pattern, { ignoreCase = false } = {}) {
	const matches = matcherOf(globTokens(pattern, { ignoreCase }));
	return ignoreCase ? (candidate) => matches(candidate.toLowerCase()) : matches;
}
/** The steps of a pattern, for whoever has to compare two of them. */
function globTokens(pattern, { ignoreCase = false } = {}) {
	const text = ignoreCase ? pattern.toLowerCase() : pattern;
	const rooted = text.startsWith("/") ? text.slice(1) : text;
	return simplified(tokensOf(rooted.endsWith("/") ? `${rooted}**` : rooted));
}
function tokensOf(pattern) {
	const tokens = [];
	let index = 0;
	while (index < pattern.length) {
		const character = pattern.charAt(index);
		const isDouble = character === "*" && pattern.charAt(index + 1) === "*";
		if (isDouble) tokens.push(...doubleStar(pattern, index));
		else tokens.push(SINGLE.get(character) ?? character);
		index += isDouble ? 2 : 1;
		if (tokens.at(-1) === FOLDERS) index++;
	}
	return tokens;
}
const SINGLE = /* @__PURE__ */ new Map([["?", ONE], ["*", SOME]]);
function doubleStar(pattern, index) {
	const startsSegment = index === 0 || pattern.charAt(index - 1) === "/";
	if (startsSegment && pattern.charAt(index + 2) === "/") return [FOLDERS];
	return startsSegment && index > 0 && index + 2 === pattern.length ? [ONE, ANY] : [ANY];
}
/** Any folders and then any name, or any run beside another one, are just any run. */
function simplified(tokens) {
	const kept = [];
	for (const token of tokens) {
		const last = kept.at(-1);
		if ((token === SOME || token === ANY) && (last === ANY || last === FOLDERS || last === SOME && token === ANY)) kept[kept.length - 1] = ANY;
		else kept.push(token);
	}
	return kept;
}
/** Most paths are told apart by the literal parts of a pattern alone: its start, its end and what lies between. */
function matcherOf(tokens) {
	const firstWild = tokens.findIndex((token) => typeof token !== "string");
	if (firstWild < 0) {
		const literal = tokens.join("");
		return (text) => text === literal;
	}
	const lastWild = tokens.findLastIndex((token) => typeof token !== "string");
	const prefix = tokens.slice(0, firstWild).join("");
	const suffix = tokens.slice(lastWild + 1).join("");
	const wild = tokens.slice(firstWild, lastWild + 1);
	const shortest = prefix.length + suffix.length;
	const fits = (text) => text.length >= shortest && holds$1(text, suffix, text.length - suffix.length) && holds$1(text, prefix, 0);
	if (wild.length === 1 && wild[0] === ANY) return fits;
	const between = literalsOf(wild);
	const matches = automatonOf(tokens.slice(firstWild), prefix.length);
	return (text) => fits(text) && between.every((literal) => text.includes(literal, prefix.length)) && matches(text);
}
/** Whether the text has the part there. From its end: paths of one repository begin alike. */
function holds$1(text, part, from) {
	for (let index = part.length - 1; index >= 0; index--) if (text.charCodeAt(from + index) !== part.charCodeAt(index)) return false;
	return true;
}
/** The runs of literal characters. */
function literalsOf(tokens) {
	return tokens.map((token) => typeof token === "string" ? token : "\n").join("").split(/\n+/).filter((literal) => literal !== "");
}
const UNSEEN = -1;
const ASCII = 128;
/** Beyond ASCII only the characters that the pattern has are told apart. */
function kindsOf(tokens) {
	const codes = tokens.flatMap((token) => typeof token === "string" ? token.charCodeAt(0) : []);
	const beyond = new Set(codes.filter((code) => code >= ASCII));
	return new Map([...beyond].map((code, index) => [code, 129 + index]));
}
/** Patterns with very many sets of states are rare; beyond this many no more is kept. */
const MOST_SETS = 100;
/**
* Follows all ways through the pattern at once, so no text can make it try one after the other, and remembers where
* they lead, since thousands of paths begin alike. What stands before `from` is known to match.
*/
function automatonOf(tokens, from) {
	const kinds = kindsOf(tokens);
	const unseen = new Int16Array(129 + kinds.size).fill(UNSEEN);
	const reachedBy = (states, next) => {
		return {
			states,
			isEnd: states[tokens.length] === 1,
			known: knownOf(tokens, states),
			next
		};
	};
	const first = reachedBy(startOf(tokens), unseen.slice());
	const sets = [first];
	const numbers = /* @__PURE__ */ new Map([[first.states.join(""), 0]]);
	function learn(before, character, kind) {
		const states = follow(tokens, before.states, character);
		if (sets.length >= MOST_SETS) return reachedBy(states, unseen);
		const key = states.join("");
		const number = numbers.get(key) ?? sets.length;
		const reached = sets[number] ?? reachedBy(states, unseen.slice());
		sets[number] = reached;
		numbers.set(key, number);
		before.next[kind] = number;
		return reached;
	}
	return (text) => {
		let reached = first;
		for (let index = from; index < text.length; index++) {
			const code = text.charCodeAt(index);
			const kind = code < ASCII ? code : kinds.get(code) ?? ASCII;
			const number = reached.next[kind];
			reached = number === UNSEEN ? learn(reached, text.charAt(index), kind) : sets[number];
			if (reached.known !== void 0) return reached.known;
		}
		return reached.isEnd;
	};
}
function knownOf(tokens, states) {
	if (!states.includes(1)) return false;
	return tokens.at(-1) === ANY && states[tokens.length - 1] === 1 ? true : void 0;
}
function startOf(tokens) {
	const states = new Uint8Array(tokens.length + 1);
	enter(tokens, states, 0);
	return states;
}
function follow(tokens, reached, character) {
	const following = new Uint8Array(tokens.length + 1);
	for (let state = 0; state < tokens.length; state++) if (reached[state] === 1) step(tokens, following, state, character);
	return following;
}
/** Marks a state and those that are reached from it without reading a character. */
function enter(tokens, states, from) {
	let state = from;
	states[state] = 1;
	while (state < tokens.length) {
		const token = tokens[state];
		if (token !== SOME && token !== ANY && token !== FOLDERS) return;
		state++;
		states[state] = 1;
	}
}
/** Reads one character in one state. */
function step(tokens, following, state, character) {
	const token = tokens[state];
	if (token === FOLDERS) {
		if (character === "/") enter(tokens, following, state);
		else following[state] = 1;
	} else if (token === ANY || token === SOME && character !== "/") enter(tokens, following, state);
	else if (token === character || token === ONE && character !== "/") enter(tokens, following, state + 1);
}

// src/policy/names.ts
/** Names of environments and logins compare without case; environments may be globs. */
function isSameName(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}
/** Whether any of the patterns (globs, compared without case) matches the environment. No patterns: all. */
function matchesEnvironment(patterns, environment) {
	if (patterns === void 0) return true;
	return patterns.some((pattern) => environmentGlob(pattern)(environment));
}
function environmentGlob(pattern) {
	return compileGlob(pattern, { ignoreCase: true });
}
/**
* Whether the policies govern the environment: some `environments` section names it. Policies without that section
* name none and exclude none.
*/
function isGoverned(policies, environment) {
	const sections = policies.flatMap((policy) => policy.environments === void 0 ? [] : [policy.environments]);
	if (sections.length === 0) return true;
	return sections.some((section) => matchesEnvironment(Object.keys(section), environment));
}
/**
* What a policy says about an environment: the entry of exactly that name, else the first whose glob matches.
* Undefined: it has no entry.
*/
function entryFor(policy, environment) {
	const entries = Object.entries(policy.environments ?? {});
	return (entries.find(([name]) => isSameName(name, environment)) ?? entries.find(([name]) => environmentGlob(name)(environment)))?.[1];
}

// src/policy/permissions.ts
/** The permissions on a repository that people may be asked to have. */
/** Lowest first. */
const PERMISSIONS = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];

// src/policy/people.ts
function directoryOf(facts) {
	const entries = Object.entries(facts.people);
	const byId = Map.groupBy(entries, ([, { id }]) => id);
	const byLogin = new Map(entries.map(([login, { id }]) => [login.toLowerCase(), {
		...asOne(byId.get(id) ?? []),
		id,
		login
	}]));
	return {
		find: (login) => byLogin.get(login.toLowerCase()),
		identityOf(login) {
			const person = byLogin.get(login.toLowerCase());
			return person === void 0 ? `login:${login.toLowerCase()}` : `id:${person.id}`;
		}
	};
}
/** One person, whichever login they use. Where two entries differ, what permits less is believed. */
function asOne(entries) {
	const people = entries.map(([, person]) => person);
	const permissions = ["none", ...PERMISSIONS];
	const [first] = people;
	return {
		logins: entries.map(([login]) => login.toLowerCase()),
		kind: entries.some(([login, { kind }]) => kind === "bot" || login.endsWith("[bot]")) ? "bot" : "user",
		permission: permissions.find((each) => people.some(({ permission }) => permission === each)) ?? "none",
		teams: (first?.teams ?? []).filter((team) => people.every((person) => isInTeam(person, team)))
	};
}
/** Whether the person is in any of `users`, `teams` and `permission`. Who owns the changed files is not asked here. */
function isAmong(from, person) {
	if (from.users?.some((user) => person.logins.includes(user.toLowerCase()))) return true;
	if (from.teams?.some((team) => isInTeam(person, team))) return true;
	return from.permission !== void 0 && hasPermission(person, from.permission);
}
/** @param slug compared without case, as GitHub does. */
function isInTeam(person, slug) {
	const wanted = slug.toLowerCase();
	return person.teams.some((team) => team.toLowerCase() === wanted);
}
function hasPermission(person, least) {
	const permissions = PERMISSIONS;
	return permissions.indexOf(person.permission) >= permissions.indexOf(least);
}
/** `someone in team cab`, `alice or someone with write permission`: who is asked. */
function sayPeople(from) {
	const parts = [
		...(from.users ?? []).filter((user) => !user.endsWith("[bot]")),
		...(from.teams ?? []).map((team) => `someone in team ${team}`),
		...from.permission === void 0 ? [] : [`someone with ${from.permission} permission`],
		..."codeowners" in from && from.codeowners ? ["an owner of what is changed"] : []
	];
	const last = parts.pop() ?? "nobody";
	return parts.length === 0 ? last : `${parts.join(", ")} or ${last}`;
}

// src/policy/release-owner.ts
/** Who owns what is released to an environment, and what follows from it: who may break glass there, and who may go back. */
/** The repository's policy knows it better than its organisation's. Undefined: nobody is named, or it is a merge. */
function releaseManagerOf(policies, environment) {
	return policies.flatMap((policy) => managerIn(policy, environment) ?? []).at(-1);
}
function managerIn(policy, environment) {
	return environment === void 0 ? void 0 : entryFor(policy, environment)?.["release-manager"];
}
/** Undefined: nobody may. An `override` that names nobody is for the release manager of the environment. */
function whoMayOverride(policy, environment) {
	if (policy.override === void 0) return void 0;
	return policy.override.by ?? managerIn(policy, environment);
}
/** Whether the person may break glass under this policy. Bots never may, and without `override` nobody may. */
function mayOverride(policy, environment, person) {
	const by = whoMayOverride(policy, environment);
	return by !== void 0 && person !== void 0 && person.kind !== "bot" && isAmong(by, person);
}
/**
* Who may approve a rollback, ask for one, hold and lift: those whom the environment names for it, else its release
* manager, else those who may break glass. Undefined: nobody.
*/
function whoMayRollBack(policy, environment) {
	return entryFor(policy, environment)?.rollback?.by ?? managerIn(policy, environment) ?? policy.override?.by;
}
/** For what concerns no environment in particular: those who may override in any. */
function whoMayOverrideSomewhere(policy) {
	if (policy.override === void 0 || policy.override.by !== void 0) return policy.override?.by;
	const managers = Object.values(policy.environments ?? {}).flatMap((entry) => entry["release-manager"] ?? []);
	if (managers.length === 0) return void 0;
	const users = managers.flatMap((each) => each.users ?? []);
	const teams = managers.flatMap((each) => each.teams ?? []);
	const permission = PERMISSIONS.find((least) => managers.some((each) => each.permission === least));
	return {
		users,
		teams,
		...permission === void 0 ? {} : { permission }
	};
}
/** `team release`, `ann, team release and 2 more`: in a line that has little room. */
function sayReleaseManager(people) {
	const named = namesOf(people);
	const told = named.slice(0, 2).join(", ");
	return named.length > 2 ? `${told} and ${named.length - 2} more` : told;
}
/** Each of them as people call it; bots decide nothing, and are left out. */
function namesOf({ users = [], teams = [], permission }) {
	return [
		...teams.map((team) => `team ${team}`),
		...users.filter((user) => !user.endsWith("[bot]")),
		...permission === void 0 ? [] : [`anyone with ${permission} permission`]
	];
}

// src/domain/conventional.ts
/** Conventional Commits 1.0.0, as far as release types and notes need them. */
/** Types are read without case (rule 15); colon and space are required (rule 1). */
const HEADER = /^([A-Za-z][\w-]{0,30})(?:\(([^()\r\n]{1,200})\))?(!)?: /;
/**
* In capitals (rules 12, 15 and 16), at the start of a line. It is found wherever in the text, since a squashed body
* has the footers of several commits; and its text may begin on the next line, as people write it.
*/
const BREAKING = /^BREAKING[ -]CHANGE:\s{1,10}\S/m;
/** Null: the first line of the message is not one. */
function conventionalHeader(message) {
	const header = HEADER.exec(message);
	if (header === null) return null;
	const [all, type = "", scope, mark] = header;
	const [line = ""] = message.slice(all.length).split("\n", 1);
	return {
		type: type.toLowerCase(),
		scope: scope ?? null,
		isBreaking: mark === "!",
		description: line.trim()
	};
}
/** @param message title, then an empty line, then the body. */
function isBreakingChange(message) {
	return conventionalHeader(message)?.isBreaking === true || BREAKING.test(message);
}
/** @param message title, then an empty line, then the body. Without a type, and for every other type: `patch`. */
function conventionalType(message) {
	if (isBreakingChange(message)) return "major";
	return conventionalHeader(message)?.type === "feat" ? "minor" : "patch";
}

// src/policy/release-type.ts
/** The release type of one change: its labels, else its title. */
/** Lowest first. */
const PLAIN_TYPES = [
	"patch",
	"minor",
	"major"
];
/** What rules and people call it. */
function ownType({ plain, isEmergency }) {
	return isEmergency ? "emergency" : plain;
}
/** @param labels those that count. A label wins over the title; of several labels the highest wins. */
function changeType(policy, change, labels) {
	return {
		plain: PLAIN_TYPES.findLast((type) => hasLabel(policy, type, labels)) ?? conventionalType(change.kind === "commit" ? change.message : `${change.title}\n\n${change.body}`),
		isEmergency: hasLabel(policy, "emergency", labels)
	};
}
function hasLabel(policy, type, labels) {
	const wanted = policy["release-types"][type]?.labels ?? [type];
	return labels.some((label) => wanted.some((each) => each.toLowerCase() === label.toLowerCase()));
}
/** The highest of the types; `patch` when there are none. */
function highestType(types) {
	return PLAIN_TYPES.findLast((type) => types.includes(type)) ?? "patch";
}
/** The tier of a type in a policy without `risk`. In tiers of other names: the highest, the middle, the lowest. */
function tierOfType(tiers, type) {
	const name = {
		major: "high",
		minor: "medium",
		emergency: "medium"
	}[type] ?? "low";
	const named = tiers.indexOf(name);
	if (named >= 0) return named;
	const highest = tiers.length - 1;
	return {
		high: highest,
		medium: Math.ceil(highest / 2)
	}[name] ?? 0;
}

// src/policy/risk/match.ts
function sure(detail) {
	return {
		isSure: true,
		detail
	};
}
function unsure(detail) {
	return {
		isSure: false,
		detail
	};
}
/** Keys are AND: one no is a no, and else one unknown makes the whole unknown. */
function everyOf(conditions) {
	const [only] = conditions;
	if (only !== void 0 && conditions.length === 1) return only;
	return (subject) => {
		const matches = [];
		for (const condition of conditions) {
			const match = condition(subject);
			if (match === void 0) return void 0;
			matches.push(match);
		}
		const unknown = matches.filter(({ isSure }) => !isSure);
		const told = unknown.length > 0 ? unknown : matches;
		return {
			isSure: unknown.length === 0,
			detail: told.map(({ detail }) => detail).join("; ")
		};
	};
}
/** What a change is called in one line: the title of a pull request, the first line of a commit. */
function titleOf(change) {
	if (change.kind !== "commit") return change.title;
	const [first = ""] = change.message.split("\n", 1);
	return first.trimEnd();
}
/** `a`, `a or b`, `a, b or c`. */
function eitherOf(words) {
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

// src/policy/risk/author.ts
/** Conditions on who opened a change: `author`, `author-in`, `bot`. */
/** GitHub gives this end to the logins of apps alone; nobody else can register it. */
const BOT = /\[bot\]$/i;
function anyAuthor(wanted) {
	const logins = new Set(wanted.map((login) => login.toLowerCase()));
	return (subject) => nobodyKnown(subject) ?? (logins.has(subject.change.author.toLowerCase()) ? sure(`author ${subject.change.author}`) : void 0);
}
function anyTeam(wanted) {
	const slugs = new Set(wanted.map((team) => team.toLowerCase()));
	const asked = eitherOf(wanted);
	return (subject) => {
		const { author } = subject.change;
		const person = subject.directory.find(author);
		if (person === void 0) return nobodyKnown(subject) ?? unsure(`whether ${author} is in team ${asked} is not known`);
		const team = person.teams.find((each) => slugs.has(each.toLowerCase()));
		return team === void 0 ? void 0 : sure(`${author} is in team ${team}`);
	};
}
function isBot(wanted) {
	return (subject) => {
		const { author } = subject.change;
		const kind = subject.directory.find(author)?.kind ?? (BOT.test(author) ? "bot" : void 0);
		if (kind === void 0) return nobodyKnown(subject) ?? unsure(`whether ${author} is a bot is not known`);
		if (kind === "bot" !== wanted) return void 0;
		return sure(wanted ? `${author} is a bot` : `${author} is a person`);
	};
}
/** A commit whose author GitHub maps to no account has an empty one. */
function nobodyKnown({ change }) {
	return change.author === "" ? unsure("GitHub does not know who wrote it") : void 0;
}

// src/policy/risk/version-bump.ts
/** Lowest first. */
const ALL_BUMPS = [
	"patch",
	"minor",
	"major"
];
/** By the place of the number that differs; a fourth number and what follows is a patch. */
const PLACES = [
	"major",
	"minor",
	"patch"
];
/** One version, perhaps with an operator that pins its first numbers. Build metadata is no part of it. */
const VERSION = /^(?:\^|~>|~=|~|==|=)? ?[vV]?(\d{1,20}(?:\.\d{1,20}){0,5})((?:[-._][\w.-]{1,100}|(?:a|b|c|rc|alpha|beta|dev|post)\d{0,9})?)(?:\+[\w.-]{1,100})?$/;
/** A single number this long is a date or the name of a commit. */
const LONGEST_ALONE = 6;
function readVersion(text) {
	const match = VERSION.exec(text);
	if (match === null) return void 0;
	const numbers = match[1].split(".").map((number) => number.replace(/^0+(?=\d)/, ""));
	if (numbers.length === 1 && numbers[0].length > LONGEST_ALONE) return void 0;
	return {
		numbers,
		suffix: match[2]
	};
}
/**
* The first number that differs decides, in versions below 1 as well. A number that one side leaves out (`4` to `4.1.2`)
* may have changed or not. What a pre-release or another flavour promises is not known: leaving `2.0.0-rc.1` may be as
* much as what 2.0.0 was.
*/
function bumpsBetween(from, to) {
	const [old, next] = [readVersion(from), readVersion(to)];
	if (old === void 0 || next === void 0) return ALL_BUMPS;
	const place = PLACES.findIndex((_, index) => old.numbers[index] !== next.numbers[index]);
	if (place < 0 && old.numbers.join(".") === next.numbers.join(".") && old.suffix === next.suffix) return ALL_BUMPS;
	const part = PLACES[place] ?? "patch";
	const isLeftOut = place >= 0 && (old.numbers[place] === void 0 || next.numbers[place] === void 0);
	const isVague = old.suffix !== "" && old.suffix !== next.suffix;
	return between(isLeftOut ? "patch" : part, isVague ? higher(part, leadsTo(old)) : part);
}
/**
* What Renovate says where it does not name the old version: `v2` alone is a major bump, every other one has the whole
* version. `2.0.0` is what a repository may show that changed this, so it may be any.
*/
function bumpsTo(to) {
	const version = readVersion(to);
	if (version === void 0) return ALL_BUMPS;
	const [, ...rest] = version.numbers;
	if (rest.length === 0) return version.suffix === "" ? ["major"] : ALL_BUMPS;
	return rest.every((number) => number === "0") ? ALL_BUMPS : ["patch", "minor"];
}
/** The bump that a pre-release of this version prepares. */
function leadsTo({ numbers: [, minor = "0", patch = "0"] }) {
	if (patch !== "0") return "patch";
	return minor === "0" ? "major" : "minor";
}
function higher(one, other) {
	return ALL_BUMPS.indexOf(one) > ALL_BUMPS.indexOf(other) ? one : other;
}
function between(lowest, highest) {
	return ALL_BUMPS.slice(ALL_BUMPS.indexOf(lowest), ALL_BUMPS.indexOf(highest) + 1);
}

// src/policy/risk/dependency.ts
function anyBump(wanted) {
	return ({ change, directory }) => {
		const reading = readBump(change, directory);
		if (reading === void 0) return void 0;
		const { possible, whyUnsure } = reading;
		const found = possible.filter((bump) => wanted.includes(bump));
		if (found.length === 0) return void 0;
		if (whyUnsure === void 0 && found.length === possible.length) return sure(`${eitherOf(possible)} bump`);
		return unsure(whyUnsure ?? `its title does not tell whether the bump is ${eitherOf(possible)}`);
	};
}
/** Undefined for what is by nobody who bumps dependencies. */
function readBump(change, directory) {
	const author = change.author.toLowerCase();
	const bot = BOTS.get(author) ?? BOTS.get(`${author}[bot]`);
	const kind = BOTS.has(author) ? "bot" : directory.find(author)?.kind;
	if (bot === void 0 || kind === "user") return void 0;
	const title = titleOf(change);
	if (!VERB.test(title)) return {
		possible: ALL_BUMPS,
		whyUnsure: "its title names no bump"
	};
	const whyUnsure = kind === void 0 ? `whether ${change.author} is a bot is not known` : strangersIn(change);
	return {
		possible: bumpsIn(title, bot),
		whyUnsure
	};
}
const BOTS = /* @__PURE__ */ new Map([
	["dependabot[bot]", "dependabot"],
	["dependabot-preview[bot]", "dependabot"],
	["renovate[bot]", "renovate"]
]);
/** Commits made on the web or through the API are committed by this account of GitHub's own. */
const WEB_FLOW = "web-flow";
/** Whoever pushed to the branch of the bot may have changed anything: the title speaks for the bot alone. */
function strangersIn(change) {
	if (change.kind === "commit") return void 0;
	const known = [
		change.author,
		change.author.replace(/\[bot\]$/i, ""),
		`${change.author}[bot]`,
		WEB_FLOW
	];
	const stranger = change.contributors.find((login) => !known.some((each) => isSameName(each, login)));
	if (stranger !== void 0) return `${stranger} contributed too, so it may be more than the bump in its title`;
	return (change.unknownContributors ?? 0) > 0 ? "somebody unknown contributed too" : void 0;
}
const VERB = /\b(?:bump|update|upgrade)\b/i;
/** Renovate ends the titles of groups like this; the group of its preset is called so. */
const GROUP_OF = / \((major|minor|patch)\)/i;
const NON_MAJOR = /\bnon-major\b/i;
const DIGEST = /\bdigest\b/i;
/** Titles without versions (groups of Dependabot, digests, lock files) may be any bump. */
function bumpsIn(title, bot) {
	const versions = versionsIn(title);
	if (versions?.from !== void 0) return bumpsBetween(versions.from, versions.to);
	if (bot === "dependabot" || DIGEST.test(title)) return ALL_BUMPS;
	const group = GROUP_OF.exec(title)?.[1]?.toLowerCase();
	if (group !== void 0) return ALL_BUMPS.filter((bump) => bump === group);
	if (versions !== void 0) return bumpsTo(versions.to);
	return NON_MAJOR.test(title) ? ["patch", "minor"] : ALL_BUMPS;
}
/** `… from A to B in …` or `… to B …`. Undefined when there are no versions, or when they could be read in two ways. */
function versionsIn(title) {
	const [before = "", after, ...more] = title.split(" to ");
	if (after === void 0 || more.length > 0 || after.includes(" from ")) return void 0;
	const [, from, ...others] = before.split(" from ");
	if (others.length > 0) return void 0;
	const [to = ""] = after.split(/ (?:in (?:the )?[^ ]|[[(])/, 1);
	return {
		from: from?.trim(),
		to: to.trim()
	};
}

// src/policy/pattern.ts
/** Regular expressions of a policy, in RE2's syntax: they run in time linear in the text, whatever they say. */
/** Longer ones were not written to be read, and cost time with every title. */
const LONGEST_PATTERN = 300;
/** Instructions of the compiled program: repetitions multiply. */
const LARGEST_PROGRAM = 2e3;
/** A title is at most 256 characters on GitHub, a first line of a commit may be longer. What is longer is not asked. */
const LONGEST_TEXT$1 = 2e3;
/** What is wrong with a regular expression, or undefined. */
function patternProblem(text) {
	if (text.length > LONGEST_PATTERN) return `is longer than ${LONGEST_PATTERN} characters`;
	try {
		return RE2JS.compile(text).programSize() > LARGEST_PROGRAM ? "repeats too much" : void 0;
	} catch (error) {
		return `is no regular expression of RE2 (${error instanceof Error ? error.message : "unreadable"})`;
	}
}
/**
* Whether the expression is found anywhere in the text; `^` and `$` anchor it. It was checked when it was parsed. Texts
* are at most {@link LONGEST_TEXT} characters: to cut one would move `$`.
*/
function compilePattern(text) {
	const compiled = RE2JS.compile(text);
	return (subject) => compiled.matcher(subject).find();
}
/** Texts are at most {@link LONGEST_TEXT} characters. */
function compileFinder(text) {
	const compiled = RE2JS.compile(text);
	return (subject, most) => {
		const matcher = compiled.matcher(subject);
		const found = [];
		while (found.length < most && matcher.find()) {
			const match = matcher.group();
			if (match) found.push(match);
		}
		return found;
	};
}

// src/policy/risk/description.ts
/** Conditions on how a change is described: `labels`, `title`, `base`, `type`. */
function anyLabel(wanted) {
	const names = new Set(wanted.map((label) => label.toLowerCase()));
	const isWanted = (label) => names.has(label.toLowerCase());
	return ({ labels, refused }) => {
		const label = labels.find(isWanted);
		if (label !== void 0) return sure(`label ${label}`);
		const other = refused.find(isWanted);
		return other === void 0 ? void 0 : unsure(`label ${other}, which counts only to raise`);
	};
}
function anyTitle(wanted) {
	const patterns = wanted.map((pattern) => ({
		pattern,
		matches: compilePattern(pattern)
	}));
	return ({ change }) => {
		const title = titleOf(change);
		if (title.length > 2e3) return unsure(`its title is longer than ${LONGEST_TEXT$1} characters, so it is not read to the end`);
		const found = patterns.find(({ matches }) => matches(title));
		return found === void 0 ? void 0 : sure(`the title matches ${found.pattern}`);
	};
}
/** Branches compare with case, as git does. */
function anyBase(wanted) {
	const globs = wanted.map((pattern) => compileGlob(pattern));
	return ({ change }) => {
		if (change.kind === "commit") return unsure("a commit without a pull request has no base branch to compare");
		return globs.some((matches) => matches(change.base)) ? sure(`base ${change.base}`) : void 0;
	};
}
function anyType(wanted) {
	return ({ types }) => {
		const [found] = types.filter((type) => wanted.includes(type));
		if (found === void 0) return void 0;
		if (types.every((type) => wanted.includes(type))) return sure(`type ${found}`);
		return unsure(`type ${found}, or not, by a label which counts only to raise`);
	};
}

// src/policy/comparison.ts
const PART = /^(>=|<=|>|<|=)\s*(\d{1,12}(?:\.\d{1,6})?)(\s?%)?$/;
/** @param unit `%` for rates, of which 15 means 15 %; else whole numbers. Parts with commas between them are AND. */
function readComparison(text, unit) {
	let range = {
		least: Number.NEGATIVE_INFINITY,
		isLeastIncluded: true,
		most: Number.POSITIVE_INFINITY,
		isMostIncluded: true
	};
	for (const part of text.split(",")) {
		const match = PART.exec(part.trim());
		if (match === null || match[3] !== void 0 !== (unit === "%")) return void 0;
		const value = Number(match[2]);
		if (unit === "count" && !Number.isInteger(value)) return void 0;
		range = narrow(range, match[1], value);
	}
	return range;
}
function narrow(range, operator, value) {
	const isIncluded = operator.includes("=");
	let { least, isLeastIncluded, most, isMostIncluded } = range;
	if (operator !== "<" && operator !== "<=" && (value > least || value === least && !isIncluded)) {
		least = value;
		isLeastIncluded = isIncluded;
	}
	if (operator !== ">" && operator !== ">=" && (value < most || value === most && !isIncluded)) {
		most = value;
		isMostIncluded = isIncluded;
	}
	return {
		least,
		isLeastIncluded,
		most,
		isMostIncluded
	};
}
function holds(comparison, value) {
	const { least, isLeastIncluded, most, isMostIncluded } = comparison;
	return (isLeastIncluded ? value >= least : value > least) && (isMostIncluded ? value <= most : value < most);
}
/**
* Whether some value can satisfy it: whole numbers from `lowest`, or rates from 0 to 100 %.
*
* @param lowest the smallest number there is of what is counted.
*/
function canHold(comparison, unit, lowest = 0) {
	const { least, isLeastIncluded, most, isMostIncluded } = comparison;
	if (unit === "count") return Math.max(lowest, isLeastIncluded ? Math.ceil(least) : Math.floor(least) + 1) <= (isMostIncluded ? Math.floor(most) : Math.ceil(most) - 1);
	const [from, until] = [Math.max(0, least), Math.min(100, most)];
	if (from < until) return true;
	return from === until && (least < from || isLeastIncluded) && (most > until || isMostIncluded);
}

// src/policy/risk/numbers.ts
/** The comparisons are OR. */
function countedBy(comparisons, countOf, noun) {
	const ranges = comparisons.map((text) => checked(text, "count"));
	return ({ change }) => {
		const count = countOf(change);
		if (!ranges.some((range) => holds(range, count))) return void 0;
		return sure(`${count} ${noun}${count === 1 ? "" : "s"}`);
	};
}
/** A commit without a pull request is one commit. */
function countOfCommits(comparisons) {
	return countedBy(comparisons, (change) => change.kind === "commit" ? 1 : change.commits, "commit");
}
/** @throws RangeError for a comparison that the parser of policies would have refused. */
function checked(text, unit) {
	const range = readComparison(text, unit);
	if (range === void 0) throw new RangeError(`${JSON.stringify(text)} is no comparison`);
	return range;
}

// src/policy/risk/files.ts
/** Conditions on what a change touches: `paths`, `only-paths`, `files`, `lines`. A renamed file counts under both names. */
function named(patterns) {
	return patterns.map((pattern) => ({
		pattern,
		matches: compileGlob(pattern)
	}));
}
function somePath(patterns) {
	const globs = named(patterns);
	return ({ change }) => {
		for (const file of change.files) {
			const found = firstMatch(globs, file.path) ?? firstMatch(globs, file.previousPath);
			if (found !== void 0) return sure(found);
		}
	};
}
function firstMatch(globs, path) {
	if (path === void 0) return void 0;
	for (const { pattern, matches } of globs) if (matches(path)) return `${path} matches ${pattern}`;
}
/** A change without files does not match: there is nothing that would make it harmless. */
function everyPath(patterns) {
	const globs = named(patterns);
	const match = sure(`every changed file matches ${eitherOf(patterns)}`);
	const isMatched = (path) => path === void 0 || globs.some((each) => each.matches(path));
	return ({ change }) => {
		if (change.files.length === 0) return void 0;
		return change.files.every((file) => isMatched(file.path) && isMatched(file.previousPath)) ? match : void 0;
	};
}
function countOfFiles(comparisons) {
	return countedBy(comparisons, ({ files }) => files.length, "file");
}
function countOfLines(comparisons) {
	const linesOf = (sum, file) => sum + file.additions + file.deletions;
	return countedBy(comparisons, ({ files }) => files.reduce(linesOf, 0), "line");
}

// src/policy/services.ts
/**
* The changes that a policy judges. What cannot be known stays in: an unknown service, a change whose files GitHub did
* not list. Each policy draws its own services, so a repository cannot hide a change from its organisation.
*/
function changesFor(policy, facts) {
	const paths = pathsFor(policy, facts.question);
	if (paths === void 0) return facts.changes;
	return facts.changes.filter((change) => touches(change, paths));
}
/** A pull request that is not among the changes: what it changes is not known. */
function lacksItsPullRequest({ question, changes }) {
	if (question.kind !== "merge") return false;
	return !changes.some((change) => change.kind !== "commit" && change.number === question.pullRequest);
}
/** The globs of the service that is asked about; undefined: everything. */
function pathsFor(policy, question) {
	if (question.kind !== "deploy") return void 0;
	const named = entryFor(policy, question.environment)?.service;
	const asked = question.service;
	if (named !== void 0 && asked !== void 0 && !isSameName(named, asked)) return void 0;
	const service = Object.entries(policy.services).find(([name]) => isSameName(name, named ?? asked ?? ""))?.[1];
	return service === void 0 ? void 0 : globsOf(service);
}
const compiled$1 = /* @__PURE__ */ new WeakMap();
function globsOf(service) {
	const kept = compiled$1.get(service) ?? service.paths.map((pattern) => compileGlob(pattern));
	compiled$1.set(service, kept);
	return kept;
}
function touches(change, paths) {
	if (change.kind !== "commit" && !change.filesComplete) return true;
	const isOwn = (path) => path !== void 0 && paths.some((matches) => matches(path));
	return change.files.some((file) => isOwn(file.path) || isOwn(file.previousPath));
}

// src/policy/unknown-commit.ts
/** Said so, or an empty name, or the one that git gives to no commit: forty zeros. */
function isUnknownCommit({ candidate }) {
	return candidate.isUnknown === true || /^0*$/.test(candidate.sha);
}
/** Begins small, without a full stop: what, why, and what to do. */
function sayUnknownCommit({ candidate }) {
	const what = "which commit would be deployed is not known";
	if (candidate.isUnknown !== true) return what;
	return `${what}: the run was started by hand, and ${sayWhy(candidate.inputs)}. Start it by a trigger without inputs, or let Tidegate start it`;
}
function sayWhy(inputs) {
	if (inputs === void 0) return "its workflow file could not be read";
	return `GitHub does not tell what was given as ${inputs.length === 0 ? "its inputs" : `the input${inputs.length > 1 ? "s" : ""} ${inputs.join(", ")}`}`;
}

// src/policy/risk/unseen-changes.ts
function hasUnseenChanges(facts) {
	if (!facts.complete || isUnknownCommit(facts)) return true;
	if (facts.question.kind === "merge") return lacksItsPullRequest(facts);
	return facts.changes.length === 0 && !["forward", "same"].includes(facts.direction);
}

// src/policy/risk/release.ts
/** Undefined: the question is about one pull request, and with which others it will be released nobody knows. */
function sizeOfRelease(policy, facts) {
	if (facts.question.kind === "merge") return void 0;
	const changes = changesFor(policy, facts);
	const isListed = !hasUnseenChanges(facts);
	const hasFiles = isListed && changes.every((change) => change.kind === "commit" || change.filesComplete);
	const files = changes.flatMap((change) => change.files);
	return {
		changes: {
			seen: changes.length,
			isAll: isListed
		},
		lines: {
			seen: files.reduce((sum, each) => sum + each.additions + each.deletions, 0),
			isAll: hasFiles
		},
		files: {
			seen: new Set(files.map(({ path }) => path)).size,
			isAll: hasFiles
		},
		commits: {
			seen: changes.reduce((sum, change) => sum + commitsOf(change), 0),
			isAll: isListed
		}
	};
}
function commitsOf(change) {
	return change.kind === "commit" ? 1 : change.commits;
}
const NOUNS = {
	changes: "change",
	lines: "line",
	files: "file",
	commits: "commit"
};
/** Where the release is not known, it surely does not match: there is nothing to be large. */
function sizedAs(asked) {
	const judge = releaseMatcher(asked);
	return ({ release }) => release === void 0 ? void 0 : judge(release);
}
function releaseMatcher(asked) {
	const wanted = Object.keys(NOUNS).flatMap((key) => {
		const ranges = asked[key]?.map((text) => checked(text, "count"));
		return ranges === void 0 ? [] : [{
			key,
			ranges
		}];
	});
	return (size) => {
		const matches = wanted.map(({ key, ranges }) => matchOf(size[key], ranges, NOUNS[key]));
		const known = matches.filter((match) => match !== void 0);
		if (known.length < matches.length) return void 0;
		const unknown = known.filter(({ isSure }) => !isSure);
		const told = (unknown.length > 0 ? unknown : known).map(({ detail }) => detail);
		return unknown.length > 0 ? unsure(told.join("; ")) : sure(`the release has ${told.join(", ")}`);
	};
}
/** What is not listed can only make it more. */
function matchOf({ seen, isAll }, ranges, noun) {
	const said = `${seen} ${noun}${seen === 1 ? "" : "s"}`;
	if (isAll) return ranges.some((range) => holds(range, seen)) ? sure(said) : void 0;
	if (ranges.some((range) => holds(range, seen) && range.most === Number.POSITIVE_INFINITY)) return sure(`${said} or more`);
	if (!ranges.some((range) => canHold(range, "count", seen))) return void 0;
	return unsure(`the release has ${said} or more, since not all of it is listed`);
}

// src/policy/risk/reviewed.ts
function isUnreviewed(wanted) {
	return ({ change, directory }) => {
		const { answer, detail } = reviewOf(change, directory);
		if (answer === "unknown") return unsure(detail);
		return answer === "unreviewed" === wanted ? sure(detail) : void 0;
	};
}
/**
* Reviewed is what an `approvals` requirement without further words would be met by: one approval, by a person with
* `write` who did not contribute, on the final head. An approval by somebody of whom nothing is known may be one.
*/
function reviewOf(change, directory) {
	if (change.kind === "commit") return {
		answer: "unreviewed",
		detail: "a commit without a pull request"
	};
	const contributors = new Set([change.author, ...change.contributors].map((login) => directory.identityOf(login)));
	let unknown;
	for (const [identity, review] of latestReviews(change.reviews, directory)) {
		if (review.state !== "approved" || !isOnFinalHead(review, change) || contributors.has(identity)) continue;
		const person = directory.find(review.user);
		if (person === void 0) unknown ??= review.user;
		else if (person.kind === "user" && hasPermission(person, "write")) return {
			answer: "reviewed",
			detail: `${person.login} approved it`
		};
	}
	if (unknown === void 0) return {
		answer: "unreviewed",
		detail: "nobody with write permission who did not contribute approved its final head"
	};
	return {
		answer: "unknown",
		detail: `nothing is known of ${unknown}, who approved it`
	};
}
/** By person: the latest review that is not a mere comment; of two at one instant the higher id is later. */
function latestReviews(reviews, directory) {
	const latest = /* @__PURE__ */ new Map();
	for (const review of reviews) {
		if (review.state === "commented") continue;
		const identity = directory.identityOf(review.user);
		const known = latest.get(identity);
		if (known === void 0 || isLater(review, known)) latest.set(identity, review);
	}
	return latest;
}
function isLater(one, other) {
	const [at, otherAt] = [epochMs(one.at), epochMs(other.at)];
	if (at !== otherAt) return at > otherAt;
	return one.id > other.id || one.id === other.id && one.state !== "approved";
}
/** Whether the review was given on what is merged: on the same commit, or on one that changes exactly the same. */
function isOnFinalHead(review, change) {
	return review.commit === change.headSha || Boolean(review.patchId) && review.patchId === change.patchId;
}

// src/policy/risk/say-when.ts
/** They stand in a line of a check. */
const LONGEST = 200;
const WORDING = {
	labels: (names) => `labels: ${names.join(", ")}`,
	type: (types) => `type: ${types.join(", ")}`,
	author: (logins) => `author: ${logins.join(", ")}`,
	"author-in": (teams) => `author in team ${eitherOf(teams)}`,
	bot: (wanted) => wanted ? "opened by a bot" : "not opened by a bot",
	base: (branches) => `base: ${branches.join(", ")}`,
	commits: (ranges) => `commits ${eitherOf(ranges)}`,
	files: (ranges) => `files ${eitherOf(ranges)}`,
	lines: (ranges) => `lines ${eitherOf(ranges)}`,
	title: (patterns) => `title: ${patterns.join(", ")}`,
	dependency: (bumps) => `${eitherOf(bumps)} bump of a dependency`,
	unreviewed: (wanted) => wanted ? "no pull request or no review" : "reviewed",
	paths: (globs) => `paths: ${globs.join(", ")}`,
	"only-paths": (globs) => `only-paths: ${globs.join(", ")}`,
	release: (counts) => `release with ${Object.entries(counts).map(([noun, ranges]) => `${noun} ${eitherOf(ranges ?? [])}`).join(", ")}`
};
/** The keys stand in the order of the schema. */
function sayWhen(when) {
	const text = Object.keys(when).flatMap((key) => say(key, when)).join("; ");
	return text.length > LONGEST ? `${text.slice(0, 199).toWellFormed()}…` : text;
}
function say(key, when) {
	const value = when[key];
	return value === void 0 ? [] : [WORDING[key](value)];
}

// src/policy/rules.ts
/** The `risk` rules of a policy, compiled once: does a rule match a change, and by what? */
const compiled = /* @__PURE__ */ new WeakMap();
/** Those about changes. Undefined for a policy without `risk`. */
function rulesOf(policy) {
	if (policy.risk === void 0) return void 0;
	const kept = compiled.get(policy) ?? policy.risk.filter((rule) => !isOfRelease(rule)).map(compileRule);
	compiled.set(policy, kept);
	return kept;
}
const compiledForReleases = /* @__PURE__ */ new WeakMap();
/** Those about the release as a whole, in the order of the file. */
function releaseRulesOf(policy) {
	const kept = compiledForReleases.get(policy) ?? (policy.risk ?? []).flatMap(compileReleaseRule);
	compiledForReleases.set(policy, kept);
	return kept;
}
/** Whether some rule asks how large the release is. */
function asksForRelease({ risk }) {
	return risk?.some(({ when }) => when?.release !== void 0) ?? false;
}
/** Keys that are given as `undefined` ask for nothing. */
function isOfRelease({ when = {} }) {
	const asked = Object.keys(when).filter((key) => when[key] !== void 0);
	return asked.length === 1 && asked[0] === "release";
}
function compileReleaseRule(rule) {
	const { tier, because, when } = rule;
	if (when?.release === void 0 || !isOfRelease(rule)) return [];
	return [{
		tier,
		because: because ?? sayWhen(when),
		match: releaseMatcher(when.release)
	}];
}
function compileRule({ tier, when, because }) {
	if (when === void 0) {
		const match = sure("the rule without a condition");
		return {
			tier,
			because: because ?? "no other rule matched",
			isDefault: true,
			match: () => match
		};
	}
	return {
		tier,
		because: because ?? sayWhen(when),
		isDefault: false,
		match: everyOf(conditionsOf(when))
	};
}
/** Every key of `when`, those that cost the most to ask last. */
const CONDITIONS = {
	labels: anyLabel,
	type: anyType,
	author: anyAuthor,
	"author-in": anyTeam,
	bot: isBot,
	release: sizedAs,
	base: anyBase,
	commits: countOfCommits,
	files: countOfFiles,
	lines: countOfLines,
	title: anyTitle,
	dependency: anyBump,
	unreviewed: isUnreviewed,
	paths: somePath,
	"only-paths": everyPath
};
function conditionsOf(when) {
	return Object.keys(CONDITIONS).flatMap((key) => compile(key, when));
}
function compile(key, when) {
	const value = when[key];
	return value === void 0 ? [] : [CONDITIONS[key](value)];
}

// src/policy/risk/assess.ts
/**
* The highest tier that the change could have if everything were known. A rule of which that is not known may match, so
* it raises; and it may not match, so it neither lowers anything nor puts the rule without `when` aside.
*/
function assess(policy, subject) {
	const rules = rulesOf(policy);
	if (rules === void 0) return byType(policy, subject);
	const answers = answersOf(policy, rules, subject);
	const surely = answers.filter(({ isSure }) => isSure);
	const unclear = answers.filter(({ isSure }) => !isSure);
	const certain = surely.length > 0 ? highestOf(surely) : withoutMatch(policy, rules, subject, unclear);
	const raising = unclear.filter(({ rank }) => rank > certain.rank);
	return raising.length > 0 ? highestOf(raising) : certain;
}
function byType({ tiers }, { types }) {
	const ranked = types.map((type) => ({
		type,
		rank: tierOfType(tiers, type)
	}));
	const rank = Math.max(...ranked.map((each) => each.rank));
	const detail = "without risk rules the tier follows the release type";
	return {
		rank,
		grounds: ranked.filter((each) => each.rank === rank).slice(0, 1).map(({ type }) => ({
			because: `type ${type}`,
			detail
		}))
	};
}
/** The answers that can matter, in the order of the file: below a tier that a rule surely gives, none does. */
function answersOf(policy, rules, subject) {
	const answers = [];
	let least = 0;
	for (const ranked of rankedRules(policy, rules)) {
		if (ranked.rank < least) break;
		const match = ranked.rule.match(subject);
		if (match === void 0) continue;
		answers.push({
			...match,
			...ranked
		});
		if (match.isSure) least = ranked.rank;
	}
	return answers.sort((one, other) => one.index - other.index);
}
const rankedRulesOf = /* @__PURE__ */ new WeakMap();
/** Rules with a condition, the highest tier first. */
function rankedRules(policy, rules) {
	const kept = rankedRulesOf.get(policy) ?? rules.map((rule, index) => ({
		rule,
		rank: policy.tiers.indexOf(rule.tier),
		index
	})).filter(({ rule }) => !rule.isDefault).sort((one, other) => other.rank - one.rank);
	rankedRulesOf.set(policy, kept);
	return kept;
}
/** Rules without `when` apply when no other surely matches; without any of them it is the lowest tier. */
function withoutMatch(policy, rules, subject, unclear) {
	const applying = rules.flatMap((rule) => {
		const match = rule.isDefault ? rule.match(subject) : void 0;
		return match === void 0 ? [] : [{
			...match,
			rule,
			rank: policy.tiers.indexOf(rule.tier)
		}];
	});
	if (applying.length === 0) return {
		rank: 0,
		grounds: [{
			because: "no rule matched",
			detail: "the lowest tier"
		}]
	};
	const { rank, grounds } = highestOf(applying);
	const why = unclear[0] === void 0 ? "" : `; ${unclear[0].detail}`;
	return {
		rank,
		grounds: grounds.map(({ because, detail }) => ({
			because,
			detail: detail + why
		}))
	};
}
/** Only what gives the tier is told. */
function highestOf(answers) {
	const rank = Math.max(...answers.map((answer) => answer.rank));
	return {
		rank,
		grounds: answers.filter((answer) => answer.rank === rank).map(({ rule, detail }) => ({
			because: rule.because,
			detail
		}))
	};
}

// src/policy/classify.ts
/** The tier of a change is the highest of the rules that match it; what cannot be known makes it higher, never lower. */
function classifyChange(policy, change, facts) {
	return classifyWith(policy, change, directoryOf(facts));
}
function classifyWith(policy, change, directory, { isOrdinary = false, release, environment } = {}) {
	const labels = change.kind === "commit" ? [] : change.labels;
	const refused = labels.filter((label) => !isPermitted(policy, {
		change,
		label,
		environment
	}, directory));
	const given = changeType(policy, change, labels);
	const asGiven = assessAs(policy, {
		change,
		labels,
		refused: [],
		directory,
		release
	}, [given], isOrdinary);
	if (refused.length === 0) return finish(policy, change, {
		...asGiven,
		type: given
	}, []);
	const kept = labels.filter((label) => !refused.includes(label));
	const permitted = changeType(policy, change, kept);
	const possible = [permitted, ...refused.map((label) => changeType(policy, change, [...kept, label]))];
	const assessed = assessAs(policy, {
		change,
		labels: kept,
		refused,
		directory,
		release
	}, possible, isOrdinary);
	const type = strictest(given, permitted);
	const mattered = assessed.rank > asGiven.rank || !isEqual(type, given);
	return finish(policy, change, {
		...assessed,
		type
	}, mattered ? refused : []);
}
/**
* In a release that is no emergency an emergency is an ordinary change: it has the tier of its plain type, and what rules
* say about emergencies makes it no lower.
*/
function assessAs(policy, subject, types, isOrdinary) {
	const own = [...new Set(types.map(ownType))];
	if (!isOrdinary) return assess(policy, {
		...subject,
		types: own
	});
	const plain = assess(policy, {
		...subject,
		types: [...new Set(types.map((type) => type.plain))]
	});
	if (policy.risk === void 0 || !own.includes("emergency")) return plain;
	const asEmergency = assess(policy, {
		...subject,
		types: own
	});
	return asEmergency.rank > plain.rank ? asEmergency : plain;
}
function strictest(one, other) {
	return {
		plain: highestType([one.plain, other.plain]),
		isEmergency: one.isEmergency && other.isEmergency
	};
}
function isEqual(one, other) {
	return one.plain === other.plain && one.isEmergency === other.isEmergency;
}
/** Adds what raises a change whatever the rules say. */
function finish(policy, change, assessed, refused) {
	const highest = policy.tiers.length - 1;
	let rank = assessed.rank;
	const reasons = assessed.grounds.map(({ because, detail }) => reason(policy, rank, because, change, detail));
	for (const label of refused) {
		const detail = `label ${label} was set by ${setterOf(change, label) ?? "nobody known"}, who may neither override nor maintain; it does not lower anything`;
		reasons.push(reason(policy, rank, "label-not-permitted", change, detail));
	}
	const unknown = unknownContributors(change);
	if (unknown > 0) {
		rank = Math.min(rank + 1, highest);
		const detail = `${unknown} ${unknown === 1 ? "commit is" : "commits are"} by people GitHub does not know`;
		reasons.push(reason(policy, rank, "unknown-contributor", change, detail));
	}
	if (change.kind !== "commit" && !change.filesComplete) {
		rank = highest;
		reasons.push(reason(policy, rank, "incomplete", change, "GitHub listed only a part of its files"));
	}
	const { type } = assessed;
	return {
		tier: policy.tiers[rank],
		type: ownType(type),
		plainType: type.plain,
		reasons
	};
}
/** A commit whose author GitHub maps to no account has an empty one. */
function unknownContributors(change) {
	const counted = change.unknownContributors ?? 0;
	if (change.kind === "commit") return change.author === "" || counted > 0 ? 1 : 0;
	return counted;
}
function reason(policy, rank, because, change, detail) {
	return {
		tier: policy.tiers[rank],
		because,
		change: nameOfChange(change),
		detail
	};
}
/** `#12`, or the short sha of a commit without a pull request. */
function nameOfChange(change) {
	return change.kind === "commit" ? change.sha.slice(0, 7) : `#${change.number}`;
}
/** Labels compare without case on GitHub too. */
function setterOf(change, label) {
	const labeledBy = change.kind === "commit" ? {} : change.labeledBy ?? {};
	return Object.entries(labeledBy).find(([name]) => isSameName(name, label))?.[1];
}
/** Whether the label may lower something: set by a person who may override or maintains, or by nobody we know of. */
function isPermitted(policy, { change, label, environment }, directory) {
	const login = setterOf(change, label);
	if (login === void 0) return true;
	const person = directory.find(login);
	if (person === void 0 || person.kind === "bot") return false;
	return hasPermission(person, "maintain") || mayOverride(policy, environment, person);
}

// src/policy/gates/past-deployments.ts
/**
* The deployments of the release's service to one environment. One that does not say which service it is of, or says
* the repository's name, may be of any and stays in.
*/
function deploymentsTo(environment, policy, facts) {
	const { question, repository } = facts;
	const own = entryFor(policy, environment)?.service ?? (question.kind === "deploy" ? laneOf(question, policy) : void 0);
	const isOwn = ({ service }) => own === void 0 || service === void 0 || isSameName(service, own) || isSameName(service, repository.slice(repository.indexOf("/") + 1));
	return facts.deployments.filter((each) => isSameName(each.environment, environment) && isOwn(each));
}
/** The service that is deployed now: an environment that names none is passed through by every service. */
function laneOf({ environment, service }, policy) {
	return entryFor(policy, environment)?.service ?? service;
}
/** When it was over; a success that does not say so ended when it began, at the latest when it was verified. */
function endOf({ startedAt, finishedAt }) {
	return Math.max(epochMs(startedAt), epochMs(finishedAt ?? startedAt));
}
/** When a verification of the deployment failed, undefined when none did. */
function failedAt({ verification }) {
	return verification?.verdict === "fail" ? epochMs(verification.at) : void 0;
}
/** When the deployment was verified. What was not deployed with success is not verified, whatever was tested there. */
function passedAt({ verification, state }) {
	return verification?.verdict === "pass" && state === "success" ? epochMs(verification.at) : void 0;
}
/** Whether it may be gone back to: only a verification that proved where it comes from says so. */
function isKnownGood({ verification }) {
	return verification?.verdict === "pass" && verification.confidence !== "low";
}
/** The latest of the instants that are not after `at`; undefined when there is none. */
function latestBy(instants, at) {
	return instants.reduce((latest, each) => each <= at && (latest === void 0 || each > latest) ? each : latest, void 0);
}
/** The first of the instants after `at` at which the answer is another one; null when it stays. */
function nextChange(instants, at, answerAt) {
	const now = answerAt(at);
	return instants.filter((each) => each > at).toSorted((one, other) => one - other).find((each) => answerAt(each) !== now) ?? null;
}

// src/policy/tiers.ts
/** The order that every policy agrees with: the repository's, which contains the organisation's in the same order. */
function commonTiers(policies) {
	const tiers = policies.at(-1)?.tiers ?? [];
	const isCommon = policies.every((policy) => {
		const kept = tiers.filter((tier) => policy.tiers.includes(tier));
		return kept.length === policy.tiers.length && kept.every((tier, index) => tier === policy.tiers[index]);
	});
	return {
		tiers: isCommon ? tiers : policies[0]?.tiers ?? [],
		isCommon
	};
}
/**
* The tier as a policy with fewer tiers sees it: the highest of its own that is not above. Never below its own view,
* since the release has at least the tier that this policy gave it.
*/
function tierFor(policy, risk) {
	const rank = risk.tiers.indexOf(risk.tier);
	return policy.tiers.findLast((tier) => risk.tiers.indexOf(tier) >= 0 && risk.tiers.indexOf(tier) <= rank) ?? policy.tiers.at(-1);
}

// src/policy/risk/escalate.ts
/**
* Each policy counts its own tiers up from the tier that the release has without this; the highest result counts, so
* several rules do not add up. A merge has no lane yet, and to deploy again what runs brings nothing that could fail.
*/
function escalations(policies, facts, risk) {
	const isRedeploy = facts.direction === "same" && facts.changes.length === 0;
	if (facts.question.kind !== "deploy" || isRedeploy) return [];
	const change = facts.candidate.sha.slice(0, 7);
	return policies.flatMap((policy) => (policy.escalate ?? []).flatMap((rule) => groundsFor(rule, facts.lanes).map((ground) => ({
		tier: above(policy, risk, rule.by),
		change,
		...ground
	}))));
}
function above(policy, risk, by) {
	const rank = policy.tiers.indexOf(tierFor(policy, risk)) + by;
	return policy.tiers[Math.min(rank, policy.tiers.length - 1)];
}
/** Empty: it does not escalate. */
function groundsFor({ when }, lanes) {
	const asked = parseDuration$1(when.over);
	const counted = lanes.filter(({ over }) => parseDuration$1(over) === asked);
	if (counted.length === 0 || counted.some(({ deployments, failed }) => failed > deployments)) return [{
		because: "unknown",
		detail: `how often this lane failed in the last ${when.over} is not known`
	}];
	return counted.flatMap(({ deployments, failed }) => {
		if (deployments < when["at-least"]) return [];
		const rate = failed * 100 / deployments;
		if (!holds(checked(when["change-fail-rate"], "%"), rate)) return [];
		return [{
			because: "change-fail-rate",
			detail: `${`${failed} of ${deployments} deployments in the last ${when.over} failed (${sayRate(rate)})`}: ${when["change-fail-rate"]}`
		}];
	});
}
function sayRate(rate) {
	return `${Math.round(rate * 10) / 10} %`;
}

// src/policy/risk/release-grounds.ts
/**
* What rules that ask about the release alone give to it. They are no rules about changes: they give none of them a tier
* and put no default rule aside. What is not known may match, so it is given too: reasons only ever raise.
*/
function releaseGrounds(policy, facts, size) {
	const rules = releaseRulesOf(policy);
	if (size === void 0) return [];
	const change = facts.candidate.sha.slice(0, 7);
	return rules.flatMap(({ tier, because, match }) => {
		const found = match(size);
		return found === void 0 ? [] : [{
			tier,
			because,
			change,
			detail: found.detail
		}];
	});
}

// src/policy/classify-release.ts
/** @param policies at least one, the organisation's first. Each judges the changes of the service as it draws it. */
function classifyRelease(policies, facts) {
	const directory = directoryOf(facts);
	const environment = facts.question.kind === "deploy" ? facts.question.environment : void 0;
	const sizes = policies.map((policy) => asksForRelease(policy) ? sizeOfRelease(policy, facts) : void 0);
	const asGiven = policies.map((policy, index) => {
		const release = sizes[index];
		return changesFor(policy, facts).map((change) => ({
			change,
			...classifyWith(policy, change, directory, {
				release,
				environment
			})
		}));
	});
	const type = typeOfRelease(facts, asGiven);
	const risks = policies.map((policy, index) => (asGiven[index] ?? []).map((risk) => {
		const isOrdinary = type !== "emergency" && risk.type === "emergency";
		return isOrdinary ? classifyWith(policy, risk.change, directory, {
			isOrdinary,
			release: sizes[index],
			environment
		}) : risk;
	}));
	const { tiers, isCommon } = commonTiers(policies);
	const ofChanges = [
		...risks.flatMap((changes) => changes.flatMap((risk) => risk.reasons)),
		...policies.flatMap((policy, index) => releaseGrounds(policy, facts, sizes[index])),
		...releaseReasons(facts, risks, tiers, type),
		...isCommon ? [] : [conflict(tiers, facts)]
	];
	const tierOfChanges = highestTier(tiers, ofChanges);
	const escalated = isCommon ? escalations(policies, facts, {
		tier: tierOfChanges,
		tiers
	}) : [];
	const reasons = distinct([...ofChanges, ...escalated]);
	return {
		tier: highestTier(tiers, reasons),
		tierOfChanges,
		tiers,
		type,
		reasons
	};
}
function highestTier(tiers, reasons) {
	return tiers[Math.max(0, ...reasons.map((reason) => tiers.indexOf(reason.tier)))];
}
/** What nobody can have looked at has the highest tier, whatever the changes are. */
const UNKNOWNS = [
	{
		because: "unknown-commit",
		detail: sayUnknownCommit,
		isSo: isUnknownCommit
	},
	{
		because: "incomplete",
		detail: "GitHub listed only a part of the changes",
		isSo: (facts) => !facts.complete || lacksItsPullRequest(facts)
	},
	{
		because: "first-deployment",
		detail: "nothing ran in the environment before, and its changes are not listed",
		isSo: (facts) => facts.direction === "first" && facts.changes.length === 0
	},
	{
		because: "diverged",
		detail: "it does not contain the commit that runs now, so it takes commits away",
		isSo: (facts) => facts.direction === "diverged"
	},
	{
		because: "backward",
		detail: "it goes back to an earlier commit, and what it takes away is not listed",
		isSo: (facts) => facts.direction === "backward" && facts.changes.length === 0
	}
];
/** What raises (or, without changes, sets) the tier of a release whatever its changes are. */
function releaseReasons(facts, risks, tiers, type) {
	const change = facts.candidate.sha.slice(0, 7);
	const unknowns = UNKNOWNS.filter(({ isSo }) => isSo(facts));
	if (unknowns.length > 0) return unknowns.map(({ because, detail: said }) => {
		const detail = typeof said === "string" ? said : said(facts);
		return {
			tier: tiers.at(-1),
			because,
			change,
			detail
		};
	});
	if (risks.some((changes) => changes.length > 0)) return [];
	return [{
		tier: tiers[0],
		change,
		...sayNothingNew(facts, type)
	}];
}
function sayNothingNew({ changes }, type) {
	if (changes.length > 0) return {
		because: "no-changes",
		detail: "no change of the release touches this service"
	};
	if (type === "redeploy") return {
		because: "redeploy",
		detail: "the environment runs this commit already"
	};
	return {
		because: "no-changes",
		detail: "the release has no changes"
	};
}
function typeOfRelease(facts, risks) {
	const isKnown = !isUnknownCommit(facts);
	if (isKnown && facts.direction === "same") return "redeploy";
	if (isKnown && facts.direction === "backward" && wasVerified(facts)) return "rollback";
	const all = risks.flat();
	const goesForward = [
		"forward",
		"first",
		"diverged"
	].includes(facts.direction);
	return isKnown && goesForward && facts.complete && all.length > 0 && all.every((risk) => risk.type === "emergency") ? "emergency" : highestType(all.map((risk) => risk.plainType));
}
/** Whether the candidate was verified `pass` in this lane before. */
function wasVerified({ question, candidate, deployments }) {
	if (question.kind !== "deploy") return false;
	return deployments.some((deployment) => isSameName(deployment.environment, question.environment) && isSameService(deployment.service, question.service) && deployment.sha === candidate.sha && isKnownGood(deployment));
}
/** Facts may leave the service of a lane away. */
function isSameService(one, other) {
	return one === void 0 || other === void 0 || isSameName(one, other);
}
function conflict(tiers, facts) {
	return {
		tier: tiers.at(-1),
		because: "tiers-conflict",
		change: facts.candidate.sha.slice(0, 7),
		detail: "the tiers of the repository do not contain those of the organisation in the same order"
	};
}
/** Two policies often give one reason. */
function distinct(reasons) {
	const seen = /* @__PURE__ */ new Set();
	return reasons.filter((reason) => {
		const key = JSON.stringify([
			reason.tier,
			reason.because,
			reason.change,
			reason.detail
		]);
		return !seen.has(key) && Boolean(seen.add(key));
	});
}

// src/calendar/reading.ts
/** Reads what people write about time in a policy: days, hours, dates. Undefined means: not understood. */
const WEEKDAYS = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun"
];
const ALL_DAYS = [
	1,
	2,
	3,
	4,
	5,
	6,
	7
];
/** The whole day. */
const ALL_HOURS = {
	from: 0,
	until: 1440
};
/** `mon`, `mon-thu`, `fri-mon` (wraps): the ISO weekdays, in the order of the week. */
function readDays(text) {
	const [first, last, ...more] = text.split("-").map((name) => weekdayNamed$1(name));
	if (first === void 0 || more.length > 0) return void 0;
	if (!text.includes("-")) return [first];
	if (last === void 0) return void 0;
	const length = (last - first + 7) % 7 + 1;
	return Array.from({ length }, (_, index) => (first - 1 + index) % 7 + 1).sort((one, other) => one - other);
}
function weekdayNamed$1(name) {
	const index = WEEKDAYS.indexOf(name.trim().toLowerCase());
	return index < 0 ? void 0 : index + 1;
}
const HOURS = /^(\d{1,2}):([0-5]\d) ?- ?(\d{1,2}):([0-5]\d)$/;
/** `09:00-15:30`, `22:00-02:00` (into the next day), `12:00-24:00`. Equal ends are not understood: a minute or a day? */
function readHours(text) {
	const match = HOURS.exec(text.trim());
	if (!match) return void 0;
	const from = Number(match[1]) * 60 + Number(match[2]);
	const until = Number(match[3]) * 60 + Number(match[4]);
	if (from >= 1440 || until > 1440 || from === until) return void 0;
	return {
		from,
		until: until > from ? until : until + 1440
	};
}
const START = /^(\d{1,2}):([0-5]\d)$/;
/** `23:00`: the minute of the day at which a span of a given length begins. */
function readStart(text) {
	const match = START.exec(text.trim());
	if (!match) return void 0;
	const from = Number(match[1]) * 60 + Number(match[2]);
	return from < 1440 ? from : void 0;
}
const LOCAL = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/**
* The instant of a date (its midnight) or date and time on the wall clock of `zone`, or of an RFC 3339 instant, whose
* seconds may be left out.
*/
function readMoment(text, zone) {
	const offset = WITH_OFFSET.exec(text);
	if (offset) {
		const instant = parseInstant$1(`${offset[1]}${offset[2] ?? ":00"}${offset[3]}`);
		return instant === void 0 ? void 0 : epochMs(instant);
	}
	if (!LOCAL.test(text)) return void 0;
	try {
		const local = Temporal.PlainDateTime.from(text, { overflow: "reject" });
		return zone.toEpoch(local.toZonedDateTime("UTC").epochMilliseconds);
	} catch {
		return;
	}
}

// src/calendar/timeline.ts
/** How far ahead is searched: what does not change in 100 years never changes. */
const HORIZON = 36525 * DAY;
const WEEK$1 = 7 * DAY;
/** No instant. */
const NEVER = {
	stateAt: () => ({
		isInside: false,
		changesAt: null
	}),
	repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY
};
/** Every instant. */
const ALWAYS = {
	stateAt: () => ({
		isInside: true,
		changesAt: null
	}),
	repeatsWeeklyUntil: () => Number.POSITIVE_INFINITY
};
/** The instants of one span; `until` null: without end. */
function datedTimeline(span) {
	const until = span.until ?? Number.POSITIVE_INFINITY;
	return {
		stateAt(at) {
			if (at < span.from) return {
				isInside: false,
				changesAt: span.from < until ? span.from : null
			};
			return at < until ? {
				isInside: true,
				changesAt: span.until
			} : {
				isInside: false,
				changesAt: null
			};
		},
		repeatsWeeklyUntil(at) {
			if (at < span.from) return span.from;
			return at < until ? until : Number.POSITIVE_INFINITY;
		}
	};
}
/** The same timeline, which answers at once as long as it is asked about the stretch it was asked about last. */
function remembering(timeline) {
	let from = 0;
	let state;
	return {
		...timeline,
		stateAt(at) {
			if (state !== void 0 && from <= at && (state.changesAt === null || at < state.changesAt)) return state;
			state = timeline.stateAt(at);
			from = at;
			return state;
		}
	};
}
/** The instants that are in at least one of them. */
function unionOf(timelines) {
	const [only] = timelines;
	if (timelines.length === 1 && only !== void 0) return only;
	const weekly = timelines.filter((each) => each.bounds === void 0);
	if (weekly.length > 1 && weekly.length < timelines.length) return unionOf([unionOf(weekly), ...timelines.filter((each) => each.bounds !== void 0)]);
	const union = remembering({
		stateAt: (at) => unionStateAt(timelines, at),
		repeatsWeeklyUntil: (at) => earliestRepeat(timelines, at)
	});
	if (timelines.every((each) => each.bounds === void 0)) return union;
	return {
		...union,
		bounds: {
			outer: unionOf(timelines.map(outerOf)),
			inner: unionOf(timelines.map(innerOf))
		}
	};
}
/** The timeline, or the one around it that repeats weekly. */
function outerOf(timeline) {
	return timeline.bounds?.outer ?? timeline;
}
/** The timeline, or the one inside it that repeats weekly. */
function innerOf(timeline) {
	return timeline.bounds?.inner ?? timeline;
}
function unionStateAt(timelines, at) {
	const states = timelines.map((timeline) => timeline.stateAt(at));
	if (!states.some((state) => state.isInside)) return {
		isInside: false,
		changesAt: earliestOf(states.map((state) => state.changesAt))
	};
	return {
		isInside: true,
		changesAt: endOfStretch(at, {
			coveredUntil: (instant) => coveredUntil$1(timelines, instant),
			repeatsWeeklyUntil: (instant) => earliestRepeat(timelines, instant)
		})
	};
}
/** How far the timelines that hold at an instant reach; the instant itself when none holds. */
function coveredUntil$1(timelines, at) {
	let end = at;
	for (const timeline of timelines) {
		const state = timeline.stateAt(at);
		if (!state.isInside) continue;
		if (state.changesAt === null) return null;
		end = Math.max(end, state.changesAt);
	}
	return end;
}
/** Spans that one stretch may be chained of. Keeps an hour now and then, each touching the next, from taking seconds. */
const LONGEST_CHAIN = 1e5;
/** The end of the stretch of touching spans that contains `at`; null when it is not within {@link HORIZON}. */
function endOfStretch(at, { coveredUntil, repeatsWeeklyUntil }) {
	let end = at;
	let steadyFrom = at;
	let steadyUntil = repeatsWeeklyUntil(at);
	for (let step = 0; step < LONGEST_CHAIN && end <= at + HORIZON; step++) {
		const next = coveredUntil(end);
		if (next === end) return end;
		if (next === null) return null;
		end = next;
		if (end < steadyUntil && end - steadyFrom >= WEEK$1) end = steadyUntil;
		if (end < steadyUntil) continue;
		steadyFrom = end;
		steadyUntil = repeatsWeeklyUntil(end);
	}
	return null;
}
/** The earliest instant of a list in which null stands for never. */
function earliestOf(instants) {
	return instants.reduce((least, each) => least === null || each !== null && each < least ? each : least, null);
}
/** Until when all of them repeat weekly. */
function earliestRepeat(timelines, at) {
	return timelines.reduce((least, each) => Math.min(least, each.repeatsWeeklyUntil(at)), Number.POSITIVE_INFINITY);
}

// src/calendar/date-holidays.cjs
var require_date_holidays = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.loadDateHolidays = () => require_lib();
}));

// src/calendar/holidays.ts
var import_date_holidays = require_date_holidays();
/** Why an entry is neither a holiday calendar nor a date; undefined when it is one. */
function holidayProblem(entry) {
	if (/^\d/.test(entry)) return readDate(entry) === void 0 ? "holidays-date" : void 0;
	return calendarNamed(entry) === void 0 ? "holidays-code" : void 0;
}
/**
* The holidays of codes (`DE`, `DE-BE`, `US-CA`) and one's own dates (`2026-12-24`) together. They were checked when
* the policy was parsed.
*/
function holidaysOf(entries) {
	const own = new Set(entries.flatMap((entry) => readDate(entry) ?? []));
	const calendars = entries.filter((entry) => readDate(entry) === void 0).map(checkedCalendar);
	return {
		isHoliday(day) {
			if (own.has(day) || calendars.some((calendar) => calendar.isHoliday(day) === true)) return true;
			return calendars.every((calendar) => calendar.isHoliday(day) === false) ? false : "unknown";
		},
		knownUntil: calendars.length === 0 ? null : Math.min(...calendars.map((calendar) => dayOf(calendar.lastYear, 12, 31)))
	};
}
const kept = /* @__PURE__ */ new Map();
/** Calendars kept for all policies. A century of one takes about a megabyte. */
const MOST_CALENDARS = 64;
const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,8}){0,2}$/;
/** By the library's code in any case; undefined when the library has no holidays of that name. */
function calendarNamed(code) {
	const name = code.toUpperCase();
	if (!CODE.test(name)) return void 0;
	const calendar = kept.get(name) ?? createCalendar(name);
	if (calendar === void 0) return void 0;
	if (kept.size >= MOST_CALENDARS) kept.clear();
	kept.set(name, calendar);
	return calendar;
}
function checkedCalendar(code) {
	const calendar = calendarNamed(code);
	if (calendar === void 0) throw new RangeError(`Unknown holidays ${code}`);
	return calendar;
}
function createCalendar(code) {
	const Library = (0, import_date_holidays.loadDateHolidays)();
	const [country = "", state = "", region = ""] = code.split("-");
	if (!isKnownPlace(new Library(), country, state, region)) return void 0;
	const library = new Library();
	library.init(country, state, region);
	if (!publicRulesOf(library).some((rule) => OTHER_DAY.test(rule))) library.init(country, state, region, { types: ["public"] });
	library.setTimezone("");
	return calendarOf(library);
}
const OTHER_DAY = / is (bank|school|observance|optional) holiday/;
/** The library itself falls back to the country when it does not know the state, and to the state for the region. */
function isKnownPlace(library, country, state, region) {
	if (!has(library.getCountries(), country)) return false;
	if (state !== "" && !has(library.getStates(country), state)) return false;
	return region === "" || has(library.getRegions(country, state), region);
}
function has(names, name) {
	return names !== void 0 && Object.hasOwn(names, name);
}
/** Calendars that follow the moon as observed or ruled are tables in the library; there it ends without a word. */
const TABLES = [{
	months: /\d (Muharram|Safar|Rabi al-awwal|Rabi al-thani|Jumada al-awwal|Jumada al-thani|Rajab|Shaban|Ramadan|Shawwal|Dhu al-Qidah|Dhu al-Hijjah)\b/,
	lastYear: 2076
}, {
	months: /\d (Nisan|Iyyar|Sivan|Tamuz|Av|Elul|Tishrei|Cheshvan|Kislev|Tevet|Shvat|AdarII|Adar)\b/,
	lastYear: 2099
}];
/** Both tables begin here. */
const FIRST_YEAR = 1970;
/** The other calendars are computed; the Persian one is the first to end, in 3177. */
const LAST_YEAR = 2999;
/** Days at the beginning of a year that a holiday of the year before may reach into. The longest has six. */
const OVERHANG = 14;
function calendarOf(library) {
	const rules = publicRulesOf(library);
	const ends = TABLES.filter(({ months }) => rules.some((rule) => months.test(rule))).map((table) => table.lastYear);
	const lastYear = Math.min(LAST_YEAR, ...ends);
	const years = /* @__PURE__ */ new Map();
	function daysFrom(year) {
		const days = years.get(year) ?? new Set(library.getHolidays(year).filter(isPublic).flatMap(daysOf$1));
		years.set(year, days);
		return days;
	}
	return {
		isHoliday(day) {
			const { year } = civilDate(day);
			if (year < FIRST_YEAR || year > lastYear) return "unknown";
			if (daysFrom(year).has(day)) return true;
			return day < dayOf(year, 1, 1) + OVERHANG && year > FIRST_YEAR && daysFrom(year - 1).has(day);
		},
		firstYear: FIRST_YEAR,
		lastYear
	};
}
function publicRulesOf(library) {
	return library.getRules().filter(isPublic).map(({ rule }) => rule);
}
function isPublic({ type }) {
	return type === "public";
}
/** The dates of a holiday: its own, and each whose noon it covers. */
function daysOf$1({ date, end }) {
	const [year = 0, month = 0, first = 0] = date.slice(0, 10).split("-").map(Number);
	const days = [dayOf(year, month, first)];
	while (new Date(year, month - 1, first + days.length, 12) < end) days.push(dayOf(year, month, first + days.length));
	return days;
}

// src/calendar/rule-days.ts
/**
* The days of a recurrence rule. Without hours and COUNT a rule is a plain predicate of the day, so whole years are
* worked out once and kept: a general iterator walks from the first day on, and cannot say that there is no more.
*/
/** One more than the 100 years a search covers, so that it ends inside them. */
const YEARS_AHEAD = 101;
/** Years kept for one rule: more than any one search looks at. */
const MOST_YEARS = 500;
const made = /* @__PURE__ */ new WeakMap();
/** The days of a rule, one object for one rule. */
function daysOfRule(rule) {
	const days = made.get(rule) ?? createDays(rule);
	made.set(rule, days);
	return days;
}
function createDays(rule) {
	const years = /* @__PURE__ */ new Map();
	const selection = selectionOf(rule);
	function daysIn(year) {
		const kept = years.get(year);
		if (kept !== void 0) return kept;
		if (years.size >= MOST_YEARS) years.clear();
		const days = daysInYear(rule, selection, year);
		years.set(year, days);
		return days;
	}
	function next(day) {
		const from = Math.max(day, rule.starts ?? day);
		const [first, kept] = around(from);
		const near = firstFrom(kept, from);
		if (near !== void 0) return near;
		for (let year = first + 1; year <= first + YEARS_AHEAD; year++) {
			if (rule.until !== null && dayOf(year, 1, 1) > rule.until) return null;
			const [found] = daysIn(year);
			if (found !== void 0) return found;
		}
		return null;
	}
	let last = {
		year: 0,
		from: 0,
		until: 0,
		days: []
	};
	/** The year of a day and the days of the rule in it; at once for the year that was asked for last. */
	function around(day) {
		if (day < last.from || day >= last.until) {
			const { year } = civilDate(day);
			last = {
				year,
				from: dayOf(year, 1, 1),
				until: dayOf(year + 1, 1, 1),
				days: daysIn(year)
			};
		}
		return [last.year, last.days];
	}
	return {
		has: (day) => firstFrom(around(day)[1], day) === day,
		next
	};
}
/** The first of sorted days that is not before `day`. */
function firstFrom(days, day) {
	let low = 0;
	let high = days.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (days[middle] < day) low = middle + 1;
		else high = middle;
	}
	return days[low];
}
function daysInYear(rule, selection, year) {
	const first = dayOf(year, 1, 1);
	const after = first + lengthOfYear(year);
	const isInside = (day) => day >= Math.max(first, rule.starts ?? first) && day < after && day <= (rule.until ?? day);
	if (rule.positions.length === 0) return daysOf(matching(first, after, selection)).filter(isInside);
	const margin = rule.frequency === "WEEKLY" ? 6 : rule.weekNumbers.length > 0 ? 372 : 0;
	return chosen(rule, matching(first - margin, after + margin, selection)).filter(isInside);
}
function daysOf(places) {
	return places.map((place) => place.day);
}
/** The days of `[from, until)` that are selected, month by month. */
function matching(from, until, selection) {
	const places = [];
	let { year, month } = civilDate(from);
	for (let first = dayOf(year, month, 1); first < until;) {
		const monthLength = lengthOfMonth(year, month);
		if (selection.months.has(month)) placesOfMonth({
			year,
			month,
			monthLength,
			first,
			from,
			until
		}, selection, places);
		first += monthLength;
		month = month % 12 + 1;
		if (month === 1) year++;
	}
	return places;
}
function placesOfMonth(of, { weekdays, test }, places) {
	const { year, month, monthLength, first } = of;
	const yearLength = lengthOfYear(year);
	const before = dayOf(year, 1, 1) - 1;
	for (let day = Math.max(first, of.from); day < Math.min(first + monthLength, of.until); day++) {
		const weekday = weekdayOf(day);
		if (!weekdays.has(weekday)) continue;
		const [monthDay, yearDay] = [day - first + 1, day - before];
		const place = {
			day,
			year,
			month,
			monthDay,
			monthLength,
			yearDay,
			yearLength,
			weekday
		};
		if (test(place)) places.push(place);
	}
}
function selectionOf(rule) {
	const { months, weekdays } = rule;
	return {
		months: new Set(months.length > 0 ? months : Array.from({ length: 12 }, (_, index) => index + 1)),
		weekdays: new Set(weekdays.length > 0 ? weekdays.map((each) => each.weekday) : [
			1,
			2,
			3,
			4,
			5,
			6,
			7
		]),
		test: testOf$1(rule)
	};
}
/** The parts of a rule beyond months and weekdays, as one test. */
function testOf$1(rule) {
	const monthDays = new Set(rule.monthDays);
	const yearDays = new Set(rule.yearDays);
	const tests = [];
	if (monthDays.size > 0) tests.push(({ monthDay, monthLength }) => monthDays.has(monthDay) || monthDays.has(monthDay - monthLength - 1));
	if (yearDays.size > 0) tests.push(({ yearDay, yearLength }) => yearDays.has(yearDay) || yearDays.has(yearDay - yearLength - 1));
	if (rule.weekdays.some((each) => each.nth !== 0)) tests.push(ordinalTest(rule));
	if (rule.weekNumbers.length > 0) tests.push(weekNumberTest(rule));
	if (rule.interval > 1) tests.push(intervalTest(rule));
	return (place) => tests.every((test) => test(place));
}
function ordinalTest({ frequency, months, weekdays }) {
	const isOfMonth = frequency === "MONTHLY" || months.length > 0;
	return (place) => {
		const [at, length] = isOfMonth ? [place.monthDay, place.monthLength] : [place.yearDay, place.yearLength];
		const counts = [
			0,
			Math.ceil(at / 7),
			-Math.ceil((length - at + 1) / 7)
		];
		return weekdays.some(({ weekday, nth }) => weekday === place.weekday && counts.includes(nth));
	};
}
/** Week 1 is the first with at least four days in its year; the days around New Year may belong to the other year's. */
function weekNumberTest({ weekNumbers, weekStart }) {
	const wanted = new Set(weekNumbers);
	return ({ day }) => {
		const fourth = firstOfWeek(day, weekStart) + 3;
		const { year } = civilDate(fourth);
		const before = fourth - dayOf(year, 1, 1);
		const after = lengthOfYear(year) - 1 - before;
		return wanted.has(Math.floor(before / 7) + 1) || wanted.has(-Math.floor(after / 7) - 1);
	};
}
function firstOfWeek(day, weekStart) {
	return day - (weekdayOf(day) - weekStart + 7) % 7;
}
function intervalTest(rule) {
	const start = rule.starts ?? DEFAULT_START;
	const anchor = periodOf(rule, {
		...civilDate(start),
		day: start
	});
	return (place) => (periodOf(rule, place) - anchor) % rule.interval === 0;
}
/** Monday, 1970-01-05. Rules that need a first day name their own; this one only fixes where counting begins. */
const DEFAULT_START = 4;
/**
* Days with the same number are in the same period of the rule's frequency; the next period has the next number. For
* rules of week numbers a year is one of whole weeks.
*/
function periodOf({ frequency, weekStart, weekNumbers }, { day, year, month }) {
	switch (frequency) {
		case "DAILY": return day;
		case "WEEKLY": return (firstOfWeek(day, weekStart) - weekStart + 4) / 7;
		case "MONTHLY": return year * 12 + month;
		case "YEARLY": return weekNumbers.length > 0 ? civilDate(firstOfWeek(day, weekStart) + 3).year : year;
	}
}
/** BYSETPOS: of the days of each period only those at the positions. */
function chosen(rule, places) {
	const periods = /* @__PURE__ */ new Map();
	for (const place of places) {
		const period = periodOf(rule, place);
		const kept = periods.get(period);
		if (kept === void 0) periods.set(period, [place.day]);
		else kept.push(place.day);
	}
	return [...periods.values()].flatMap((all) => {
		const picked = rule.positions.map((position) => all[position > 0 ? position - 1 : all.length + position]);
		return [...new Set(picked)].filter((day) => day !== void 0).sort((one, other) => one - other);
	});
}

// src/calendar/opening-days.ts
/** On which days of the local calendar spans open. */
const ALL = [
	1,
	2,
	3,
	4,
	5,
	6,
	7
];
function openingDays(which) {
	const { rule, closedOn, onlyBefore } = which;
	const named = rule === void 0 || rule.weekdays.length === 0 ? ALL : rule.weekdays.map((each) => each.weekday);
	const weekdays = (which.days ?? ALL).filter((weekday) => named.includes(weekday));
	const days = rule === void 0 || isWeekly(rule) ? void 0 : daysOfRule(rule);
	const isSelected = selection(which, weekdays);
	return {
		next: (day, last) => weekdays.length === 0 ? null : nextDay(isSelected, days, day, last),
		isWeekly: days === void 0 && closedOn === void 0 && onlyBefore === void 0,
		weekdays
	};
}
/** Every day of some days of the week, since ever and for good: what `days` can say too. */
function isWeekly(rule) {
	const { frequency, interval, starts, until, weekdays } = rule;
	const isPlain = interval === 1 && starts === null && until === null && weekdays.every((each) => each.nth === 0);
	const others = [
		rule.months,
		rule.monthDays,
		rule.yearDays,
		rule.weekNumbers,
		rule.positions
	];
	return isPlain && (frequency === "DAILY" || weekdays.length > 0) && others.every((list) => list.length === 0);
}
function selection({ closedOn, onlyBefore, whenUnknown }, weekdays) {
	const isOpenUnknown = whenUnknown === "open";
	return (day) => {
		if (!weekdays.includes(weekdayOf(day))) return false;
		const before = onlyBefore?.(day + 1) ?? true;
		if (before === false) return false;
		const closed = closedOn?.(day) ?? false;
		if (closed === true) return false;
		return isOpenUnknown || before !== "unknown" && closed !== "unknown";
	};
}
function nextDay(isSelected, days, from, last) {
	for (let day = from; day <= last; day++) {
		const next = days === void 0 ? day : days.next(day);
		if (next === null || next > last) return null;
		if (isSelected(next)) return next;
		day = next;
	}
	return null;
}

// src/calendar/recurring.ts
/** No span may last longer. Keeps the days small that have to be looked at to say whether an instant is inside. */
const LONGEST_SPAN = 31 * DAY;
const WHOLE_DAY = {
	from: 0,
	until: 1440
};
function recurringTimeline(recurring) {
	const days = openingDays(recurring);
	if (days.isWeekly && days.weekdays.length === 7 && coverWholeDays(hoursOf(recurring))) return ALWAYS;
	const spans = spansOpening(recurring, days);
	const timeline = {
		stateAt: (at) => stateAt(spans, at),
		repeatsWeeklyUntil: (at) => days.isWeekly ? repeatsWeeklyUntil(recurring.zone, spans.reach, at) : at
	};
	if (days.isWeekly) return timeline;
	const { zone, hours, lasts } = recurring;
	return {
		...timeline,
		bounds: {
			outer: recurringTimeline({
				zone,
				hours,
				lasts,
				days: days.weekdays
			}),
			inner: NEVER
		}
	};
}
/** Whether spans that open on every day leave no minute between them. */
function coverWholeDays(hours) {
	const spans = hours.flatMap(({ from, until }) => [{
		from,
		until
	}, {
		from: from - 1440,
		until: until - 1440
	}]);
	let covered = 0;
	for (const { from, until } of spans.sort((one, other) => one.from - other.from)) {
		if (from > covered) return false;
		covered = Math.max(covered, until);
	}
	return covered >= 1440;
}
/** Days are worked out and kept in chunks of so many: enough to be rarely at an edge, few enough to be quick at first. */
const CHUNK_DAYS = 64;
/** Chunks kept for one timeline: two searches over the whole horizon. */
const MOST_CHUNKS = 1200;
const HORIZON_DAYS = HORIZON / DAY;
function spansOpening(recurring, days) {
	const { zone } = recurring;
	const hours = hoursOf(recurring);
	const chunks = /* @__PURE__ */ new Map();
	const reach = Math.ceil(Math.max(...hours.map((each) => each.until)) / 1440) + 2;
	return {
		reach,
		localDay: (at) => Math.floor(zone.toLocal(at) / DAY),
		chunk(index) {
			const kept = chunks.get(index);
			if (kept !== void 0) return kept;
			if (chunks.size >= MOST_CHUNKS) chunks.clear();
			const ends = endsOf(zone, hours, days, index * CHUNK_DAYS);
			chunks.set(index, ends);
			return ends;
		},
		nextChunk(index) {
			const day = days.next(index * CHUNK_DAYS, index * CHUNK_DAYS + HORIZON_DAYS);
			return day === null ? null : chunkOf(day);
		},
		repeatsWeeklyUntil: (at) => days.isWeekly ? repeatsWeeklyUntil(zone, reach, at) : at
	};
}
function hoursOf({ hours = [WHOLE_DAY], lasts }) {
	if (lasts === void 0) return hours;
	return hours.map(({ from }) => ({
		from,
		until: from + Math.min(lasts, LONGEST_SPAN) / MINUTE
	}));
}
function chunkOf(day) {
	return Math.floor(day / CHUNK_DAYS);
}
function endsOf(zone, hours, days, first) {
	const ends = [];
	const last = first + CHUNK_DAYS - 1;
	for (let day = days.next(first, last); day !== null; day = days.next(day + 1, last)) for (const each of hours) {
		const from = zone.toEpoch(day * DAY + each.from * MINUTE);
		const until = zone.toEpoch(day * DAY + each.until * MINUTE);
		if (from < until) addSpan(ends, from, until);
	}
	return ends;
}
/** Adds a span to sorted ones, merged with those it touches. Nearly always it comes after all of them. */
function addSpan(ends, from, until) {
	const [begin, end] = [ends[ends.length - 2], ends[ends.length - 1]];
	if (begin === void 0 || end === void 0 || from > end) ends.push(from, until);
	else if (from >= begin) ends[ends.length - 1] = Math.max(end, until);
	else {
		ends.length -= 2;
		addSpan(ends, from, until);
		addSpan(ends, begin, end);
	}
}
function stateAt(spans, at) {
	if (coveredUntil(spans, at) === at) return {
		isInside: false,
		changesAt: nextOpening(spans, at)
	};
	const { repeatsWeeklyUntil } = spans;
	return {
		isInside: true,
		changesAt: endOfStretch(at, {
			coveredUntil: (instant) => coveredUntil(spans, instant),
			repeatsWeeklyUntil
		})
	};
}
/** How far the spans that contain an instant reach; the instant itself when none does. */
function coveredUntil(spans, at) {
	const day = spans.localDay(at);
	let end = at;
	for (let index = chunkOf(day - spans.reach); index <= chunkOf(day + 1); index++) {
		const ends = spans.chunk(index);
		const place = firstAfter(ends, at);
		if (place % 2 === 1) end = Math.max(end, ends[place]);
	}
	return end;
}
/** The next opening after an instant that is outside. */
function nextOpening(spans, at) {
	let index = spans.nextChunk(chunkOf(spans.localDay(at) - 1));
	while (index !== null) {
		const found = openingIn(spans.chunk(index), at);
		if (found !== void 0) return isNearEnd(spans, index, found) ? earlierOf(found, openingIn(spans.chunk(index + 1), at)) : found;
		index = spans.nextChunk(index + 1);
	}
	return null;
}
/** Where the clocks skip an hour or a day, spans of the next day may open before the last ones of this day. */
function isNearEnd(spans, index, at) {
	return spans.localDay(at) >= (index + 1) * CHUNK_DAYS - 2;
}
function earlierOf(one, other) {
	return other === void 0 ? one : Math.min(one, other);
}
function openingIn(ends, at) {
	const place = firstAfter(ends, at);
	return ends[place % 2 === 1 ? place + 1 : place];
}
/** The place of the first of sorted instants that is after `at`. */
function firstAfter(ends, at) {
	let low = 0;
	let high = ends.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (ends[middle] <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** Away from changes of the offset by more than its longest span, a weekly timeline repeats exactly. */
function repeatsWeeklyUntil(zone, reach, at) {
	const margin = (reach + 1) * DAY;
	const change = zone.nextChange(at - margin);
	if (change === null) return Number.POSITIVE_INFINITY;
	return change > at + margin ? change - margin : at;
}

// src/calendar/rrule.ts
/**
* Reads recurrence rules of RFC 5545 that select days: `FREQ=MONTHLY;BYDAY=3SU`. Hours belong to `hours`, the first
* day to `starts`, so parts that would say either a second time are refused, as is COUNT, which would make today's
* answer depend on counting from the first day.
*/
/** Longer rules are not written by hand; a year has room for every day's number in less. */
const LONGEST_TEXT = 3e3;
/** Larger intervals select at most one day of a life. */
const LARGEST_INTERVAL = 9999;
/** The rule of a text, `RRULE:` in front or not, in any case. `starts` is a local date, `2026-01-05`. */
function readRule(text, { starts } = {}) {
	const first = starts === void 0 ? null : readDate(starts);
	if (first === void 0) return refuse("rrule-unreadable", `\`starts\` is not a date: write it as \`2026-01-05\``);
	const parts = partsOf(text);
	if (typeof parts === "string") return refuse("rrule-unreadable", parts);
	const timed = [
		"BYHOUR",
		"BYMINUTE",
		"BYSECOND"
	].find((name) => parts.has(name));
	if (timed !== void 0) return refuse("rrule-hours", `\`${timed}\` is not for rules of days: give the times with \`hours\``);
	if (parts.has("COUNT")) return refuse("rrule-count", "`COUNT` is not supported: give the last day with `UNTIL`");
	return ruleOf$1(parts, first);
}
function refuse(code, message) {
	return {
		kind: "refused",
		code,
		message
	};
}
/** The parts by name, or what is wrong with the text. */
function partsOf(text) {
	const parts = /* @__PURE__ */ new Map();
	if (text.length > LONGEST_TEXT) return `it is longer than ${LONGEST_TEXT} characters`;
	const body = text.trim().toUpperCase().replace(/^RRULE:/, "");
	for (const part of body.split(";")) {
		const [name = "", value, ...more] = part.split("=").map((each) => each.trim());
		if (value === void 0 || value === "" || more.length > 0) return `\`${part}\` is not a part \`NAME=VALUE\``;
		if (parts.has(name)) return `\`${name}\` is given twice`;
		if (!NAMES.has(name)) return unknownPart(name);
		parts.set(name, value);
	}
	return parts;
}
const NAMES = new Set("FREQ INTERVAL UNTIL COUNT WKST BYDAY BYMONTHDAY BYMONTH BYYEARDAY BYWEEKNO BYSETPOS BYHOUR BYMINUTE BYSECOND".split(" "));
function unknownPart(name) {
	if (name.startsWith("DTSTART")) return "`DTSTART` is not part of a rule here: give the first day with `starts`";
	return `there is no part \`${name.slice(0, 40)}\``;
}
/** The name and the value of what could not be read; thrown and caught in this file only. */
var Unreadable = class extends Error {};
function ruleOf$1(parts, starts) {
	try {
		const rule = readParts(parts, starts);
		const misfit = misfitOf(rule, parts);
		if (misfit !== void 0) return refuse("rrule-unreadable", misfit);
		const open = openPartOf(rule);
		if (rule.interval > 1 && starts === null) return refuse("rrule-needs-starts", `\`INTERVAL=${rule.interval}\` needs a first day to count from: give \`starts\``);
		if (open === void 0) return {
			kind: "rule",
			rule
		};
		if (starts === null) return refuse("rrule-needs-starts", `${open.says}: add it, or give \`starts\``);
		return {
			kind: "rule",
			rule: {
				...rule,
				...open.from(starts)
			}
		};
	} catch (error) {
		if (error instanceof Unreadable) return refuse("rrule-unreadable", error.message);
		throw error;
	}
}
function readParts(parts, starts) {
	return {
		frequency: frequencyOf(parts.get("FREQ")),
		interval: intervalOf(parts.get("INTERVAL") ?? "1"),
		starts,
		until: untilOf(parts.get("UNTIL")),
		weekStart: weekdayNamed("WKST", parts.get("WKST") ?? "MO"),
		weekdays: items(parts, "BYDAY").map(ordinalOf),
		months: numbers(parts, "BYMONTH", {
			least: 1,
			most: 12
		}),
		monthDays: numbers(parts, "BYMONTHDAY", {
			least: -31,
			most: 31
		}),
		yearDays: numbers(parts, "BYYEARDAY", {
			least: -366,
			most: 366
		}),
		weekNumbers: numbers(parts, "BYWEEKNO", {
			least: -53,
			most: 53
		}),
		positions: numbers(parts, "BYSETPOS", {
			least: -366,
			most: 366
		})
	};
}
function frequencyOf(text) {
	if (text === "DAILY" || text === "WEEKLY" || text === "MONTHLY" || text === "YEARLY") return text;
	const found = text === void 0 ? "there is no `FREQ`" : `\`FREQ=${text.slice(0, 40)}\` is not one of days`;
	throw new Unreadable(`${found}: write \`FREQ=DAILY\`, \`WEEKLY\`, \`MONTHLY\` or \`YEARLY\``);
}
function intervalOf(text) {
	const interval = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (interval >= 1 && interval <= LARGEST_INTERVAL) return interval;
	throw new Unreadable(`\`INTERVAL=${text.slice(0, 40)}\` is not a whole number from 1 to ${LARGEST_INTERVAL}`);
}
function untilOf(text) {
	if (text === void 0) return null;
	const day = readDate(text.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
	if (day !== void 0) return day;
	throw new Unreadable(`\`UNTIL=${text.slice(0, 40)}\` is not a date: write the last day alone, \`UNTIL=20261231\``);
}
function items(parts, name) {
	return parts.get(name)?.split(",").map((each) => each.trim()) ?? [];
}
function numbers(parts, name, { least, most }) {
	return items(parts, name).map((text) => {
		const value = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0;
		if (value !== 0 && value >= least && value <= most) return value;
		const from = least < 0 ? `1 to ${most} or -1 to ${least}` : `${least} to ${most}`;
		throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${name}\` is not a whole number from ${from}`);
	});
}
const WEEKDAY_NAMES = [
	"MO",
	"TU",
	"WE",
	"TH",
	"FR",
	"SA",
	"SU"
];
function weekdayNamed(part, text) {
	const index = WEEKDAY_NAMES.indexOf(text);
	if (index >= 0) return index + 1;
	throw new Unreadable(`\`${text.slice(0, 40)}\` in \`${part}\` is not a day: write \`MO\`, \`3SU\` or \`-1FR\``);
}
const ORDINAL = /^([+-]?\d{1,2})?([A-Z]{2})$/;
function ordinalOf(text) {
	const match = ORDINAL.exec(text);
	const weekday = weekdayNamed("BYDAY", match?.[2] ?? text);
	const nth = match?.[1] === void 0 ? 0 : Number(match[1]);
	if (match?.[1] === void 0 || nth !== 0 && Math.abs(nth) <= 53) return {
		weekday,
		nth
	};
	throw new Unreadable(`\`${text}\` in \`BYDAY\` has a number outside 1 to 53 and -1 to -53`);
}
/** Parts that RFC 5545 forbids together: they have no agreed meaning. */
function misfitOf(rule, parts) {
	const { frequency, weekNumbers } = rule;
	const ordinals = rule.weekdays.filter((each) => each.nth !== 0);
	const isShort = frequency === "DAILY" || frequency === "WEEKLY";
	const choices = [...parts.keys()].filter((name) => name.startsWith("BY") && name !== "BYSETPOS");
	return [
		[ordinals.length > 0 && isShort, "a number in `BYDAY` needs `FREQ=MONTHLY` or `YEARLY`"],
		[ordinals.length > 0 && weekNumbers.length > 0, "a number in `BYDAY` has no meaning with `BYWEEKNO`"],
		[rule.monthDays.length > 0 && frequency === "WEEKLY", "`BYMONTHDAY` has no meaning with `FREQ=WEEKLY`"],
		[rule.yearDays.length > 0 && frequency !== "YEARLY", "`BYYEARDAY` needs `FREQ=YEARLY`"],
		[weekNumbers.length > 0 && frequency !== "YEARLY", "`BYWEEKNO` needs `FREQ=YEARLY`"],
		[rule.positions.length > 0 && choices.length === 0, "`BYSETPOS` needs another `BY…` part to choose from"]
	].find(([isThere]) => isThere)?.[1];
}
function openPartOf(rule) {
	const { frequency } = rule;
	if (rule.weekdays.length > 0 || rule.monthDays.length > 0 || rule.yearDays.length > 0 || frequency === "DAILY") return void 0;
	if (frequency === "WEEKLY" || rule.weekNumbers.length > 0) return {
		says: "it does not say on which day of the week (`BYDAY`)",
		from: weekdayFrom
	};
	if (frequency === "MONTHLY" || rule.months.length > 0) return {
		says: "it does not say on which day of the month (`BYMONTHDAY`, `BYDAY`)",
		from: monthDayFrom
	};
	return {
		says: "it does not say on which day of the year",
		from: dateFrom
	};
}
function weekdayFrom(starts) {
	return { weekdays: [{
		weekday: weekdayOf(starts),
		nth: 0
	}] };
}
function monthDayFrom(starts) {
	return { monthDays: [civilDate(starts).day] };
}
function dateFrom(starts) {
	return {
		months: [civilDate(starts).month],
		...monthDayFrom(starts)
	};
}

// src/calendar/search.ts
const WEEK = 7 * DAY;
/** The first instant at or after `at` at which all conditions hold; null when there is none within {@link HORIZON}. */
function firstOpening(conditions, at) {
	const loosest = loosestOf(conditions);
	const all = [...loosest.inside, ...loosest.outside];
	const end = at + HORIZON;
	let from = at;
	while (from <= end) {
		const steadyUntil = Math.min(earliestRepeat(all, from), end + 1);
		const scanUntil = Math.min(from + WEEK, end + 1);
		const week = firstOpeningBefore(loosest, from, scanUntil);
		if (week.kind === "never") return null;
		const stretch = week.kind === "later" ? week : firstOpeningBefore(conditions, week.at, Math.max(steadyUntil, scanUntil));
		if (stretch.kind === "found") return stretch.at;
		if (stretch.kind === "never") return null;
		from = Math.max(stretch.at, steadyUntil);
	}
	return null;
}
/** Conditions that hold whenever the given ones do, and repeat weekly as far as they can. */
function loosestOf({ inside, outside }) {
	return {
		inside: inside.map(outerOf),
		outside: outside.map(innerOf)
	};
}
function firstOpeningBefore(conditions, from, until) {
	let at = from;
	while (at < until) {
		const next = jump(conditions, at);
		if (next === at) return {
			kind: "found",
			at
		};
		if (next === null) return { kind: "never" };
		at = next;
	}
	return {
		kind: "later",
		at
	};
}
/** The earliest instant that no condition rules out from its own view; `at` when all hold, null when one never will. */
function jump({ inside, outside }, at) {
	let to = at;
	for (const [timelines, wanted] of [[inside, true], [outside, false]]) for (const timeline of timelines) {
		const state = timeline.stateAt(to);
		if (state.isInside === wanted) continue;
		if (state.changesAt === null) return null;
		to = state.changesAt;
	}
	return to;
}
/** The instants at which all conditions hold: inside all of `inside` and outside all of `outside`. */
function openTimeline(conditions) {
	const all = [...conditions.inside, ...conditions.outside];
	const open = {
		stateAt: (at) => openStateAt(conditions, at),
		repeatsWeeklyUntil: (at) => earliestRepeat(all, at)
	};
	if (all.every((each) => each.bounds === void 0)) return open;
	const { inside, outside } = conditions;
	const tightest = {
		inside: inside.map(innerOf),
		outside: outside.map(outerOf)
	};
	return {
		...open,
		bounds: {
			outer: openTimeline(loosestOf(conditions)),
			inner: openTimeline(tightest)
		}
	};
}
/** The instants that are in all of them. */
function intersectionOf(timelines) {
	const [only] = timelines;
	if (timelines.length === 1 && only !== void 0) return only;
	return openTimeline({
		inside: timelines,
		outside: []
	});
}
function openStateAt(conditions, at) {
	const inside = conditions.inside.map((timeline) => timeline.stateAt(at));
	const outside = conditions.outside.map((timeline) => timeline.stateAt(at));
	if (inside.every((state) => state.isInside) && !outside.some((state) => state.isInside)) return {
		isInside: true,
		changesAt: earliestOf([...inside, ...outside].map((state) => state.changesAt))
	};
	return {
		isInside: false,
		changesAt: firstOpening(conditions, at)
	};
}

// src/policy/calendar.ts
/** The times a policy writes, as timelines. */
const windows = /* @__PURE__ */ new WeakMap();
const freezes = /* @__PURE__ */ new WeakMap();
/** The timeline of a named window, one for all gates that ask for it; undefined when the policy has none of that name. */
function windowTimeline(policy, name) {
	const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : void 0;
	if (window === void 0) return void 0;
	const timeline = windows.get(window) ?? remembering(recurring(policy, window, window, "closed"));
	windows.set(window, timeline);
	return timeline;
}
/** A freeze between two dates, a recurring one, or a recurring one between two dates. */
function freezeTimeline(policy, freeze) {
	const kept = freezes.get(freeze);
	if (kept !== void 0) return kept;
	const dated = datesOf(policy, freeze);
	const recurs = freeze.recurs === null ? void 0 : recurring(policy, freeze, freeze.recurs, "open");
	const parts = [...dated === void 0 ? [] : [dated], ...recurs === void 0 ? [] : [recurs]];
	const timeline = remembering(intersectionOf(parts));
	freezes.set(freeze, timeline);
	return timeline;
}
/** Times were checked when the policy was parsed. */
function datesOf({ zone }, freeze) {
	if (freeze.from === void 0 || freeze.until === void 0) return void 0;
	const own = checkedZone(freeze.zone ?? zone);
	const from = readMoment(freeze.from, own);
	const until = readMoment(freeze.until, own);
	if (from === void 0 || until === void 0) throw new RangeError(`Unreadable freeze ${freeze.name}`);
	return datedTimeline({
		from,
		until
	});
}
function recurring({ zone }, written, { days, hours }, whenUnknown) {
	const { rrule, starts, holidays, "before-holidays": before } = written;
	return recurringTimeline({
		zone: checkedZone(written.zone ?? zone),
		days,
		hours,
		rule: rrule === void 0 ? void 0 : ruleOf(rrule, starts),
		closedOn: testOf(holidays),
		onlyBefore: testOf(before),
		whenUnknown
	});
}
function ruleOf(rrule, starts) {
	const read = readRule(rrule, { starts });
	if (read.kind === "refused") throw new RangeError(`Unreadable recurrence ${rrule}`);
	return read.rule;
}
function testOf(entries) {
	return entries === void 0 ? void 0 : holidaysOf(entries).isHoliday;
}
/**
* Whether a window that never opens again might, were the holidays of its days known so far ahead: the tables of some
* calendars end in this century.
*/
function isHolidayUnknown(policy, name, at) {
	const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : void 0;
	if (window === void 0) return false;
	const { knownUntil } = holidaysOf([...window.holidays ?? [], ...window["before-holidays"] ?? []]);
	if (knownUntil === null || knownUntil * 864e5 >= at + HORIZON) return false;
	const { isInside, changesAt } = recurring(policy, window, window, "open").stateAt(at);
	return isInside || changesAt !== null;
}

// src/policy/release-times.ts
/** The gates whose `for` selects the release, in file order. */
function gatesFor(release) {
	return release.policies.flatMap((policy) => policy.gates.filter((gate) => selects(policy, gate, release)).map((gate) => ({
		policy,
		gate
	})));
}
function selects(policy, gate, { risk, environment, kind }) {
	if (gate.at !== kind) return false;
	if (!(gate.for?.tiers?.includes(tierFor(policy, risk)) ?? true)) return false;
	return environment === void 0 || matchesEnvironment(gate.for?.environments, environment);
}
/**
* Whether `except: { types }` lets the release pass. `rollback` there means an authorised one, which skips the gate
* anyhow; one that nobody authorised is excepted from nothing.
*/
function isExcepted(except, { type }) {
	return type !== "rollback" && (except?.types.includes(type) ?? false);
}
/** The freezes of the policies that concern the release. */
function freezesFor(release) {
	return release.policies.flatMap((policy) => policy.freezes.filter((freeze) => concerns(policy, freeze, release)).map((freeze) => ({
		name: freeze.name,
		timeline: freezeTimeline(policy, freeze),
		zone: freeze.zone ?? policy.zone,
		policy
	})));
}
/** Merging has no environment, so a freeze that is extended to merging holds it whatever environments it names. */
function concerns(policy, freeze, { environment, risk, kind }) {
	return freeze.at.includes(kind) && (environment === void 0 || matchesEnvironment(freeze.environments, environment)) && (freeze.tiers?.includes(tierFor(policy, risk)) ?? true) && !isExcepted(freeze.except, risk);
}
/** What has to hold for the release to be open by time: some window of each gate, and none of the freezes. */
function timesFor(release) {
	return {
		inside: gatesFor(release).filter(({ gate }) => gate.require.window !== void 0 && !isExcepted(gate.except, release.risk)).map(({ policy, gate }) => windowsOf(policy, gate.require.window ?? [])),
		outside: freezesFor(release).map(({ timeline }) => timeline)
	};
}
/** Any of the named windows. */
function windowsOf(policy, names) {
	return unionOf(names.flatMap((name) => windowTimeline(policy, name) ?? []));
}

export { directoryOf as $, passedAt as A, readComparison as B, commonTiers as C, MINUTE as Ct, failedAt as D, endOf as E, hasUnseenChanges as F, conventionalHeader as G, compileFinder as H, isUnknownCommit as I, releaseManagerOf as J, isBreakingChange as K, sayUnknownCommit as L, nameOfChange as M, isOnFinalHead as N, latestBy as O, latestReviews as P, whoMayRollBack as Q, changesFor as R, classifyRelease as S, DAY as St, deploymentsTo as T, zoneNamed as Tt, patternProblem as U, LONGEST_TEXT$1 as V, changeType as W, whoMayOverride as X, sayReleaseManager as Y, whoMayOverrideSomewhere as Z, ALL_HOURS as _, isGlob as _t, windowsOf as a, entryFor as at, readMoment as b, sayDate as bt, windowTimeline as c, isSameName as ct, holidayProblem as d, FOLDERS as dt, hasPermission as et, HORIZON as f, ONE as ft, ALL_DAYS as g, globTokens as gt, unionOf as h, globProblem as ht, timesFor as i, PERMISSIONS as it, classifyChange as j, nextChange as k, firstOpening as l, matchesEnvironment as lt, earliestOf as m, compileGlob as mt, gatesFor as n, isInTeam as nt, freezeTimeline as o, environmentGlob as ot, datedTimeline as p, SOME as pt, mayOverride as q, isExcepted as r, sayPeople as rt, isHolidayUnknown as s, isGoverned as st, freezesFor as t, isAmong as tt, readRule as u, ANY as ut, readDays as v, civilDate as vt, tierFor as w, checkedZone as wt, readStart as x, weekdayOf as xt, readHours as y, dayOf as yt, canHold as z };