// Each seat by the keyboard alone: nobody touches a mouse, whatever has the focus is seen to have it, and what a press is answered with
// has the focus next.
import assert from 'node:assert/strict';

import { keepPages, kept } from './audit.mjs';
import { DESKTOP, STEP_MS, step } from './house.mjs';

/** How often Tab is pressed at most on the way to something. */
const MANY_TABS = 150;
/** Pixels of the line around what has the focus, at least. */
const LINE = 2;

/** Runs on a page: whether what has the focus is seen, and seen to have it; what is wrong with it, if anything. */
function unseen(line) {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
  const says = one.outerHTML.slice(0, 160);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < line) return `${says} is not seen to have the focus`;
  if (width < 2 || height < 2 || right <= 0 || bottom <= 0 || left >= window.innerWidth || top >= window.innerHeight) return `${says} has the focus, and nobody sees it`;
  return undefined;
}

/** Somebody without a mouse. */
async function typist(browser, base) {
  const context = await browser.newContext({ viewport: DESKTOP, baseURL: base });
  context.setDefaultTimeout(STEP_MS);
  keepPages(context);
  const page = await context.newPage();
  // Whatever a mouse did would be no proof.
  for (const name of ['click', 'fill', 'check', 'selectOption']) page[name] = () => assert.fail(`${name} is no key`);
  const seen = async () => assert.equal(await page.evaluate(unseen, LINE), undefined);
  /** Goes on by Tab until something of this kind has the focus, and says how many presses that took. */
  const to = async (what, most = MANY_TABS) => {
    for (let presses = 1; presses <= most; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement === document.body)) continue;
      if (await page.evaluate(() => document.activeElement.tagName === 'IFRAME')) continue;
      await seen();
      if (await what.evaluateAll((all) => all.includes(document.activeElement))) return presses;
    }
    return assert.fail(`${what} is not reached by ${most} presses of Tab at ${page.url()}`);
  };
  const press = async (key) => {
    await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
    await kept();
  };
  const type = (text) => page.keyboard.type(text);
  const open = async (path) => {
    await page.goto(path);
    await kept();
  };
  /** What a press was answered with has the focus. */
  const answered = async (words) => {
    const [isAnswer, text] = await page.evaluate(() => [document.activeElement.matches('main .done,main [role=alert],main [aria-invalid=true]'), document.activeElement.innerText]);
    assert.ok(isAnswer, `${page.url()}: the answer has not got the focus`);
    assert.match(text, words);
  };
  const be = (person) => context.request.post('/local/be', { form: { person } });
  const button = (name) => page.getByRole('button', { name });
  const fold = (name) => page.locator('summary').filter({ hasText: name });
  return { context, page, to, press, type, open, answered, be, button, fold };
}

/** Somebody asks by the form. */
async function asking({ page, to, press, type, open, button }) {
  await step('by keys alone somebody asks by the form, and comes first to what is wrong', async () => {
    await open('/f/contact');
    await to(page.getByLabel('Name'));
    await type('Dora Klein');
    await to(button('Send'));
    await page.locator('form[method=post]').last().evaluate((form) => { form.noValidate = true; });
    await press('Enter');
    await to(page.locator('[aria-invalid=true]'));
    await to(page.getByLabel('Phone', { exact: true }).or(page.getByLabel('Email', { exact: true })));
    await open('/f/contact');
    await to(page.getByLabel('Name'));
    await type('Dora Klein');
    await to(page.getByLabel('Email', { exact: true }));
    await type('dora@customer.example');
    await to(page.getByLabel('What is it about?'));
    await type('Prod');
    await to(page.getByLabel('Message'));
    await type('What would 30 chairs cost?');
    await to(button('Send'));
    await press('Enter');
    assert.equal(await page.locator('h1').innerText(), 'Thank you, Dora');
  });
}

/** Somebody of the team is let in, with the code of the mail. */
async function signingIn({ page, to, press, type, open, button }, base) {
  await step('by keys alone somebody signs in', async () => {
    await open('/desk');
    await to(page.getByLabel(/^Your address/));
    await type('riley@example.com');
    await press('Enter');
    await fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance: '1m' }) });
    const mails = await (await fetch(`${base}/local/mail.json`)).json();
    const { subject } = mails.filter((mail) => mail.subject.startsWith('Sign in: ')).at(-1);
    await to(page.getByLabel('The code in the mail'));
    await type(subject.slice('Sign in: '.length));
    await to(button('Sign in'));
    await press('Enter');
    assert.match(page.url(), /\/desk\/today$/);
  });
}

/** A rep with one lead: an outcome and back, a mail, a note, a call from them, and somebody else has it. */
async function working({ page, to, press, type, open, answered, button, fold }) {
  const words = () => page.locator('main').textContent();
  await step('by keys alone a rep says how a call was and takes it back; the answer has the focus', async () => {
    await open('/desk/today');
    const who = await page.locator('#first').innerText();
    assert.equal(await to(page.locator('.skip')) > 0, true);
    await page.keyboard.press('Enter');
    // Behind the skipped header is the lead that comes first.
    assert.equal(await to(page.locator('main a')), 1);
    const outcome = page.locator('.focus .outcome > .choices button').nth(1);
    const said = await outcome.innerText();
    await to(outcome);
    await press('Enter');
    await answered(new RegExp(`^${said}`));
    await to(button('Undo'), 5);
    await press('Enter');
    assert.equal(await page.locator('#first').innerText(), who);
  });

  await step('by keys alone a rep goes through all that is due, around, and back again', async () => {
    await open('/desk/today');
    const first = () => page.locator('#first').innerText();
    const names = [await first(), ...await page.locator('.then > li > .split a').allInnerTexts()];
    assert.ok(names.length > 2, `${names} are too few to go through`);
    const through = async (key) => {
      const seen = [];
      for (let at = 0; at < names.length; at += 1) {
        await press(key);
        seen.push(await first());
      }
      return seen;
    };
    assert.deepEqual(await through('j'), [...names.slice(1), names[0]]);
    assert.deepEqual(await through('k'), names.toReversed());
  });

  await step('by keys alone a rep writes, notes and finds on the page of a lead; what is refused has the focus', async () => {
    await to(page.locator('#first a, a:has(#first), .focus h2 a'));
    await press('Enter');
    const name = await page.locator('h1').innerText();
    await to(fold('Write a mail'));
    await page.keyboard.press('Enter');
    await to(page.locator('textarea[name=text]'));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await to(page.locator('form:has(textarea[name=text]) button:not(.unseen)'));
    await page.keyboard.press('Enter');
    // The browser itself leads to what is missing.
    assert.equal(await page.evaluate(() => document.activeElement.name), 'text');
    await type('Hello, the 30 chairs are in stock. May I ring you at three?');
    await to(page.locator('form:has(textarea[name=text]) button:not(.unseen)'));
    await press('Enter');
    assert.ok((await words()).includes('the 30 chairs are in stock'));
    await to(fold('Add a note'));
    await page.keyboard.press('Enter');
    await to(page.locator('textarea[name=note]'), 3);
    await type('Rings back on Friday');
    await to(button('Save the note'), 3);
    await press('Enter');
    assert.ok((await words()).includes('Rings back on Friday'));
    // Somebody rings back: found by a part of the name, and what they said is written down.
    await to(page.locator('#find'));
    await type(name.slice(0, 4));
    await press('Enter');
    await to(page.getByRole('link', { name }));
    await press('Enter');
    await to(page.getByRole('link', { name: 'They called', exact: true }));
    await press('Enter');
    await to(page.getByLabel('What they want'));
    await type('They rang: three is fine.');
    const talked = page.getByLabel(/I have talked with them/);
    await to(talked);
    const was = await talked.isChecked();
    await page.keyboard.press('Space');
    assert.equal(await talked.isChecked(), !was);
    if (was) await page.keyboard.press('Space');
    await to(button('Save'));
    await press('Enter');
    assert.ok((await words()).includes('three is fine'));
  });

  await step('by keys alone somebody new is taken down; what is refused has the focus', async () => {
    const at = page.url();
    await open('/desk/new');
    await to(page.getByLabel('Who rang'));
    await type('Eva Lind');
    await to(button('Save'));
    await press('Enter');
    await answered(/^$/);
    await type('(212) 555-0177');
    await to(button('Save'));
    await press('Enter');
    assert.equal(await page.locator('h1').innerText(), 'Eva Lind');
    await open(at);
  });

  await step('by keys alone a rep hands a lead over, with three lines', async () => {
    await to(fold('Hand over to a colleague'));
    await page.keyboard.press('Enter');
    await to(page.locator('select[name=to]'), 3);
    await page.keyboard.press('ArrowDown');
    for (const [field, line] of [['agreed', 'A call at three'], ['matters', 'The price'], ['next_step', 'Send the offer']]) {
      await to(page.locator(`input[name=${field}]`), 3);
      await type(line);
    }
    await to(page.locator('form:has(input[name=agreed]) button:not(.unseen)'), 3);
    await press('Enter');
    assert.ok((await words()).includes('Send the offer'));
  });
}

/** Whoever leads the team: several leads at once, figures, and the policy. */
async function leading({ page, to, press, open, answered, be, button, fold }) {
  await step('by keys alone several leads are shared among who is free', async () => {
    await be('morgan');
    await open('/desk/board');
    const boxes = page.locator('main input[type=checkbox][name=lead]');
    const count = Math.min(await boxes.count(), 2);
    assert.ok(count > 0);
    for (let at = 0; at < count; at += 1) {
      await to(boxes.nth(at));
      await page.keyboard.press('Space');
      assert.ok(await boxes.nth(at).isChecked());
    }
    await to(fold('Several at once'));
    await page.keyboard.press('Enter');
    await to(page.locator('button[name=do][value=share]'));
    await press('Enter');
    await answered(/./);
  });

  await step('by keys alone somebody goes from a number to its leads, and reads the table of a chart', async () => {
    await open('/desk/figures');
    assert.equal(await page.locator('figure svg').count(), await page.locator('figure figcaption').count(), 'each chart is said in words');
    await to(fold('Which leads'));
    await page.keyboard.press('Enter');
    await to(page.locator('details[open] a'), 3);
    await press('Enter');
    await to(page.locator('main .lines a'));
    await press('Enter');
    assert.match(page.url(), /\/desk\/leads\//);
    await open('/desk/figures');
    await to(page.locator('main td a, main th a'));
    await press('Enter');
    assert.ok(await page.locator('main .lines a').count() > 0);
  });

  await step('by keys alone a text of the policy is opened', async () => {
    await open('/desk/policy');
    const text = page.locator('.lines details').first();
    await to(text.locator('summary').first());
    assert.equal(await text.evaluate((one) => one.open), false);
    await page.keyboard.press('Enter');
    assert.equal(await text.evaluate((one) => one.open), true);
  });
}

/** All of it, on the company of the demo. */
export async function byKeys(base, browser) {
  const somebody = await typist(browser, base);
  await asking(somebody);
  await signingIn(somebody, base);
  await working(somebody);
  await leading(somebody);
  await somebody.context.close();
}
