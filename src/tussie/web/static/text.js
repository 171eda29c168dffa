// The note at a flower goes away with Escape, and comes back when its flower is pointed at or reached anew.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const mark of document.querySelectorAll("mark.flower:hover, mark.flower:focus-within")) {
    mark.classList.add("hushed");
    for (const leaving of ["pointerleave", "focusout"])
      mark.addEventListener(leaving, () => mark.classList.remove("hushed"), { once: true });
  }
});

// On a small screen the note lies at the foot of the window; no flower stays below its own note.
document.addEventListener("focusin", ({ target }) => {
  const leaf = target.matches("mark.flower") && target.querySelector(".leaf");
  if (leaf && getComputedStyle(leaf).position === "fixed" && target.getBoundingClientRect().bottom > leaf.getBoundingClientRect().top)
    target.scrollIntoView({ block: "start" });
});
