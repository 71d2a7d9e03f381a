// The page on which a student hands in a video: a file, or a recording that is uploaded while it is made.

import { bytes, clock } from './format.js';
import { MultipartUpload } from './multipart-upload.js';
import { Problem } from './http.js';
import { Recorder, explain } from './recorder.js';
import * as store from './recording-store.js';

const page = document.querySelector('[data-submit]');
const rules = {
  assignmentId: page.dataset.assignmentId,
  userId: page.dataset.userId,
  accepted: page.dataset.accepted.split(','),
  maximumBytes: Number(page.dataset.maximumBytes),
  maximumSeconds: Number(page.dataset.maximumSeconds) || Infinity,
  openUpload: page.dataset.openUpload || null,
};
const part = (name) => page.querySelector(`[data-part="${name}"]`);
const show = (element, visible) => { if (element) element.hidden = !visible; };
const button = (name) => page.querySelector(`[data-action="${name}"]`);
const on = (name, handler) => button(name)?.addEventListener('click', handler);

let busy = false;
addEventListener('beforeunload', (event) => {
  if (busy) event.preventDefault();
});

function say(text, kind = 'info') {
  const status = part('status');
  status.textContent = text;
  status.dataset.kind = kind;
  show(status, text !== '');
}

function fail(error) {
  if (error?.name === 'AbortError') return;
  busy = false;
  say(error instanceof Problem ? error.message : 'The connection was lost. What arrived is kept: open this page again to go on.', 'error');
}

function follow(upload, total) {
  const bar = part('progress');
  show(part('upload-progress'), true);
  upload.addEventListener('progress', ({ detail }) => {
    const known = total ?? detail.sent;
    bar.max = Math.max(1, known);
    bar.value = detail.sent;
    part('progress-text').textContent = detail.waiting
      ? `${bytes(detail.sent)} are safe. Waiting for the network …`
      : total ? `${bytes(detail.sent)} of ${bytes(total)}` : `${bytes(detail.sent)} are safe already`;
  });
}

async function handIn(upload, size) {
  say('Checking that everything arrived …');
  const receipt = await upload.confirm(size);
  busy = false;
  await store.forget(upload.videoId).catch(() => {});
  location.assign(`/submissions/${receipt.submissionId}?received=${receipt.videoId}`);
}

// --- a file ---------------------------------------------------------------------------------------------------------------

function refusal(file) {
  const extension = file.name.split('.').pop().toLowerCase();
  if (!rules.accepted.includes(extension)) return `This assignment takes ${rules.accepted.join(', ')} files, and “${file.name}” is not one.`;
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (file.size > rules.maximumBytes) return `“${file.name}” has ${bytes(file.size)}; at most ${bytes(rules.maximumBytes)} are allowed.`;
  return null;
}

async function uploadFile(file) {
  const reason = refusal(file);
  if (reason) return say(reason, 'error');
  busy = true;
  show(part('choices'), false);
  say('');
  try {
    const upload = await begunUploadOf(file) ?? await MultipartUpload.start({
      assignmentId: rules.assignmentId,
      fileName: file.name,
      contentType: file.type || `video/${file.name.split('.').pop().toLowerCase()}`,
      sizeBytes: file.size,
      source: 'Upload',
    });
    follow(upload, file.size);
    part('file-name').textContent = file.name;
    on('cancel-upload', async () => {
      busy = false;
      await upload.cancel().catch(() => {});
      location.reload();
    });
    upload.putFile(file);
    await handIn(upload, file.size);
  } catch (error) {
    show(part('choices'), true);
    fail(error);
  }
}

/** The upload that an earlier page began, if it is of this very file. */
async function begunUploadOf(file) {
  if (!rules.openUpload) return null;
  try {
    const upload = await MultipartUpload.resume(rules.openUpload);
    return upload.fileName === file.name && upload.sizeBytes === file.size ? upload : null;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

function wireFile() {
  const input = part('file');
  const zone = part('dropzone');
  if (!input) return;
  input.addEventListener('change', () => { if (input.files[0]) uploadFile(input.files[0]); });
  for (const type of ['dragover', 'dragenter']) {
    zone.addEventListener(type, (event) => { event.preventDefault(); zone.dataset.over = 'true'; });
  }
  for (const type of ['dragleave', 'drop']) zone.addEventListener(type, () => delete zone.dataset.over);
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) uploadFile(event.dataTransfer.files[0]);
  });
}

// --- a recording ----------------------------------------------------------------------------------------------------------

class RecordingSession {
  slices = [];
  size = 0;
  upload = null;
  #pending = [];
  #pendingSize = 0;
  #partNumber = 1;

  constructor(type) {
    this.type = type;
    this.extension = type.startsWith('video/mp4') ? 'mp4' : 'webm';
  }

  async begin() {
    this.upload = await MultipartUpload.start({
      assignmentId: rules.assignmentId,
      fileName: `recording.${this.extension}`,
      contentType: this.type.split(';')[0],
      sizeBytes: null,
      source: 'Recording',
    });
    await store.begin({ videoId: this.upload.videoId, assignmentId: rules.assignmentId, userId: rules.userId, type: this.type, startedAt: Date.now() }).catch(() => {});
    follow(this.upload, null);
  }

  /** Goes on with an upload of an earlier page; when the server has dropped it, a new one takes its place. */
  async takeUp(videoId) {
    try {
      this.upload = await MultipartUpload.resume(videoId);
      follow(this.upload, null);
    } catch (error) {
      if (!(error instanceof Problem && error.status === 404)) throw error;
      await this.begin();
      await store.forget(videoId);
    }
  }

  /** Slices are kept here, in the local copy, and as parts on their way as soon as one is full. */
  add(blob) {
    store.append(this.upload.videoId, this.slices.length, blob).catch(() => {});
    this.slices.push(blob);
    this.size += blob.size;
    this.#pending.push(blob);
    this.#pendingSize += blob.size;
    const size = this.upload.partBytes;
    while (this.#pendingSize >= size) {
      const joined = new Blob(this.#pending);
      this.upload.put(this.#partNumber++, joined.slice(0, size));
      this.#pending = joined.size > size ? [joined.slice(size)] : [];
      this.#pendingSize = joined.size - size;
    }
  }

  whole() {
    return new Blob(this.slices, { type: this.type.split(';')[0] });
  }

  async handIn() {
    if (this.#pendingSize > 0) {
      this.upload.put(this.#partNumber++, new Blob(this.#pending));
      this.#pending = [];
      this.#pendingSize = 0;
    }
    await handIn(this.upload, this.size);
  }

  async discard() {
    await store.forget(this.upload.videoId).catch(() => {});
    await this.upload.cancel().catch(() => {});
  }
}

const recorder = new Recorder();
let session = null;

function stage(name) {
  page.dataset.stage = name;
  for (const control of page.querySelectorAll('[data-stages]')) {
    show(control, control.dataset.stages.split(' ').includes(name));
  }
}

async function openCamera() {
  say('');
  try {
    const stream = await recorder.open({ camera: part('camera')?.value, microphone: part('microphone')?.value });
    const preview = part('preview');
    preview.srcObject = stream;
    preview.muted = true;
    await preview.play();
    await listDevices(stream);
    stage('ready');
    button('start').focus();
  } catch (error) {
    say(explain(error), 'error');
  }
}

async function listDevices(stream) {
  const { cameras, microphones } = await Recorder.devices();
  const fill = (select, devices, track) => {
    if (!select) return;
    select.replaceChildren(...devices.map((device, index) => new Option(device.label || `Device ${index + 1}`, device.deviceId)));
    select.value = track?.getSettings().deviceId ?? '';
  };
  fill(part('camera'), cameras, stream.getVideoTracks()[0]);
  fill(part('microphone'), microphones, stream.getAudioTracks()[0]);
}

async function startRecording() {
  const type = Recorder.type(rules.accepted);
  if (!type) return say(`This browser cannot record ${rules.accepted.join(' or ')}. Upload a file instead, or use another browser.`, 'error');
  button('start').disabled = true;
  try {
    session = new RecordingSession(type);
    await session.begin();
    busy = true;
    show(part('tabs'), false);
    recorder.start(type);
    stage('recording');
    button('stop').focus();
  } catch (error) {
    fail(error);
  } finally {
    button('start').disabled = false;
  }
}

function wireRecorder() {
  if (!part('recorder')) return;
  if (!Recorder.isSupported()) {
    stage('unsupported');
    return;
  }

  stage('closed');
  on('open-camera', openCamera);
  for (const name of ['camera', 'microphone']) part(name)?.addEventListener('change', openCamera);
  on('start', startRecording);
  on('pause', () => { recorder.pause(); stage('paused'); });
  on('resume', () => { recorder.resume(); stage('recording'); });
  on('stop', () => recorder.stop());
  on('retake', async () => {
    await session.discard();
    busy = false;
    show(part('upload-progress'), false);
    show(part('tabs'), true);
    await openCamera();
  });
  on('hand-in', async () => {
    stage('sending');
    try {
      await session.handIn();
    } catch (error) {
      stage('review');
      fail(error);
    }
  });

  recorder.addEventListener('slice', ({ detail }) => {
    session.add(detail);
    if (session.size > rules.maximumBytes) {
      recorder.stop();
      say(`The recording reached ${bytes(rules.maximumBytes)}, the most this assignment takes.`, 'info');
    }
  });
  recorder.addEventListener('tick', ({ detail }) => {
    part('clock').textContent = clock(detail) + (rules.maximumSeconds < Infinity ? ` of ${clock(rules.maximumSeconds)}` : '');
    if (detail >= rules.maximumSeconds) recorder.stop();
  });
  recorder.addEventListener('level', ({ detail }) => { part('level').value = detail; });
  recorder.addEventListener('stop', () => {
    recorder.close();
    review(session.whole());
  });
}

function review(blob) {
  const preview = part('preview');
  preview.srcObject = null;
  preview.src = URL.createObjectURL(blob);
  preview.muted = false;
  preview.controls = true;
  stage('review');
  button('hand-in').focus();
}

/** A recording that a crash or a closed tab left behind: show it, and let it be handed in or thrown away. */
async function offerUnfinished() {
  const [kept] = await store.unfinished(rules.assignmentId, rules.userId).catch(() => []);
  if (!kept || !part('recorder')) return;
  const slices = await store.slices(kept.videoId);
  if (slices.length === 0) return store.forget(kept.videoId);

  const size = slices.reduce((sum, blob) => sum + blob.size, 0);
  part('kept-text').textContent = `A recording of ${bytes(size)} from ${new Date(kept.startedAt).toLocaleString()} was not handed in.`;
  show(part('kept'), true);
  on('kept-use', async () => {
    show(part('kept'), false);
    session = new RecordingSession(kept.type);
    try {
      await session.takeUp(kept.videoId);
      busy = true;
      for (const slice of slices) session.add(slice);
      review(session.whole());
    } catch (error) {
      fail(error);
    }
  });
  on('kept-discard', async () => {
    show(part('kept'), false);
    await store.forget(kept.videoId);
  });
}

// --- the page -------------------------------------------------------------------------------------------------------------

function wireTabs() {
  const tabs = [...page.querySelectorAll('[role="tab"]')];
  const select = (tab) => {
    for (const other of tabs) {
      other.setAttribute('aria-selected', String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      show(document.getElementById(other.getAttribute('aria-controls')), other === tab);
    }
    if (tab.dataset.tab !== 'record') {
      recorder.close();
      if (part('recorder') && Recorder.isSupported()) stage('closed');
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      select(next);
      next.focus();
    });
  }
}

wireTabs();
wireFile();
wireRecorder();
await offerUnfinished();
page.dataset.wired = 'true';
