// What every part of the proof in a browser stands on: one house, one step, the sizes of a page.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/** A library of npm, from the folder where tests/browser/run has put them. */
export const library = createRequire(`${process.env.LIBRARIES}/`);

export const NOW = '2026-03-02T15:00:00Z'; // Monday, 10:00 in the office
export const STEP_MS = 10_000;
export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };
export const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  // A site of the world may show a page of this machine: in the world both are of the world.
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const count = { passed: 0, failed: 0 };

/** One step. What comes after a step that failed cannot be trusted, so the first failure ends the journey. */
export async function step(name, body) {
  const began = Date.now();
  try {
    await body();
    count.passed += 1;
    const took = Date.now() - began;
    console.log(`  ok      ${name}${took > 5_000 ? ` (${Math.round(took / 1000)} s)` : ''}`);
  } catch (error) {
    count.failed += 1;
    console.error(`  FAILED  ${name}`);
    throw error;
  }
}

/** Starts the bundle, on a machine on which it is this day where one is named, and gives its address, as it prints it. */
export function start(options, day) {
  const env = day ? { ...process.env, LD_PRELOAD: process.env.LIBFAKETIME, FAKETIME: `@${day} 12:00:00`, FAKETIME_DONT_FAKE_MONOTONIC: '1', TZ: 'UTC' } : process.env;
  const server = spawn(process.env.BATON, ['up', '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  const address = new Promise((resolve, reject) => {
    const read = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`baton up ended with ${code}:\n${said}`)));
    setTimeout(() => reject(new Error(`baton up named no address:\n${said}`)), 240_000).unref();
  });
  // Whoever waits for it hears of a failure; a house that nobody waits for any more is being ended.
  address.catch(() => {});
  return { server, address };
}

/** A house with a standing clock. */
export const still = (data, policy) => start(['--data', data, '--policy', policy, '--now', NOW, '--speed', '0']);

/** Clicks what leads to a page, and waits until all of that is there: a page that is read while it comes has links without their words. */
export async function loaded(page, what) {
  await Promise.all([page.waitForEvent('load'), what.click()]);
}
