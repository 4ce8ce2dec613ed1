// "Who said it?": says the result aloud, sends what is too long for an address, cites in place.

import { keepTyped } from "./kept.js";
import { say, words } from "./site.js";

const result = document.getElementById("result");

function tell() {
  if (!result) return;
  say(result.dataset.told);
  if (location.hash === "#result") result.focus({ preventScroll: true });
}

function fit(form) {
  const sent = new URLSearchParams(new FormData(form)).toString();
  form.method = sent.length > Number(form.dataset.longest) ? "post" : "get";
}

async function cited(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = page.getElementById("citations");
  list.removeAttribute("id");
  return list;
}

async function cite(link) {
  const place = link.closest(".qa-actions");
  let list = place.nextElementSibling;
  if (list?.matches(".qa-citations")) {
    list.hidden = !list.hidden;
  } else {
    try {
      list = await cited(link);
      place.after(list);
    } catch {
      say(words().lost);
      return;
    }
  }
  link.setAttribute("aria-expanded", String(!list.hidden));
}

// An address that is the file itself may be too long for a browser; one made here is not.
function lighten(link) {
  const [head, body] = link.href.split(",", 2);
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  link.href = URL.createObjectURL(new Blob([bytes], { type: head.slice(5, head.lastIndexOf(";")) }));
}

// Before the script of every page, which shows that the form is under way.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.longest) fit(event.target);
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest(".qa-cite");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button) {
    event.preventDefault();
    cite(link);
  }
  if (event.target.closest(".qa-print")) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest(".qa-check-form")?.requestSubmit();
});

keepTyped();
for (const link of document.querySelectorAll('a[download][href^="data:"]')) lighten(link);
for (const button of document.querySelectorAll(".qa-print")) button.hidden = false;
for (const link of document.querySelectorAll(".qa-cite")) link.setAttribute("aria-expanded", "false");
window.addEventListener("load", tell);
