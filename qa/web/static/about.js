// Measures how well the interviews are answered as soon as the place for it comes into view; without this script, a
// button does. What was measured once is there for everybody, until the index changes.

import { say } from "./site.js";

const place = document.getElementById("measured-here");
const line = document.getElementById("measuring");

async function measure() {
  const button = line.innerHTML;
  line.textContent = line.dataset.measuring;
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/about/measured");
    if (!answer.ok) throw new Error(answer.statusText);
    place.innerHTML = await answer.text();
    line.textContent = line.dataset.measured;
    say(line.dataset.measured);
  } catch {
    line.innerHTML = button;
    line.prepend(`${line.dataset.failed} `);
  }
  place.removeAttribute("aria-busy");
}

new IntersectionObserver(([entry], observer) => {
  if (!entry.isIntersecting) return;
  observer.disconnect();
  measure();
}).observe(place);
