// Who was asked what: the table as a grid for the keyboard, a sheet for what a cell holds, rows filtered as one types.
// Without this script every cell is a link to a page of its own, and the filter a form.

import { say } from "./site.js";

const table = document.querySelector(".qa-matrix");
const sheet = document.getElementById("sheet");
const body = document.getElementById("sheet-body");
const PAGE = 10;

// ---- the grid: one cell at a time can be reached by Tab, arrow keys go on from there ----

const cellsOf = (row) => [...row.cells];
const link = (cell) => cell.querySelector("a");
const rows = () => [...table.rows].filter((row) => !row.hidden);
let current = null;

function grid() {
  table.setAttribute("role", "grid");
  for (const place of table.querySelectorAll("a")) place.tabIndex = -1;
  settle(link(table.tBodies[0].rows[0].cells[0]));
  document.getElementById("matrix-keys").hidden = false;
}

function settle(place) {
  if (current) current.tabIndex = -1;
  current = place;
  if (current) current.tabIndex = 0;
}

function move(place) {
  if (!place) return;
  settle(place);
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const within = (number, length) => Math.max(0, Math.min(length - 1, number));

function target(event) {
  const shown = rows();
  const cell = event.target.closest("th, td");
  const at = shown.indexOf(cell.parentElement);
  const column = cellsOf(cell.parentElement).indexOf(cell);
  const last = cellsOf(shown[0]).length - 1;
  const go = {
    ArrowLeft: [at, column - 1],
    ArrowRight: [at, column + 1],
    ArrowUp: [at - 1, column],
    ArrowDown: [at + 1, column],
    Home: [event.ctrlKey ? 1 : at, 0],
    End: [event.ctrlKey ? shown.length - 1 : at, last],
    PageUp: [Math.max(1, at - PAGE), column],
    PageDown: [at + PAGE, column],
  }[event.key];
  if (!go || event.altKey || event.metaKey || event.shiftKey) return null;
  const row = cellsOf(shown[within(go[0], shown.length)]);
  return link(row[within(go[1], last + 1)]) ?? link(row[1]);  // the corner has none
}

function keyed(event) {
  const known = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
  if (!known.includes(event.key)) return;
  const place = target(event);
  if (event.altKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  move(place);
}

// ---- the sheet ----

let asked = 0;

async function open(address) {
  const turn = ++asked;
  body.textContent = table.dataset.loading;
  if (!sheet.open) sheet.showModal();
  const url = new URL(address);
  url.searchParams.set("part", "1");
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.statusText);
    const html = await answer.text();
    if (turn !== asked) return;
    body.innerHTML = html;
    sheet.scrollTop = 0;
    body.querySelector("h1").focus();
  } catch {
    if (turn === asked) body.textContent = table.dataset.lost;
  }
}

const stays = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.button;

document.addEventListener("click", (event) => {
  const cell = event.target.closest("a[data-cell]");
  if (cell && !stays(event)) {
    event.preventDefault();
    if (table.contains(cell)) settle(cell);
    open(cell.href);
  }
  if (event.target === sheet) sheet.close();
});

// ---- filtering ----

const form = document.querySelector(".qa-matrix-form");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter() {
  const { state, of, text } = form.elements;
  const column = [...of.options].slice(1).findIndex((option) => option.selected);
  const words = plain(text.value).split(/\s+/).filter(Boolean);
  const all = [...table.tBodies[0].rows];
  for (const row of all) {
    const cells = column < 0 ? cellsOf(row).slice(1) : [cellsOf(row)[column + 1]];
    const question = plain(link(row.cells[0]).title);
    const passes = !state.value || cells.some((cell) => link(cell).dataset.state === state.value);
    row.hidden = !(passes && words.every((word) => question.includes(word)));
  }
  told(all.filter((row) => !row.hidden).length, all.length);
}

function told(shown, all) {
  const count = document.getElementById("matrix-count");
  count.textContent = shown === all ? count.dataset.all : count.dataset.some.replace("{shown}", shown);
  document.getElementById("matrix-none").hidden = shown > 0;
  if (!current || current.closest("tr").hidden) settle(link(rows()[Math.min(1, rows().length - 1)].cells[1]));
  const query = new URLSearchParams(location.search);
  for (const name of ["state", "of", "text"]) {
    const { value } = form.elements[name];
    if (value) query.set(name, value);
    else query.delete(name);
  }
  history.replaceState(history.state, "", query.size ? `?${query}` : location.pathname);
}

if (table) {
  grid();
  table.addEventListener("keydown", keyed);
  table.addEventListener("focusin", (event) => { if (event.target.matches("a")) settle(event.target); });
  form.elements.state.addEventListener("change", filter);
  form.elements.of.addEventListener("change", filter);
  form.elements.text.addEventListener("input", filter);
  sheet.addEventListener("close", () => { asked += 1; current?.focus(); });
}
