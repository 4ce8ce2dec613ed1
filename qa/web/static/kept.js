// Keeps what is typed, in this tab alone, until it is sent: a change of page or of language loses nothing.

const key = (field) => `qa-typed${location.pathname}#${field.id}`;

function keep(field) {
  try {
    if (field.value) sessionStorage.setItem(key(field), field.value);
    else sessionStorage.removeItem(key(field));
  } catch {
    // Without storage, or with too little, there is only what the browser itself remembers.
  }
}

function recall(field) {
  try {
    if (!field.value) field.value = sessionStorage.getItem(key(field)) ?? "";
  } catch {
    // As above.
  }
}

// Fields with `data-kept="until-sent"` are forgotten when their form is sent, since the answer has them; others are not.
export function keepTyped() {
  const fields = [...document.querySelectorAll("[data-kept]")];
  for (const field of fields) {
    recall(field);
    field.addEventListener("input", () => keep(field));
    field.form.addEventListener("submit", () => {
      if (field.dataset.kept === "until-sent") sessionStorage.removeItem(key(field));
    });
  }
}
