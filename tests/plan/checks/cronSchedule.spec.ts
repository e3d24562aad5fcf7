// Schedules: the grammar of the parser that Kubernetes uses for CronJobs.

import { expect } from "chai";
import { canonicalCronSchedule, cronScheduleRule } from "../../../provider/plan/checks/cronSchedule";

describe("a schedule", () => {
  const right = [
    "17 2 * * *",
    "*/15 0-6,20-23/2 1,15 jan-mar MON-FRI",
    "0 0 29 2 *",
    "0 0 31 2 0",
    "0 0 ? * ?",
    "5/20 * * * *",
    " 0\t0 * * * ",
    "@daily",
    "@every 12h",
    "@every 1h30m",
    "00 02 * * *",
  ];
  for (const schedule of right) {
    it(`may be ${JSON.stringify(schedule)}`, () => expect(cronScheduleRule(schedule)).to.equal(undefined));
  }

  const wrong: readonly (readonly [string, RegExp])[] = [
    ["", /five fields/],
    ["* * * *", /five fields/],
    ["0 0 0 * * *", /five fields/],
    ["61 25 * * *", /the minute is a number from 0 to 59, the hour is a number from 0 to 23/],
    ["0 0 32 13 *", /the day of the month .*, the month /],
    ["0 0 * * 7", /the day of the week is a number from 0 to 6/],
    ["0 0 0 * *", /the day of the month/],
    ["*/0 * * * *", /the minute/],
    ["5-1 * * * *", /the minute/],
    ["1-2-3 * * * *", /the minute/],
    ["1/2/3 * * * *", /the minute/],
    ["1,,2 * * * *", /the minute/],
    [", * * * *", /the minute/],
    ["-5 * * * *", /the minute/],
    ["* * * janu *", /the month/],
    ["mon * * * *", /the minute/],
    ["0 0 30 2 *", /never runs/],
    ["0 0 31 4,6,9,11 *", /never runs/],
    ["@sometimes", /@daily/],
    ["@every day", /@every 12h/],
    ["@every", /@every 12h/],
    ["TZ=Europe/Berlin 0 2 * * *", /time zone/],
    ["CRON_TZ=UTC 0 2 * * *", /time zone/],
  ];
  for (const [schedule, reason] of wrong) {
    it(`must not be ${JSON.stringify(schedule)}`, () => {
      expect(cronScheduleRule(schedule) ?? "it passed").to.match(reason);
    });
  }

  it("has one spelling", () => {
    const spellings = [
      [" 00  02 * * * ", "0 2 * * *"],
      ["@daily", "0 0 * * *"],
      ["0 0 * JAN Mon-FRI", "0 0 * 1 1-5"],
      ["*/1 0 ? * ?", "* 0 * * *"],
      ["@every 12h", "@every 12h"],
    ] as const;
    for (const [given, canonical] of spellings) {
      expect(canonicalCronSchedule(given), given).to.equal(canonical);
      expect(canonicalCronSchedule(canonical), "it stays as it is").to.equal(canonical);
    }
  });
});
