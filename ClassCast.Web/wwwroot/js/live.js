// Live events over one WebSocket. Each is re-dispatched on the document as `classcast:<type>`, and regions of the page that name the type in
// `data-live` are fetched anew, so that what is shown always comes from the server's own rendering.

const LONGEST_WAIT = 30_000;
const BETWEEN_REFRESHES = 1_000;
const ACCOUNT_CLOSED = 4403;
const seen = new Set();
let attempt = 0;
let refreshing = false;
let again = false;
let refreshedAt = 0;

function connect() {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
  socket.onopen = () => {
    // whatever happened while nobody listened, since the page was made or the line broke, is found by reading
    refresh(() => true);
    attempt = 0;
    document.documentElement.dataset.connection = 'open';
  };
  socket.onmessage = (message) => receive(JSON.parse(message.data));
  socket.onclose = (event) => {
    if (event.code === ACCOUNT_CLOSED) {
      // whatever this page shows is no longer for whoever sits here; the server says what happened
      location.reload();
      return;
    }

    document.documentElement.dataset.connection = 'closed';
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** attempt++) * (0.5 + Math.random() / 2);
    setTimeout(connect, wait);
  };
  addEventListener('pagehide', () => { socket.onclose = null; socket.close(); }, { once: true });
}

function receive(event) {
  if (seen.has(event.id)) return;
  seen.add(event.id);
  if (seen.size > 500) seen.delete(seen.values().next().value);

  document.dispatchEvent(new CustomEvent(`classcast:${event.type}`, { detail: event.data }));
  if (event.type === 'video.changed' && moveBar(event.data)) return;
  refresh((region) => region.dataset.live.split(' ').includes(event.type));
}

/** Moves the bar of a video that is being processed; true when nothing else about it has changed on this page. */
function moveBar({ videoId, state, percent, watchable }) {
  const bar = document.getElementById(`video-progress-${videoId}`);
  if (state !== 'Processing' || !bar?.hasAttribute('value')) return false;
  bar.value = percent;
  const text = bar.parentElement.querySelector('[data-progress-value]');
  if (text) text.textContent = `${percent} %`;
  return !watchable || document.querySelector(`[data-player][data-video-id="${videoId}"]`) !== null;
}

/** Fetches this page and replaces the regions (elements with `data-live` and an id) that `wanted` picks; one fetch at a time. */
async function refresh(wanted) {
  if (![...document.querySelectorAll('[data-live]')].some(wanted)) return;
  if (refreshing) {
    again = true;
    return;
  }

  refreshing = true;
  try {
    const pause = refreshedAt + BETWEEN_REFRESHES - performance.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    again = false;
    refreshedAt = performance.now();
    const response = await fetch(location.href, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    if (!response.ok || response.redirected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const region of document.querySelectorAll('[data-live]')) {
      const replacement = fresh.getElementById(region.id);
      // never under the hands of somebody who is typing there
      if (!replacement || region.isEqualNode(replacement) || region.contains(document.activeElement?.closest('input, textarea, select'))) continue;
      const focused = region.contains(document.activeElement) ? document.activeElement.id : '';
      region.replaceWith(document.importNode(replacement, true));
      if (focused) document.getElementById(focused)?.focus();
    }
    document.dispatchEvent(new Event('classcast:refreshed'));
  } catch {
    // offline: the reconnect refreshes
  } finally {
    refreshing = false;
    if (again) refresh(() => true);
  }
}

connect();
// back from the browser's page cache: the socket was closed when the page was left
addEventListener('pageshow', (event) => { if (event.persisted) connect(); });
