// The note at a flower goes away with Escape, and comes back when its flower is pointed at or reached anew.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const mark of document.querySelectorAll("mark.flower:hover, mark.flower:focus-within")) {
    mark.classList.add("hushed");
    for (const leaving of ["pointerleave", "focusout"])
      mark.addEventListener(leaving, () => mark.classList.remove("hushed"), { once: true });
  }
});
