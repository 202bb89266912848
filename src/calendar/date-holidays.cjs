// The one file that is CommonJS: `date-holidays` takes a tenth of a second and 35 MB to load, which nobody should pay
// whose policy names no holidays, and `require` in a function is the only lazy way that does not make decisions wait.
exports.loadDateHolidays = () => require('date-holidays');
