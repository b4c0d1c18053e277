// Enhances the pages, which are complete without it.
const root = document.documentElement;
root.classList.add("script");

const store = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Without storage, the choice lasts until the page is closed.
    }
  },
};

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function themes() {
  const button = document.querySelector(".theme");
  const isDark = () => matchMedia(dark.media).matches;
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    paint(theme);
    store.set("theme", theme);
    show();
  });
  show();
}

function menu() {
  const link = document.querySelector(".menu");
  const close = () => {
    root.classList.remove("open");
    link.setAttribute("aria-expanded", "false");
  };
  link.setAttribute("role", "button");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const bar = document.querySelector(".bar");
    root.style.setProperty("--bar", `${bar.getBoundingClientRect().bottom}px`);
    link.setAttribute("aria-expanded", String(root.classList.toggle("open")));
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      link.click();
    }
  });
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  close();
  const current = document.querySelector("#page-navigation [aria-current]");
  const bar = document.querySelector("#page-navigation");
  if (current && current.offsetTop > bar.clientHeight - 80) bar.scrollTop = current.offsetTop - bar.clientHeight / 2;
}

function addCopyButton(figure) {
  const button = element("button", { type: "button", class: "copy" }, "Copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(figure.querySelector("code").textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  figure.append(button);
}

function choose(language) {
  for (const group of document.querySelectorAll(".samples")) {
    const figures = [...group.querySelectorAll(".code")];
    if (!figures.some((figure) => figure.dataset.caption === language)) continue;
    for (const figure of figures) figure.hidden = figure.dataset.caption !== language;
    for (const tab of group.querySelectorAll("[role=tab]")) {
      const selected = tab.textContent === language;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
  }
}

function addTabs(group) {
  const figures = [...group.querySelectorAll(".code")];
  const tabs = element("div", { class: "tabs", role: "tablist", "aria-label": "Language" });
  for (const figure of figures) {
    const language = figure.dataset.caption;
    const tab = element("button", { type: "button", role: "tab" }, language);
    figure.setAttribute("role", "tabpanel");
    figure.setAttribute("aria-label", language);
    tab.addEventListener("click", () => {
      choose(language);
      store.set("language", language);
    });
    tabs.append(tab);
  }
  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...tabs.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.click();
    next.focus();
  });
  group.prepend(tabs);
}

function addRolePicker(matrix) {
  const heads = [...matrix.querySelectorAll("th")].slice(1);
  const picker = element("fieldset", { class: "picker" }, element("legend", {}, "I am"));
  const show = (column) => {
    for (const row of matrix.querySelectorAll("tr"))
      [...row.cells].forEach((cell, i) => cell.classList.toggle("dim", i > 0 && column > 0 && i !== column));
  };
  ["anybody", ...heads.map((head) => head.textContent)].forEach((role, column) => {
    const radio = element("input", { type: "radio", name: "role", value: role });
    radio.checked = column === 0;
    radio.addEventListener("change", () => show(column));
    picker.append(element("label", {}, radio, role));
  });
  matrix.before(picker);
}

themes();
menu();
document.querySelectorAll(".code").forEach(addCopyButton);
document.querySelectorAll(".samples:has(.code + .code)").forEach(addTabs);
choose(store.get("language") ?? "curl");
document.querySelectorAll(".matrix").forEach(addRolePicker);
if (matchMedia(`(min-width: ${document.querySelector("article.reference") ? 1100 : 1280}px)`).matches)
  document.querySelectorAll(".contents").forEach((contents) => (contents.open = true));
