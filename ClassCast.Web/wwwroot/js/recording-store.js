// The local copy of a recording: every slice is written here as it comes out of the recorder, so that a crash or a closed tab loses nothing.

const DATABASE = 'classcast-recordings';

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('recordings', { keyPath: 'videoId' });
      request.result.createObjectStore('slices', { keyPath: ['videoId', 'index'] });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(stores, mode, work) {
  const database = await open();
  try {
    const transaction = database.transaction(stores, mode);
    const finished = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
    const result = work(transaction);
    await finished;
    return result?.result;
  } finally {
    database.close();
  }
}

const range = (videoId) => IDBKeyRange.bound([videoId, 0], [videoId, Number.MAX_SAFE_INTEGER]);

/** @param {{ videoId: string, assignmentId: string, userId: string, type: string, startedAt: number }} recording */
export const begin = (recording) =>
  within(['recordings'], 'readwrite', (t) => t.objectStore('recordings').put(recording));

export const append = (videoId, index, blob) =>
  within(['slices'], 'readwrite', (t) => t.objectStore('slices').put({ videoId, index, blob }));

/** The recordings that were not handed in, newest first, of this person for this assignment. */
export async function unfinished(assignmentId, userId) {
  const all = (await within(['recordings'], 'readonly', (t) => t.objectStore('recordings').getAll())) ?? [];
  return all
    .filter((recording) => recording.assignmentId === assignmentId && recording.userId === userId)
    .sort((a, b) => b.startedAt - a.startedAt);
}

/** @returns {Promise<Blob[]>} in the order they were recorded */
export async function slices(videoId) {
  const rows = (await within(['slices'], 'readonly', (t) => t.objectStore('slices').getAll(range(videoId)))) ?? [];
  return rows.map((row) => row.blob);
}

export const forget = (videoId) =>
  within(['recordings', 'slices'], 'readwrite', (t) => {
    t.objectStore('recordings').delete(videoId);
    t.objectStore('slices').delete(range(videoId));
  });
