// Draws the pictures when they come into view, in the page's colours, and again when these or the width change. Plotly
// itself is loaded by the page. What a bar or point stands for is opened by a click, or with arrow keys and Enter.

import { say } from "./site.js";

const NARROW = 620;
const pictures = new Map();

// ---- the specification, for this page as it is now ----

const probe = document.createElement("span");
probe.hidden = true;
document.querySelector(".qa-main").append(probe);

function color(value) {
  // A custom property may hold light-dark(), which only a real property resolves.
  probe.style.color = value;
  return getComputedStyle(probe).color;
}

function colored(value) {
  if (typeof value === "string") return value.startsWith("var(") ? color(value) : value;
  if (Array.isArray(value)) return value.map(colored);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, colored(inner)]));
  }
  return value;
}

function fitted(spec, width, height) {
  const { data, layout } = colored(spec);
  layout.width = width;
  layout.height = height;
  layout.font.family = getComputedStyle(document.body).fontFamily;
  layout.hoverlabel.font.family = layout.font.family;
  const narrow = width < NARROW;
  for (const trace of data) {
    if (trace.meta === "wide") trace.visible = !narrow;
    if (narrow && Array.isArray(trace.marker?.size)) trace.marker.size = trace.marker.size.map((size) => Math.max(20, size * 0.7));
  }
  return [data, layout];
}

const options = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

async function draw(box) {
  const picture = pictures.get(box);
  const width = Math.floor(box.clientWidth);
  if (!width || !window.Plotly) return;
  picture.width = width;
  await window.Plotly.react(box, ...fitted(picture.spec, width, box.clientHeight), options);
  if (picture.drawn) return;
  picture.drawn = true;
  box.on("plotly_hover", ({ points }) => box.classList.toggle("qa-opens", Boolean(points[0]?.customdata)));
  box.on("plotly_unhover", () => box.classList.remove("qa-opens"));
  box.on("plotly_click", ({ points }) => open(points[0]?.customdata));
}

function open(address) {
  if (address) window.location.assign(address);
}

// ---- the keyboard ----

function points(spec) {
  const all = spec.data.flatMap((trace, curve) => trace.hoverinfo === "text"
    ? trace.hovertext.map((text, point) => ({ curve, point, text, address: trace.customdata?.[point], y: trace.y[point], x: trace.x[point] }))
    : []);
  const rows = spec.layout.yaxis.visible === false && spec.data[0]?.orientation === "h";
  return all.sort((one, other) => (rows ? one.y - other.y || one.curve - other.curve : one.x - other.x || one.curve - other.curve));
}

function steer(event) {
  const picture = pictures.get(event.currentTarget);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const all = picture.points;
  if (event.key === "Enter" && picture.at >= 0) open(all[picture.at].address);
  if (!step || !all.length || !picture.drawn) return;
  event.preventDefault();
  picture.at = picture.at < 0 ? (step > 0 ? 0 : all.length - 1) : (picture.at + step + all.length) % all.length;
  const { curve, point, text } = all[picture.at];
  window.Plotly.Fx.hover(event.currentTarget, [{ curveNumber: curve, pointNumber: point }]);
  say(new DOMParser().parseFromString(text.replaceAll("<br>", ", "), "text/html").body.textContent);
}

function leave(event) {
  const picture = pictures.get(event.currentTarget);
  picture.at = -1;
  if (picture.drawn) window.Plotly.Fx.unhover(event.currentTarget);
}

// ---- when ----

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    draw(target);
    sized.observe(target);
  }
}, { rootMargin: "300px" });

const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (Math.floor(target.clientWidth) !== pictures.get(target).width) draw(target);
  }
});

for (const script of document.querySelectorAll("script[data-picture]")) {
  const box = document.getElementById(script.dataset.picture);
  const spec = JSON.parse(script.textContent);
  pictures.set(box, { spec, points: points(spec), at: -1, width: 0, drawn: false });
  box.addEventListener("keydown", steer);
  box.addEventListener("blur", leave);
  seen.observe(box);
}

for (const query of ["(prefers-color-scheme: dark)", "print"]) {
  window.matchMedia(query).addEventListener("change", () => {
    for (const [box, { drawn }] of pictures) if (drawn) draw(box);
  });
}
