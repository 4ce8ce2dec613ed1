// From turn to turn, and which question one is at.

const KEYS_OFF = "qa-read-keys-off";
const lines = [...document.querySelectorAll(".qa-line")];
const places = new Map(lines.map((line, place) => [line, place]));
const entries = [...document.querySelectorAll(".qa-outline a[data-asked]")];
const numbers = entries.map((entry) => Number(entry.hash.slice(2)));
const wide = window.matchMedia("(min-width: 60.01rem)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let here = 0; // the place of the turn that one is at

// The questions lie open beside the text where there is room, and fold above it where there is none.
function outlining(outline) {
  const unfold = () => { outline.open = wide.matches; };
  unfold();
  wide.addEventListener("change", unfold);
  outline.addEventListener("click", (event) => {
    if (event.target.closest("summary") && wide.matches) event.preventDefault();
    if (event.target.closest("a") && !wide.matches) outline.open = false;
  });
}

function point() {
  const at = Number(lines[here].dataset.turn);
  const current = numbers.findLastIndex((number) => number <= at);
  for (const entry of document.querySelectorAll(".qa-outline a[aria-current]")) {
    if (entry !== entries[current]) entry.removeAttribute("aria-current");
  }
  if (!entries[current] || entries[current].hasAttribute("aria-current")) return;
  entries[current].setAttribute("aria-current", "true");
  if (wide.matches) keepInSight(entries[current]);
}

function keepInSight(entry) {
  const box = entry.closest(".qa-outline");
  const [inner, outer] = [entry.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top + 40) box.scrollTop -= outer.top + 80 - inner.top;
  else if (inner.bottom > outer.bottom - 20) box.scrollTop += inner.bottom - outer.bottom + 60;
}

// One is at the last of the turns that cross the upper third of the window.
function watching() {
  const crossing = new Set();
  const watcher = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) crossing[isIntersecting ? "add" : "delete"](places.get(target));
    if (!crossing.size) return;
    here = Math.max(...crossing);
    point();
  }, { rootMargin: "-12% 0px -70% 0px" });
  for (const line of lines) watcher.observe(line);
}

function go(place) {
  here = Math.min(Math.max(place, 0), lines.length - 1);
  const line = lines[here];
  document.querySelector(".qa-line--now")?.classList.remove("qa-line--now");
  line.classList.add("qa-line--now");
  line.querySelector(".qa-line-number").focus({ preventScroll: true });
  line.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

const current = () => {
  const now = document.querySelector(".qa-line--now");
  return now ? places.get(now) : here;
};

function keysOn() {
  const box = document.getElementById("qa-keys-on");
  box.checked = !localStorage.getItem(KEYS_OFF);
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "yes");
  });
  return box;
}

export function walking(turns, find) {
  if (!lines.length) return;
  const outline = document.querySelector(".qa-outline details");
  if (outline) outlining(outline);
  watching();
  for (const button of document.querySelectorAll("button[data-turn]")) {
    button.addEventListener("click", () => go(current() + Number(button.dataset.turn)));
  }
  // Reading on by hand, one is where one reads, not where the keys have led before.
  window.addEventListener("wheel", () => document.querySelector(".qa-line--now")?.classList.remove("qa-line--now"), { passive: true });
  const box = keysOn();
  const does = {
    "/": () => find.begin(), j: () => go(current() + 1), k: () => go(current() - 1),
    n: () => go(current() + 1), p: () => go(current() - 1),
    l: () => turns.link(lines[current()]), c: () => turns.cite(lines[current()]),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (!box.checked || !does[event.key]) return;
    event.preventDefault();
    does[event.key]();
  });
}
