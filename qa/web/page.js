// Runs once, when the conversation is first shown. Gradio hands over: element, the conversation; server, our functions
// in Python; watch, a call after each new value.

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const live = () => document.getElementById("qa-status");

function say(sentence) {
  const region = live();
  if (!region) return;
  // The same sentence twice is a change only if the region was empty in between.
  region.textContent = "";
  window.setTimeout(() => { region.textContent = sentence; }, 50);
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writtenTheOldWay(text);
  }
}

function writtenTheOldWay(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copyCitation(button) {
  const words = live().dataset;
  const label = button.dataset.label ?? button.textContent;
  const done = await written(button.dataset.citation);
  button.focus();
  button.dataset.label = label;
  button.textContent = done ? words.copied : words.notCopied;
  button.classList.toggle("qa-done", done);
  say(button.textContent);
  window.setTimeout(() => {
    button.textContent = label;
    button.classList.remove("qa-done");
  }, 2500);
}

function showNewest() {
  const newest = element.querySelector(".qa-exchange:last-child");
  if (newest) newest.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
}

function followLanguage() {
  const language = live()?.lang;
  if (language) document.documentElement.lang = language;
}

element.addEventListener("click", (event) => {
  const button = event.target.closest(".qa-copy");
  if (button) copyCitation(button);
});

// Scrolls when a question is added and when its answer has come, but not when only the language changed.
let before = { count: 0, busy: false };
watch("value", () => {
  window.requestAnimationFrame(() => {
    const now = {
      count: element.querySelectorAll(".qa-exchange").length,
      busy: element.querySelector("[aria-busy]") !== null,
    };
    if (now.count > before.count || now.busy || before.busy) showNewest();
    before = now;
  });
});

new MutationObserver(followLanguage).observe(document.body, {
  subtree: true, attributes: true, attributeFilter: ["lang"],
});
followLanguage();
