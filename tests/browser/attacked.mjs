// Posts what nobody should be able to do harm with, and opens every page on which it is shown: in a browser that a page forbids
// nothing (its content security policy is passed over), so that what holds is the text itself and not the last line behind it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { ATTACKS, COMPUTED, INJECTED, combined, drawn } from './attacks.mjs';
import { STEP_MS, step } from './house.mjs';

const READERS = 2;
/** Letters of what is typed at most, by the form. */
const BOUNDS = { name: 200, company: 200, message: 5_000 };
/** The first of a spreadsheet's cell that makes a formula of it. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d ]*$))/;
/** Every how-manieth is looked at where a page has little of what was typed. */
const OFTEN = 4;
/** A list of a mail has room for its bullets on the left; that of a line which is read from the right stands out by these pixels. */
const BULLET = 4;
/** How the address of a mail as its reader sees it ends. */
const MAILED = '.html';
/** Pages behind links of one kind that are opened, about. */
const BEHIND = 8;

/** What is tried of a seed: each attack, and for a long run what comes of two. */
export function attacksOf(count, seed) {
  const draw = drawn(seed);
  const all = [...ATTACKS];
  while (all.length < count) all.push(combined(draw));
  return all;
}

const cut = (text, most) => [...text].slice(0, most).join('');

/** The script of the desk's pages: theirs, and to the letter. */
const OWN = readFileSync('functions/desk/src/seat/seat.js', 'utf8');

/** Runs on a page: what is there that only somebody else's markup would have put there. */
function foreign(script) {
  const found = [];
  const own = new Set(['http:', 'https:', 'mailto:', 'tel:']);
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith('on')) found.push(one.outerHTML);
      if (['href', 'src', 'action', 'formaction'].includes(name) && !(own.has(new URL(value, location.href).protocol) || value.startsWith('data:image/'))) found.push(one.outerHTML);
    }
  }
  const never = 'script,object,embed,base[href],meta[http-equiv=refresh],link:not([rel=icon]),video,audio,marquee,plaintext,xmp,main form form,img:not([src^="data:image/"])';
  const isOurs = (one) => one.matches('body>script:not([src])') && one.textContent === script && document.querySelector('header.top') !== null;
  found.push(...[...document.querySelectorAll(never)].filter((one) => !isOurs(one)).map((one) => one.outerHTML));
  return { found: found.map((one) => one.slice(0, 200)), text: document.body.innerText };
}

/** Runs on a page: by how much it is wider than the window, and what reaches out of it. To a browser, hundreds of marks on one letter are one
    letter, which nothing breaks: our pages cut it off; in a mail, whose program has rules of its own, no box may be wider for it. What stands in
    a line, as a link or a name does, is as wide as its letters. */
function tooWide({ most, isMail }) {
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over <= most) return undefined;
  const far = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1);
  if (isMail && far.every((one) => getComputedStyle(one).display === 'inline')) return undefined;
  return `${over} pixels: ${far.at(-1)?.outerHTML.slice(0, 160)}`;
}

/** A browser of somebody of the team, or of nobody, that tells what it should not have seen. */
async function reader(browser, base, wrong) {
  // The one that the page before was looked at in comes first: no page changes its size more often than it has to.
  const sizes = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];
  const context = await browser.newContext({ baseURL: base, bypassCSP: true, viewport: sizes[0] });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  let shown = '';
  const tell = (what) => wrong.push(`${shown}: ${what}`);
  await context.exposeBinding('__hit', () => tell('a script ran'));
  context.on('dialog', (dialog) => {
    tell(`it says ${dialog.message()}`);
    return dialog.dismiss();
  });
  context.on('weberror', (error) => tell(`it fails with ${error.error()}`));
  let instead;
  await context.route(() => true, (route) => {
    const url = route.request().url();
    if (new URL(url).origin !== base) {
      tell(`it asks ${url}`);
      return route.abort();
    }
    if (instead === undefined) return route.continue();
    const body = instead;
    instead = undefined;
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  /** Opens an address, or the page that a post was answered with, and looks at it wide and narrow. */
  const look = async (path, what, body) => {
    shown = `${path} ${JSON.stringify(what).slice(0, 120)}`;
    instead = body;
    const response = await page.goto(path);
    if (response.status() >= 500) tell(`it is answered with ${response.status()}`);
    const { found, text } = await page.evaluate(foreign, OWN);
    if (found.length) tell(`it has ${found.join(' ')}`);
    if (COMPUTED.test(text)) tell('a template was computed');
    for (const size of sizes) {
      await page.setViewportSize(size);
      const isMail = path.endsWith(MAILED);
      const wide = await page.evaluate(tooWide, { most: isMail ? BULLET : 0, isMail });
      if (wide) tell(`at ${size.width} it scrolls sideways by ${wide}`);
    }
    sizes.reverse();
  };
  const be = (person) => context.request.post('/local/be', { form: { person } });
  const post = (path, form) => context.request.post(path, { form, headers: { accept: 'text/html', origin: base }, maxRedirects: 0 });
  return { context, page, look, be, post };
}

/** Each of many with one of several readers. */
async function shared(readers, all, each) {
  const queue = all.entries();
  await Promise.all(readers.map(async (one) => {
    for (const [at, item] of queue) await each(one, item, at);
  }));
}

/** The head of a mail as it goes out: lines of a name, or going on with the one before. */
function brokenHead(eml) {
  const head = eml.split('\r\n\r\n', 1)[0];
  const lines = head.split('\r\n');
  const odd = lines.filter((line) => !/^(?:[A-Za-z0-9-]+: |[ \t])/.test(line) || /[\r\n\0]/.test(line) || line.length > 998 || line.startsWith(`${INJECTED}:`) || line.startsWith('Bcc:'));
  return odd.join(' | ').slice(0, 200);
}

/** A table as a file, cell by cell. */
function cellsOf(csv) {
  return [...csv.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\n]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

/** All of it on one house, whose form takes as many as come: `each` of them, one or three, in the fields of one inquiry. */
export async function attacked(base, browser, { attacks, each, seed, language }) {
  const wrong = [];
  const right = () => assert.equal([...new Set(wrong)].slice(0, 40).join('\n'), '');
  const readers = await Promise.all(Array.from({ length: READERS }, () => reader(browser, base, wrong)));
  const json = async (path) => (await fetch(base + path)).json();
  const later = (advance) => fetch(`${base}/local/clock`, { method: 'POST', body: JSON.stringify({ advance }) });
  const [first] = readers;
  await first.page.goto('/');
  const seats = first.page.locator('.seat button[name=person]');
  const [rep, manager] = await seats.evaluateAll((buttons) => buttons.map((button) => button.value));
  const about = `${attacks.length} attacks (${language}, seed ${seed})`;

  await step('what should be seen of an attack that comes through is seen', async () => {
    await first.look('/f/contact', 'a trap', '<!doctype html><img src=x onerror=__hit()><p style="width:2000px">9359');
    const said = wrong.splice(0).join('\n');
    for (const what of ['a script ran', 'it has <img', 'a template was computed', 'at 390 it scrolls', 'at 1280 it scrolls']) assert.ok(said.includes(what), `not seen: ${what}`);
    assert.match(brokenHead(`Subject: Ana\r\n${INJECTED}: yes\r\n\r\n`), /yes/);
    assert.ok(FORMULA.test(cellsOf('a,"=1+1"\n')[1]) && !FORMULA.test(cellsOf("'=1+1,+12125550123\n").join('')));
  });

  const posted = Array.from({ length: Math.ceil(attacks.length / each) }, (_, at) => Array.from({ length: 3 }, (_, place) => attacks[(at * each + place % each) % attacks.length]));
  await step(`${about}: what a form says no to, and what it thanks for, is text`, async () => {
    await shared(readers, posted, async ({ look, post }, [name, company, message], at) => {
      // As long as it is, and in fields that take something else: what is refused comes back with what was typed.
      const short = cut(name, 300);
      const whole = { name, company, message, budget: short, email: short, phone: short, timeframe: short, topic: short, utm_source: short };
      const refused = await post('/f/contact', whole);
      if (refused.status() !== 422) wrong.push(`the form answers ${refused.status()} to ${JSON.stringify(name).slice(0, 80)}`);
      await look('/f/contact', name, await refused.text());
      const thanked = await ask(post, { name, company, message }, at);
      if (!thanked) wrong.push(`the form does not take ${JSON.stringify([name, company, message]).slice(0, 200)}`);
      else if (at % OFTEN === 0) await look(thanked.replace(base, ''), name);
    });
    right();
  });

  await later('20m');
  const leads = await json('/local/leads.json');
  await step(`${about}: on the page of a lead, with a note, on a day, and where it is found it is text`, async () => {
    assert.equal(leads.length, posted.length);
    await Promise.all(readers.map(({ be }) => be(manager)));
    await shared(readers, leads, async ({ look, post }, { lead }, at) => {
      const note = posted[at].at(-1);
      const noted = await post(`/desk/leads/${lead}`, { note });
      if (![303, 422].includes(noted.status())) wrong.push(`a note is answered with ${noted.status()}: ${JSON.stringify(note).slice(0, 80)}`);
      if (noted.status() === 422) await look(`/desk/leads/${lead}`, note, await noted.text());
      await look(`/desk/leads/${lead}`, `with the note ${note.slice(0, 80)}`);
      if (at % OFTEN === 0) {
        await look(`/desk/find?q=${encodeURIComponent(cut(note, 60))}`, note);
        await look(`/desk/today?lead=${lead}`, note);
      }
    });
    right();
  });

  await step(`${about}: on the board, in the mailbox, in tables as files, in mails and behind their links it is text`, async () => {
    const lists = ['/desk/board', '/desk/today', '/desk/figures', '/local/mail?all', '/local/leads', '/'];
    for (const path of lists) await first.look(path, 'the same day');
    await later('3d');
    for (const path of lists) await first.look(path, 'three days later');
    await first.be(rep);
    await first.look('/desk/today', 'of a rep');
    await first.be(manager);
    wrong.push(...await formulas(first.context));
    const mails = await json('/local/mail.json');
    const links = {};
    await shared(readers, mails, async ({ look }, mail, at) => {
      const eml = await (await fetch(`${base}/local/mail/${mail.id}.eml`)).text();
      const broken = brokenHead(eml);
      if (broken) wrong.push(`the head of "${mail.subject}" is broken: ${broken}`);
      for (const [link, letter] of mail.text.matchAll(new RegExp(`${base}/(\\w)/\\S+`, 'g'))) {
        (links[letter] ??= []).push(link);
      }
      if (at % OFTEN === 0) await look(`/local/mail/${mail.id}.html`, mail.subject);
    });
    const behind = Object.values(links).flatMap((all) => all.filter((_, at) => at % Math.ceil(all.length / BEHIND) === 0));
    await shared(readers, behind, ({ look }, link) => look(link.replace(base, ''), 'a link of a mail'));
    console.log(`          ${mails.length} mails, with links to pages of the kinds ${Object.keys(links).sort().join(' ')}`);
    right();
  });
  await Promise.all(readers.map(({ context }) => context.close()));
}

/** Sends the form; a name of nothing that can be seen is none, and gets a letter before it. Gives where it leads. */
async function ask(post, typed, at) {
  const cuts = Object.fromEntries(Object.entries(BOUNDS).map(([field, most]) => [field, cut(typed[field], most)]));
  const all = { ...cuts, topic: 'sales', email: `a${at}@${at}.customer.example`, utm_source: cuts.name };
  for (const less of [{}, { name: cut(`A ${typed.name}`, BOUNDS.name) }, { name: 'Ana', company: '', utm_source: '' }]) {
    const sent = await post('/f/contact', { ...all, ...less });
    if (sent.status() === 303) return sent.headers().location;
  }
  return undefined;
}

/** Cells of the tables of figures that a spreadsheet would compute. */
async function formulas(context) {
  const found = [];
  for (let table = 0; ; table += 1) {
    const answer = await context.request.get(`/desk/figures?csv=${table}`);
    if (!answer.ok() || !answer.headers()['content-type'].startsWith('text/csv')) {
      return table > 3 ? found : [`there are ${table} tables`];
    }
    for (const cell of cellsOf(await answer.text())) if (FORMULA.test(cell)) found.push(`table ${table} has the cell ${cell}`);
  }
}
