import { t as findCases } from "./find-cases.js";

export { findCases };