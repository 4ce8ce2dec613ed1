// The filters in use, as chips. The tab keeps them; the server draws them, with the number of passages behind each choice.

import { say } from "./site.js";
import { K, keep, tab } from "./tab.js";

const bar = () => document.getElementById("qa-filters");
let drawing = 0;

// Draws the chips for the tab's filters. `focus` finds what has the focus afterwards.
export async function drawChips(focus = null) {
  drawing += 1;
  const mine = drawing;
  try {
    const answer = await fetch(`/filters?${new URLSearchParams({ ...tab.filters, k: tab.k })}`);
    if (!answer.ok || mine !== drawing) return;
    bar().innerHTML = await answer.text();
  } catch {
    return;
  }
  if (focus) (bar().querySelector(focus) ?? bar().querySelector("summary")).focus();
  const sentence = bar().querySelector(".qa-filter-problem")?.textContent;
  if (sentence) say(sentence);
}

function set(name, value) {
  const { filters } = tab;
  if (name === "all") tab.filters = {};
  else if (name === "k") tab.k = Number(value);
  else if (name === "period") Object.assign(filters, { since: value, until: value });
  else filters[name] = value;
  for (const key of Object.keys(tab.filters)) if (!tab.filters[key]) delete tab.filters[key];
}

export function setFilters(filters, k = K) {
  Object.assign(tab, { filters: { ...filters }, k });
  keep();
  drawChips();
}

function choose(button) {
  const { filter, value } = button.dataset;
  set(filter, button.getAttribute("aria-pressed") === "true" && filter !== "k" ? "" : value);
  keep();
  drawChips(`[data-pick=${filter}] > summary`);
}

function narrow(field) {
  const wanted = field.value.trim().toLocaleLowerCase();
  for (const row of field.parentElement.querySelectorAll("li")) {
    row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
  }
}

function closeAll(except = null) {
  for (const open of document.querySelectorAll(".qa-composer details[open]")) {
    if (!open.contains(except)) open.open = false;
  }
}

bar().addEventListener("click", (event) => {
  const button = event.target.closest("[data-filter]");
  if (button) choose(button);
});
bar().addEventListener("input", (event) => {
  if (event.target.matches(".qa-find")) narrow(event.target);
});
bar().addEventListener("submit", (event) => {
  event.preventDefault();
  const { since, until } = event.target.elements;
  set("since", since.value.trim());
  set("until", until.value.trim());
  keep();
  drawChips("[data-pick=period] > summary");
});
document.addEventListener("click", (event) => closeAll(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement.closest?.(".qa-composer details[open]");
  closeAll();
  open?.querySelector("summary").focus();
});
