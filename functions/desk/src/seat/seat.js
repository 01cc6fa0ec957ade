(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const STALE = 300000;
  const IDLE = 60000;
  const LOOK = 15000;
  const began = Date.now();
  const age = () => Date.now() - began;
  const stored = (change) => { try { return change(localStorage); } catch { return null; } };
  const day = one('[data-keys]');

  // What is on unless somebody switched it off in this browser.
  const isOn = (name) => !stored((store) => store.getItem(`baton-${name}-off`));
  for (const box of all('[data-keys] input')) {
    box.checked = isOn(box.name);
    box.addEventListener('change', () => stored((store) => (box.checked ? store.removeItem(`baton-${box.name}-off`) : store.setItem(`baton-${box.name}-off`, '1'))));
  }
  if (day) day.hidden = false;

  // Whoever pressed something goes on by keys where the page answers it.
  const answer = one('main [aria-invalid=true]') ?? one('main [role=alert],main .done');
  if (answer && !answer.matches('input,select,textarea')) answer.tabIndex = -1;
  answer?.focus();

  // A page that is open all day shows what has come meanwhile: never what somebody types into, unfolds, or has under their hands.
  let isUsed = Boolean(one('main [role=alert]'));
  let active = 0;
  addEventListener('input', ({ target }) => { isUsed ||= !target.closest('[data-keys]'); });
  addEventListener('click', ({ target }) => { isUsed ||= Boolean(target.closest?.('summary')); });
  for (const what of ['pointermove', 'pointerdown', 'wheel', 'scroll', 'keydown', 'focusin']) {
    addEventListener(what, () => { active = Date.now(); }, { capture: true, passive: true });
  }
  const renew = () => {
    const isRead = isUsed || document.hidden || ![document.body, answer].includes(document.activeElement) || Date.now() - active < IDLE;
    if (!isOn('renew') || isRead) return;
    const address = new URL(location.href);
    address.searchParams.set('renewed', 'yes');
    location.replace(address.pathname + address.search);
  };
  // Only the renewal says that it is one: whoever loads the page again themselves has seen it.
  const here = new URL(location.href);
  if (here.searchParams.has('renewed')) {
    here.searchParams.delete('renewed');
    history.replaceState(null, '', here.pathname + here.search + here.hash);
  }

  // Time that is left is counted down as the page said it: minutes, and hours from ninety minutes on.
  const unit = (value, name) => new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const count = () => {
    let isOver = false;
    for (const left of all('[data-left]')) {
      const minutes = (left.dataset.left * 1000 - age()) / 60000;
      isOver ||= minutes <= 0;
      left.textContent = minutes < 90 ? unit(Math.max(1, Math.floor(minutes)), 'minute') : unit(Math.round(minutes / 60), 'hour');
    }
    if (isOver || age() > STALE) renew();
  };
  if (day) {
    setInterval(count, LOOK);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) count(); });
  }

  // Where there is room what to say stands open.
  for (const fold of matchMedia('(min-width:60rem)').matches ? all('.say') : []) fold.open = true;

  // Whoever taps the number is asked how it was.
  const asks = one('.asks');
  for (const number of asks ? all('.focus a[href^="tel:"]') : []) {
    number.addEventListener('click', () => {
      isUsed = true;
      asks.hidden = false;
      setTimeout(() => asks.scrollIntoView({ block: 'center' }), 1000);
    });
  }

  const press = {
    c: () => {
      const number = one('.focus a[href^="tel:"]');
      // Who was tried often enough is called by two presses.
      const fold = number?.closest('details:not([open])');
      if (fold) {
        fold.open = true;
        number.focus();
      } else {
        number?.click();
      }
    },
    n: () => {
      const more = one('.focus [data-note]');
      if (!more) return;
      more.open = true;
      more.querySelector('textarea').focus();
    },
    // The one after the lead that is shown, and after the last the first again.
    j: () => (one('.then [data-next] a') ?? one('.then a'))?.click(),
    // The one before it, and before the first the last: the list has all but the lead that is shown.
    k: () => (one('.then [data-next]')?.previousElementSibling ?? all('.then>li').at(-1))?.querySelector('a').click(),
    u: () => one('.done [name=undo]')?.click(),
    '/': () => one('#find')?.focus(),
  };
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    const isTyping = target.closest?.('input,select,textarea,[contenteditable]');
    if (!day || !isOn('keys') || isTyping || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const does = press[key] ?? (/^[1-4]$/.test(key) && (() => all('.focus .outcome>.choices button')[key - 1]?.click()));
    if (!does) return;
    event.preventDefault();
    does();
  });
})();
