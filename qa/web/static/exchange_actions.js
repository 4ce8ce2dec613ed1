// What can be done with one question of the conversation: other words, other filters, everybody, a link to it.

import { copied, say } from "./site.js";
import { place, section, words } from "./exchanges.js";
import { tab } from "./tab.js";

// `ask` asks anew from a question on.
export function actions(ask) {
  const change = (button, more) => {
    const at = place(button);
    Object.assign(tab.asked[at], { shown: null }, more);
    ask(at);
  };
  return {
    again: (button) => ask(place(button)),
    literal: (button) => change(button, { understood_as: "" }),
    leaning: (button) => change(button, { understood_as: null }),
    unfiltered: (button) => change(button, { filters: {} }),
    everybody: (button) => change(button, { everybody: true }),
    best: (button) => change(button, { everybody: false }),
    edit: (button) => edit(button, (sentence) => change(section(place(button)), { understood_as: sentence })),
    cancel: (button) => unedit(button.closest(".qa-understood")),
    link,
  };
}

function edit(button, done) {
  const line = button.closest(".qa-understood");
  const form = document.getElementById("qa-edit").content.firstElementChild.cloneNode(true);
  form.elements.words.value = line.querySelector("q").textContent;
  for (const child of line.children) child.hidden = true;
  line.append(form);
  form.elements.words.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sentence = form.elements.words.value.trim();
    if (sentence) done(sentence);
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") unedit(line); });
}

function unedit(line) {
  line.querySelector("form").remove();
  for (const child of line.children) child.hidden = false;
  line.querySelector("[data-do=edit]").focus();
}

async function link(button) {
  await copyLink(window.location.origin + button.closest(".qa-exchange").dataset.link, button);
}

// Copies, and says so on the button, too.
export async function copyLink(address, button) {
  const done = await copied(address), label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = done ? words().linkCopied : document.getElementById("qa-status").dataset.notCopied;
  say(button.textContent);
  window.setTimeout(() => { button.textContent = label; }, 2500);
}
