// Schedules of CronJobs, by the grammar of the parser that Kubernetes uses (robfig/cron v3, ParseStandard).

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const fields: readonly Field[] = [
  { name: "minute", least: 0, most: 59, names: [] },
  { name: "hour", least: 0, most: 23, names: [] },
  { name: "day of the month", least: 1, most: 31, names: [] },
  { name: "month", least: 1, most: 12, names: months },
  { name: "day of the week", least: 0, most: 6, names: days },
];

const descriptors: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

/** Go's time.ParseDuration, for whole units and fractions of them. */
const duration = /^(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h)){1,7}$/;

const longestSchedule = 1024;

function valueOf(text: string, { least, names }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) {
    return named + least;
  }
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

interface Step {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  /** "*" and "?": every value. */
  readonly all: boolean;
}

function parseStep(text: string, field: Field): Step | undefined {
  const [, range = "", step] = /^([^/]*)(?:\/(\d{1,4}))?$/.exec(text) ?? [];
  const by = step === undefined ? 1 : Number(step);
  if (range === "*" || range === "?") {
    return by > 0 ? { first: field.least, last: field.most, step: by, all: by === 1 } : undefined;
  }
  const ends = range.split("-").map((end) => valueOf(end, field));
  const [first, last = step === undefined ? first : field.most] = ends;
  const right =
    ends.length <= 2 &&
    !ends.includes(undefined) &&
    first !== undefined &&
    last !== undefined &&
    field.least <= first &&
    first <= last &&
    last <= field.most;
  return right && by > 0 ? { first, last, step: by, all: false } : undefined;
}

function parseField(text: string, field: Field): readonly Step[] | undefined {
  const steps = text.split(",").map((part) => parseStep(part, field));
  return steps.includes(undefined) ? undefined : (steps as Step[]);
}

function valuesOf(steps: readonly Step[]): Set<number> {
  const values = new Set<number>();
  for (const { first, last, step } of steps) {
    for (let value = first; value <= last; value += step) {
      values.add(value);
    }
  }
  return values;
}

/** In a leap year. */
const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function neverRuns(parsed: readonly (readonly Step[])[]): boolean {
  const [, , inMonth = [], inYear = [], inWeek = []] = parsed;
  // With a day of the week, either of the two days will do.
  if (!inWeek.some(({ all }) => all)) {
    return false;
  }
  const earliest = Math.min(...valuesOf(inMonth));
  return [...valuesOf(inYear)].every((month) => earliest > (longestMonths[month - 1] ?? 0));
}

export function cronScheduleRule(schedule: string): string | undefined {
  const example = 'must be a cron expression with five fields, such as "17 2 * * *"';
  if (schedule.length > longestSchedule) {
    return `${example}, of at most ${longestSchedule} characters`;
  }
  if (schedule.includes("TZ")) {
    return "must not name a time zone, which Kubernetes refuses in a schedule: the time is UTC";
  }
  const text = schedule.trim();
  if (text.startsWith("@")) {
    const [word = "", rest, more] = text.split(/\s+/);
    const right = word === "@every" ? duration.test(rest ?? "") && more === undefined : text in descriptors;
    return right ? undefined : `${example}: ${Object.keys(descriptors).join(", ")}, or @every 12h`;
  }
  const given = text.split(/\s+/);
  if (given.length !== fields.length) {
    return example;
  }
  const parsed = fields.map((field, i) => parseField(given[i]!, field));
  const wrong = fields.flatMap((field, i) => (parsed[i] === undefined ? [field] : []));
  if (wrong.length > 0) {
    return `${example}: ${wrong.map(({ name, least, most }) => `the ${name} is a number from ${least} to ${most}`).join(", ")}, a range, a list of them, or *`;
  }
  return neverRuns(parsed as (readonly Step[])[])
    ? "names a day that none of its months has, so that it never runs"
    : undefined;
}

/** One spelling for one schedule. */
export function canonicalCronSchedule(schedule: string): string {
  const text = schedule.trim().replace(/\s+/g, " ");
  if (cronScheduleRule(schedule) !== undefined || text.startsWith("@every")) {
    return text;
  }
  return (descriptors[text] ?? text)
    .split(" ")
    .map((part, i) => {
      const field = fields[i]!;
      return part
        .replace(/[A-Za-z]+|\d+/g, (word) => String(valueOf(word, field) ?? Number(word)))
        .replace(/\/1(?=,|$)/g, "");
    })
    .map((part) => (part === "?" ? "*" : part))
    .join(" ");
}
