// Looks at every page that was opened on the way as others do who did not make it: axe (is it for everybody?), html-validate (is
// it HTML?), and the browser itself (how much does it load, and from where?).
import assert from 'node:assert/strict';

import { STEP_MS, library, step } from './house.mjs';

const { HtmlValidate, StaticConfigLoader } = library('html-validate');
const AXE = { path: library.resolve('axe-core/axe.min.js') };

const WIDTHS = [{ width: 390, height: 844 }, { width: 1280, height: 900 }];
const SCHEMES = ['light', 'dark'];
/** WCAG 2.0 to 2.2 in A and AA, and what is good practice. A frame is looked at by itself, as the page that it is. */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  iframes: false,
};
/** The rules about colours, which take most of the time of all. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** What a scheme changes: nothing but colours. */
const COLOURS = { runOnly: { type: 'rule', values: OF_COLOURS }, resultTypes: ['violations'], iframes: false };
const BUT_COLOURS = { ...RULES, rules: Object.fromEntries(OF_COLOURS.map((rule) => [rule, { enabled: false }])) };
/** Bytes of a page with all that it loads, before they are packed for the way. */
const MAX_PAGE_BYTES = 100_000;
/** How long it is waited for the end of a page. */
const PATIENCE_MS = 3_000;
/** Pages that are looked at side by side. */
const READERS = 2;

const validator = new HtmlValidate(new StaticConfigLoader({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How it is written, and not what it is: HTML takes either case.
    'doctype-style': 'off',
    // A button without a type sends its form, a field without one takes text: HTML says so, and ours are meant so.
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    // Several leads are several fields of one name; a form sends them all.
    'form-dup-name': 'off',
    // Numbers stand in running text, where they may be broken as a line asks for it.
    'tel-non-breaking': 'off',
  },
}));

/** What was opened, by what it is made of: two pages that differ in words alone are one. */
const opened = new Map();
const arriving = new Set();
/** The addresses of all pages that were found. */
export const visited = new Set();

/** Keeps every page that is opened in this context. */
export function keepPages(context) {
  context.on('response', (response) => {
    const request = response.request();
    const kind = response.headers()['content-type'] ?? '';
    const isPage = request.isNavigationRequest() && request.frame().parentFrame() === null && kind.startsWith('text/html');
    // A mail is no page: tests/mail judges those, and a mail program shows them.
    if (!isPage || new URL(request.url()).pathname.startsWith('/local/mail/') || response.status() >= 300 && response.status() < 400) return;
    if (response.ok()) visited.add(response.url());
    // A browser that goes on before a page was there never has its end.
    const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS).unref(); });
    const arrived = Promise.race([response.text(), late]).then(async (text) => {
      if (text === undefined) return;
      const headers = await response.allHeaders();
      delete headers['content-length'];
      delete headers['set-cookie'];
      const kinds = kindsOf(text);
      const key = `${response.status()} ${kinds.join('')}`;
      if (!opened.has(key)) opened.set(key, { url: response.url(), status: response.status(), headers, kinds, body: text });
    }, () => {}).finally(() => arriving.delete(arrived));
    arriving.add(arrived);
  });
}

/** Waits until the pages that were opened are kept: a browser that has moved on gives none away. */
export const kept = () => Promise.all(arriving);

/** The kinds of elements of a page, and what they say of themselves, without words and addresses. */
function kindsOf(text) {
  const tags = text.replace(/<style>.*?<\/style>/gs, '').match(/<[a-z][^>]*>/g) ?? [];
  const kinds = tags.map((tag) => tag
    .replace(/(href|src|value|action|content|datetime|title|aria-label|placeholder|alt|id|for|d|points|x|y|x1|x2|y1|y2|cx|cy|width|height|max|min)="[^"]*"/g, '$1'));
  return [...new Set(kinds)].sort();
}

/** A page's place, without what is different each time. */
const placeOf = (url) => {
  const { pathname, search } = new URL(url);
  return pathname.replace(/^\/(\w)\/.+/, '/$1/…').replace(/(leads|mail)\/[^/]+/, '$1/…') + search.replace(/=[^&]*/g, '=…');
};

/** Of the pages of each place those that together have every kind of element that any of them has, the richest first. */
function telling(pages) {
  const known = new Map();
  return pages.toSorted((one, other) => other.kinds.length - one.kinds.length).filter(({ url, status, kinds }) => {
    const place = `${status} ${placeOf(url).split('?')[0]}`;
    const before = known.get(place) ?? new Set();
    known.set(place, new Set([...before, ...kinds]));
    return kinds.some((kind) => !before.has(kind));
  });
}

/** Finds out what is wrong with each page that was kept. */
export async function auditPages(browser) {
  await kept();
  const pages = [...opened.values()];
  opened.clear();
  await step(`${pages.length} pages are valid HTML`, async () => {
    assert.equal((await Promise.all(pages.map(invalid))).flat().join('\n'), '');
  });
  const queue = telling(pages);
  await step(`${queue.length} of them, which have all that any has, are for everybody, light and dark, narrow and wide; none is heavy, and each is whole by itself`, async () => {
    const wrong = [];
    await Promise.all(Array.from({ length: READERS }, () => read(browser, queue, wrong)));
    assert.equal(wrong.join('\n'), '');
  });
}

async function invalid(page) {
  const report = await validator.validateString(page.body);
  const lines = page.body.split('\n');
  return report.results.flatMap(({ messages }) => messages).map(({ ruleId, message, line, column }) =>
    `${placeOf(page.url)}: ${ruleId}: ${message}: ${lines[line - 1].slice(Math.max(0, column - 2), column + 120)}`);
}

/** Runs on a page: what reaches out of the window, where that makes it scroll sideways. */
function tooFar() {
  if (document.documentElement.scrollWidth <= window.innerWidth) return undefined;
  const far = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1);
  return far.at(-1)?.outerHTML.slice(0, 200) ?? 'nothing that has a box';
}

/** Runs on a page: whether anything of it has a colour, a ground or a size of letters that it did not have in this scheme before. What is drawn
    in another width as it was drawn in the first has the contrast that was found there. */
function hasNewColours(scheme) {
  const known = (window.knownColours ??= {})[scheme] ??= new Set();
  const before = known.size;
  document.querySelectorAll('html, body, body *').forEach((one, at) => {
    if (!one.checkVisibility()) return;
    const { color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity, textDecorationLine } = getComputedStyle(one);
    known.add([at, color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity, textDecorationLine].join());
  });
  return known.size > before;
}

/** What is to be found out of a page in a scheme; nothing, where the width before has told it. */
const rulesOf = (scheme, hasNew) => (scheme === 'light' ? (hasNew ? RULES : BUT_COLOURS) : hasNew && COLOURS);

/** Opens one page after the other as it came, and looks at it in every shape. */
async function read(browser, queue, wrong) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(STEP_MS);
  await context.addInitScript(AXE);
  const page = await context.newPage();
  let now;
  await context.route(() => true, (route) => {
    const request = route.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      return route.fulfill({ status: now.status, headers: now.headers, body: now.body });
    }
    const { origin } = new URL(request.url());
    if (origin !== new URL(now.url).origin) {
      wrong.push(`${placeOf(now.url)} asks another host: ${origin}`);
      return route.abort();
    }
    return route.continue();
  });
  const loads = [];
  page.on('response', (response) => loads.push(response.body().then((body) => body.length, () => 0)));
  for (now = queue.shift(); now; now = queue.shift()) {
    loads.length = 0;
    await page.goto(now.url);
    const bytes = (await Promise.all(loads)).reduce((sum, one) => sum + one, 0);
    if (bytes > MAX_PAGE_BYTES) wrong.push(`${placeOf(now.url)} loads ${bytes} bytes`);
    // What is folded is there for whoever unfolds it.
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    for (const size of WIDTHS) {
      await page.setViewportSize(size);
      const far = await page.evaluate(tooFar);
      if (far) wrong.push(`${placeOf(now.url)} ${size.width}: it scrolls sideways: ${far}`);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        const rules = rulesOf(colorScheme, await page.evaluate(hasNewColours, colorScheme));
        if (!rules) continue;
        const found = await page.evaluate((run) => window.axe.run(document, run), rules);
        for (const { id, impact, help, nodes } of found.violations) {
          wrong.push(`${placeOf(now.url)} ${size.width} ${colorScheme}: ${id} (${impact}): ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`);
        }
      }
    }
  }
  await context.close();
}
