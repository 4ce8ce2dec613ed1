// The page "Ask" in the browser. The tab keeps what was asked; Gradio's wire carries it to the server and the answers back.

import { say } from "./site.js";
import { drawChips, setFilters } from "./chips.js";
import { takenFromAddress } from "./deep_link.js";
import { actions } from "./exchange_actions.js";
import { cut, drawAnswered, drawUnanswered, drawWaiting, region, section, show, tellWaiting, words } from "./exchanges.js";
import { feedbackActions, offerFeedback } from "./feedback.js";
import { answers, watchServer } from "./pulse.js";
import { savedActions } from "./saved.js";
import { sharingActions } from "./sharing.js";
import { K, LONGEST, MOST, NEWEST, asking, draft, keep, place, tab } from "./tab.js";

const WAITING = "waiting", ANSWERED = "answered", UNANSWERED = "unanswered";

let states = tab.asked.map(() => WAITING);
let wire = null;
let flight = null;
let flights = 0;

const everyone = () => document.querySelector("[data-do=everyone]");

// ---- asking ----

export function put(question, more = {}) {
  const flaw = question.trim() ? question.trim().length > LONGEST && words().tooLong : words().blank;
  if (flaw) {
    complain(flaw);
    return question;
  }
  dropUnanswered();
  tab.asked.push(asking(question.trim(), { everybody: everyone().getAttribute("aria-pressed") === "true", ...more }));
  states.push(WAITING);
  if (tab.asked.length > MOST) forgetOldest();
  drawWaiting(question.trim(), states.length - 1);
  keep();
  draft.set("");
  say(words().pending);
  window.requestAnimationFrame(() => show(states.length - 1));
  pump();
  return "";
}

// Says what is wrong with what is typed, at the box.
function complain(sentence) {
  const box = document.querySelector("#qa-early, .qa-box textarea");
  say(sentence);
  box.setCustomValidity(sentence);
  box.reportValidity();
  box.addEventListener("input", () => box.setCustomValidity(""), { once: true });
}

// Asks anew from a question on: what came after it may have leaned on it.
export function askFrom(at) {
  halt();
  for (let i = at; i < states.length; i += 1) {
    states[i] = WAITING;
    drawWaiting(tab.asked[i].question, i);
  }
  keep();
  pump();
}

export function open(asked, title = "") {
  halt();
  cut(0);
  Object.assign(tab, { asked, title });
  states = asked.map(() => WAITING);
  asked.forEach(({ question }, at) => drawWaiting(question, at));
  keep();
  pump();
}

function dropUnanswered() {
  while (states.at(-1) === UNANSWERED) {
    states.pop();
    tab.asked.pop();
  }
  cut(states.length);
}

function forgetOldest() {
  tab.asked.shift();
  states.shift();
  section(0).remove();
}

function pump() {
  const first = states.indexOf(WAITING);
  if (!wire || flight || first < 0) return;
  flights += 1;
  flight = { token: String(flights), first, last: states.lastIndexOf(WAITING), drawn: first, restores: region().hasAttribute("data-restoring") };
  watchServer(() => flight, lost);
  wire.ask();
}

function message() {
  const asked = tab.asked.slice(0, flight.last + 1);
  return JSON.stringify({ version: 1, title: tab.title, asked, token: flight.token, first: flight.first });
}

// ---- what comes back ----

function received(told) {
  if (told?.ready) ready();
  if (flight && told?.token === null) refused(told.said);
  if (!flight || told?.token !== flight.token) return;
  for (const { at, html, said, shown, failed } of told.exchanges) {
    if (at < flight.drawn) continue;
    flight.drawn = at + 1;
    drawAnswered(html, at);
    states[at] = failed ? UNANSWERED : ANSWERED;
    tab.asked[at].shown ??= shown;
    if (!flight.restores || at === states.length - 1) say(said);
  }
  if (told.progress) tellWaiting(flight.drawn, words().pendingOf.replace("{done}", told.progress[0]).replace("{total}", told.progress[1]));
  if (told.done) landed();
}

function landed() {
  const { restores, last } = flight;
  flight = null;
  keep();
  offerFeedback();
  if (restores) restored();
  else show(last);
  pump();
}

// What was sent cannot be read: the fault is in the newest question, or in its filters, which a link may have brought.
function refused(sentence) {
  const { last } = flight;
  flight = null;
  states[last] = UNANSWERED;
  drawUnanswered(tab.asked[last].question, last, sentence);
  setFilters({});
  restored();
  pump();
}

function halt() {
  if (!flight) return;
  wire.stop();
  flight = null;
}

function giveUp(sentence) {
  states.forEach((state, at) => {
    if (state !== WAITING) return;
    states[at] = UNANSWERED;
    drawUnanswered(tab.asked[at].question, at, sentence);
  });
  restored();
}

async function failed() {
  if (!flight || !await answers()) return;
  flight = null;
  giveUp(words().failed);
}

function lost() {
  tellWaiting(flight.drawn, words().lost);
  say(words().lost);
}

// ---- starting, and starting again ----

function restored() {
  if (!region().hasAttribute("data-restoring")) return;
  region().removeAttribute("data-restoring");
  if (place.get() === NEWEST) show(states.length - 1);
  else window.scrollTo({ top: place.get(), behavior: "instant" });
}

export function wired(made) {
  wire = made;
  const heard = () => received(wire.props.value);
  wire.watch("value", heard);
  heard();
}

function ready() {
  const early = document.querySelector(".qa-early");
  if (!early) return;
  const box = document.querySelector(".qa-box textarea"), typed = early.elements.q;
  const focused = [typed, document.body].includes(document.activeElement);
  const text = typed.value || draft.get();
  early.remove();
  document.querySelector(".qa-live").classList.add("qa-live--up");
  if (text) fill(box, text);
  if (focused) box.focus({ preventScroll: true });
  box.addEventListener("input", () => draft.set(box.value));
  pump();
}

export function fill(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// Gradio puts the browser's language in the place of the one that the reader has chosen.
function keepLanguage() {
  const root = document.documentElement, { lang } = document.querySelector(".qa-site");
  const set = () => { if (root.lang !== lang) root.lang = lang; };
  new MutationObserver(set).observe(root, { attributeFilter: ["lang"] });
  set();
}

function start() {
  keepLanguage();
  history.scrollRestoration = "manual";
  if (tab.asked.length) region().dataset.restoring = "yes";
  tab.asked.forEach(({ question }, at) => drawWaiting(question, at));
  keep();
  window.addEventListener("pagehide", () => place.set(window.scrollY));
  // A page that the browser froze has lost its connection.
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
  const linked = takenFromAddress();
  if (linked) askLinked(linked);
  else if (Object.keys(tab.filters).length || tab.k !== K) drawChips();
}

// In a conversation under way, what a link asks leans on nothing.
function askLinked({ question, filters, k, everybody }) {
  setFilters(filters, k);
  place.set(NEWEST);
  if (question) put(question, { everybody, understood_as: tab.asked.length ? "" : null });
}

function clear() {
  open([]);
  document.querySelector(".qa-box textarea")?.focus();
  window.scrollTo({ top: 0, behavior: "instant" });
}

const DOES = {
  stop: () => { halt(); giveUp(words().stopped); },
  new: clear,
  everyone: (button) => button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true")),
  ...actions(askFrom), ...feedbackActions, ...savedActions(open), ...sharingActions(open),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button || !DOES[button.dataset.do]) return;
  DOES[button.dataset.do](button);
  const menu = button.closest(".qa-menu");
  if (menu && button.dataset.do !== "share") menu.open = false;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".qa-example");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  put(link.textContent);
});

document.querySelector(".qa-early").addEventListener("submit", (event) => {
  event.preventDefault();
  const { q } = event.target.elements;
  q.value = put(q.value);
});
document.querySelector(".qa-early textarea").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

globalThis.qaAsk = {
  put: (question) => put(question),
  message,
  failed,
};
start();
