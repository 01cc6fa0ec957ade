// The company that a new folder opens with, as whoever looks on sees it: the bar above each page, the mailbox, and a mail in its frame.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { keepPages, kept } from './audit.mjs';
import { STEP_MS, loaded, start, step } from './house.mjs';

const TODAY = { width: 390, height: 844 };
const BOARD = { width: 1280, height: 900 };
/** Bytes of both pictures together. */
const MAX_PICTURE_BYTES = 150_000;
/** Two pixels of the picture are one of the page. */
const SHARP = 2;

/** The working day on which it is looked at: another weekday, or a holiday before it, makes other deadlines of the same three weeks. */
const VISIT = '2026-03-10';
/** Where the pictures of the README are kept, each with the words that it was made of. */
const KEPT = 'tests/browser/pictures';

/** The house of the demo: time passes in it where somebody lets it. */
export const demo = (data) => start(['--demo', '--speed', '0', '--data', data], VISIT);

/** What whoever looks on does, page by page. */
export async function onlooker(base, browser) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: BOARD, baseURL: base });
  context.setDefaultTimeout(STEP_MS);
  keepPages(context);
  const page = await context.newPage();
  const bar = page.getByRole('region', { name: 'The demo' });
  const press = async (name) => {
    await loaded(page, bar.getByRole('button', { name }));
    await kept();
  };
  const go = async (path) => {
    const response = await page.goto(path);
    assert.equal(response.status(), 200, path);
    await kept();
  };
  const clock = async () => new Date((await (await fetch(`${base}/local/clock`)).json()).now);
  const be = async (name) => {
    await bar.getByText('Be somebody else').click();
    await press(`Be ${name}`);
  };

  await step('above every page of the demo stands what time it is, and a way to be somebody else', async () => {
    await go('/');
    await be('Riley');
    assert.match(page.url(), /\/desk\/today$/);
    await go('/desk/find');
    const said = await bar.innerText();
    assert.match(said, /[A-Z][a-z]+day, [A-Z][a-z]+ \d+, 9:12 AM New York time/);
    for (const path of ['/', '/f/contact', '/local/mail', '/local/leads', '/desk/today', '/desk/figures', '/desk/policy', '/desk/new', '/f/nothing']) {
      await page.goto(path);
      await kept();
      assert.ok((await bar.innerText()).startsWith(said), `${path} has another bar`);
    }
    await be('Morgan');
    assert.match(page.url(), /\/desk\/board$/);
    await bar.getByText('Be somebody else').click();
    await loaded(page, bar.getByRole('link', { name: 'Be somebody who asks' }));
    assert.match(page.url(), /\/f\/contact$/);
    await go('/f/contact/embed');
    assert.equal(await bar.count(), 0, 'what stands on another site is that site\'s');
  });

  await step('an hour passes, and what comes next is named and comes; the page stays the one that it was', async () => {
    await go('/desk/board');
    const before = await clock();
    await press('+1 hour');
    assert.match(page.url(), /\/desk\/board$/);
    assert.equal(await clock() - before, 3_600_000);
    const name = await bar.getByRole('button', { name: /^Next: / }).innerText();
    assert.match(name, /^Next: \S.+ \(.+\)$/);
    await press(/^Next: /);
    assert.match(page.url(), /\/desk\/board$/);
    assert.ok(await clock() - before > 3_600_000, 'the clock stands still');
    assert.notEqual(await bar.getByRole('button', { name: /^Next: / }).innerText(), name);
  });

  await step('on paper the board is a table of who, when, with whom and for how long, and nothing of it is pressed', async () => {
    await go('/desk/board');
    await page.emulateMedia({ media: 'print' });
    const pressed = await page.evaluate(() => [...document.querySelectorAll('section.local, header, nav, form, button, input, select, .button')]
      .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 100)));
    assert.deepEqual(pressed, []);
    const lines = await page.evaluate(() => [...document.querySelectorAll('.column .card')].map((card) => {
      const { breakInside, gridTemplateColumns } = getComputedStyle(card);
      return [breakInside, gridTemplateColumns.split(' ').length, card.querySelector('.printed').checkVisibility()].join();
    }));
    assert.deepEqual([...new Set(lines)], ['avoid,4,true']);
    await page.emulateMedia({ media: 'screen' });
    assert.ok(!await page.locator('.column .printed').first().isVisible());
  });

  await step('the mailbox is read person by person, and a mail is answered in it', async () => {
    await loaded(page, bar.getByRole('link', { name: 'Mailbox' }));
    await loaded(page, page.getByRole('navigation', { name: 'People' }).getByRole('link', { name: /^Ana Silva \(\d+\)$/ }));
    await kept();
    assert.equal(await page.locator('.mails > li').count(), await page.locator('time').count());
    const frame = page.frameLocator('article iframe');
    assert.match(await frame.locator('body').innerText(), /Hello Ana/);
    const before = (await (await fetch(`${base}/local/leads.json`)).json()).length;
    await page.getByLabel('Answer as Ana').fill('Please call me on Friday after three. <b>Ana</b>');
    await loaded(page, page.getByRole('button', { name: 'Send the answer' }));
    await kept();
    assert.match(await page.getByRole('status').last().innerText(), /^The answer has arrived\./);
    assert.equal((await (await fetch(`${base}/local/leads.json`)).json()).length, before, 'an answer is nobody new');
    await be('Morgan');
    await page.getByLabel('Name, company, address or number').fill('Ana Silva');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await loaded(page, page.getByRole('link', { name: 'Ana Silva' }));
    await kept();
    assert.ok((await page.locator('main').innerText()).includes('Please call me on Friday after three. <b>Ana</b>'));
  });

  await step('a link of a mail opens in place of the mailbox, and what it asks is answered', async () => {
    await go('/local/mail?who=ana@example.org');
    const stop = page.frameLocator('article iframe').locator('a[href*="/u/"]').first();
    await loaded(page, stop);
    await kept();
    assert.match(page.url(), /\/u\/u\./);
    await loaded(page, page.locator('button.big').first());
    assert.equal(await page.locator('h1').innerText(), 'Our emails to you are stopped');
  });
  await context.close();
}

/** A rep's morning where scripts run: by keys, and on a telephone. The page is whole without them, which `onlooker` and the journey show. */
export async function morning(base, browser) {
  const context = await browser.newContext({ viewport: TODAY, baseURL: base });
  context.setDefaultTimeout(STEP_MS);
  keepPages(context);
  const page = await context.newPage();
  const first = () => page.locator('#first').innerText();
  const open = async () => {
    await page.goto('/desk/today');
    await kept();
  };
  const key = async (name) => {
    await Promise.all([page.waitForEvent('load'), page.keyboard.press(name)]);
    await kept();
  };

  await step('whoever taps a number is asked how the call was; a key is an outcome, and it is taken back', async () => {
    await context.request.post('/local/be', { form: { person: 'riley' } });
    await open();
    const asked = page.getByText('How was the call?');
    assert.equal(await asked.isVisible(), false);
    const number = page.locator('.focus a[href^="tel:"]');
    await number.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
    await page.keyboard.press('c');
    assert.equal(await asked.isVisible(), true);
    const who = await first();
    const outcome = await page.locator('.focus .outcome > .choices button').nth(1).innerText();
    await key('2');
    const said = page.locator('main').getByRole('status').first();
    assert.ok((await said.innerText()).startsWith(outcome), await said.innerText());
    assert.notEqual(await first(), who);
    await key('u');
    assert.equal(await first(), who);
  });

  await step('the next lead, a note and the field to find somebody have a key each; whoever types presses none, and they can be switched off', async () => {
    await open();
    const who = await first();
    await key('j');
    assert.notEqual(await first(), who);
    await page.keyboard.press('n');
    await page.keyboard.type('2 calls, no answer; j');
    assert.equal(await page.locator('.focus textarea').inputValue(), '2 calls, no answer; j');
    await open();
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
    await page.getByText('Keys', { exact: true }).click();
    await page.getByLabel('Use these keys').uncheck();
    await open();
    const before = await first();
    await page.keyboard.press('1');
    await page.keyboard.press('j');
    await open();
    assert.equal(await first(), before);
    await page.getByText('Keys', { exact: true }).click();
    await page.getByLabel('Use these keys').check();
  });

  await step('whoever is put off stands under what comes then, until when, and nothing that is owed waits', async () => {
    await open();
    const who = await first();
    await page.getByText('Look at it again later').click();
    await loaded(page, page.getByRole('button', { name: 'In half an hour' }));
    await kept();
    assert.match(await page.locator('main').getByRole('status').first().innerText(), new RegExp(`^${who} comes back `));
    assert.notEqual(await first(), who);
    assert.match(await page.locator('.then li', { hasText: who }).innerText(), /put off until /);
  });
  await context.close();
}

/** The two pictures that the README begins with, written to a folder, each with the words that it was made of: those that are kept there are
    of the pages as they are now, and what stands in their place for who cannot see them says so. */
export async function pictures(base, browser, folder) {
  await step('the pictures of the README can be made, and are of what the pages say now', async () => {
    mkdirSync(folder, { recursive: true });
    const { now } = await (await fetch(`${base}/local/clock`)).json();
    assert.ok(now.startsWith(VISIT), `the demo is looked at on ${now}`);
    let bytes = 0;
    const made = [];
    for (const [name, person, size, has] of [['today', 'riley', TODAY, 'Reached'], ['board', 'morgan', BOARD, 'For you, now']]) {
      const context = await browser.newContext({ baseURL: base, viewport: size, deviceScaleFactor: name === 'today' ? SHARP : 1, colorScheme: 'light' });
      const page = await context.newPage();
      await context.request.post('/local/be', { form: { person } });
      await page.goto(`/desk/${name}`);
      assert.ok((await page.locator('main').innerText()).includes(has), `the page ${name} has no "${has}"`);
      // The bar is the demo's, and no part of what it shows.
      await page.locator('.local').evaluate((bar) => bar.remove());
      const session = await context.newCDPSession(page);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
      const picture = Buffer.from(data, 'base64');
      bytes += picture.length;
      writeFileSync(join(folder, `${name}.webp`), picture);
      const lines = (await page.locator('body').innerText()).split('\n').map((line) => line.trim()).filter(Boolean);
      writeFileSync(join(folder, `${name}.txt`), `${lines.join('\n')}\n`);
      made.push({ name, heading: await page.locator('h1').innerText(), lines });
      await context.close();
    }
    assert.ok(bytes > 10_000 && bytes < MAX_PICTURE_BYTES, `the pictures have ${bytes} bytes`);
    made.forEach(keptAsMade);
  });
}

/** The picture that is kept was made of these words, and the README says of it what it shows. */
function keptAsMade({ name, heading, lines }) {
  const before = readFileSync(join(KEPT, `${name}.txt`), 'utf8').split('\n').filter(Boolean);
  const differing = [...before.filter((line) => !lines.includes(line)).map((line) => `- ${line}`), ...lines.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)];
  assert.ok(before.join('\n') === lines.join('\n'), `the picture ${name} is old; make it anew with: tests/browser/run --pictures\n${differing.join('\n')}`);
  const image = readFileSync('README.md', 'utf8').match(new RegExp(`<img [^>]*src="tests/browser/pictures/${name}\\.webp"[^>]* alt="([^"]+)"`));
  assert.ok(image, `README.md does not say what the picture ${name} shows`);
  const quoted = [...image[1].matchAll(/&quot;(.+?)&quot;/g)].map(([, said]) => said);
  assert.deepEqual(quoted.filter((said) => !lines.includes(said)), [], `README.md quotes what the picture ${name} does not show`);
  assert.ok(quoted.includes(heading), `README.md does not say the heading of the picture ${name}: ${heading}`);
}
