const words = document.getElementById("words");
if (words && !location.hash) {
  words.scrollIntoView({ block: "center" });
  words.focus({ preventScroll: true });
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll(".qa-copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const label = button.textContent;
      await navigator.clipboard.writeText(button.closest("div").querySelector("dd").textContent);
      document.getElementById("qa-said").textContent = button.dataset.copied;
      button.textContent = button.dataset.copied;
      window.setTimeout(() => { button.textContent = label; }, 2500);
    });
  }
}
