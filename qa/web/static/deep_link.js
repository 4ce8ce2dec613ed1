// A link to a question, /?q=…&speaker=…: what it asks is asked once, and then belongs to the conversation of the tab.

import { K } from "./tab.js";

const FILTERS = ["speaker", "source", "role", "language", "since", "until"];
const ROLES = ["interviewee", "quoted", "narrator", "interviewer", "unknown"];
const OWN = [...FILTERS, "q", "k", "all"];

// What the address asks, null where it asks nothing; the address no longer asks it then, so that a reload does not, and
// the links to the other language do not, either.
export function takenFromAddress() {
  const address = new URL(window.location.href);
  const asked = Object.fromEntries(OWN.map((name) => [name, address.searchParams.get(name) ?? ""]));
  if (!OWN.some((name) => asked[name])) return null;
  if (!ROLES.includes(asked.role)) asked.role = "";
  for (const name of OWN) address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
  for (const link of document.querySelectorAll(".qa-languages a")) {
    link.search = new URLSearchParams([...address.searchParams, ["lang", link.lang]]).toString();
  }
  const filters = Object.fromEntries(FILTERS.filter((name) => asked[name]).map((name) => [name, asked[name]]));
  const k = Number.parseInt(asked.k, 10);
  return { question: asked.q.trim(), filters, k: k > 0 && k <= 50 ? k : K, everybody: asked.all === "1" };
}
