// The page of a day as it stands open for hours, where scripts run: it counts down, shows what has come meanwhile, and is left alone while
// somebody works on it. The browser's clock is the test's; the house's stands where it is put.
import assert from 'node:assert/strict';

import { keepPages, kept } from './audit.mjs';
import { DESKTOP, STEP_MS, step } from './house.mjs';

const TELEPHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const MINUTE_MS = 60_000;
/** After how long an open page renews itself, how often it looks whether it should, and for how long nobody may have touched it. */
const STALE_MS = 5 * MINUTE_MS;
const LOOK_MS = 15_000;
const IDLE_MS = MINUTE_MS;

/** Somebody asks, and somebody of the team has an open page with that lead first, in a browser whose clock is moved by hand. */
async function left(browser, base, { name, phone }, shape) {
  const body = new URLSearchParams({ name, phone, topic: 'sales', message: 'What would it cost?' });
  const sent = await (await fetch(`${base}/f/contact`, { method: 'POST', body, headers: { accept: 'application/json' } })).json();
  const later = (advance) => fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance }) });
  await later('5m');
  const { owner } = (await (await fetch(`${base}/local/leads.json`)).json()).find(({ lead }) => lead === sent.lead);
  const context = await browser.newContext({ ...shape, baseURL: base });
  context.setDefaultTimeout(STEP_MS);
  keepPages(context);
  await context.request.post('/local/be', { form: { person: owner } });
  const page = await context.newPage();
  await page.clock.install();
  const renewals = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && new URL(request.url()).searchParams.has('renewed')) renewals.push(request.url());
  });
  const open = async () => {
    renewals.length = 0;
    await page.goto(`/desk/today?lead=${sent.lead}`);
    await kept();
    assert.equal(await page.locator('#first').innerText(), name);
  };
  const pass = (ms) => page.clock.runFor(ms);
  /** Lets time pass in which the page is to renew itself; it may ask again before it is answered, since no real time passes. */
  const renewed = async (ms) => {
    assert.deepEqual(renewals, [], 'it renewed itself too early');
    await Promise.all([page.waitForEvent('load'), pass(ms).catch(() => {})]);
    await kept();
    assert.ok(renewals.length > 0);
  };
  return { context, page, open, pass, renewed, renewals, later };
}

/** A page that is open all day. */
export async function allDay(base, browser) {
  const { context, page, open, pass, renewed, renewals, later } = await left(browser, base, { name: 'Ida Holm', phone: '+12125550140' }, { viewport: DESKTOP });
  const time = page.locator('.focus [data-left]');
  const minutes = async () => Number((await time.innerText()).match(/^(\d+) minutes$/)[1]);

  // Of what is due in less than ninety minutes it says the minutes.
  await open();
  await later(`${Math.floor(await time.getAttribute('data-left') / 60) - 50}m`);
  await step('a page that stands open counts down what is left, and after five minutes shows what has come meanwhile', async () => {
    await open();
    const seconds = Number(await time.getAttribute('data-left'));
    const first = await minutes();
    assert.equal(first, Math.floor(seconds / 60));
    await pass(3 * MINUTE_MS);
    assert.equal(await minutes(), first - 3);
    await later('10m');
    await pass(STALE_MS - 3 * MINUTE_MS - LOOK_MS);
    await renewed(2 * LOOK_MS);
    assert.equal(await minutes(), first - 10, 'it is the page of now');
    assert.equal(await page.locator('#first').innerText(), 'Ida Holm');
    assert.equal(new URL(page.url()).searchParams.has('renewed'), false, 'whoever loads it again themselves has asked for it');
  });

  await step('a page that somebody has under their hands waits until they have let it be for a minute', async () => {
    await open();
    await pass(STALE_MS - LOOK_MS);
    await page.mouse.move(200, 300);
    await pass(IDLE_MS - LOOK_MS);
    await renewed(3 * LOOK_MS);
  });

  await step('a page into which somebody has typed, or of which they unfolded something, is never taken from them', async () => {
    await open();
    await page.locator('#find').fill('A name');
    await page.locator('#find').evaluate((field) => field.blur());
    await pass(3 * STALE_MS);
    assert.deepEqual(renewals, []);
    assert.equal(await page.locator('#find').inputValue(), 'A name');
    await open();
    const note = page.locator('.focus [data-note]');
    await note.locator('summary').click();
    await page.evaluate(() => document.activeElement.blur());
    await pass(3 * STALE_MS);
    assert.deepEqual(renewals, []);
    assert.equal(await note.evaluate((fold) => fold.open), true);
  });
  await context.close();
}

/** A number that is tapped on a telephone, where scripts run. */
export async function rung(base, browser) {
  const { context, page, open, pass, renewals } = await left(browser, base, { name: 'Per Dahl', phone: '+12125550141' }, TELEPHONE);

  await step('on a telephone whoever taps the number is asked how the call was, and the page is still there after it', async () => {
    await open();
    const asked = page.getByText('How was the call?');
    assert.equal(await asked.isVisible(), false);
    const number = page.locator('.focus a[href^="tel:"]');
    assert.equal(await number.getAttribute('href'), 'tel:+12125550141');
    // This browser cannot call: what it would say of that is not the page's.
    await number.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
    await number.tap();
    assert.equal(await asked.isVisible(), true);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await pass(3 * STALE_MS);
    assert.deepEqual(renewals, []);
    const { y, height } = await asked.boundingBox();
    assert.ok(y >= 0 && y + height <= TELEPHONE.viewport.height, `the question stands ${y} pixels down`);
    await Promise.all([page.waitForEvent('load'), page.locator('.focus .outcome > .choices button', { hasText: 'Reached' }).tap()]);
    await kept();
    assert.match(await page.locator('main').getByRole('status').first().innerText(), /^Reached/);
  });
  await context.close();
}
