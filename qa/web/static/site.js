// What every page does: says that it works, shows how far, lets it be stopped, opens contexts, copies. All by delegation,
// so that it holds for what is put into a page later, too.

const region = () => document.getElementById("qa-status");

// What one user typed and asked in a tab is not for the next one who signs in there.
function forgetOthers() {
  const user = document.querySelector(".qa-site")?.dataset.user;
  if (!user) return;
  try {
    const other = sessionStorage.getItem("qa-user");
    if (other && other !== user) sessionStorage.clear();
    sessionStorage.setItem("qa-user", user);
  } catch {
    // Without storage nothing is left to the next one.
  }
}

forgetOthers();

export const words = () => region()?.dataset ?? {};

export function say(sentence) {
  if (!region()) return;
  // The same sentence twice is a change only if the region was empty in between.
  region().textContent = "";
  window.setTimeout(() => { region().textContent = sentence; }, 50);
}

export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedTheOldWay(text);
  }
}

function copiedTheOldWay(text) {
  const area = Object.assign(document.createElement("textarea"), { value: text });
  area.className = "qa-hidden";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copy(button) {
  const label = button.dataset.label ?? button.textContent;
  const text = button.dataset.citation ?? document.getElementById(button.dataset.copies)?.textContent ?? "";
  const done = await copied(text);
  button.focus();
  button.dataset.label = label;
  button.textContent = done ? words().copied : words().notCopied;
  button.classList.toggle("qa-done", done);
  say(button.textContent);
  window.setTimeout(() => {
    button.textContent = label;
    button.classList.remove("qa-done");
  }, 2500);
}

async function openContext(details) {
  if (!details.open || details.dataset.filled) return;
  details.dataset.filled = "yes";
  const { passage, start, end, spoken } = details.dataset;
  const place = details.querySelector(".qa-turns");
  try {
    const answer = await fetch(`/context?${new URLSearchParams({ passage, start, end, spoken })}`);
    if (!answer.ok) throw new Error(answer.statusText);
    place.innerHTML = await answer.text();
  } catch {
    delete details.dataset.filled;
    place.textContent = words().lost;
  }
}

// ---- work under way ----

let watching = 0;

export function busy(stop) {
  calm();
  const line = document.createElement("div");
  line.className = "qa-busy";
  const sentence = Object.assign(document.createElement("span"), { textContent: words().working });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "qa-quiet", textContent: words().stop });
  button.addEventListener("click", () => { stop(); calm(); say(words().stopped); });
  line.append(sentence, button);
  document.body.append(line);
  document.querySelector(".qa-main")?.setAttribute("aria-busy", "true");
  say(words().working);
  return sentence;
}

export function calm() {
  window.clearInterval(watching);
  document.querySelector(".qa-busy")?.remove();
  document.querySelector(".qa-main")?.removeAttribute("aria-busy");
  for (const button of document.querySelectorAll("button[data-was]")) {
    button.disabled = false;
    button.removeAttribute("data-was");
  }
}

function wait(form) {
  const token = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  document.cookie = `qa-work=${token}; path=/; max-age=5; samesite=lax`;
  const sentence = busy(() => window.stop());
  for (const button of form?.querySelectorAll("button[type=submit], button:not([type])") ?? []) {
    // Disabled at once, its value would not be sent.
    window.setTimeout(() => { button.disabled = true; button.dataset.was = "on"; });
  }
  watching = window.setInterval(async () => {
    const { done, total } = await (await fetch(`/work/${token}`)).json();
    if (total) sentence.textContent = words().workingOf.replace("{done}", done).replace("{total}", total);
  }, 500);
}

const stays = (event) => event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button;

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && !event.target.dataset.quick) wait(event.target);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(".qa-copy");
  if (button) copy(button);
  const link = event.target.closest("a[data-slow]");
  if (link && !stays(event)) wait(null);
});

// `toggle` does not bubble, so it is caught on its way down.
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".qa-context")) openContext(event.target);
}, true);

// A page that the browser kept as it was left is at rest; one that is left for a download is, too.
window.addEventListener("pageshow", calm);

// The page that was left last, in this tab: the next one can lead back to it.
window.addEventListener("pagehide", () => {
  try {
    sessionStorage.setItem("qa-left", location.pathname + location.search);
  } catch {
    // Without storage there is no way back but the browser's own.
  }
});
