// Opens every page that /openapi.json describes, by the links of the pages before and of the mails, and tells of each that nobody opened:
// a new page that no link leads to is found here, and no list of pages is written by hand.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { keepPages, kept, visited } from './audit.mjs';
import { DESKTOP, STEP_MS, loaded, step } from './house.mjs';

/** Pages of one shape that each seat opens. */
const OF_A_SHAPE = 2;
/** Links of one kind that are opened, the newest. */
const OF_A_KIND = 3;
/** What an address may say to be given a file, which is no page. */
const FILES = ['csv', 'format', 'file'];
// What a page is led back to with, or renews itself with: each is walked where something is done.
const LED = ['said', 'unused', 'renewed', 'back', 'from'];
/** Whether a page is led back to with what may be asked of it. Of figures `from` is asked: the first of some days. */
const isLed = (path, name) => LED.includes(name) && !(name === 'from' && path === '/desk/figures');
/** What leads on and shows nothing: the way in by the company's own accounts, which is tested with an issuer, and the way out. */
const LEADING_ON = ['/desk/provider', '/desk/out'];
/** Pages of a mail that is held, or goes out later: no company has one on its first morning. */
const OF_A_MAIL = ['/m/{token}', '/n/{token}'];
/** Bytes of a link's signature. */
const SIGNATURE_BYTES = 16;

/** The addresses of pages, each with what may be asked of it, as the house describes them. */
async function describedPages(base) {
  const { paths } = await (await fetch(`${base}/openapi.json`)).json();
  return Object.entries(paths)
    .filter(([path, item]) => !LEADING_ON.includes(path) && item.get?.responses['200']?.content?.['text/html'])
    .map(([path, item]) => ({
      path,
      matches: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      queried: (item.parameters ?? []).filter((one) => one.in === 'query' && !FILES.includes(one.name) && !isLed(path, one.name)).map((one) => one.name),
    }));
}

/** A link of a mail that the company has not sent: signed as it signs its own. */
function signed(data, letter, { lead = '-', person = '-', task }, now) {
  const keys = JSON.parse(JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')).signing);
  const expires = Math.floor(now / 1000) + 86_400;
  const text = [letter, lead, person, task, expires, keys.current].join('.');
  const key = createHmac('sha256', keys[keys.current]).update(`baton link${text}`).digest().subarray(0, SIGNATURE_BYTES);
  return `/${letter}/${text}.${key.toString('base64url')}`;
}

/** The addresses that a page leads to: its links, and its forms that ask for another look at it. */
function ways() {
  const asked = [...document.querySelectorAll('form[method=get]')].map((form) => {
    const address = new URL(form.action);
    for (const field of form.querySelectorAll('[name]')) {
      const value = field.tagName === 'SELECT' ? [...field.options].map((one) => one.value).find(Boolean) : field.value;
      if (value) address.searchParams.set(field.name, value);
    }
    return address.href;
  });
  return [...[...document.querySelectorAll('main a[href], header a[href]')].map((link) => link.href.split('#')[0]), ...asked];
}

/** What nobody has opened of all that is described: pages, and what may be asked of each. */
function missing(pages) {
  const seen = [...visited].map((address) => new URL(address));
  return pages.flatMap(({ path, matches, queried }) => {
    const opened = seen.filter(({ pathname }) => matches.test(pathname));
    const whole = opened.length === 0 ? [path] : [];
    return [...whole, ...queried.filter((name) => !opened.some(({ searchParams }) => searchParams.get(name))).map((name) => `${path}?${name}=`)];
  });
}

/** Somebody in a browser without JavaScript: its pages, what the house tells programs, and the way to be somebody of the team. */
async function visitor(base, browser) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: DESKTOP, baseURL: base });
  context.setDefaultTimeout(STEP_MS);
  keepPages(context);
  const page = await context.newPage();
  const json = async (path) => (await fetch(base + path)).json();
  const be = (person) => context.request.post('/local/be', { form: { person } });
  return { context, page, json, be };
}

/** A rep and whoever leads the team, as the page that a house begins with offers to be them. */
const seats = (page) => page.locator('.seat button[name=person]').evaluateAll((buttons) => buttons.map((button) => button.value));

/** Every page of the company that lives in `data`, as a rep, the manager and a lead open it: without JavaScript, by links alone. */
export async function everyPage(base, browser, data, { isPlayed }) {
  const pages = (await describedPages(base)).filter(({ path }) => isPlayed || !OF_A_MAIL.includes(path));
  const { context, page, json, be } = await visitor(base, browser);
  const open = async (address) => {
    const response = await page.goto(address);
    assert.equal(response.status(), 200, address);
    assert.equal(await page.locator('h1').count(), 1, `${address} has no heading`);
    await kept();
  };
  /** What an address is one of: its page, and what is asked of it. */
  const shape = (address) => {
    const { origin, pathname, searchParams } = new URL(address, base);
    const found = origin === base && pages.find(({ matches }) => matches.test(pathname));
    return found && `${found.path}?${[...searchParams.keys()].sort()}`;
  };
  const follow = async (begin) => {
    const times = new Map();
    const queue = [begin];
    for (const address of queue) {
      await open(address);
      // A word inside of another frame, or a file, is no way on.
      for (const next of await page.evaluate(ways)) {
        const kind = shape(next);
        if (!kind || queue.includes(next) || FILES.some((name) => new URL(next).searchParams.has(name))) continue;
        times.set(kind, (times.get(kind) ?? 0) + 1);
        if (times.get(kind) <= OF_A_SHAPE) queue.push(next);
      }
    }
  };

  const links = {};
  await open('/');
  const [rep, manager] = await seats(page);
  const now = Date.parse((await json('/local/clock')).now);
  // The door, while nobody is signed in.
  await open('/desk');

  await step('whoever changes the team on its page finds what differs from the version before', async () => {
    await be(manager);
    await open('/desk/policy');
    await loaded(page, page.locator('main a[href*="/p/"]').first());
    await loaded(page, page.locator(`main a[href$="person=${rep}"]`).first());
    await kept();
    await page.locator('#phone').fill('+1 212 555 0119');
    await loaded(page, page.locator('form:has(input[value=change]) button'));
    await kept();
  });

  await step('whoever follows the links of the desk comes to each of its pages, in each seat', async () => {
    for (const person of [rep, manager]) {
      await be(person);
      await follow(`${base}/desk`);
    }
  });

  await step('whoever follows the links of mails comes to each of their pages, and what they press is answered', async () => {
    for (const { text } of await json('/local/mail.json')) {
      for (const [link, letter] of text.matchAll(new RegExp(`${base}/(\\w)/[\\w.-]*[\\w-](?:\\?[\\w=&:-]+)?`, 'g'))) (links[letter] ??= []).push(link);
    }
    const { lead, owner: person } = (await json('/local/leads.json')).find(({ owner }) => owner && !owner.startsWith('queue:'));
    // What only a rare day sends.
    const rare = {
      a: { lead, person: manager, task: 'x' }, v: { lead, person: manager, task: 'x' }, y: { lead, task: 'x' }, e: { lead, task: '-' }, h: { lead, person, task: 'x' }, i: { person, task: 'x' }, k: { lead, person, task: 'x' },
      r: { person, task: String(now) }, t: { lead, person, task: 'x' }, w: { lead, person, task: '0'.repeat(40) },
    };
    for (const [letter, says] of Object.entries(rare)) links[letter] ??= [base + signed(data, letter, says, now)];
    for (const [letter, all] of Object.entries(links)) {
      for (const link of all.slice(-OF_A_KIND)) await open(link);
      const button = page.locator('main button.big').first();
      if (await button.count()) await Promise.all([page.waitForEvent('load'), button.click()]);
      await kept();
      assert.ok(await page.locator('h1').count(), `/${letter}/ answers a press with a page`);
    }
  });

  await step('of every page that is described somebody has opened each kind', async () => {
    const [one, other] = await json('/local/leads.json');
    const slot = new Date(now + 86_400_000).toISOString();
    // What no link of forty leads in one language asks for.
    const asked = { language: 'en', page: '1', earlier: '1', same_number: other.lead, later: one.lead, done: one.lead, once: 'yes', unkept: one.lead, noted: 'yes', stays: one.lead, pressed: String(Math.floor(now / 1000)), q: 'ana', next: '2026-12-24T10:30', slot };
    for (const address of missing(pages)) {
      const [path, name] = address.replace('{lead}', one.lead).replace('{form}', 'contact').split(/[?=]/);
      const link = path.endsWith('{token}') && links[path[1]]?.at(-1);
      if (name in asked || name === undefined && !path.includes('{')) await open(`${link || path}${name ? `?${name}=${encodeURIComponent(asked[name])}` : ''}`);
    }
    assert.equal(missing(pages).join('\n'), '');
  });
  await context.close();
}

/** What may be asked of a page of the desk besides, where its shape is another then. */
const ASKED_OF_THE_DESK = ['/desk/board?as=table', '/desk/find?q=ana', '/desk/figures?days=7'];

/** Each page of the desk of a company that speaks this language, as a rep and whoever leads the team read it, by its address alone. */
export async function deskPages(base, browser, language) {
  const paths = (await describedPages(base)).map(({ path }) => path).filter((path) => path.startsWith('/desk/') && !path.includes('{'));
  assert.ok(paths.includes('/desk/today') && paths.includes('/desk/board'), `${paths}`);
  const { context, page, json, be } = await visitor(base, browser);
  await page.goto('/');
  const [rep, manager] = await seats(page);
  const leads = (await json('/local/leads.json')).filter(({ owner }) => owner === rep).map(({ lead }) => `/desk/leads/${lead}`);
  assert.ok(leads.length > 0, `${rep} has no lead`);

  await step(`in ${language}: each page of the desk is in the language of who reads it, in each seat`, async () => {
    for (const person of [rep, manager]) {
      await be(person);
      for (const path of [...paths, ...ASKED_OF_THE_DESK, ...leads.slice(0, OF_A_SHAPE)]) {
        const response = await page.goto(path);
        // What is not for this seat is refused on a page, which is in their language, too.
        assert.ok(response.status() === 200 || response.status() === 403, `${path} is answered with ${response.status()}`);
        assert.equal(await page.evaluate(() => document.documentElement.lang), language, path);
        assert.equal(await page.locator('h1').count(), 1, `${path} has no heading`);
        await kept();
      }
    }
  });
  await context.close();
}
