// What the browser's own player lacks: remembered speed, quality, a filmstrip, keys, and addresses that are renewed before they expire.

import { send } from './http.js';
import { clock } from './format.js';

const SPEED_KEY = 'classcast-speed';
const FILMSTRIP_TILES = 12;

/** Switches what is played without losing the place. */
function switchSource(video, url) {
  const { currentTime, paused, playbackRate } = video;
  video.src = url;
  video.addEventListener('loadedmetadata', () => {
    video.currentTime = currentTime;
    video.playbackRate = playbackRate;
    if (!paused) video.play().catch(() => {});
  }, { once: true });
  video.load();
}

function wireSpeed(root, video) {
  const select = root.querySelector('[data-speed]');
  const apply = (rate) => {
    video.playbackRate = rate;
    video.defaultPlaybackRate = rate;
    select.value = String(rate);
    localStorage.setItem(SPEED_KEY, String(rate));
  };
  const remembered = Number(localStorage.getItem(SPEED_KEY));
  if ([...select.options].some((option) => Number(option.value) === remembered)) apply(remembered);
  select.addEventListener('change', () => apply(Number(select.value)));
  return (step) => {
    const index = Math.min(select.options.length - 1, Math.max(0, select.selectedIndex + step));
    apply(Number(select.options[index].value));
  };
}

function wireQuality(root, video) {
  const select = root.querySelector('[data-quality]');
  select.addEventListener('change', () => switchSource(video, select.value));
}

/** When processing ends there are more versions and a filmstrip: offered without touching what plays. */
function wireBetterVersions(root, video) {
  document.addEventListener('classcast:video.changed', async ({ detail }) => {
    if (detail.videoId !== root.dataset.videoId || detail.state !== 'Ready') return;
    const fresh = await send('GET', `/videos/${root.dataset.videoId}`);
    const select = root.querySelector('[data-quality]');
    const chosen = select.selectedOptions[0]?.dataset.name;
    select.replaceChildren(...fresh.renditions.map((rendition) => {
      const option = new Option(rendition.name === 'source' ? 'As recorded' : rendition.name, rendition.url);
      option.dataset.name = rendition.name;
      option.selected = rendition.name === chosen;
      return option;
    }));
    root.querySelector('[data-quality-label]').hidden = fresh.renditions.length < 2;
    if (video.paused && video.currentTime === 0) {
      if (fresh.posterUrl) video.poster = fresh.posterUrl;
      if (fresh.renditions[0]) switchSource(video, fresh.renditions[0].url);
    }
    if (fresh.storyboard) {
      root.dataset.storyboard = JSON.stringify(fresh.storyboard);
      wireFilmstrip(root, video);
    }
  });
}

/** Addresses work for an hour; a long pause outlives them, and the next seek fails. */
function wireRenewal(root, video) {
  let renewing = false;
  video.addEventListener('error', async () => {
    if (renewing) return;
    renewing = true;
    try {
      const fresh = await send('GET', `/videos/${root.dataset.videoId}`);
      const select = root.querySelector('[data-quality]');
      const name = select.selectedOptions[0]?.dataset.name;
      const rendition = fresh.renditions.find((candidate) => candidate.name === name) ?? fresh.renditions[0];
      if (!rendition) return;
      for (const option of select.options) {
        option.value = fresh.renditions.find((candidate) => candidate.name === option.dataset.name)?.url ?? option.value;
      }
      switchSource(video, rendition.url);
    } finally {
      // one renewal a minute: a file that is really broken must not loop
      setTimeout(() => { renewing = false; }, 60_000);
    }
  });
}

function showTile(element, storyboard, index, width) {
  const scale = width / storyboard.tileWidth;
  const rows = Math.ceil(storyboard.tileTimes.length / storyboard.columns);
  element.style.width = `${width}px`;
  element.style.height = `${storyboard.tileHeight * scale}px`;
  element.style.backgroundImage = `url("${storyboard.url}")`;
  element.style.backgroundSize = `${storyboard.columns * width}px ${rows * storyboard.tileHeight * scale}px`;
  element.style.backgroundPosition =
    `-${(index % storyboard.columns) * width}px -${Math.floor(index / storyboard.columns) * storyboard.tileHeight * scale}px`;
}

/** The tile shown at a moment: the last one at or before it. */
export function tileAt(tileTimes, seconds) {
  let index = 0;
  while (index + 1 < tileTimes.length && tileTimes[index + 1] <= seconds) index++;
  return index;
}

function wireFilmstrip(root, video) {
  const strip = root.querySelector('[data-filmstrip]');
  if (!root.dataset.storyboard || strip.dataset.wired) return;
  strip.dataset.wired = 'true';
  const storyboard = JSON.parse(root.dataset.storyboard);
  const bubble = document.createElement('div');
  bubble.className = 'filmstrip-bubble';
  bubble.hidden = true;
  const frame = document.createElement('div');
  const time = document.createElement('span');
  bubble.append(frame, time);
  const mark = document.createElement('div');
  mark.className = 'filmstrip-mark';

  const draw = () => {
    strip.replaceChildren(mark, bubble);
    const count = Math.max(3, Math.min(FILMSTRIP_TILES, Math.floor(strip.clientWidth / 72)));
    for (let position = 0; position < count; position++) {
      const tile = document.createElement('div');
      tile.className = 'filmstrip-tile';
      const seconds = ((position + 0.5) / count) * (video.duration || 0);
      showTile(tile, storyboard, tileAt(storyboard.tileTimes, seconds), strip.clientWidth / count);
      strip.append(tile);
    }
    strip.hidden = false;
  };
  const secondsAt = (event) => {
    const box = strip.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (video.duration || 0);
  };

  strip.addEventListener('pointermove', (event) => {
    const seconds = secondsAt(event);
    showTile(frame, storyboard, tileAt(storyboard.tileTimes, seconds), 160);
    time.textContent = clock(seconds);
    bubble.style.left = `${Math.min(strip.clientWidth - 84, Math.max(84, event.clientX - strip.getBoundingClientRect().left))}px`;
    bubble.hidden = false;
  });
  strip.addEventListener('pointerleave', () => { bubble.hidden = true; });
  strip.addEventListener('click', (event) => { video.currentTime = secondsAt(event); });
  video.addEventListener('timeupdate', () => {
    mark.style.left = `${(video.currentTime / (video.duration || 1)) * 100}%`;
  });
  if (video.readyState >= 1) draw();
  video.addEventListener('loadedmetadata', draw);
  new ResizeObserver(() => { if (video.duration) draw(); }).observe(root);
}

function wireKeys(root, video, changeSpeed) {
  const actions = {
    k: () => (video.paused ? video.play() : video.pause()),
    j: () => { video.currentTime -= 10; },
    l: () => { video.currentTime += 10; },
    ',': () => { video.currentTime -= 1 / 30; },
    '.': () => { video.currentTime += 1 / 30; },
    '<': () => changeSpeed(-1),
    '>': () => changeSpeed(1),
    m: () => { video.muted = !video.muted; },
    f: () => (document.fullscreenElement ? document.exitFullscreen() : video.requestFullscreen?.()),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

export function enhance(root) {
  if (root.dataset.enhanced) return;
  root.dataset.enhanced = 'true';
  const video = root.querySelector('video');
  const changeSpeed = wireSpeed(root, video);
  wireQuality(root, video);
  wireBetterVersions(root, video);
  wireRenewal(root, video);
  wireFilmstrip(root, video);
  wireKeys(root, video, changeSpeed);
}

const enhanceAll = () => document.querySelectorAll('[data-player]').forEach(enhance);
enhanceAll();
document.addEventListener('classcast:refreshed', enhanceAll);
