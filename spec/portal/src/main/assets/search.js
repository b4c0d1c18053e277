// Full-text search in search.json, which the build writes.
{
  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const results = box.querySelector(".results");
  const home = document.documentElement.dataset.root;
  const idle = new Set("a an and are at be can did do does for from how i if in is it many me my of on or per that the there this to was what when where which who why with you your".split(" "));
  let sections;
  const weights = {};

  const load = async () => (sections ??= await (await fetch(`${home}search.json`)).json());
  const words = (text) => text.toLowerCase().split(/[^a-z0-9_.-]+/).filter(Boolean);
  /** Returns the same form for related words, such as a singular and its plural. */
  const stem = (word) => (word.length < 5 ? word : word.replace(/(?<=.{3})(ies|ing|ions?|ed|y|s)$/, ""));

  /** Returns the weight of a term, which is higher if fewer sections contain it. */
  function weight(term) {
    const having = () => sections.filter((section) => section.join(" ").toLowerCase().includes(term)).length;
    return (weights[term] ??= Math.log2(1 + sections.length / (1 + having())));
  }

  function points(term, content) {
    const text = content.toLowerCase();
    if (stem(text) === term) return 12;
    const at = text.indexOf(term);
    if (at < 0) return 0;
    return at === 0 || /[^a-z0-9]/.test(text[at - 1]) ? 5 : 2;
  }

  function rank(query, [link, title, heading, text]) {
    const all = words(query);
    const meant = all.filter((word) => !idle.has(word));
    const terms = (meant.length ? meant : all).map(stem);
    let score = 0;
    let found = 0;
    let sought = 0;
    for (const term of terms) {
      const sum = 4 * points(term, heading) + 2 * points(term, title) + points(term, link) + Math.min(points(term, text), 5);
      sought += weight(term);
      if (sum) found += weight(term);
      score += sum * weight(term);
    }
    if (heading.toLowerCase() === query.toLowerCase()) score += 300;
    if (!link.includes("#")) score += 20;
    // The lists of cases repeat the words of all other pages.
    if (link.startsWith("implementers/conformance")) score /= 3;
    return score * (found / sought) ** 3;
  }

  /** Returns the best sections, at most two per page. */
  function find(query) {
    const shown = {};
    return sections
      .map((section) => [rank(query, section), section])
      .filter(([score]) => score > 0)
      .sort(([one], [other]) => other - one)
      .map(([, section]) => section)
      .filter(([link]) => (shown[link.replace(/#.*/, "")] = (shown[link.replace(/#.*/, "")] ?? 0) + 1) < 3)
      .slice(0, 8);
  }

  function excerpt(text, query) {
    const at = Math.max(0, ...words(query).map((word) => text.toLowerCase().indexOf(word)));
    const start = at < 60 ? 0 : text.indexOf(" ", at - 50) + 1;
    const end = text.length > start + 130 ? text.lastIndexOf(" ", start + 130) : text.length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  function entry([link, title, heading, text]) {
    const anchor = document.createElement("a");
    anchor.href = home + link;
    const name = document.createElement("b");
    name.textContent = heading === title ? title : `${heading} · ${title}`;
    const small = document.createElement("small");
    small.textContent = excerpt(text, asked());
    anchor.append(name, small);
    const item = document.createElement("li");
    item.append(anchor);
    return item;
  }

  /** Returns the text to search for: of a problem's type, only the last segment. */
  const asked = () => input.value.trim().replace(/^\S*\/problems\//, "");

  async function show() {
    if (!asked()) {
      results.hidden = true;
      return;
    }
    await load();
    const list = document.createElement("ul");
    list.append(...find(asked()).map(entry));
    const nothing = document.createElement("p");
    nothing.textContent = "No results. Try the name of an operation, a problem, a header or a member.";
    results.replaceChildren(list.children.length ? list : nothing);
    results.hidden = false;
  }

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      results.hidden = true;
      input.focus();
    } else if (event.key === "Enter" && document.activeElement === input) {
      results.querySelector("a")?.click();
    } else if (step && !results.hidden) {
      event.preventDefault();
      const stops = [input, ...results.querySelectorAll("a")];
      stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
    }
  }

  box.hidden = false;
  if (/\/search\.html$/.test(location.pathname)) input.focus();
  input.addEventListener("focus", load, { once: true });
  input.addEventListener("input", show);
  box.addEventListener("keydown", move);
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) results.hidden = true;
  });
  results.addEventListener("click", () => (results.hidden = true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    }
  });
}
