// The reader: opens at the words of a link, leads back to where one came from, and joins what else it can do.

import { finding } from "./read_find.js";
import { telling } from "./read_tools.js";
import { walking } from "./read_walk.js";

const marked = document.getElementById("words");

// Lines out of sight have but an estimated height, so that the first jump may miss a little.
function showWords() {
  marked.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => marked.scrollIntoView({ block: "center" }));
  marked.focus({ preventScroll: true });
}

if (marked && !location.hash) showWords();
document.querySelector('.qa-notice a[href="#words"]')?.addEventListener("click", (event) => {
  event.preventDefault();
  showWords();
});
document.getElementById("qa-print")?.addEventListener("click", () => window.print());

// ---- back to the answer ----

// Each page notes its address when it is left (site.js); the last one that is not this interview is where one came from.
function cameFrom() {
  const kept = `qa-came-to:${location.pathname}`;
  try {
    const left = sessionStorage.getItem("qa-left");
    if (left && new URL(left, location.origin).pathname !== location.pathname) sessionStorage.setItem(kept, left);
    return sessionStorage.getItem(kept);
  } catch {
    return null;
  }
}

function leadBack(link) {
  const from = cameFrom();
  const page = from ? new URL(from, location.origin).pathname.split("/")[1] || "ask" : "";
  if (link.dataset[page]) {
    link.href = from;
    link.textContent = link.dataset[page];
    link.hidden = false;
  }
  const arrived = history.length;
  const straight = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  link.addEventListener("click", (event) => {
    // Going back in history brings the page as it was left; jumps within this one would be gone back to first.
    if (!from || !straight || history.length !== arrived || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.back();
  });
  const hint = new URLSearchParams(location.search);
  if (hint.has("from")) {
    hint.delete("from");
    const rest = location.search.slice(1).split("&").filter((part) => !part.startsWith("from="));
    history.replaceState(null, "", `${location.pathname}${rest.length ? `?${rest.join("&")}` : ""}${location.hash}`);
  }
}

const back = document.getElementById("qa-back");
if (back) leadBack(back);

const turns = telling();
walking(turns, finding());
