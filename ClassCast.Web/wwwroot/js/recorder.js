// Camera and microphone to slices. Knows nothing of uploading: who uses it listens to `slice`.

const PREFERRED_TYPES = [
  'video/mp4;codecs=avc1.42E01E,mp4a.40.2',
  'video/webm;codecs=vp9,opus',
  'video/webm;codecs=vp8,opus',
  'video/webm',
];
const SLICE_MILLISECONDS = 1000;

/** Why recording cannot start, as a sentence for the student. */
export function explain(error) {
  switch (error?.name) {
    case 'NotAllowedError': return 'The browser was not allowed to use the camera and microphone. Allow both in the address bar, then try again.';
    case 'NotFoundError': return 'No camera or microphone was found. Connect one, or upload a file instead.';
    case 'NotReadableError': return 'Another program is using the camera or microphone. Close it, then try again.';
    default: return `The camera could not be started (${error?.message ?? 'unknown reason'}).`;
  }
}

/**
 * Events: `slice` (detail: Blob) about every second, `tick` (detail: seconds), `level` (detail: 0 to 1, the microphone), `stop`.
 */
export class Recorder extends EventTarget {
  #stream = null;
  #media = null;
  #seconds = 0;
  #resumedAt = 0;
  #timer = 0;
  #audio = null;

  static isSupported() {
    return Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);
  }

  /** The container the browser will write, in the order in which later processing is cheapest. */
  static type(acceptedExtensions) {
    return PREFERRED_TYPES.find((type) =>
      acceptedExtensions.includes(type.startsWith('video/mp4') ? 'mp4' : 'webm') && MediaRecorder.isTypeSupported(type));
  }

  get stream() { return this.#stream; }
  get state() { return this.#media?.state ?? 'inactive'; }
  get seconds() {
    return this.#seconds + (this.state === 'recording' ? (performance.now() - this.#resumedAt) / 1000 : 0);
  }

  /** @param {{ camera?: string, microphone?: string }} devices chosen device ids */
  async open(devices = {}) {
    this.close();
    this.#stream = await navigator.mediaDevices.getUserMedia({
      video: { deviceId: devices.camera ? { exact: devices.camera } : undefined, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
      audio: { deviceId: devices.microphone ? { exact: devices.microphone } : undefined, echoCancellation: true, noiseSuppression: true },
    });
    this.#meter();
    return this.#stream;
  }

  static async devices() {
    const all = await navigator.mediaDevices.enumerateDevices();
    return { cameras: all.filter((d) => d.kind === 'videoinput'), microphones: all.filter((d) => d.kind === 'audioinput') };
  }

  start(mimeType) {
    this.#seconds = 0;
    this.#media = new MediaRecorder(this.#stream, { mimeType, videoBitsPerSecond: 2_500_000, audioBitsPerSecond: 128_000 });
    this.#media.ondataavailable = (event) => {
      if (event.data.size > 0) this.dispatchEvent(new CustomEvent('slice', { detail: event.data }));
    };
    this.#media.onstop = () => {
      clearInterval(this.#timer);
      this.dispatchEvent(new Event('stop'));
    };
    // a camera that is unplugged ends its track: keep what was recorded
    for (const track of this.#stream.getTracks()) track.addEventListener('ended', () => this.stop(), { once: true });
    this.#media.start(SLICE_MILLISECONDS);
    this.#resumedAt = performance.now();
    this.#timer = setInterval(() => this.dispatchEvent(new CustomEvent('tick', { detail: this.seconds })), 250);
  }

  pause() {
    if (this.state !== 'recording') return;
    this.#seconds = this.seconds;
    this.#media.pause();
  }

  resume() {
    if (this.state !== 'paused') return;
    this.#resumedAt = performance.now();
    this.#media.resume();
  }

  stop() {
    if (this.state === 'inactive') return;
    this.#seconds = this.seconds;
    this.#media.stop();
  }

  /** Lets go of camera and microphone, so that their lights go out. */
  close() {
    clearInterval(this.#timer);
    this.#audio?.close();
    this.#audio = null;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }

  #meter() {
    if (this.#stream.getAudioTracks().length === 0) return;
    this.#audio = new AudioContext();
    const analyser = this.#audio.createAnalyser();
    analyser.fftSize = 512;
    this.#audio.createMediaStreamSource(this.#stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const context = this.#audio;
    const read = () => {
      if (context.state === 'closed') return;
      analyser.getFloatTimeDomainData(samples);
      const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      this.dispatchEvent(new CustomEvent('level', { detail: Math.min(1, loudness * 4) }));
      requestAnimationFrame(read);
    };
    read();
  }
}
