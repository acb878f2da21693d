// Finding a unit of the register while typing, and adding its name to a field of names, one a line.
(() => {
  "use strict";

  function add(button) {
    const box = button.closest(".find-unit");
    const find = box.querySelector("input");
    const field = document.getElementById(find.dataset.into);
    const names = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
    if (!names.includes(button.dataset.unit)) names.push(button.dataset.unit);
    field.value = names.join("\n");
    field.rows = Math.min(8, Math.max(2, names.length));
    find.value = "";
    box.querySelector(".found").replaceChildren();
    find.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-unit]");
    if (button) add(button);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.classList.contains("found")) event.detail.target.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.(".find-unit");
    if (!box || event.key !== "Enter") return;
    event.preventDefault(); // Enter takes the unit in hand, it never sends the form
    const button = event.target.closest("[data-unit]") || box.querySelector("[data-unit]");
    if (button) add(button);
  });
})();
