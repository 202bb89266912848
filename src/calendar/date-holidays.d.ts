declare module '*/date-holidays.cjs' {
  import type Holidays from 'date-holidays';

  /** The library of public holidays, loaded when it is asked for. */
  export function loadDateHolidays(): typeof Holidays;
}
