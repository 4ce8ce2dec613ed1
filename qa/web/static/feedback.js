// What a reader thinks of a passage. It stays in this browser, until it is exported or deleted.
//
// Exported, it is one judgement a line, as `qa eval` reads them: {"question", "understood_as", "filters", "passage",
// "text", "speaker", "verdict", "time"}; the verdict is helpful, unhelpful or wrong-speaker.

import { say } from "./site.js";
import { place, region } from "./exchanges.js";
import { tab } from "./tab.js";

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

const shown = (card, selector) => card.closest(".qa-exchange").querySelector(selector)?.textContent ?? null;
const passage = (card) => card.querySelector(".qa-context").dataset.passage;
const key = (card) => JSON.stringify([shown(card, ".qa-understood q") ?? shown(card, ".qa-words"), passage(card)]);

// Nobody's, where the card names no person: a narration, or a voice that is not known.
function speaker(card) {
  const nobody = card.matches(".qa-card--narrator, .qa-card--unknown:not(:has(.qa-role))");
  return nobody ? null : card.querySelector(".qa-speaker").textContent;
}

function judged(card, verdict) {
  return {
    question: shown(card, ".qa-words"), understood_as: shown(card, ".qa-understood q"),
    filters: tab.asked[place(card)].filters, passage: passage(card),
    text: card.querySelector(".qa-quote").textContent, speaker: speaker(card), verdict, time: new Date().toISOString(),
  };
}

// Puts the buttons under every card of the conversation that has none yet, as they were pressed before.
export function offerFeedback() {
  const all = remarks(), buttons = document.getElementById("qa-feedback").content.firstElementChild;
  for (const card of region().querySelectorAll(".qa-card:not(:has(.qa-feedback))")) {
    card.querySelector(".qa-actions").append(buttons.cloneNode(true));
    press(card, all[key(card)]?.verdict);
  }
  note();
}

function press(card, verdict) {
  for (const button of card.querySelectorAll("[data-feedback]")) {
    button.setAttribute("aria-pressed", String(button.dataset.feedback === verdict));
  }
}

function remark(button) {
  const card = button.closest(".qa-card"), all = remarks();
  const taken = button.getAttribute("aria-pressed") === "true";
  if (taken) delete all[key(card)];
  else all[key(card)] = judged(card, button.dataset.feedback);
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
