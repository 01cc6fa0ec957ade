// A journey through every page, as people see it: a browser without JavaScript, on one `baton up` with a standing clock. The desk's is walked
// once more where scripts run.
// LIBRARIES, BATON, CHROMIUM and the folders of the houses come from tests/browser/run.
import assert from 'node:assert/strict';
import { allDay, rung } from './all_day.mjs';
import { attacked, attacksOf } from './attacked.mjs';
import { auditPages, keepPages, kept, visited } from './audit.mjs';
import { demo, morning, onlooker, pictures } from './demo.mjs';
import { DESKTOP, FLAGS, PHONE, STEP_MS, count, library, loaded, step, still } from './house.mjs';
import { byKeys } from './keyboard.mjs';
import { byTouch, wholeMorning } from './phone.mjs';
import { deskPages, everyPage } from './tour.mjs';

const { chromium } = library('playwright-core');

const [option] = process.argv.slice(2);
const isLong = option === '--long';
const WHOLE_MS = isLong ? 4 * 3_600_000 : 580_000;
/** What is drawn is drawn from it; a run prints it. */
const SEED = Number(process.env.SEED ?? (isLong ? Date.now() % 1_000_000 : 20260302));
/** Attacks of a long run, in all languages together. */
const MANY = Number(process.env.ATTACKS ?? 7_000);
const LANGUAGES = ['en', 'en-GB', 'de', 'es', 'fr'];
const HOSTILE = `<img src=x onerror="alert(1)">{{ greeting }} O'Hara & "Co"`;

const refusedStyles = [];
const looked = new Set();
/** What the pages are made of whose colours were looked at: those that differ in words alone have the same. */
const coloured = new Set();

/** What holds for every page: its language, a title, one heading, a label for every field, and no scrolling sideways. */
async function sound(page, language = /^en(-US)?$/) {
  await kept();
  const wrong = [];
  const found = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input:not([type=hidden]),select,textarea')];
    const name = (field) => [...(field.labels ?? [])].map((one) => one.textContent.trim()).join(' ');
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
    const described = [...document.querySelectorAll('[aria-describedby]')]
      .flatMap((one) => one.getAttribute('aria-describedby').split(' '));
    return {
      lang: document.documentElement.lang,
      title: document.title.trim(),
      headings: document.querySelectorAll('h1').length,
      unnamed: fields.filter((field) => name(field) === '').map((field) => field.name),
      silent: [...document.querySelectorAll('button:not([hidden]),a')].filter((one) => one.textContent.trim() === '').map((one) => one.outerHTML),
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
      dangling: described.filter((id) => !ids.includes(id)),
      // Enter in a field presses the first button that is not disabled.
      entered: [...document.forms].map((form) => [...form.querySelectorAll('button:not([type=button])')].filter((one) => !one.disabled))
        .filter((buttons) => buttons.length > 1 && buttons[0].name !== '').map((buttons) => buttons[0].textContent),
      // A page of the desk has the one that makes it quicker; a page of a link has none.
      scripts: [...document.scripts].filter((one) => one.src || !document.querySelector('header.top')).length
        + document.querySelectorAll('img:not([src^="data:image/"])').length,
      icon: document.querySelector('link[rel=icon]')?.href.startsWith('data:image/') ?? false,
      kinds: [...new Set([...document.querySelectorAll('*')].map((one) => `${one.tagName} ${one.getAttribute('class')} ${one.parentElement?.getAttribute('class')} ${one.disabled} ${one.hidden}`))].sort().join(),
    };
  });
  if (!language.test(found.lang)) wrong.push(`its language is "${found.lang}"`);
  if (found.title === '') wrong.push('it has no title');
  if (found.headings !== 1) wrong.push(`it has ${found.headings} headings of the first level`);
  if (found.unnamed.length) wrong.push(`fields without a label: ${found.unnamed}`);
  if (found.silent.length) wrong.push(`buttons or links without words: ${found.silent.join(' ')}`);
  if (found.entered.length) wrong.push(`Enter chooses: ${found.entered}`);
  if (found.twice.length) wrong.push(`ids that stand twice: ${found.twice}`);
  if (found.dangling.length) wrong.push(`described by what is not there: ${found.dangling}`);
  if (found.scripts) wrong.push('it has a script, or a picture that is loaded');
  if (!found.icon) wrong.push('it has no icon');
  for (const scheme of coloured.has(found.kinds) ? [] : ['dark', 'light']) {
    await page.emulateMedia({ colorScheme: scheme });
    const pale = await page.evaluate(tooPale);
    if (pale.length) wrong.push(`hard to read (${scheme}): ${pale.join('; ')}`);
  }
  coloured.add(found.kinds);
  await page.setViewportSize(PHONE);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) wrong.push(`on a phone it scrolls ${wide} pixels sideways`);
  await page.setViewportSize(DESKTOP);
  const path = new URL(page.url()).pathname.replace(/\/([oawus])\/.*/, '/$1/…');
  assert.deepEqual(wrong, [], `${path} "${found.title}"`);
  looked.add(found.title);
}

/** Runs on the page: what has less contrast than 4.5 to 1, by the rule of WCAG 2. */
function tooPale() {
  const parts = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const color = parts(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches && getComputedStyle(document.documentElement).colorScheme.includes('dark')
      ? [18, 18, 18] : [255, 255, 255];
  };
  return [...document.body.querySelectorAll('*')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
    .filter((one) => one.checkVisibility() && !one.closest('.trap'))
    .map((one) => {
      const [front, back] = [light(parts(getComputedStyle(one).color)), light(behind(one))];
      const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      return [ratio, `"${one.textContent.trim().slice(0, 30)}" ${ratio.toFixed(1)} to 1`];
    })
    .filter(([ratio]) => ratio < 4.5)
    .map(([, said]) => said);
}

async function journey(base, browser) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: DESKTOP, baseURL: base });
  context.setDefaultTimeout(STEP_MS);
  keepPages(context);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refusedStyles.push(message.text());
  });
  const open = async (address) => {
    const response = await page.goto(address);
    assert.equal(response.status(), 200, address);
    await sound(page);
  };
  const press = async (name) => {
    await loaded(page, page.getByRole('button', { name, exact: true }).first());
    await sound(page);
  };
  const heading = () => page.locator('h1').innerText();
  const text = () => page.locator('body').innerText();
  const says = async (...words) => {
    const all = await text();
    for (const word of words) assert.ok(word instanceof RegExp ? word.test(all) : all.includes(word), `"${word}" is not on the page:\n${all}`);
  };
  const json = async (address) => (await fetch(base + address)).json();
  const mails = () => json('/local/mail.json');
  const mailTo = async (to, subject) => {
    const found = (await mails()).filter((mail) => mail.to.join().includes(to) && subject.test(mail.subject));
    assert.ok(found.length > 0, `no mail to ${to} with ${subject}`);
    return found.at(-1);
  };
  const openMail = async (mail) => {
    const response = await page.goto(`/local/mail/${mail.id}.html`);
    assert.equal(response.status(), 200);
  };

  await step('the form has its fields, labels and no need for a script', async () => {
    await open('/f/contact');
    assert.equal(await page.title(), 'Contact us');
    assert.equal(await page.locator('input[name=website]').isVisible() && await page.locator('.trap').evaluate((trap) => trap.getBoundingClientRect().right > 0), false, 'the trap is seen');
  });

  await step('sent empty, it says beside each field what is missing, and keeps what was typed', async () => {
    await page.locator('details.more > summary').click();
    await page.getByLabel('Company').fill('Silva & Daughters <Ltd>');
    await page.getByLabel('Message').fill('What would it cost?\n\nWe are 40 people.');
    await page.getByLabel('When do you need it?').selectOption('quarter');
    await page.getByLabel(/newsletter/).check();
    await press('Send');
    await says('Nothing was sent yet');
    for (const name of ['name', 'topic', 'email']) {
      const field = page.locator(`#${name}`);
      assert.equal(await field.getAttribute('aria-invalid'), 'true', `${name} is not marked`);
      const ids = (await field.getAttribute('aria-describedby')).split(' ');
      const said = await Promise.all(ids.map((id) => page.locator(`#${id}`).innerText()));
      assert.ok(said.some((one) => one.trim() !== ''), `${name} says nothing`);
    }
    assert.match(await page.title(), /^Please check/);
    assert.equal(await page.getByLabel('Company').inputValue(), 'Silva & Daughters <Ltd>');
    assert.equal(await page.getByLabel('Message').inputValue(), 'What would it cost?\n\nWe are 40 people.');
    assert.equal(await page.getByLabel('When do you need it?').inputValue(), 'quarter');
    assert.ok(await page.getByLabel(/newsletter/).isChecked(), 'the newsletter is not ticked any more');
    assert.equal((await json('/local/leads.json')).length, 0);
  });

  await step('markup and braces in a name stay text', async () => {
    await page.getByLabel('Name').fill(HOSTILE);
    await press('Send');
    assert.equal(await page.getByLabel('Name').inputValue(), HOSTILE);
    const source = await page.content();
    assert.ok(!source.includes('<img') && !(await (await fetch(base + '/f/contact?name=' + encodeURIComponent(HOSTILE))).text()).includes('{{'));
  });

  await step('sent right, it thanks and says what happens when', async () => {
    await page.getByLabel('Name').fill('Ana Silva');
    await page.getByLabel('Email', { exact: true }).fill('ana@example.org');
    await page.getByLabel('Phone', { exact: true }).fill('555 010 0123');
    await page.getByLabel('What is it about?').selectOption('sales');
    await press('Send');
    assert.equal(await heading(), 'Thank you, Ana');
    assert.match(page.url(), /\/f\/contact\/thanks\?told=/);
    await says('within a few minutes', /today by \d+:\d\d PM/);
    assert.equal((await json('/local/leads.json')).length, 1);
    const times = page.locator('.choices a');
    assert.equal(await times.count(), 3);
    await open(await times.first().getAttribute('href'));
    await says('Your inquiry has just arrived.');
  });

  await step('the mailbox moves the clock to what is due', async () => {
    await open('/local/mail');
    await says('Nothing was mailed yet');
    for (let press_ = 0; press_ < 6 && (await mails()).length < 2; press_ += 1) await press(/next/i.test(await text()) ? await nextButton(page) : '+1 hour');
    assert.equal((await mails()).length, 2, 'an acknowledgement and a task');
    await says('Call Ana Silva', 'Thank you for your question about our products and prices');
  });

  let lead;
  await step('the acknowledgement is to Ana, by name and topic, and echoes nothing', async () => {
    const mail = await mailTo('ana@example.org', /^Thank you for your question/);
    lead = mail.lead;
    assert.match(mail.text, /^Hello Ana,/);
    assert.match(mail.text, /today by 2:00 PM/);
    assert.doesNotMatch(mail.text + mail.html, /What would it cost|\{\{/);
    assert.match(mail.text, /100 Main Street/);
    await openMail(mail);
    assert.match(await text(), /Hello Ana/);
  });

  let task;
  await step('the task is to a rep, with who, what and what to say; on a phone too', async () => {
    task = await mailTo('@example.com', /^Call Ana Silva/);
    await openMail(task);
    await says('Ana Silva', 'What would it cost?', /What to say/i, /555 010 0123/, 'No answer');
    await page.setViewportSize(PHONE);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `on a phone the mail scrolls ${wide} pixels sideways`);
    await page.setViewportSize(DESKTOP);
  });

  let outcome;
  const facts = async () => JSON.stringify(await json(`/local/leads/${lead}.json`));
  await step('the link for No answer asks, and changes nothing', async () => {
    outcome = await page.getByRole('link', { name: 'No answer' }).getAttribute('href');
    const before = await facts();
    await open(outcome);
    assert.match(await heading(), /Ana Silva\?$/);
    await open(outcome);
    assert.equal(await facts(), before);
  });

  await step('Enter in the date records nothing that was not chosen, and keeps what was typed', async () => {
    const before = await facts();
    for (const address of [outcome, outcome.replace(/\?.*/, '')]) {
      await open(address);
      await page.getByLabel('Next step on').fill('2026-03-05T10:30');
      await page.getByLabel('Note').fill('Wants two offers');
      await page.getByLabel('Next step on').press('Enter');
      await page.waitForLoadState();
      assert.equal(await facts(), before, 'something was recorded');
      await sound(page);
      assert.equal(await heading(), 'Nothing was recorded yet for Ana Silva');
      await says('Choose what happened.');
      assert.equal(await page.getByLabel('Next step on').inputValue(), '2026-03-05T10:30');
      assert.equal(await page.getByLabel('Note').inputValue(), 'Wants two offers');
      const first = page.getByRole('button', { name: 'Yes, record: No answer', exact: true });
      assert.equal(await first.count(), address === outcome ? 1 : 0, 'what the mail asked for');
    }
    await open(outcome);
    await page.getByLabel('Note').press('Enter');
    assert.equal(await facts(), before);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'next', 'a button that nobody sees took the focus');
  });

  await step('one click records it', async () => {
    await press('Yes, record: No answer');
    assert.equal(await heading(), 'Recorded: No answer');
    assert.equal((await json('/local/leads.json'))[0].touches, 1);
  });

  await step('twice is once', async () => {
    const before = await facts();
    await open(outcome);
    await says('You reported No answer');
    await press('Yes, record: No answer');
    assert.equal(await heading(), 'Already recorded: No answer');
    assert.equal(await facts(), before);
  });

  await step('a date that has passed is refused beside its field, and what was typed is kept', async () => {
    const body = new URLSearchParams({ outcome: 'reached', next: '2026-02-02T10:00', note: 'Likes tea' });
    const before = await facts();
    const response = await fetch(outcome.replace(/\?.*/, ''), { method: 'POST', body });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /id="next-error"[\s\S]*Likes tea/);
    assert.equal(await facts(), before);
  });

  await step('it is corrected to Reached, with the next step on a date', async () => {
    await page.getByRole('link', { name: /Correct it/ }).click();
    await sound(page);
    await page.getByLabel('Next step on').fill('2026-03-05T10:30');
    await page.getByLabel('Note').fill('Wants <b>two</b> offers {{ name }}');
    await press('Reached');
    assert.equal(await heading(), 'Corrected: Reached');
    await says('Thursday 10:30');
    await open(outcome.replace(/\?.*/, ''));
    await says('Wants <b>two</b> offers {{ name }}');
    assert.match(await facts(), /in_conversation/);
  });

  await step('a link that was changed on the way is refused with a page', async () => {
    const response = await page.goto(outcome.replace(/.\?.*/, '!'));
    assert.equal(response.status(), 403);
    await sound(page);
    await says('This link is not valid');
  });

  await step('the stop link asks, and one click stops', async () => {
    const mail = await mailTo('ana@example.org', /^Thank you for your question/);
    await openMail(mail);
    const stop = await page.locator('a[href*="/u/"]').first().getAttribute('href');
    const before = await facts();
    await open(stop);
    assert.ok(!(await text()).includes('Ana'), 'a forwarded mail must not say whose it was');
    assert.equal(await facts(), before);
    await press('Stop writing to me');
    assert.equal(await heading(), 'Our emails to you are stopped');
    await open(stop);
    await says('have been stopped already');
  });

  await step('on a phone: a second lead, by telephone alone', async () => {
    await page.setViewportSize(PHONE);
    await page.goto('/f/contact');
    await page.getByLabel('Name').fill('Ben Okoye');
    await page.getByLabel('Phone', { exact: true }).fill('555 010 0177');
    await page.getByLabel('What is it about?').selectOption('sales');
    await press('Send');
    assert.equal(await heading(), 'Thank you, Ben');
  });

  let ben;
  await step('whom nobody calls, the manager hears of', async () => {
    await open('/local/mail');
    for (let day = 0; day < 2; day += 1) await press('+1 day');
    ben = (await json('/local/leads.json')).find((one) => one.lead !== lead);
    const mail = await mailTo('morgan@example.com', /No contact with/);
    assert.match(mail.text, /Ben Okoye/);
    await openMail(mail);
  });

  await step('the assign page asks, and one click gives the lead to another', async () => {
    const link = await page.locator('a[href*="/a/"]').first().getAttribute('href');
    const before = JSON.stringify(await json(`/local/leads/${ben.lead}.json`));
    await open(link);
    assert.match(await heading(), /Ben Okoye\?$/);
    await says('has it now');
    assert.equal(JSON.stringify(await json(`/local/leads/${ben.lead}.json`)), before);
    const other = page.locator('ul button[name=to]').first();
    const id = await other.getAttribute('value');
    await other.click();
    await sound(page);
    assert.match(await heading(), /^Given to /);
    const after = (await json('/local/leads.json')).find((one) => one.lead === ben.lead);
    assert.equal(after.owner, id);
  });

  await step('the voicemail form makes a call to return', async () => {
    await open('/f/voicemail');
    await press('Save');
    assert.equal(await page.locator('#phone').getAttribute('aria-invalid'), 'true');
    await page.getByLabel(/^Phone/).fill('555 010 0188');
    await page.getByLabel(/^Name/).fill('Cleo Marsh');
    await page.getByLabel('What was said').fill('Please ring me about the price.');
    await press('Save');
    assert.equal(await heading(), 'Thank you');
    await open('/local/mail');
    await press('+1 hour');
    const mail = await mailTo('@example.com', /^Call Cleo Marsh/);
    assert.match(mail.text, /Please ring me about the price\./);
  });

  await step('the other pages', async () => {
    for (const address of ['/', '/local/leads', '/f/contact/embed', '/f/contact/thanks', '/f/voicemail/thanks']) await open(address);
    const response = await page.goto('/f/nothing');
    assert.equal(response.status(), 404);
    await sound(page);
  });

  await step('every page was let in its stylesheet, and left nothing unread', async () => {
    assert.deepEqual(refusedStyles, []);
    assert.ok(looked.size >= 12, `only ${looked.size} different pages were seen`);
  });
}

/** What runs a script, and what stands on another site: on a house whose form asks for a proof and lets one site show it. */
async function elsewhere(base, browser) {
  const json = async (address) => (await fetch(base + address)).json();
  const context = (scripts) => browser.newContext({ javaScriptEnabled: scripts, viewport: DESKTOP, baseURL: base });
  const refused = [];
  const send = async (scripts, name) => {
    const page = await (await context(scripts)).newPage();
    page.setDefaultTimeout(STEP_MS);
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await page.goto('/f/contact');
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Email', { exact: true }).fill(`${name.toLowerCase()}@example.org`);
    await page.getByLabel('What is it about?').selectOption('sales');
    const note = await page.locator('noscript').count();
    assert.equal(note, 1);
    const before = Date.now();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(/thanks/);
    assert.equal(await page.locator('h1').innerText(), `Thank you, ${name}`);
    await page.context().close();
    return Date.now() - before;
  };
  const statuses = async () => {
    await fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance: '3m' }) });
    return (await json('/local/leads.json')).map((lead) => lead.status).sort();
  };

  await step('a browser does the work that a form asks for, and is taken like any other', async () => {
    const took = await send(true, 'Dora');
    console.log(`          it took ${took} ms`);
    assert.deepEqual(refused, []);
    assert.deepEqual(await statuses(), ['working']);
  });

  await step('without a script the form works, and a person looks at it first; so does what a program sends', async () => {
    await send(false, 'Emil');
    const body = JSON.stringify({ name: 'Fay', email: 'fay@example.org', topic: 'sales' });
    const answer = await fetch(`${base}/f/contact`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    assert.equal(answer.status, 202);
    assert.deepEqual(await statuses(), ['review', 'review', 'working']);
  });

  const hostile = `*{font-family:cursive}label{float:left;width:9px}input,select,textarea{width:40px;border:5px dotted}
    button{position:relative;left:900px}form{display:flex}p{font-size:40px;margin:40px}.field,.box,.note{display:none}`;
  const shown = async (site, inside) => {
    const page = await (await context(true)).newPage();
    page.setDefaultTimeout(STEP_MS);
    await page.route(`${site}/**`, (route) => route.fulfill({
      contentType: 'text/html', body: `<!doctype html><style>${hostile}</style><h1>A shop</h1>${inside}`,
    }));
    await page.goto(`${site}/contact`);
    return page;
  };
  const copied = async (id) => {
    const page = await (await context(false)).newPage();
    await page.goto('/f/contact/embed');
    return page.locator(`#${id}`).inputValue();
  };

  await step('a site that is allowed shows the form in a frame, and no other does', async () => {
    const frame = await copied('frame');
    const page = await shown('https://shop.example.com', frame);
    const inner = page.frameLocator('iframe');
    await inner.getByRole('heading', { name: 'Contact us' }).waitFor();
    assert.equal(await inner.locator('.brand').count(), 0, 'the site around it says whose it is');
    const room = await page.frames()[1].evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    assert.ok(room <= 0, `the frame is ${room} pixels too low`);
    const other = await shown('https://www.example.net', frame);
    await other.waitForTimeout(500);
    assert.equal(await other.frameLocator('iframe').getByRole('heading', { name: 'Contact us' }).count(), 0);
  });

  // What the real script does of which a page has to let it do: a frame of its site, and a token in the form.
  const widget = `document.querySelectorAll('.cf-turnstile').forEach((place) => {
    const frame = document.createElement('iframe');
    frame.src = 'https://challenges.cloudflare.com/frame';
    frame.style.height = '65px';
    const token = Object.assign(document.createElement('input'), { type: 'hidden', name: 'cf-turnstile-response', value: 'token' });
    place.append(frame, token);
  });`;
  const guarded = async (scripts) => {
    const page = await (await context(scripts)).newPage();
    page.setDefaultTimeout(STEP_MS);
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await page.route('https://challenges.cloudflare.com/**', (route) => route.fulfill(route.request().url().endsWith('.js')
      ? { contentType: 'text/javascript', body: widget }
      : { contentType: 'text/html', body: '<!doctype html><p>Success!</p>' }));
    return page;
  };

  await step('the widget of a service runs on the page that has it, and is looked at where nobody judges its token', async () => {
    const page = await guarded(true);
    await page.goto('/f/guarded');
    await page.frameLocator('.cf-turnstile iframe').getByText('Success!').waitFor();
    await page.getByLabel('Name').fill('Gus');
    await page.getByLabel('Email', { exact: true }).fill('gus@example.org');
    await page.getByLabel('What is it about?').selectOption('sales');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(/thanks/);
    assert.deepEqual(refused, []);
    assert.deepEqual(await statuses(), ['review', 'review', 'review', 'working']);
    // No other page of the house lets it in.
    await page.goto('/f/contact');
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('script'), { src: 'https://challenges.cloudflare.com/turnstile/v0/api.js' })));
    await page.waitForTimeout(300);
    assert.equal(refused.length, 1, refused.join());
    refused.length = 0;
  });

  await step('in a frame of another site the widget runs, too', async () => {
    const page = await guarded(true);
    await page.route('https://shop.example.com/**', (route) => route.fulfill({
      contentType: 'text/html', body: `<!doctype html><h1>A shop</h1><iframe src="${base}/f/guarded" style="width:100%;height:60rem"></iframe>`,
    }));
    await page.goto('https://shop.example.com/contact');
    await page.frameLocator('iframe').first().frameLocator('.cf-turnstile iframe').getByText('Success!').waitFor();
    assert.deepEqual(refused, []);
  });

  await step('who runs no script reads what the form needs, and finds what they typed when they send it all the same', async () => {
    const page = await guarded(false);
    await page.goto('/f/guarded');
    const note = page.locator('noscript p');
    assert.ok(await note.isVisible());
    assert.match(await note.innerText(), /^This form needs JavaScript.* Or call us: \+1 555 010 0100\.$/);
    await page.getByLabel('Name').fill('Hope');
    await page.getByLabel('Email', { exact: true }).fill('hope@example.org');
    await page.getByLabel('What is it about?').selectOption('sales');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Wait until the check above the button is done').waitFor();
    assert.equal(await page.getByLabel('Name').inputValue(), 'Hope');
    assert.equal(await page.getByLabel('What is it about?').inputValue(), 'sales');
  });

  await step('as a part of another page it keeps its shape, whatever that page says of fields', async () => {
    const page = await shown('https://shop.example.com', await copied('snippet'));
    for (const width of [PHONE, DESKTOP]) {
      await page.setViewportSize(width);
      for (const name of ['Name', 'Email', 'Message']) {
        const field = page.getByLabel(name, { exact: name !== 'Name' });
        const box = await field.boundingBox();
        assert.ok(box && box.width > 280, `${name} is ${box?.width} wide`);
      }
      const send = await page.getByRole('button', { name: 'Send' }).boundingBox();
      assert.ok(send.x < 100, 'the button has gone astray');
      assert.ok(await page.getByRole('link', { name: /How we handle/ }).isVisible());
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `it scrolls ${wide} pixels sideways`);
    }
    assert.equal(await page.locator('#baton-website').evaluate((trap) => trap.getBoundingClientRect().right > 0), false, 'the trap is seen');
  });
}

/** The pages that a lead of the German company sees, in its language, with its logo and its colours. */
async function inGerman(base, browser) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: DESKTOP, baseURL: base });
  keepPages(context);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  const filled = () => page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--act)';
    const act = getComputedStyle(probe).color;
    probe.remove();
    return [...document.querySelectorAll('main button')].filter((one) => getComputedStyle(one).backgroundColor === act).map((one) => one.textContent);
  });
  const branded = async (most) => {
    await sound(page, /^de$/);
    assert.equal(await page.locator('.brand img').getAttribute('alt'), 'Muster Leuchten');
    const buttons = await filled();
    assert.ok(buttons.length <= most, `${page.url()} has the filled buttons ${buttons}`);
  };
  await step('in German, with logo and colours: the form, what is wrong in it, and the thanks', async () => {
    await page.goto('/f/contact');
    await branded(1);
    await page.locator('form').evaluate((form) => { form.noValidate = true; });
    await page.getByLabel('E-Mail').first().fill('ana@');
    await page.getByRole('button', { name: 'Absenden' }).click();
    await branded(1);
    const [summary] = await page.locator('.summary').allInnerTexts();
    assert.ok(/E-Mail: /.test(summary) && /\? /.test(summary) && !/\?:/.test(summary), summary);
    const red = await page.locator('.error').first().evaluate((one) => getComputedStyle(one).color);
    const field = page.locator('[aria-invalid=true]').first();
    assert.equal(await field.evaluate((one) => getComputedStyle(one).borderTopColor), red);
    await page.getByLabel('Name (').fill('Ana Silva');
    await page.getByLabel('E-Mail').first().fill('ana@example.org');
    await page.getByLabel('Worum geht es?').selectOption('sales');
    await page.getByLabel(/Newsletter/).check();
    await page.getByRole('button', { name: 'Absenden' }).click();
    await page.waitForURL(/thanks/);
    await branded(1);
  });
  await step('in German, with logo and colours: times, newsletter, stop, each with one filled button at most', async () => {
    await fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance: '15m' }) });
    const mails = await (await fetch(`${base}/local/mail.json`)).json();
    const mail = mails.find(({ to }) => to[0] === 'ana@example.org');
    const link = (letter) => mail.text.match(new RegExp(`${base}/${letter}/\\S+`))[0];
    for (const letter of ['b', 'y', 'u']) {
      await page.goto(link(letter));
      await branded(1);
    }
    await loaded(page, page.locator('button.big'));
    await page.goto(link('u'));
    await branded(0);
    assert.equal(await page.locator('button.big').count(), 0, 'who has stopped our mail is not asked again');
    await page.goto(`${link('u')}x`);
    await branded(0);
    assert.doesNotMatch(await page.locator('main').innerText(), /Lead/);
  });
}

/** Somebody of the team signs in, works a lead with one click, takes it back, and whoever leads the team reads the board: the same by mouse
    where the script of the desk runs, and where none does. */
async function atTheDesk(base, browser, { isScripted = false } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: isScripted, viewport: DESKTOP, baseURL: base });
  const walked = (name, body) => step(isScripted ? `where scripts run: ${name}` : name, body);
  keepPages(context);
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  const heading = () => page.locator('h1').innerText();
  const says = async (word) => {
    const all = await page.locator('body').innerText();
    assert.ok(all.includes(word), `"${word}" is not on the page:\n${all}`);
  };
  const press = async (name) => {
    await loaded(page, page.getByRole('button', { name, exact: true }).first());
    await sound(page);
  };
  const later = (advance) => fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance }) });
  const mails = async () => (await fetch(`${base}/local/mail.json`)).json();
  const leads = async () => (await fetch(`${base}/local/leads.json`)).json();
  for (const [name, number] of [['Ana Silva', '10'], ['Tom Jones', '11'], ['Wei Chen', '12']]) {
    const body = new URLSearchParams({ name, email: `${name.slice(0, 3)}@example.org`.toLowerCase(), phone: `+1 212 555 01${number}`, topic: 'sales', message: `I am ${name}. What would it cost?` });
    const answer = await fetch(`${base}/f/contact`, { method: 'POST', body, headers: { accept: 'application/json' } });
    assert.equal(answer.status, 202);
  }
  await later('20m');
  const [owner] = (await leads()).map((lead) => lead.owner);

  await walked('the door asks for an address, says what is wrong with it, and sends a code', async () => {
    await page.goto('/desk/board');
    assert.match(page.url(), /\/desk$/);
    await sound(page);
    await page.locator('main form').first().evaluate((form) => { form.noValidate = true; });
    await page.getByLabel(/^Your address/).fill('riley@');
    await press('Send me the mail');
    await says('This is no email address.');
    await page.getByLabel(/^Your address/).fill(`${owner}@example.com`);
    await press('Send me the mail');
    await later('1m');
    const mail = (await mails()).filter((one) => one.subject.startsWith('Sign in: ')).at(-1);
    assert.deepEqual(mail.to, [`${owner}@example.com`]);
    const code = mail.subject.slice('Sign in: '.length);
    const elsewhere = await browser.newContext({ javaScriptEnabled: false, baseURL: base });
    keepPages(elsewhere);
    const other = await elsewhere.newPage();
    await other.goto(mail.text.match(new RegExp(`${base}/i/\\S+`))[0]);
    assert.ok((await other.locator('body').innerText()).includes(code), 'another browser reads the code');
    await page.getByLabel('The code in the mail').fill('aaaa-aaaa');
    await press('Sign in');
    await says('This is not the code of the newest mail.');
    await page.getByLabel('The code in the mail').fill(code);
    await press('Sign in');
    assert.match(page.url(), /\/desk\/today$/);
  });

  await walked('the heading of a day is the answer; one click is an outcome, and it is taken back', async () => {
    assert.equal(await heading(), 'One call.');
    assert.equal(await page.locator('[data-keys]').isVisible(), isScripted, 'keys are offered where a script hears them');
    const before = JSON.stringify(await leads());
    await press('No answer');
    await says('No answer');
    assert.notEqual(JSON.stringify(await leads()), before);
    await press('Undo');
    assert.equal(await heading(), 'One call.');
    const [lead] = (await leads()).filter((one) => one.owner === owner);
    assert.equal(lead.touches, 0);
    await press('Reached');
    assert.match(await heading(), /Nothing is due\.|One |Call/);
  });

  await walked('whoever rings back is found by the field above every page; who is new is taken down in three fields', async () => {
    await page.goto('/desk/today');
    await page.getByLabel('Name, company, address or number').fill('che');
    await Promise.all([page.waitForURL(/\/desk\/find\?q=che$/), page.keyboard.press('Enter')]);
    await sound(page);
    await page.getByRole('link', { name: 'Wei Chen' }).click();
    await sound(page);
    assert.equal(await heading(), 'Wei Chen');
    await page.goto('/desk/find?q=0112');
    await says('Type the last six digits of the number at least.');
    await page.getByRole('link', { name: /^Somebody new rang/ }).click();
    await sound(page);
    await page.getByLabel('Who rang').fill('Eva Lind');
    await press('Save');
    await says('Type a number or an email address.');
    await page.getByLabel('How to reach them').fill('(212) 555-0177');
    await page.getByLabel('What they want').fill('A quote for "ten" <lamps>');
    await page.getByLabel(/I have talked with them/).check();
    await press('Save');
    assert.equal(await heading(), 'Eva Lind');
    await says('A quote for "ten" <lamps>');
  });

  await walked('the page of a lead has all of it, and takes a note; the board is not for a rep', async () => {
    const [lead] = (await leads()).filter((one) => one.owner === owner);
    await page.goto(`/desk/leads/${lead.lead}`);
    await sound(page);
    await page.locator('summary', { hasText: 'Add a note' }).click();
    await page.getByLabel('Note').fill('Likes <b>tea</b> {{ name }}');
    await press('Save the note');
    await says('Likes <b>tea</b> {{ name }}');
    const refused = await page.goto('/desk/board');
    assert.equal(refused.status(), 403);
    await sound(page);
    await page.goto('/desk');
    await press('Sign out');
    await page.goto('/desk/today');
    assert.match(page.url(), /\/desk$/);
  });

  await walked('whoever leads the team reads what waits for them, and that the rest is in hand', async () => {
    await page.goto('/');
    await loaded(page, page.getByRole('button', { name: 'Be Morgan' }));
    assert.match(page.url(), /\/desk\/board$/);
    await sound(page);
    assert.match(await heading(), /^Nothing waits for you\. .* in hand and on time\.$/);
    await later('50h');
    await page.goto('/desk/board');
    await sound(page);
    assert.match(await heading(), /^(One lead waits|Two leads wait|Three leads wait) for you\./);
    await loaded(page, page.getByRole('link', { name: 'I call' }).first());
    await sound(page);
  });

  await walked('figures say first what leaked, and a number leads to its leads', async () => {
    await page.goto('/desk/board');
    await loaded(page, page.getByRole('link', { name: 'Figures', exact: true }));
    await sound(page);
    assert.match(await heading(), /^[1-9]\d* of [1-9]\d* promises (was|were) missed\./);
    assert.equal(await page.locator('figure svg').count(), 3);
    await page.getByText('Which leads').click();
    await sound(page);
    await loaded(page, page.locator('details[open] a').first());
    await sound(page);
    assert.equal(await page.locator('.lines a').count() > 0, true);
    const csv = await context.request.get('/desk/figures?csv=0');
    assert.equal(csv.headers()['content-type'], 'text/csv; charset=utf-8');
    await page.goto('/desk/figures?days=7');
    await loaded(page, page.getByRole('button', { name: 'Show' }));
    assert.match(page.url(), /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
    await sound(page);
  });

  await walked('the policy says what would happen to who asks, day by day, and shows each text on a click', async () => {
    await loaded(page, page.getByRole('link', { name: 'Policy', exact: true }));
    await sound(page);
    await says('Somebody who never answers, while each call is made');
    await says('Somebody whom nobody turns to');
    // First as somebody would read it, and below that as it is written.
    const text = page.locator('.lines details').filter({ has: page.getByText('templates/mail.md', { exact: true }) }).first();
    await text.locator('summary').first().click();
    await text.getByText('templates/mail.md', { exact: true }).click();
    await says('subject = ');
    await sound(page);
  });
}

/** The words on the button that moves the clock to what is due. */
async function nextButton(page) {
  return (await page.locator('button[name=to][value=next]').first().innerText()).trim();
}

/** The proof of each change, in parts that wait for one another's houses and not for one another. */
async function walk(browser, [base, proven, german, desk, scripted, company, english]) {
  const shown = (address) => pictures(address, browser, process.env.PICTURES);
  const withScripts = (address) => atTheDesk(address, browser, { isScripted: true });
  const opened = (address) => everyPage(address, browser, process.env.DEMO_DATA, { isPlayed: true });
  const inTurn = async (walks) => {
    for (const [body, address] of walks) await body(await address, browser);
  };
  await Promise.all([
    attacked(await english, browser, { attacks: attacksOf(0, SEED), each: 3, seed: SEED, language: 'en' }),
    (async () => {
      await Promise.all([
        inTurn([[journey, base], [elsewhere, proven], [inGerman, german], [germanDesk, german], [atTheDesk, desk], [withScripts, scripted], [allDay, scripted], [rung, scripted]]),
        inTurn([[shown, company], [onlooker, company], [morning, company], [byTouch, company], [byKeys, company], [wholeMorning, company], [opened, company]]),
      ]);
      await auditPages(browser);
    })(),
  ]);
}

/** A few have asked this morning. */
async function someAsk(base) {
  for (const [name, number] of [['Ana Silva', '10'], ['Tom Jones', '11'], ['Wei Chen', '12'], ['Eva Lind', '13']]) {
    const body = new URLSearchParams({ name, email: `${name.slice(0, 3)}@example.org`.toLowerCase(), phone: `+1 212 555 01${number}`, topic: 'sales', message: `I am ${name}.` });
    const answer = await fetch(`${base}/f/contact`, { method: 'POST', body, headers: { accept: 'application/json' } });
    assert.equal(answer.status, 202);
  }
  for (const advance of ['20m', '3h']) await fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance }) });
}

/** Every page of a company that speaks this language, of which a few have asked this morning. */
async function inLanguage(browser, base, language) {
  await someAsk(base);
  visited.clear();
  console.log(`  in ${language}:`);
  await everyPage(base, browser, readData(language), { isPlayed: false });
  await auditPages(browser);
}

/** The desk of the German company, once some have asked. */
async function germanDesk(base, browser) {
  await someAsk(base);
  await deskPages(base, browser, 'de');
}

/** The long proof: every page in each language, and thousands of attacks, a part of them in each. */
async function longAttack(browser, addresses) {
  for (const [at, language] of LANGUAGES.entries()) await inLanguage(browser, await addresses[LANGUAGES.length + at], language);
  const attacks = attacksOf(MANY, SEED);
  const part = Math.ceil(attacks.length / LANGUAGES.length);
  for (const [at, language] of LANGUAGES.entries()) {
    await attacked(await addresses[at], browser, { attacks: attacks.slice(at * part, (at + 1) * part), each: 1, seed: SEED, language });
  }
}

const readData = (language) => `${process.env.ATTACKED}/${language}-read`;
const readHouse = (language) => still(readData(language), `${process.env.ATTACKED}/${language}`);
const attackedHouse = (language) => still(`${process.env.ATTACKED}/${language}-data`, `${process.env.ATTACKED}/${language}`);
const theDemo = () => demo(process.env.DEMO_DATA);
const [houses, proof] = {
  '--long': () => [[...LANGUAGES.map(attackedHouse), ...LANGUAGES.map(readHouse)], longAttack],
  '--pictures': () => [[theDemo()], async (shown, [company]) => pictures(await company, shown, process.env.PICTURES)],
  undefined: () => [[
    still(process.env.BATON_DATA, 'infra/policy'),
    still(process.env.PROVEN_DATA, process.env.PROVEN_POLICY),
    still(process.env.GERMAN_DATA, 'infra/examples/german'),
    still(process.env.DESK_DATA, 'infra/policy'),
    still(process.env.SCRIPTED_DATA, 'infra/policy'),
    theDemo(),
    attackedHouse('en'),
  ], walk],
}[option]();
const ended = Promise.all(houses.map(({ server }) => new Promise((resolve) => server.once('close', resolve))));
const end = (signal) => houses.forEach(({ server }) => server.kill(signal));
let browser;
const late = setTimeout(() => {
  console.error(`browser: not done after ${WHOLE_MS / 1000} s`);
  end('SIGKILL');
  process.exit(1);
}, WHOLE_MS);
try {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS, timeout: 30_000 });
  await proof(browser, houses.map(({ address }) => address));
} catch (error) {
  if (count.failed === 0) count.failed = 1;
  console.error(error.stack ?? error);
} finally {
  await browser?.close().catch(() => {});
  end('SIGTERM');
  const slow = setTimeout(() => end('SIGKILL'), 5_000);
  await ended;
  clearTimeout(slow);
  clearTimeout(late);
}
console.log(`browser: ${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
