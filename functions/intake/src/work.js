(() => {
  const form = document.querySelector('form[data-work]');
  if (!form || !globalThis.crypto?.subtle) return;
  const bits = Number(form.dataset.work);
  const proof = form.elements._proof;
  const note = form.querySelector('[data-working]');
  const bytes = new TextEncoder();
  const value = (name) => form.elements[name]?.value ?? '';
  const puzzle = () => [value('_shown'), ...form.dataset.bound.split(' ').map(value), ''].join('\n');
  const zeros = (hash) => {
    let count = 0;
    for (const byte of new Uint8Array(hash)) {
      if (byte) return count + Math.clz32(byte) - 24;
      count += 8;
    }
    return count;
  };
  const solve = async (text, wanted) => {
    for (let first = 0; wanted(); first += 256) {
      const tries = Array.from({ length: 256 }, (_, at) => crypto.subtle.digest('SHA-256', bytes.encode(text + (first + at))));
      const found = (await Promise.all(tries)).findIndex((hash) => zeros(hash) >= bits);
      if (found >= 0) return String(first + found);
    }
    return '';
  };
  let known = {};
  const work = () => {
    const text = puzzle();
    if (known.text !== text) {
      const mine = { text };
      known = mine;
      mine.answer = solve(text, () => known === mine);
    }
    return known.answer;
  };
  form.addEventListener('change', work);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    form.ariaBusy = 'true';
    note.hidden = false;
    proof.value = await work();
    HTMLFormElement.prototype.submit.call(form);
  });
  addEventListener('pageshow', () => {
    form.ariaBusy = 'false';
    note.hidden = true;
  });
})();
