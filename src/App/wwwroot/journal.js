// @ts-check
// Records what somebody says, on the page where it can also be written. Without script, or without a microphone, writing is there.

import { signedIn } from "./offline/owner.js";
import { element } from "./offline/shown.js";
import { forget, keepRecording, recordings, sendRecordings, sound } from "./offline/voice.js";

const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
/** Enough for speech; ten minutes take 2.4 MB. */
const BITS_PER_SECOND = 32_000;
/** So much of what is said can a browser that dies take with it. */
const KEPT_EVERY_S = 10;
/** Room for the last piece. */
const SPARE_BYTES = 128 * 1024;

const box = /** @type {HTMLElement} */ (document.getElementById("voice"));
/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [says, time, startButton, stopButton, made] = [part("voice-says"), part("voice-time"), part("voice-start"), part("voice-stop"), part("voice-made")];

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** @param {boolean} isRecording */
function shows(isRecording) {
  startButton.hidden = isRecording;
  stopButton.hidden = !isRecording;
  time.hidden = !isRecording;
}

async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  if (!stream) {
    says.textContent = "This page may not use the microphone, or there is none. You can allow it in the browser, or write it down below.";
    return;
  }
  const about = { id: crypto.randomUUID(), entry: box.dataset.entry ?? "", session: box.dataset.session ?? "", before: box.dataset.before ?? "", madeAt: new Date().toISOString(), type: "", isGrowing: true };
  const most = { seconds: Number(box.dataset.seconds), bytes: Number(box.dataset.bytes) - SPARE_BYTES };
  const recorder = new MediaRecorder(stream, { mimeType: KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)), audioBitsPerSecond: BITS_PER_SECOND });
  about.type = recorder.mimeType;
  /** @type {Blob[]} */
  const pieces = [];
  /** @type {Promise<unknown>} */
  let keeping = Promise.resolve();
  let [seconds, bytes, why] = [0, 0, ""];
  const keep = () => (keeping = keeping.catch(() => {}).then(() => keepRecording(signedIn, about, new Blob(pieces, { type: about.type }))));
  const end = () => recorder.state !== "inactive" && recorder.stop();
  const tick = setInterval(() => {
    time.textContent = `${clock(++seconds)} of ${clock(most.seconds)}`;
    if (seconds >= most.seconds) {
      why = "That is as long as one recording can be, so it stopped. ";
      end();
    }
  }, 1000);
  recorder.addEventListener("dataavailable", (event) => {
    pieces.push(event.data);
    bytes += event.data.size;
    if (recorder.state === "recording" && bytes > most.bytes) {
      why = "That is as much as one recording can hold, so it stopped. ";
      end();
    } else if (recorder.state === "recording" && pieces.length % KEPT_EVERY_S === 0) {
      keep().catch(() => {});
    }
  });
  recorder.addEventListener("stop", async () => {
    clearInterval(tick);
    stopButton.removeEventListener("click", end);
    stream.getTracks().forEach((track) => track.stop());
    shows(false);
    startButton.textContent = "Record more";
    says.textContent = `${why}One moment, it is being kept.`;
    about.isGrowing = false;
    const isHere = await keep().then(() => true, () => false);
    await send(about.id, why, isHere ? null : new Blob(pieces, { type: about.type }));
  });
  stopButton.addEventListener("click", end);
  time.textContent = `0:00 of ${clock(most.seconds)}`;
  recorder.start(1000);
  shows(true);
  says.textContent = "Recording. Speak as you like; a pause is fine.";
  stopButton.focus();
}

/** @param {string} id @param {string} why @param {Blob | null} loose What this phone could not keep. */
async function send(id, why, loose) {
  if (loose) {
    says.textContent = `${why}This phone could not keep the recording, and the clinic does not have it. Please save it as a file before you leave this page.`;
    offer(loose);
    return;
  }
  const left = await sendRecordings(signedIn).catch(() => new Map([[id, ""]]));
  if (left.has(id)) {
    says.textContent = `${why}${left.get(id) || "The clinic cannot be reached just now. Your recording is kept on this phone, locked, and is sent by itself when you open a page here with a network."}`;
    await waiting();
    return;
  }
  says.textContent = `${why}Kept. Only you can listen to it.`;
  const player = /** @type {HTMLAudioElement} */ (element("audio", "", { controls: "", preload: "none", src: `/journal/recordings/${id}`, "aria-label": "Your recording" }));
  made.append(player);
}

/** What still is on this phone, to be sent or saved. */
async function waiting() {
  const rows = (await recordings(signedIn)).filter((row) => !row.isGrowing);
  const list = part("voice-waiting");
  list.hidden = rows.length === 0;
  list.replaceChildren(element("h2", rows.length === 1 ? "One recording is only on this phone" : `${rows.length} recordings are only on this phone`));
  for (const row of rows) {
    const line = element("p", "");
    const [again, file, away] = [button("Send it now"), button("Save it as a file"), button("Throw it away")];
    again.addEventListener("click", () => send(row.id, "", null).then(waiting));
    file.addEventListener("click", async () => offer(await sound(signedIn, row)));
    away.addEventListener("click", async () => {
      await forget(signedIn, row.id);
      await waiting();
    });
    line.append(again, " ", file, " ", away);
    list.append(line);
  }
}

/** @param {string} text */
const button = (text) => element("button", text, { type: "button" });

/** @param {Blob} blob */
function offer(blob) {
  const link = element("a", "Save the recording on this device", { href: URL.createObjectURL(blob), download: `recording.${blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm"}`, class: "button" });
  made.append(link);
  link.focus();
}

if (box && signedIn && globalThis.MediaRecorder && globalThis.indexedDB && navigator.mediaDevices) {
  box.hidden = false;
  startButton.addEventListener("click", () => void record());
  void waiting();
  if (box.dataset.speak === "true") {
    // One tap at home began this; loading the page again must not.
    history.replaceState(null, "", location.href.replace(/[?&]speak=true/, ""));
    void record();
  }
  addEventListener("beforeunload", (event) => {
    if (!stopButton.hidden) {
      event.preventDefault();
    }
  });
}
