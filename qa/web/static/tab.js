// What this browser tab keeps: the questions of its conversation with all that decides their answers, and the filters in
// use. Never an answer: those are asked again, so that they are always what the corpus says now. Another tab has its own.

const KEY = "qa-conversation";
const VERSION = 1;

export const MOST = 50;
export const LONGEST = 2000;
export const K = 5;

// A browser that keeps nothing still answers; only a reload forgets.
function stored(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name, text) {
  try {
    sessionStorage.setItem(name, text);
  } catch {
    // As above.
  }
}

function read() {
  try {
    const kept = JSON.parse(stored(KEY) ?? "{}");
    return kept.version === VERSION && Array.isArray(kept.asked) ? kept : {};
  } catch {
    return {};
  }
}

const kept = read();

export const tab = {
  title: kept.title ?? "",
  asked: (kept.asked ?? []).slice(-MOST),
  filters: kept.filters ?? {},
  k: kept.k ?? K,
};

export function keep() {
  const told = { version: VERSION, title: tab.title, asked: tab.asked, filters: tab.filters, k: tab.k };
  store(KEY, JSON.stringify(told));
  document.documentElement.toggleAttribute("data-asked", tab.asked.length > 0);
}

export function asking(question, more = {}) {
  return {
    question, understood_as: null, filters: { ...tab.filters }, k: tab.k, everybody: false, shown: null, ...more,
  };
}

// What is typed but not yet asked, and how far the page is scrolled: both outlive a reload.
export const draft = {
  get: () => stored("qa-draft") ?? "",
  set: (text) => store("qa-draft", text),
};
export const NEWEST = -1;
export const place = {
  get: () => Number(stored("qa-place") ?? 0),
  set: (pixels) => store("qa-place", String(Math.round(pixels))),
};
