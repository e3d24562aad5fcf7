// A lock between processes: a file that names its holder and that the holder keeps touching.

import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const touchEveryMs = 5_000;
/** A holder on another machine, or one whose process id was given to someone else, is known dead by its silence. */
const silentForMs = 60_000;
const lookEveryMs = 250;
/** The holder of a lock that is no longer readable. */
const lost = { token: "", pid: 0, host: "", startedAt: "" };

/**
 * Runs `action` while holding the lock; waits for a living holder, takes over from a dead one.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} action
 * @param {(holder: Holder) => void} [onWait] told once, when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(path, action, onWait = () => {}) {
  const token = await acquire(path, onWait);
  const touching = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), touchEveryMs);
  try {
    return await action();
  } finally {
    clearInterval(touching);
    await release(path, token);
  }
}

/** @typedef {{ token: string, pid: number, host: string, startedAt: string }} Holder */

/**
 * Whether the holder of a lock can no longer be at work.
 * @param {Holder} holder
 * @param {number} silentMs time since the lock was last touched
 */
export function isDead(holder, silentMs) {
  if (holder === lost || silentMs > silentForMs) return true;
  return holder.host === hostname() && !isRunning(holder.pid);
}

async function acquire(path, onWait) {
  await mkdir(dirname(path), { recursive: true });
  const holder = { token: randomUUID(), pid: process.pid, host: hostname(), startedAt: new Date().toISOString() };
  // Linked into place complete, so that nobody ever reads a half-written lock.
  const draft = `${path}.${holder.token}`;
  await writeFile(draft, JSON.stringify(holder));
  let told = false;
  try {
    while (!(await linked(draft, path))) {
      const current = await read(path);
      if (current === undefined) continue;
      if (isDead(current.holder, current.silentMs)) {
        await takeAway(path, current.holder.token);
        continue;
      }
      if (!told) onWait(current.holder);
      told = true;
      await sleep(lookEveryMs);
    }
    return holder.token;
  } finally {
    await rm(draft, { force: true });
  }
}

async function release(path, token) {
  const current = await read(path);
  if (current?.holder.token === token) await rm(path, { force: true });
}

/** Of several that see the same dead holder, only the one whose rename hits that very lock removes it. */
async function takeAway(path, deadToken) {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  const taken = await read(aside);
  if (taken !== undefined && taken.holder.token !== deadToken) await linked(aside, path);
  await rm(aside, { force: true });
}

async function linked(from, to) {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** @returns {Promise<{ holder: Holder, silentMs: number } | undefined>} nothing when the lock is gone */
async function read(path) {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    return { holder: parsed(text), silentMs: Date.now() - mtimeMs };
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Locks are linked into place complete, so an unreadable one lost its content in a power cut, which ended its holder too. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return lost;
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that it runs, as somebody else.
    return error.code === "EPERM";
  }
}
