// Finding in the text: all places marked, without a character of the text changed; case, accents and typography make no
// difference.

const field = document.getElementById("find");
const told = document.getElementById("qa-found");
const FEWEST = 2;
let places = [];
let at = -1;
let texts = null;
let looked = false;

const ALIKE = { "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "œ": "oe", "æ": "ae", "ß": "ss", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " " };

// The text folded, and for each character of that where in the text it comes from.
function folded(text) {
  let plain = "";
  const origins = [];
  let place = 0;
  for (const character of text) {
    const small = character.toLowerCase();
    for (const letter of ALIKE[small] ?? small.normalize("NFD").replace(/\p{M}/gu, "")) {
      if (letter === " " && plain.endsWith(" ")) continue;
      plain += letter;
      for (let unit = 0; unit < letter.length; unit += 1) origins.push(place);
    }
    place += character.length;
  }
  origins.push(place);
  return { plain, origins };
}

// What is looked through, made when it is first wanted: each turn's text.
function read() {
  texts ??= [...document.querySelectorAll(".qa-line-text")].map((line) => ({ line, ...folded(line.textContent) }));
  return texts;
}

function rangesIn({ line, plain, origins }, sought) {
  const found = [];
  for (let from = plain.indexOf(sought); from >= 0; from = plain.indexOf(sought, from + sought.length)) {
    found.push(ranged(line, origins[from], origins[from + sought.length]));
  }
  return found;
}

function ranged(line, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let begun = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const reach = passed + node.length;
    if (!begun && start < reach) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= reach) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed = reach;
  }
  return range;
}

// ---- marking: by highlights, which leave the document alone; where there are none, by elements around text nodes ----

const highlights = "highlights" in CSS && "Highlight" in window;
let marks = [];

function unmarked() {
  for (const mark of marks) mark.replaceWith(...mark.childNodes);
  for (const { line } of marks.length ? read() : []) line.normalize();
  marks = [];
}

function pieces(range) {
  const nodes = [];
  const walker = document.createTreeWalker(range.commonAncestorContainer.parentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (range.intersectsNode(walker.currentNode)) nodes.push(walker.currentNode);
  return nodes.map((node) => [node, node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : node.length]);
}

function show(range, now) {
  if (!highlights) {
    unmarked();
    for (const [node, start, end] of pieces(range).filter(([, from, to]) => from < to)) {
      const mark = document.createElement("mark");
      mark.className = "qa-found-now";
      const part = document.createRange();
      part.setStart(node, start);
      part.setEnd(node, end);
      part.surroundContents(mark);
      marks.push(mark);
    }
    return;
  }
  CSS.highlights.set("qa-found", new Highlight(...places));
  CSS.highlights.set("qa-found-now", Object.assign(new Highlight(...(now ? [range] : [])), { priority: 1 }));
}

function clear() {
  places = [];
  at = -1;
  if (highlights) CSS.highlights.clear();
  else unmarked();
}

// ---- looking ----

function tell() {
  const count = field.dataset.count.replace("{place}", at + 1).replace("{total}", places.length);
  const sought = field.value.trim().length >= FEWEST;
  told.textContent = places.length ? count : sought ? field.dataset.none : "";
}

// Every place that has what is sought; where none has it as it is typed, every place that has a word of it.
function found() {
  const plain = folded(field.value).plain.replaceAll('"', " ").trim();
  const phrase = plain.length < FEWEST ? [] : read().flatMap((text) => rangesIn(text, plain));
  const words = plain.split(/\s+/).filter((word) => word.length >= FEWEST);
  if (phrase.length || words.length < 2) return phrase;
  return read().flatMap((text) => words.flatMap((word) => rangesIn(text, word)).sort((one, other) => one.compareBoundaryPoints(Range.START_TO_START, other)));
}

// Whether a place is not before what one reads: the words that the page was opened at, else what is in sight.
function ahead(range) {
  const words = document.getElementById("words");
  if (words && !looked) return words.contains(range.startContainer) || Boolean(words.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING);
  return range.startContainer.parentElement.closest(".qa-line").getBoundingClientRect().bottom > 80;
}

function look() {
  clear();
  places = found();
  tell();
  if (!places.length) return;
  go(Math.max(places.findIndex(ahead), 0));
  looked = true;
}

function go(place) {
  if (!places.length) return;
  at = (place + places.length) % places.length;
  if (!highlights) places = found(); // marking has cut the text nodes anew
  const range = places[at];
  const line = range.startContainer.parentElement.closest(".qa-line");
  show(range, true);
  tell();
  centre(line, () => (highlights ? range : marks[0]).getBoundingClientRect());
  requestAnimationFrame(() => centre(line, () => (highlights ? range : marks[0]).getBoundingClientRect()));
}

function centre(line, box) {
  line.scrollIntoView({ block: "nearest" });
  const { top, bottom } = box();
  if (top < 90 || bottom > window.innerHeight - 40) window.scrollBy(0, top - window.innerHeight / 2);
}

export function finding() {
  if (!field) return { begin() {} };
  let waiting = 0;
  field.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(look, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      go(at + (event.shiftKey ? -1 : 1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      field.value = "";
      look();
    }
  });
  for (const button of document.querySelectorAll("button[data-find]")) {
    button.addEventListener("click", () => go(at + Number(button.dataset.find)));
  }
  if (field.value.trim()) look();
  return { begin() { field.focus(); field.select(); } };
}
