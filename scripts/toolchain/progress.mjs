// Reports the progress of a build: what is being built, how much is done, and how long it usually takes.

const minute = 60_000;

export class Progress {
  /** @type {Map<import("./parts.mjs").Binary, number>} start time of each build in progress */
  #building = new Map();
  #done = 0;
  #startedAt;
  #total;
  #usually;
  #log;
  #now;

  /**
   * @param {import("./parts.mjs").Binary[]} binaries all that is to be built
   * @param {(line: string) => void} log
   * @param {() => number} [now]
   */
  constructor(binaries, log, now = Date.now) {
    this.#total = binaries.length;
    this.#usually = binaries.reduce((sum, { minutes }) => sum + minutes, 0);
    this.#log = log;
    this.#now = now;
    this.#startedAt = now();
  }

  /** @param {string} folder where the programs are kept */
  begin(folder) {
    this.#log(
      `building ${this.#total === 1 ? "1 program" : `${this.#total} programs`} once, to be kept in ${folder}: usually ${inMinutes(this.#usually)} on 2 idle cores`,
    );
  }

  /**
   * Reports every minute until `work` has settled.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async during(work) {
    const telling = setInterval(() => this.tell(), minute);
    try {
      return await work();
    } finally {
      clearInterval(telling);
    }
  }

  /**
   * @param {import("./parts.mjs").Binary} binary
   * @param {() => Promise<void>} build
   */
  async of(binary, build) {
    const startedAt = this.#now();
    this.#building.set(binary, startedAt);
    this.#log(`${binary.title}: building, usually ${inMinutes(binary.minutes)}`);
    try {
      await build();
    } finally {
      this.#building.delete(binary);
    }
    this.#done += 1;
    this.#log(`${this.#count()} ${binary.title}: built in ${inSeconds(this.#now() - startedAt)}`);
  }

  /**
   * Counts programs that another process has built.
   * @param {import("./parts.mjs").Binary[]} binaries
   */
  found(binaries) {
    this.#done += binaries.length;
  }

  /** Reports how far the build is. */
  tell() {
    const passed = (since) => Math.round((this.#now() - since) / minute);
    const current = [...this.#building].map(
      ([{ title, minutes }, since]) =>
        `${title} (${passed(since)} min, usually ${minutes < 1 ? "less" : Math.ceil(minutes)})`,
    );
    const head = `${this.#count()} ${passed(this.#startedAt)} min of usually ${Math.ceil(this.#usually)}`;
    this.#log(current.length === 0 ? head : `${head}; building ${current.join(" and ")}`);
  }

  #count() {
    return `[${this.#done}/${this.#total}]`;
  }
}

function inMinutes(minutes) {
  return minutes < 1 ? "less than a minute" : `${Math.ceil(minutes)} min`;
}

function inSeconds(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
