// Each seat on a telephone, by taps, where no script runs: the page is whole there, and whatever is tapped is there to be tapped.
import assert from 'node:assert/strict';

import { keepPages, kept } from './audit.mjs';
import { STEP_MS, step } from './house.mjs';

const TELEPHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, javaScriptEnabled: false };
/** Pixels that a finger needs, by WCAG 2.2. */
const FINGER = 24;
/** What a rep reports of one lead after the other, in turn. */
const OUTCOMES = ['Reached', 'Left a voicemail', 'No answer', 'Wrote to them'];
/** More leads than these are due to nobody of the demo in one morning. */
const MANY_LEADS = 20;
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** How many leads the heading of a day counts: each part of it begins with a number, in words as far as it has one. */
function counted(heading) {
  const first = heading.toLowerCase().split(', ').map((part) => part.split(' ')[0]);
  return first.map((word) => NUMBERS.indexOf(word) + 1 || Number(word)).filter(Number.isFinite).reduce((sum, number) => sum + number, 0);
}

/** Somebody with a telephone. */
async function holder(browser, base) {
  const context = await browser.newContext({ ...TELEPHONE, baseURL: base });
  context.setDefaultTimeout(STEP_MS);
  keepPages(context);
  const page = await context.newPage();
  const tap = async (what) => {
    const one = what.first();
    await one.scrollIntoViewIfNeeded();
    const { width, height } = await one.boundingBox();
    // A link within a line is as high as the line: that is what the rule lets pass.
    const isInLine = await one.evaluate((link) => getComputedStyle(link).display === 'inline');
    assert.ok(isInLine || width >= FINGER && height >= FINGER, `${what} is ${width} by ${height} pixels`);
    await one.tap();
  };
  /** Taps what leads to a page. */
  const go = async (what) => {
    await Promise.all([page.waitForEvent('load'), tap(what)]);
    await kept();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${page.url()} scrolls sideways`);
  };
  const open = async (path) => {
    await page.goto(path);
    await kept();
  };
  const be = (person) => context.request.post('/local/be', { form: { person } });
  const button = (name) => page.getByRole('button', { name });
  const fold = (name) => page.locator('summary').filter({ hasText: name });
  const words = () => page.locator('main').textContent();
  return { context, page, tap, go, open, be, button, fold, words };
}

/** Somebody asks, and a rep works. */
async function working({ page, tap, go, open, be, button, fold, words }, base) {
  await step('on a telephone somebody asks', async () => {
    await open('/f/contact');
    await page.getByLabel('Name').fill('Mia Berg');
    await page.getByLabel('Phone', { exact: true }).fill('555 010 0164');
    await page.getByLabel('What is it about?').selectOption('sales');
    await go(button('Send'));
    assert.equal(await page.locator('h1').innerText(), 'Thank you, Mia');
    await fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance: '1m' }) });
  });

  await step('on a telephone a rep says how a call was and takes it back; what is to be done comes before all else', async () => {
    await be('riley');
    await open('/desk/today');
    const who = await page.locator('#first').innerText();
    // The bar of the demo stands above the page and is no part of it.
    // Who is called has a number, and who is only written to an address.
    const reached = '.focus a[href^="tel:"], .focus a[href^="mailto:"]';
    const outcomes = '.focus .outcome > .choices button';
    const [above, ...first] = await Promise.all(['header.top', '.focus', reached, outcomes].map((what) => page.locator(what).first().boundingBox()));
    const down = first.map((one) => one.y - above.y);
    assert.ok(down[0] < TELEPHONE.viewport.height / 3, `the lead stands ${down[0]} pixels down`);
    assert.ok(Math.max(...down) < TELEPHONE.viewport.height, `the lead, how to reach them and the outcomes stand ${down} pixels down`);
    await go(page.locator('.focus .outcome > .choices button').nth(1));
    await go(button('Undo'));
    assert.equal(await page.locator('#first').innerText(), who);
    await go(page.locator('#first a'));
    assert.equal(await page.locator('h1').innerText(), who);
  });

  await step('on a telephone a rep writes, notes, and takes down who rang', async () => {
    await tap(fold('Write a mail'));
    await page.locator('textarea[name=text]').fill('Hello, we have a time on Friday. Does that suit you?');
    await go(page.locator('form:has(textarea[name=text]) button:not(.unseen)'));
    assert.ok((await words()).includes('we have a time on Friday'));
    await tap(fold('Add a note'));
    await page.locator('textarea[name=note]').fill('Prefers the telephone');
    await go(button('Save the note'));
    assert.ok((await words()).includes('Prefers the telephone'));
    await go(page.getByRole('link', { name: 'They called', exact: true }));
    await page.getByLabel('What they want').fill('A second offer');
    await go(button('Save'));
    assert.ok((await words()).includes('A second offer'));
    await page.locator('#find').fill('555 010 0164');
    await go(button('Find'));
    assert.ok((await words()).includes('Mia Berg'));
  });
}

/** Whoever leads the team looks on the way. */
async function leading({ page, tap, go, open, be, fold, words }) {
  await step('on a telephone whoever leads the team nudges several, and reads a number and its leads', async () => {
    await be('morgan');
    await open('/desk/board');
    await tap(page.locator('main label:has(input[type=checkbox][name=lead])'));
    await tap(fold('Several at once'));
    await go(page.locator('button[name=do][value=nudge]'));
    assert.equal(await page.locator('main [role=status]').count(), 1, await words());
    await go(page.getByRole('link', { name: 'Figures', exact: true }));
    await go(page.locator('main td a'));
    assert.ok(await page.locator('main .lines a').count() > 0);
    await go(page.getByRole('link', { name: 'Policy', exact: true }));
    const text = page.locator('.lines details').first();
    await tap(text.locator('summary'));
    assert.equal(await text.getAttribute('open'), '');
  });
}

/** All of it, on the company of the demo. */
export async function byTouch(base, browser) {
  const somebody = await holder(browser, base);
  await working(somebody, base);
  await leading(somebody);
  await somebody.context.close();
}

/** A rep's whole morning, without a mail: who is late first, and one tap a lead. It leaves nothing due to them. */
export async function wholeMorning(base, browser) {
  const { context, page, go, open, be, button } = await holder(browser, base);
  await step('on a telephone a rep works all that is due with one tap a lead, and the heading counts down to nothing', async () => {
    await be('sam');
    await open('/desk/today');
    const heading = () => page.locator('h1').innerText();
    const called = [];
    for (let due = counted(await heading()); due > 0; due -= 1) {
      assert.equal(counted(await heading()), due, `"${await heading()}" after ${called}`);
      const who = await page.locator('#first').innerText();
      const outcome = OUTCOMES[called.length % OUTCOMES.length];
      await go(page.locator('.focus .outcome > .choices button', { hasText: outcome }));
      const said = await page.locator('main').getByRole('status').first().innerText();
      assert.ok(said.startsWith(outcome) && said.includes(who), `${outcome}, ${who}: ${said}`);
      called.push(who);
      assert.ok(called.length <= MANY_LEADS, `${called}`);
    }
    assert.ok(called.length >= OUTCOMES.length, `${called} are few for a morning`);
    assert.equal(new Set(called).size, called.length, `somebody comes twice: ${called}`);
    assert.equal(await heading(), 'Nothing is due.');
    assert.equal(await page.locator('.focus, .then').count(), 0, 'nobody stands first any more');
    // Each stands among what is done today, or with the mail that goes out to them next.
    const names = await page.locator('main li > .split a').allTextContents();
    assert.deepEqual(called.filter((who) => !names.includes(who)), [], `${names}`);
    assert.equal(await button('Undo').first().isVisible(), true, 'the last of them is taken back with one tap');
  });
  await context.close();
}
