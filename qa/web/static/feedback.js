// What a reader thinks of a passage. It stays in this browser, until it is exported or deleted.
//
// One remark a line when exported: {"question", "kind": "feedback", "feedback", "passage", "speaker", "date"}, and for a
// helpful passage "evidence", its words, so that `qa eval` can ask the question and look for them.

import { say } from "./site.js";
import { region } from "./exchanges.js";

const KEY = "qa-feedback";

function remarks() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

function keepRemarks(all) {
  localStorage.setItem(KEY, JSON.stringify(all));
  note();
}

const asked = (card) => {
  const exchange = card.closest(".qa-exchange");
  return (exchange.querySelector(".qa-understood q") ?? exchange.querySelector(".qa-words")).textContent;
};
const passage = (card) => card.querySelector(".qa-context").dataset.passage;
const key = (card) => JSON.stringify([asked(card), passage(card)]);

function made(card, feedback) {
  const words = card.querySelector(".qa-quote").textContent;
  return {
    question: asked(card), kind: "feedback", feedback, passage: passage(card),
    speaker: card.querySelector(".qa-speaker").textContent, date: new Date().toISOString().slice(0, 10),
    ...(feedback === "helpful" ? { evidence: [words] } : { words }),
  };
}

// Puts the buttons under every card of the conversation that has none yet, as they were pressed before.
export function offerFeedback() {
  const all = remarks(), buttons = document.getElementById("qa-feedback").content.firstElementChild;
  for (const card of region().querySelectorAll(".qa-card:not(:has(.qa-feedback))")) {
    card.querySelector(".qa-actions").append(buttons.cloneNode(true));
    press(card, all[key(card)]?.feedback);
  }
  note();
}

function press(card, feedback) {
  for (const button of card.querySelectorAll("[data-feedback]")) {
    button.setAttribute("aria-pressed", String(button.dataset.feedback === feedback));
  }
}

function remark(button) {
  const card = button.closest(".qa-card"), all = remarks();
  const taken = button.getAttribute("aria-pressed") === "true";
  if (taken) delete all[key(card)];
  else all[key(card)] = made(card, button.dataset.feedback);
  keepRemarks(all);
  press(card, taken ? null : button.dataset.feedback);
  const { noted, takenBack } = line().dataset;
  say(taken ? takenBack : noted);
}

const line = () => document.getElementById("qa-remarks");

function note() {
  const count = Object.keys(remarks()).length;
  line().hidden = count === 0;
  line().querySelector(".qa-remarks-count").textContent = count.toLocaleString(document.documentElement.lang);
}

export function download(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export const feedbackActions = {
  "export-feedback": () => {
    const lines = Object.values(remarks()).map((one) => `${JSON.stringify(one)}\n`);
    download(lines.join(""), "feedback.jsonl", "application/jsonl");
  },
  "delete-feedback": () => {
    if (!window.confirm(line().dataset.sure)) return;
    keepRemarks({});
    for (const card of region().querySelectorAll(".qa-card")) press(card, null);
    say(line().dataset.deleted);
  },
};

region().addEventListener("click", (event) => {
  const button = event.target.closest("[data-feedback]");
  if (button) remark(button);
});
note();
