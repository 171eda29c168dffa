// What a script adds to pages that work without one: the middle of the page is exchanged instead of the whole, names are
// suggested as you type, stems are dragged from ring to ring. Every step is still the form's own, sent to the server.

const main = () => document.getElementById("main");
const announce = (words) => { document.getElementById("announce").textContent = words; };

document.documentElement.classList.add("scripted");

// The bench changes the page it stands on: each step is sent as the form would be, and the middle of the page exchanged.
// Steps that are pressed while another is on its way wait for it, and what is typed meanwhile stays.

const bench = () => document.getElementById("bench");
const fields = (form) => [...form.elements].filter((one) => one.name && !["hidden", "submit", "button"].includes(one.type));
const said = (field) => (field.type === "checkbox" ? field.checked : field.value);
const steps = [];
let walking = false;

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  const address = button?.getAttribute("formaction") || form.getAttribute("action");
  if (form !== bench() || (button && "plain" in button.dataset) || !address.startsWith(form.getAttribute("action"))) {
    leaving(event, form);
    return;
  }
  event.preventDefault();
  steps.push({ address, name: button?.name, value: button?.value, label: button?.getAttribute("aria-label") });
  walk();
});

// A form that leads to another page: say that it is on its way, and send it once, however often it is pressed.
function leaving(event, form) {
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 2000);
  busy(form.dataset.busy ?? "One moment.");
  // What answers with a file leaves this page where it is.
  setTimeout(idle, 8000);
}

addEventListener("pageshow", () => {
  idle();
  for (const form of document.forms) delete form.dataset.sent;
});

function busy(words) {
  main().classList.add("busy");
  main().setAttribute("aria-busy", "true");
  announce(words);
}

function idle() {
  main().classList.remove("busy");
  main().removeAttribute("aria-busy");
}

async function walk() {
  if (walking) return;
  walking = true;
  while (steps.length) {
    const step = steps.shift(), form = bench();
    if (!form) break;
    // A button that the step before took away is not pressed; of the others the label tells which is meant.
    const button = step.name && (find(form, "aria-label", step.label) ?? find(form, "value", step.value));
    const body = new FormData(form);
    if (step.name) body.set(step.name, button?.value ?? step.value);
    await take(step.address, body);
  }
  walking = false;
}

function find(form, attribute, value) {
  return value && [...form.querySelectorAll("button")].find((one) => one.getAttribute(attribute) === value);
}

async function take(address, body) {
  const focused = document.activeElement;
  const place = { id: focused?.id, value: focused?.getAttribute("value"), name: focused?.getAttribute("name"), label: focused?.getAttribute("aria-label"), top: focused?.getBoundingClientRect().top };
  const before = new Map(fields(bench()).map((one) => [one, said(one)]));
  busy(bench().dataset.live);
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(body) });
    exchange(await answer.text(), place, before);
  } catch {
    steps.length = 0;
    complain("There was no answer. What you wrote is still here; try again.");
  }
  idle();
}

function complain(words) {
  main().querySelector(":scope > .wrong")?.remove();
  const box = Object.assign(document.createElement("div"), { className: "wrong" });
  box.setAttribute("role", "alert");
  box.append(Object.assign(document.createElement("p"), { textContent: words }));
  main().prepend(box);
  scrollTo(0, 0);
}

function exchange(text, place, before) {
  const page = new DOMParser().parseFromString(text, "text/html");
  // A page without the bench would take away what was typed: that of too many requests, or of what is too large.
  if (!page.getElementById("bench")) {
    steps.length = 0;
    complain((page.querySelector("[role=alert]")?.textContent ?? page.title).trim());
    return;
  }
  const opened = new Set([...main().querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  const typed = [...before].filter(([one, value]) => one.id && one.isConnected && said(one) !== value).map(([one]) => one);
  main().replaceChildren(...page.getElementById("main").childNodes);
  document.title = page.title;
  for (const summary of main().querySelectorAll("details > summary")) {
    if (opened.has(summary.textContent)) summary.parentElement.open = true;
  }
  for (const one of typed) {
    const now = document.getElementById(one.id);
    if (now) now.value = one.value;
  }
  enhance(main());
  remember();
  const wrong = main().querySelector("[role=alert]");
  announce((wrong ?? main().querySelector("#swaps [data-announce]") ?? main().querySelector("[data-announce]") ?? main()).textContent.trim());
  const again = !wrong && refocus(place);
  if (again) {
    scrollBy(0, again.getBoundingClientRect().top - place.top);
  } else {
    main().focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

// What is on the bench is kept beside this entry of the history, for who comes back to it or loads it anew; it goes with
// the window.

function remember() {
  const kept = [...new FormData(bench())].filter(([name]) => name !== "flower");
  history.replaceState({ bench: kept }, "");
}

function resume() {
  const kept = history.state?.bench;
  if (!kept || !bench()) return;
  const here = JSON.stringify([...new FormData(bench())].filter(([name]) => name !== "flower"));
  if (JSON.stringify(kept) === here) return;
  const body = new URLSearchParams(kept);
  body.set("do", "look");
  take(bench().getAttribute("action"), body);
}

// The same control on the new page; where it is gone with its stem, the nearest one of its kind.
function refocus(place) {
  const all = [...main().querySelectorAll("button, input, select, textarea, summary")];
  const named = (label) => label && all.find((one) => one.getAttribute("aria-label") === label);
  const found = (place.id && document.getElementById(place.id))
    || named(place.label)
    // A stem at the edge cannot go further out; the way back is beside where that button was.
    || named(place.label?.replace(/ (in|out)$/, (_, way) => (way === "in" ? " out" : " in")))
    || (place.value && all.find((one) => one.name === place.name && one.value === place.value));
  found?.focus({ preventScroll: true });
  return found;
}

document.addEventListener("change", (event) => {
  if ("submit" in event.target.dataset) event.target.form.requestSubmit();
  else if (event.target.form && event.target.form === bench()) remember();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (!button) return;
  if ("print" in button.dataset) { print(); return; }
  const field = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
    announce("Copied.");
    button.textContent = "Copied";
  } catch {
    field.select();
    announce("It is selected; copy it with your keys.");
  }
});

function enhance(root) {
  for (const one of root.querySelectorAll("[data-copy], [data-print]")) {
    if ("print" in one.dataset || navigator.clipboard) one.hidden = false;
  }
  for (const one of root.querySelectorAll("[data-suggest]")) suggestTo(one);
  for (const one of root.querySelectorAll("[data-grip]")) dragBy(one);
}

// Suggestions: a combobox as the ARIA practices describe it. In a list or a text it completes the flower at the cursor.

function suggestTo(field) {
  const box = document.createElement("div"), list = document.createElement("ul");
  box.className = "suggests";
  list.className = "suggestions";
  list.id = `${field.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Flowers");
  list.hidden = true;
  field.replaceWith(box);
  box.append(field, list);
  if (field.tagName === "INPUT") field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  if (field.tagName === "INPUT") field.setAttribute("aria-expanded", "false");
  let at = -1, timer = 0, latest = 0;

  const word = () => {
    const before = field.value.slice(0, field.selectionStart);
    const start = Math.max(...[",", ":", ";", "\n", " and "].map((sign) => { const i = before.lastIndexOf(sign); return i < 0 ? 0 : i + sign.length; }));
    const said = before.slice(start).match(/^\s*(?:(?:\d+|an?|some|the|a dozen)\s+)?/i)[0].length;
    return { start: start + said, end: field.selectionStart, text: before.slice(start + said) };
  };
  const close = () => {
    list.hidden = true;
    at = -1;
    field.removeAttribute("aria-activedescendant");
    if (field.tagName === "INPUT") field.setAttribute("aria-expanded", "false");
  };
  const choose = (option) => {
    const { start, end } = word();
    field.setRangeText(option.dataset.flower, start, end, "end");
    close();
    field.focus();
    announce(`${option.dataset.flower} is in the field.`);
  };
  const mark = (to) => {
    const options = [...list.children];
    at = (to + options.length) % options.length;
    options.forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
    options[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[at].id);
  };
  const ask = async () => {
    const { text } = word(), mine = ++latest;
    if (text.trim().length < 2) { close(); return; }
    let found;
    try {
      found = await (await fetch(`/lexicon/suggest?q=${encodeURIComponent(text.trim())}`)).json();
    } catch { return; }
    if (mine !== latest || document.activeElement !== field) return;
    list.replaceChildren(...(found.flowers ?? found).map((one, i) => {
      const option = document.createElement("li"), picture = document.createElement("img"), words = document.createElement("span");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.flower = one.flower;
      picture.src = one.picture;
      picture.alt = "";
      picture.width = picture.height = 42;
      const named = one.flower.toLowerCase().endsWith(one.name.toLowerCase());
      words.append(named ? one.flower : one.name);
      const more = document.createElement("small");
      more.className = "soft";
      more.textContent = named ? ` ${one.scientific_name}` : ` ${one.flower}, ${one.scientific_name}`;
      words.append(more);
      option.append(picture, words);
      return option;
    }));
    list.hidden = !list.children.length;
    at = -1;
    if (field.tagName === "INPUT") field.setAttribute("aria-expanded", String(!list.hidden));
    announce(list.hidden ? "" : `${list.children.length} flowers; choose with the arrow keys.`);
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") { mark(at + 1); event.preventDefault(); }
    else if (event.key === "ArrowUp") { mark(at < 0 ? -1 : at - 1); event.preventDefault(); }
    else if (event.key === "Enter" && at >= 0) { choose(list.children[at]); event.preventDefault(); }
    else if (event.key === "Escape") { close(); event.preventDefault(); }
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) { event.preventDefault(); choose(option); }
  });
}

// Dragging a stem to another ring, by mouse or finger; the keyboard has the buttons beside it.

function dragBy(grip) {
  let stem = null, over = null;
  grip.addEventListener("pointerdown", (event) => {
    stem = grip.closest("[data-stem]");
    grip.setPointerCapture(event.pointerId);
    stem.classList.add("carried");
    showRings();
    event.preventDefault();
  });
  grip.addEventListener("pointermove", (event) => {
    if (!stem) return;
    if (event.clientY < 60) scrollBy(0, -20);
    if (event.clientY > innerHeight - 60) scrollBy(0, 20);
    const ring = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-ring]");
    if (ring === over) return;
    over?.classList.remove("over");
    over = ring;
    over?.classList.add("over");
  });
  const drop = (moved) => {
    if (!stem) return;
    stem.classList.remove("carried");
    over?.classList.remove("over");
    const ring = moved && over?.dataset.ring;
    if (ring && over !== stem.closest("[data-ring]")) press(stem.closest("form"), `ring:${stem.dataset.stem}:${ring}`);
    stem = over = null;
  };
  grip.addEventListener("pointerup", () => drop(true));
  grip.addEventListener("pointercancel", () => drop(false));
}

// A bouquet that is a list has one ring; while a stem is carried, the others are there to take it.
function showRings() {
  const only = document.querySelector("[data-ring='']");
  if (!only) return;
  only.dataset.ring = "ring";
  for (const [ring, words] of [["centre", "At the centre"], ["edge", "At the edge"]]) {
    const box = document.createElement("section");
    box.className = "ring";
    box.dataset.ring = ring;
    box.append(Object.assign(document.createElement("h3"), { textContent: words }));
    if (ring === "centre") only.before(box); else only.after(box);
  }
}

function press(form, value) {
  const button = Object.assign(document.createElement("button"), { name: "do", value, hidden: true });
  form.append(button);
  form.requestSubmit(button);
  button.remove();
}

enhance(document);
resume();
// A page that answers says its answer; so does one that says what is wrong.
const answer = main().querySelector("[role=alert], [data-announce]");
if (answer) setTimeout(() => announce(answer.textContent.trim()), 150);
// "Saved." is said once, not whenever the page is loaded again.
if (location.search === "?saved=1") history.replaceState(history.state, "", location.pathname);
