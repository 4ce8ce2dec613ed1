// What can be done with a turn, or with words selected in one: copy a link to it, cite it, check it.

import { copied, say, words } from "./site.js";

const list = document.querySelector(".qa-lines");
const from = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const fragments = new Map();

// The page counts characters as Python does, by code points.
const length = (text) => [...text].length;

async function fetched(query) {
  if (!fragments.has(query)) {
    const answer = await fetch(`${location.pathname}/cite?${query}`);
    if (!answer.ok) throw new Error(await answer.text());
    fragments.set(query, await answer.text());
  }
  return fragments.get(query);
}

const whole = (line) => `turn=${line.dataset.turn}`;

async function link(query) {
  try {
    const held = document.createElement("template");
    held.innerHTML = await fetched(query);
    const done = await copied(held.content.querySelector("dl").dataset.permalink);
    say(done ? list.dataset.linkCopied : words().notCopied);
    return done;
  } catch {
    say(list.dataset.lost);
    return false;
  }
}

async function cite(line, query) {
  line.querySelector(".qa-cite--here")?.remove();
  const place = from("qa-cite-place");
  const back = document.activeElement;
  place.querySelector(".qa-close").addEventListener("click", () => {
    place.remove();
    (line.contains(back) ? back : line.querySelector(".qa-line-number")).focus();
  });
  line.append(place);
  try {
    place.lastElementChild.innerHTML = await fetched(query);
  } catch {
    place.lastElementChild.textContent = list.dataset.lost;
  }
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}

function linked(button) {
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  return (done) => {
    if (!done) return;
    button.textContent = list.dataset.linkCopied;
    window.setTimeout(() => { button.textContent = label; }, 2500);
  };
}

function does(element, line, query) {
  element.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.do === "link") link(query).then(linked(button));
    else if (button?.dataset.do === "cite") cite(line, query);
  });
  return element;
}

// One set of tools follows the pointer, one the focus, so that neither takes them from the other.
const shown = { pointer: null, focus: null };

function show(line, by) {
  if (shown[by]?.parentElement?.parentElement === line) return;
  if (shown[by]) shown[by].remove();
  shown[by] = null;
  if (!line || line.querySelector(".qa-turn-tools")) return;
  shown[by] = does(from("qa-turn-tools"), line, whole(line));
  line.querySelector(".qa-line-who").append(shown[by]);
}

// ---- words selected in a turn ----

function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const text = range.startContainer.parentElement?.closest(".qa-line-text");
  if (!text) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const within = range.cloneRange();
  if (!text.contains(range.endContainer)) within.setEnd(text, text.childNodes.length);
  const said = within.toString();
  if (!said.trim()) return null;
  const line = text.closest(".qa-line");
  const start = Number(line.dataset.start) + length(before.toString());
  return { line, said, query: `start=${start}&end=${start + length(said)}` };
}

function offer() {
  const now = selected();
  const there = document.querySelector(".qa-word-tools");
  if (there && (there.contains(document.activeElement) || there.dataset.query === now?.query)) return;
  there?.remove();
  if (!now) return;
  const tools = does(from("qa-word-tools"), now.line, now.query);
  tools.dataset.query = now.query;
  tools.querySelector("a").href = `/check?${new URLSearchParams({ quote: now.said.slice(0, 2000) })}`;
  now.line.querySelector(".qa-line-text").after(tools);
  say(list.dataset.selected);
}

export function telling() {
  list.addEventListener("pointerover", (event) => show(event.target.closest(".qa-line"), "pointer"));
  list.addEventListener("focusin", (event) => show(event.target.closest(".qa-line"), "focus"));
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(offer, 300);
  });
  return { link: (line) => link(whole(line)), cite: (line) => cite(line, whole(line)) };
}
