// Conversations that are kept in this browser under a name: what was asked, not what was answered.

import { say } from "./site.js";
import { tab } from "./tab.js";

const KEY = "qa-saved";
const dialog = () => document.getElementById("qa-saved");

function saved() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

function keepSaved(list) {
  localStorage.setItem(KEY, JSON.stringify(list));
  draw();
}

export const kept = () => ({ version: 1, title: tab.title, asked: tab.asked });

function row(one, at) {
  const element = document.getElementById("qa-saved-row").content.firstElementChild.cloneNode(true);
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  element.dataset.at = at;
  element.querySelector(".qa-saved-open").textContent = one.title;
  element.querySelector("time").textContent = when.format(new Date(one.saved));
  element.querySelector("time").dateTime = one.saved;
  return element;
}

function draw() {
  const list = dialog().querySelector("ul");
  list.replaceChildren(...saved().map(row));
  dialog().querySelector(".qa-saved-none").hidden = list.children.length > 0;
  const form = dialog().querySelector("form");
  form.hidden = tab.asked.length === 0;
  form.elements.title.value = tab.title || (tab.asked[0]?.question ?? "").slice(0, 80);
}

// Under a name that there is already, the new one takes its place.
function save(title) {
  tab.title = title;
  const one = { ...kept(), saved: new Date().toISOString() };
  keepSaved([one, ...saved().filter((other) => other.title !== title)]);
  say(dialog().dataset.savedWords);
}

function rename(at) {
  const list = saved();
  const title = window.prompt(dialog().dataset.rename, list[at].title)?.trim();
  if (!title) return;
  list[at].title = title;
  keepSaved(list);
}

// `open` shows a conversation in the place of the tab's own.
export function savedActions(open) {
  const place = (button) => Number(button.closest("li").dataset.at);
  dialog().querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.target.elements.title.value.trim());
  });
  return {
    saved: () => { draw(); dialog().showModal(); },
    "close-saved": () => dialog().close(),
    "open-saved": (button) => {
      const { title, asked } = saved()[place(button)];
      dialog().close();
      open(asked, title);
    },
    "rename-saved": (button) => rename(place(button)),
    "delete-saved": (button) => keepSaved(saved().filter((_, at) => at !== place(button))),
  };
}
