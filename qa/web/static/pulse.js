// Whether the server is there. While a question waits, it is asked for a sign of life; when it has been away and is back,
// the page is loaded anew, and the tab asks again what it had asked.

const EVERY = 1500;

let timer = 0;
let gone = false;
let tell = () => {};

async function alive() {
  try {
    return (await fetch("/work/pulse", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function miss() {
  if (gone) return;
  gone = true;
  tell();
}

// `waiting` tells whether a question waits; `lost` is called once when the server does not answer.
export function watchServer(waiting, lost) {
  window.clearInterval(timer);
  gone = false;
  tell = lost;
  timer = window.setInterval(async () => {
    if (!gone && !waiting()) {
      window.clearInterval(timer);
      return;
    }
    const there = await alive();
    if (there && gone) {
      window.clearInterval(timer);
      window.location.reload();
    }
    if (!there && waiting()) miss();
  }, EVERY);
}

// Whether the server is there after all, when an answer did not come; where it is not, it is waited for.
export async function answers() {
  const there = await alive();
  if (!there) miss();
  return there;
}
