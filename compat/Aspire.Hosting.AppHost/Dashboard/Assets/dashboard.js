// Keeps the page current: parts marked data-live are fetched again and replaced when they have changed, console lines are
// streamed. Without this script every page still shows the moment at which it was loaded.

const interval = 2000;
const state = document.getElementById('live-state');
let etag = null;

function report(lost) {
  const text = lost ? 'Connection lost, trying again' : '';
  if (state.textContent !== text) state.textContent = text;
  state.classList.toggle('lost', lost);
}

// what the reader has opened or reached by keyboard survives the replacement
function replace(live, fresh) {
  const open = new Set([...live.querySelectorAll('details[open][id]')].map(d => d.id));
  const focused = live.contains(document.activeElement) ? document.activeElement : null;
  const focusOwner = focused?.id || focused?.closest('[id]')?.id;
  for (const details of fresh.querySelectorAll('details[id]')) details.open = open.has(details.id);
  if (live.innerHTML === fresh.innerHTML) return;
  live.replaceChildren(...fresh.childNodes);
  if (!focusOwner) return;
  const owner = document.getElementById(focusOwner);
  (owner?.tagName === 'DETAILS' ? owner.querySelector('summary') : owner)?.focus({ preventScroll: true });
}

function isReading() {
  const selection = document.getSelection();
  return document.hidden || (selection && !selection.isCollapsed);
}

async function refresh() {
  if (isReading()) return;
  const response = await fetch(location.href, { headers: etag ? { 'If-None-Match': etag } : {}, cache: 'no-store' });
  if (response.status === 401) location.reload();
  if (response.status !== 200) return;
  etag = response.headers.get('ETag');
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const live of document.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(live.id);
    if (fresh) replace(live, fresh);
  }
}

async function keepFresh() {
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, interval));
    try {
      await refresh();
      report(false);
    } catch {
      report(true);
    }
  }
}

function openTarget() {
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (target?.tagName === 'DETAILS') {
    target.open = true;
    target.querySelector('summary').scrollIntoView({ block: 'center' });
  }
}

// a choice applies at once; text waits for Enter
function applyFilters() {
  for (const form of document.querySelectorAll('form[data-filter]')) {
    for (const input of form.querySelectorAll('select, input[type=checkbox]')) {
      input.addEventListener('change', () => form.requestSubmit());
    }
    form.addEventListener('submit', () => {
      for (const input of form.querySelectorAll('input, select')) if (!input.value) input.disabled = true;
    });
  }
}

function streamConsole(view) {
  const follow = document.getElementById('follow');
  const wrap = document.getElementById('wrap');
  const limit = 10000;
  const template = document.createElement('template');
  const source = new EventSource(view.dataset.stream);

  const note = text => {
    const line = document.createElement('div');
    line.className = 'note';
    line.textContent = text;
    view.append(line);
  };
  const scroll = () => { if (follow.checked) view.scrollTop = view.scrollHeight; };

  wrap.addEventListener('change', () => view.classList.toggle('wrap', wrap.checked));
  view.classList.toggle('wrap', wrap.checked);
  follow.addEventListener('change', scroll);
  view.addEventListener('wheel', event => { if (event.deltaY < 0) follow.checked = false; }, { passive: true });

  source.onopen = () => report(false);
  source.onerror = () => report(true);
  source.onmessage = event => {
    template.innerHTML = event.data; // markup made and encoded by the server
    view.append(template.content);
    while (view.childElementCount > limit) view.firstElementChild.remove();
    scroll();
  };
  source.addEventListener('end', () => {
    source.close();
    note('The log has ended.');
    scroll();
  });
}

const view = document.getElementById('console');
if (view) streamConsole(view);
if (document.querySelector('[data-live]')) keepFresh();
applyFilters();
openTarget();
addEventListener('hashchange', openTarget);
