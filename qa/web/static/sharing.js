// A conversation that leaves the tab, or comes to it: as a file, a document, a link. A link holds the questions behind
// its #, which no browser sends to a server; they are asked when the reader says so.

import { say } from "./site.js";
import { copyLink } from "./exchange_actions.js";
import { download } from "./feedback.js";
import { kept } from "./saved.js";
import { MOST, asking, tab } from "./tab.js";

const MARK = "#c=";

const through = (stream, bytes) => new Response(new Blob([bytes]).stream().pipeThrough(stream));

async function packed(record) {
  const bytes = await through(new CompressionStream("deflate-raw"), JSON.stringify(record)).bytes();
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpacked(text) {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return through(new DecompressionStream("deflate-raw"), bytes).text();
}

// The questions in a file or a link, null where there are none. What is in them beyond their shape the server checks.
function read(text) {
  try {
    const { version, title, asked } = JSON.parse(text);
    const good = version === 1 && asked.length > 0 && asked.length <= MOST;
    if (!good || !asked.every(({ question }) => typeof question === "string" && question.trim())) return null;
    return { title: String(title ?? ""), asked: asked.map(({ question, ...more }) => ({ ...asking(question, { filters: {} }), ...more })) };
  } catch {
    return null;
  }
}

const offer = () => document.getElementById("qa-offer");

function unreadable() {
  const { unreadable: sentence } = offer().dataset;
  offer().querySelector(".qa-offer-unreadable").textContent = sentence;
  offer().dataset.kind = "unreadable";
  offer().hidden = false;
  say(sentence);
}

// Shows what a link holds, and asks it when it is told to.
async function offered(open) {
  if (!window.location.hash.startsWith(MARK)) return;
  const text = await unpacked(window.location.hash.slice(MARK.length)).catch(() => "");
  history.replaceState(history.state, "", window.location.pathname + window.location.search);
  const found = read(text);
  if (!found) {
    unreadable();
    return;
  }
  offer().dataset.kind = "questions";
  offer().querySelector("ol").replaceChildren(...found.asked.map(({ question }) => Object.assign(document.createElement("li"), { textContent: question })));
  offer().hidden = false;
  offer().querySelector("[data-do=accept]").onclick = () => { offer().hidden = true; open(found.asked, found.title); };
  offer().focus();
}

function exported(format) {
  const form = document.getElementById("qa-export");
  form.action = `/conversation?format=${format}`;
  form.elements.conversation.value = JSON.stringify({ ...kept(), title: tab.title || tab.asked[0].question });
  form.submit();
}

async function shareLink(button) {
  const bare = tab.asked.map(({ shown, ...asked }) => asked);
  await copyLink(`${window.location.origin}/${MARK}${await packed({ ...kept(), asked: bare })}`, button);
}

async function openFile(field, open) {
  const found = read(await field.files[0]?.text() ?? "");
  field.value = "";
  if (found) open(found.asked, found.title);
  else unreadable();
}

const named = () => (tab.title || tab.asked[0].question).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);

// `open` shows a conversation in the place of the tab's own.
export function sharingActions(open) {
  const field = document.getElementById("qa-file");
  field.addEventListener("change", () => openFile(field, open));
  window.addEventListener("hashchange", () => offered(open));
  offered(open);
  return {
    "export": (button) => exported(button.dataset.format),
    "download": () => download(`${JSON.stringify(kept(), null, 1)}\n`, `${named()}.json`, "application/json"),
    "open-file": () => field.click(),
    "share": shareLink,
    "print": () => window.print(),
    "decline": () => { offer().hidden = true; },
  };
}
