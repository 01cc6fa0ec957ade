(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const STALE = 300000;
  const began = performance.now();
  const age = () => performance.now() - began;
  let touched = false;
  addEventListener('input', () => { touched = true; });
  addEventListener('toggle', () => { touched = true; }, true);

  // Time that is left is counted down as the page said it: minutes, and hours from ninety minutes on.
  const unit = (value, name) => new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const count = () => {
    let over = false;
    for (const left of all('[data-left]')) {
      const minutes = (left.dataset.left * 1000 - age()) / 60000;
      over ||= minutes <= 0;
      left.textContent = minutes < 90 ? unit(Math.max(1, Math.floor(minutes)), 'minute') : unit(Math.round(minutes / 60), 'hour');
    }
    // A page that is open all day shows what has come meanwhile; never while somebody types or reads what they unfolded.
    const isRead = touched || document.hidden || one('main')?.contains(document.activeElement);
    if (one('.focus,[data-keys]') && !isRead && (over || age() > STALE)) location.reload();
  };
  if (one('[data-keys]')) setInterval(count, 15000);

  // Whoever taps the number is asked how it was.
  const asks = one('.asks');
  for (const number of all('.focus a[href^="tel:"]')) {
    number.addEventListener('click', () => {
      touched = true;
      asks.hidden = false;
      setTimeout(() => asks.scrollIntoView({ block: 'center' }), 1000);
    });
  }

  const keys = one('[data-keys]');
  const isOn = keys?.querySelector('input');
  const OFF = 'baton-keys-off';
  const stored = (change) => { try { return change(localStorage); } catch { return null; } };
  if (keys) {
    keys.hidden = false;
    isOn.checked = !stored((store) => store.getItem(OFF));
    isOn.addEventListener('change', () => stored((store) => (isOn.checked ? store.removeItem(OFF) : store.setItem(OFF, '1'))));
  }
  const press = {
    c: () => one('.focus a[href^="tel:"]')?.click(),
    n: () => {
      const more = one('.focus [data-note]');
      if (!more) return;
      more.open = true;
      more.querySelector('textarea').focus();
    },
    j: () => one('.then a')?.click(),
    u: () => one('.done [name=undo]')?.click(),
    '/': () => one('#find')?.focus(),
  };
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    const isTyping = target.closest?.('input,select,textarea,[contenteditable]');
    if (!isOn?.checked || isTyping || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const does = press[key] ?? (/^[1-4]$/.test(key) && (() => all('.focus .outcome>.choices button')[key - 1]?.click()));
    if (!does) return;
    event.preventDefault();
    does();
  });
})();
