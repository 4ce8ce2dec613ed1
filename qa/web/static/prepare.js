// Dossiers and briefs: what was unfolded stays so on the way back; all is unfolded on paper; a menu closes by itself.

const folds = () => [...document.querySelectorAll(".qa-main details")];

// The entry in the browser's history remembers it, so that two tabs, or two visits, do not mix.
function remember() {
  const open = folds().map((fold) => (fold.open ? 1 : 0)).join("");
  history.replaceState({ ...history.state, open }, "");
}

function recall() {
  const open = history.state?.open ?? "";
  const found = folds();
  if (open.length !== found.length) return;
  found.forEach((fold, at) => { fold.open = open[at] === "1"; });
}

recall();
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".qa-main details")) remember();
}, true);

// ---- a link into a fold opens it ----

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.closest("details");
  if (fold && !fold.open) {
    fold.open = true;
    target.scrollIntoView();
  }
}

window.addEventListener("hashchange", reveal);
reveal();

// ---- paper ----

let folded = [];

window.addEventListener("beforeprint", () => {
  folded = folds().filter((fold) => !fold.open && !fold.matches(".qa-exports, .qa-others, .qa-never details"));
  for (const fold of folded) fold.open = true;
});
window.addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});
for (const button of document.querySelectorAll(".qa-print")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    close(false);
    window.print();
  });
}

// ---- the menu of files ----

function close(focus) {
  for (const menu of document.querySelectorAll(".qa-exports[open]")) {
    menu.open = false;
    if (focus) menu.querySelector("summary").focus();
  }
}

document.addEventListener("click", (event) => {
  if (!event.target.closest(".qa-exports") || event.target.closest(".qa-exports a")) close(false);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement.closest(".qa-exports")) close(true);
});
