// A resumable upload: parts go straight to signed addresses, several at a time, and each is tried again until it arrives.

import { Problem, send } from './http.js';

const CONCURRENCY = 3;
const LONGEST_WAIT = 20_000;

/**
 * Events: `progress` (detail: { sent, waiting }) whenever bytes moved or the network came or went.
 * An upload survives this page: `MultipartUpload.resume` on a later page finds the parts that arrived.
 */
export class MultipartUpload extends EventTarget {
  #upload;
  #addresses = new Map();
  #stored = new Map();
  #inFlight = new Map();
  #queue = [];
  #active = 0;
  #failure = null;
  #waiting = false;
  #abort = new AbortController();
  #idle = [];

  constructor(upload) {
    super();
    this.#upload = upload;
    for (const part of upload.parts) this.#addresses.set(part.number, part.url);
    for (const part of upload.uploaded) this.#stored.set(part.number, part.bytes);
  }

  /** @param {{ assignmentId: string, fileName: string, contentType: string, sizeBytes: number|null, source: 'Upload'|'Recording' }} request */
  static async start(request) {
    return new MultipartUpload(await send('POST', '/uploads', request));
  }

  /** @param {string} videoId of an upload that was begun and not confirmed */
  static async resume(videoId) {
    return new MultipartUpload(await send('GET', `/uploads/${videoId}`));
  }

  get videoId() { return this.#upload.videoId; }
  get fileName() { return this.#upload.fileName; }
  get sizeBytes() { return this.#upload.sizeBytes; }
  get partBytes() { return this.#upload.partBytes; }
  get maximumBytes() { return this.#upload.maximumBytes; }

  /** Bytes that arrived or are on their way. */
  get sentBytes() {
    let sum = 0;
    for (const size of this.#stored.values()) sum += size;
    for (const loaded of this.#inFlight.values()) sum += loaded;
    return sum;
  }

  /** @param {number} number from 1 @param {Blob} blob */
  put(number, blob) {
    if (this.#stored.get(number) === blob.size) return;
    this.#stored.delete(number);
    this.#queue.push({ number, blob });
    this.#pump();
  }

  /** Everything from a file, leaving out the parts that are there already. */
  putFile(file) {
    for (let number = 1, from = 0; from < file.size; number++, from += this.partBytes) {
      this.put(number, file.slice(from, from + this.partBytes));
    }
  }

  /** Resolves when nothing is left to send; rejects with what made it impossible. */
  settled() {
    return new Promise((resolve, reject) => {
      this.#idle.push({ resolve, reject });
      this.#settle();
    });
  }

  /** Hands the video in. Asking twice gives the same receipt, so a lost answer is asked for again. */
  async confirm(sizeBytes) {
    await this.settled();
    for (let attempt = 0; ; attempt++) {
      try {
        return await send('POST', `/uploads/${this.videoId}/confirm`, { videoId: this.videoId, sizeBytes });
      } catch (error) {
        if (error instanceof Problem && error.status < 500) throw error;
        if (attempt === 5) throw error;
        await this.#pause(attempt);
      }
    }
  }

  /** Gives the upload up, here and on the server. */
  async cancel() {
    this.stop();
    await send('DELETE', `/uploads/${this.videoId}`);
  }

  /** Stops sending; what arrived stays, for a later resume. */
  stop() {
    this.#queue = [];
    this.#abort.abort();
  }

  #pump() {
    while (this.#active < CONCURRENCY && this.#queue.length > 0 && !this.#failure) {
      const part = this.#queue.shift();
      this.#active++;
      this.#sendPart(part)
        .catch((error) => { this.#failure ??= error; })
        .finally(() => {
          this.#active--;
          this.#pump();
          this.#settle();
        });
    }
  }

  #settle() {
    if (this.#active > 0 || (this.#queue.length > 0 && !this.#failure)) return;
    for (const waiter of this.#idle.splice(0)) {
      if (this.#failure) waiter.reject(this.#failure);
      else waiter.resolve();
    }
  }

  async #sendPart({ number, blob }) {
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#putOnce(number, blob);
      if (outcome.status >= 200 && outcome.status < 300) {
        this.#inFlight.delete(number);
        this.#stored.set(number, blob.size);
        this.#report(false);
        return;
      }

      this.#inFlight.delete(number);
      if (this.#abort.signal.aborted) throw new DOMException('The upload was stopped.', 'AbortError');
      if (outcome.status === 403 || outcome.problem.code === 'ExpiredToken') {
        // the address has expired (with the credentials that signed it, too), or was never ours: ask for a new one once per attempt
        this.#addresses.delete(number);
        if (attempt > 3) throw new Problem(outcome.problem);
        continue;
      }

      const isPassing = outcome.status === 408 || outcome.status === 429 || outcome.problem.code === 'RequestTimeout';
      const isFinal = outcome.status >= 400 && outcome.status < 500 && !isPassing;
      if (isFinal || outcome.status === 507) throw new Problem(outcome.problem);
      this.#report(true);
      await this.#pause(attempt);
    }
  }

  async #putOnce(number, blob) {
    let url = this.#addresses.get(number);
    if (!url) {
      try {
        url = await this.#address(number);
      } catch (error) {
        if (error instanceof Problem && error.status >= 400 && error.status < 500) throw error;
        return { status: 0, problem: {} };
      }
    }

    return new Promise((resolve) => {
      // fetch tells nothing about bytes on their way out, XMLHttpRequest does
      const request = new XMLHttpRequest();
      const stop = () => request.abort();
      this.#abort.signal.addEventListener('abort', stop, { once: true });
      const done = (status) => {
        this.#abort.signal.removeEventListener('abort', stop);
        resolve({ status, problem: parseProblem(request, status) });
      };
      request.upload.onprogress = (event) => {
        this.#inFlight.set(number, Math.min(event.loaded, blob.size));
        this.#report(false);
      };
      request.onload = () => done(request.status);
      request.onerror = () => done(0);
      request.onabort = () => done(0);
      request.open('PUT', url);
      request.send(blob);
    });
  }

  async #address(number) {
    // a batch at a time: recordings need one after the other, large files many
    const numbers = Array.from({ length: 8 }, (_, index) => number + index);
    const answer = await send('POST', `/uploads/${this.videoId}/parts`, { numbers });
    for (const part of answer.parts) this.#addresses.set(part.number, part.url);
    return this.#addresses.get(number);
  }

  async #pause(attempt) {
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      const wake = () => { clearTimeout(timer); resolve(); };
      window.addEventListener('online', wake, { once: true });
      this.#abort.signal.addEventListener('abort', wake, { once: true });
    });
  }

  #report(waiting) {
    this.#waiting = waiting;
    this.dispatchEvent(new CustomEvent('progress', { detail: { sent: this.sentBytes, waiting: this.#waiting } }));
  }
}

function parseProblem(request, status) {
  try {
    return { status, ...JSON.parse(request.responseText) };
  } catch {
    // S3 says <Error><Code>RequestTimeout</Code>…, with status 400 for what others answer with 408
    const code = /<Code>(\w+)<\/Code>/.exec(request.responseText)?.[1];
    return { status, code, title: 'The upload was refused.' };
  }
}
