// Adding: files dropped or chosen are sent one by one, each with its bar; a job is followed until it has ended.

import { say } from "./site.js";

const form = document.getElementById("qa-adding");
const list = document.getElementById("qa-uploads");
const queue = [];
let under = null;

function line(file, place) {
  const made = document.createElement("li");
  const name = Object.assign(document.createElement("span"), { textContent: place });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "qa-quiet", textContent: form.dataset.cancel });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  const note = Object.assign(document.createElement("span"), { className: "qa-soft" });
  bar.setAttribute("aria-label", place);
  made.append(name, button, bar, note);
  list.append(made);
  const upload = { file, place, line: made, bar, note, button, request: null };
  button.addEventListener("click", () => (upload.failed ? again(upload) : cancel(upload)));
  return upload;
}

function ended(upload, sentence, failed, worthwhile) {
  upload.note.textContent = sentence;
  upload.note.className = failed ? "qa-bad" : "qa-soft";
  upload.bar.hidden = true;
  upload.failed = worthwhile;
  upload.button.hidden = !worthwhile;
  upload.button.textContent = form.dataset.retry;
  if (failed) say(`${upload.place}: ${sentence}`);
}

function again(upload) {
  upload.line.remove();
  take([[upload.file, upload.place]]);
}

function cancel(upload) {
  upload.gone = true;
  if (upload.request) upload.request.abort();
  else ended(upload, form.dataset.cancelled);
}

function fit(upload) {
  if (upload.file.size <= Number(form.dataset.limit) - 4096) return true;
  ended(upload, form.dataset.tooLarge, true);
  return false;
}

function send(upload) {
  return new Promise((resolve) => {
    const body = new FormData();
    body.append("format", "json");
    body.append("place", upload.place);
    body.append("files", upload.file, upload.file.name);
    const request = new XMLHttpRequest();
    upload.request = request;
    request.open("POST", "/corpus/add");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      upload.bar.max = event.total || 1;
      upload.bar.value = event.loaded;
      upload.note.textContent = event.loaded < event.total ? form.dataset.sending : form.dataset.reading;
    });
    request.addEventListener("load", () => {
      const problem = request.response?.problem ?? request.response?.error ?? (request.status < 400 ? "" : form.dataset.failed);
      if (problem) ended(upload, problem, true, true);
      else upload.line.remove();
      resolve();
    });
    request.addEventListener("error", () => { ended(upload, form.dataset.failed, true, true); resolve(); });
    request.addEventListener("abort", () => { ended(upload, form.dataset.cancelled); resolve(); });
    request.send(body);
  });
}

async function work() {
  if (under) return;
  say(form.dataset.sending);
  // Whoever added now would leave behind what is still on its way.
  for (const button of form.querySelectorAll("button[value=add]")) button.disabled = true;
  while ((under = queue.shift())) if (!under.gone) await send(under);
  try {
    await refresh();
    say(form.dataset.all);
  } catch { /* The server does not answer, which the files say already. */ }
}

function take(files) {
  for (const [file, place] of files) {
    const upload = line(file, place);
    if (fit(upload)) queue.push(upload);
  }
  work();
}

// What is typed stays: only files that are not on the page yet are put into it.
async function refresh() {
  const page = new DOMParser().parseFromString(await (await fetch("/corpus/add")).text(), "text/html");
  const [here, there] = [document.getElementById("qa-files-waiting"), page.getElementById("qa-files-waiting")];
  if (!there) return;
  if (!here) {
    document.getElementById("waiting").replaceWith(page.getElementById("waiting"));
    return;
  }
  for (const card of there.children) if (!document.getElementById(card.id)) here.append(card);
  for (const part of ["#waiting h2", ".qa-bar button[value=add]"]) document.querySelector(part).replaceWith(page.querySelector(part));
}

async function* entries(dropped) {
  for (const entry of dropped) {
    if (entry.isFile) yield [await new Promise((resolve, reject) => entry.file(resolve, reject)), entry.fullPath.replace(/^\//, "")];
    else {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        if (!some.length) break;
        yield* entries(some);
      }
    }
  }
}

async function drop(event) {
  event.preventDefault();
  document.querySelector(".qa-drop").classList.remove("qa-drop--over");
  const dropped = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...event.dataTransfer.files].map((file) => [file, file.name]);
  const found = [];
  for await (const one of entries(dropped)) found.push(one);
  take(found.length ? found : plain);
}

if (form) {
  document.body.classList.add("qa-scripted");
  const zone = form.querySelector(".qa-drop");
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("qa-drop--over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("qa-drop--over"));
  zone.addEventListener("drop", drop);
  for (const input of form.querySelectorAll("input[type=file]")) {
    if ("webkitdirectory" in input) form.querySelector(".qa-folder").hidden = false;
    input.addEventListener("change", () => {
      take([...input.files].map((file) => [file, file.webkitRelativePath || file.name]));
      input.value = "";
    });
  }
}

// ---- a job under way ----

const job = document.getElementById("qa-job");
let told = "";

function shown(record) {
  const sentence = job.querySelector(".qa-job-sentence strong");
  sentence.textContent = record.sentence;
  for (const bar of job.querySelectorAll("progress")) {
    const { done, total } = record[bar.dataset.of] ?? {};
    if (total) { bar.max = total; bar.value = done; } else bar.removeAttribute("value");
  }
  document.querySelectorAll("#qa-job-files li").forEach((row, place) => {
    row.querySelector(".qa-sign").textContent = record.files.said[place].sign;
    row.querySelector(".qa-job-fate").textContent = record.files.said[place].sentence;
  });
  // Every quarter is told, not every passage.
  const quarter = record.passages?.total ? Math.floor((4 * record.passages.done) / record.passages.total) : "";
  if (told !== `${record.phase}${quarter}`) say(record.sentence);
  told = `${record.phase}${quarter}`;
}

async function follow() {
  try {
    const answer = await fetch(job.dataset.poll);
    const record = await answer.json();
    if (record.ended) { window.location.reload(); return; }
    shown(record);
  } catch { /* The server may be on its way back: ask again. */ }
  window.setTimeout(follow, 1000);
}

if (job?.dataset.poll) follow();
