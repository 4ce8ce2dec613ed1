// The conversation as it stands on the page: one section a question, waiting or answered.

import { say } from "./site.js";

export const region = () => document.getElementById("qa-conversation");
export const words = () => region().dataset;
export const section = (at) => region().children[at];
export const place = (element) => [...region().children].indexOf(element.closest(".qa-exchange"));

const still = window.matchMedia("(prefers-reduced-motion: reduce)");

function named(element, at) {
  const heading = element.querySelector(".qa-question");
  heading.id = `qa-question-${at}`;
  element.dataset.at = at;
  element.setAttribute("aria-labelledby", heading.id);
  return element;
}

function made(question, at) {
  const element = document.getElementById("qa-asking").content.firstElementChild.cloneNode(true);
  element.querySelector(".qa-words").textContent = question;
  return named(element, at);
}

function put(element, at) {
  const before = section(at), focused = before?.contains(document.activeElement);
  if (before) before.replaceWith(element);
  else region().append(element);
  // What had the focus is gone: whoever goes on by keys goes on from the question.
  if (focused) element.querySelector(".qa-question").focus({ preventScroll: true });
}

export function drawWaiting(question, at) {
  put(made(question, at), at);
}

export function drawAnswered(html, at) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  put(holder.content.firstElementChild, at);
}

// A question that got no answer: a sentence that says why, and the way to ask it again.
export function drawUnanswered(question, at, sentence) {
  const element = made(question, at);
  element.removeAttribute("aria-busy");
  const panel = document.getElementById("qa-unanswered").content.firstElementChild.cloneNode(true);
  panel.querySelector(".qa-sentence").textContent = sentence;
  element.querySelector(".qa-pending").replaceWith(panel);
  put(element, at);
  say(sentence);
}

export function tellWaiting(at, sentence) {
  const line = section(at)?.querySelector(".qa-pending-words");
  if (line && line.textContent !== sentence) line.textContent = sentence;
}

export function cut(at) {
  while (region().children.length > at) region().lastElementChild.remove();
}

export function show(at) {
  section(at)?.scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "start" });
}
