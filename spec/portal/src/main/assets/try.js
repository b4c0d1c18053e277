// Sends a request of the reference to this server. Keeps the token only in the memory of the page.
{
  const container = document.querySelector(".try");
  const home = document.documentElement.dataset.root;
  const api = new URL(`${home}../`, location.href).href.replace(/\/$/, "");
  const unread = new Set(["Authorization"]);
  let token = "";
  let tag = "";

  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

  function curl(request) {
    const lines = [`curl ${quoted(request.url)}`];
    for (const [name, value] of Object.entries(request.headers))
      lines.push(`-H ${unread.has(name) ? '"Authorization: Bearer $TOKEN"' : quoted(`${name}: ${value}`)}`);
    if (request.body) lines.push(`-d ${quoted(request.body)}`);
    return lines.join(" \\\n  ");
  }

  function block(caption, text) {
    const figure = make("figure", { class: "code wraps" }, make("figcaption", {}, caption));
    figure.append(make("pre", { tabindex: "0" }, make("code", {}, text)));
    return figure;
  }

  function field(parameter) {
    const id = `try-${parameter.location}-${parameter.name}`;
    const note = parameter.required ? " required" : " optional";
    const label = make("label", { for: id }, parameter.name, make("small", {}, note));
    let input;
    if (parameter.values.length > 1) {
      input = make("select", { id }, make("option", { value: "" }, ""));
      for (const value of parameter.values) input.append(make("option", { value }, value));
    } else {
      input = make("input", { id, autocomplete: "off", spellcheck: "false" });
    }
    input.value = parameter.name === "Idempotency-Key" ? key() : parameter.value;
    input.dataset.name = parameter.name;
    input.dataset.location = parameter.location;
    return make("div", {}, label, input);
  }

  function key() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function build(operation, form) {
    const query = new URLSearchParams();
    const headers = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    for (const input of form.querySelectorAll("[data-location]")) {
      if (!input.value) continue;
      if (input.dataset.location === "query") query.set(input.dataset.name, input.value);
      else headers[input.dataset.name] = input.value;
    }
    const request = { method: operation.method, url: `${api}${operation.path}${query.size ? `?${query}` : ""}`, headers };
    if (operation.body) {
      request.body = form.querySelector("textarea").value;
      headers["Content-Type"] = "application/json";
    }
    return request;
  }

  function pretty(text) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  }

  async function send(request, out, form) {
    const shown = [block("curl", curl(request))];
    try {
      const { url, ...options } = request;
      const response = await fetch(url, { ...options, cache: "no-store" });
      const text = await response.text();
      const head = [`${response.status} ${response.statusText}`.trim()];
      response.headers.forEach((value, name) => head.push(`${name}: ${value}`));
      shown.push(block("Response", `${head.join("\n")}${text ? `\n\n${pretty(text)}` : ""}`));
      tag = response.headers.get("ETag") ?? tag;
      shown.push(...following(response, text, request, out, form));
    } catch (fault) {
      shown.push(make("p", {}, `No response (${fault.message}). Check that the server is running.`));
    }
    out.replaceChildren(...shown);
  }

  function following(response, text, request, out, form) {
    const more = [];
    const slug = /"type"\s*:\s*"\/problems\/([a-z-]+)"/.exec(text)?.[1];
    if (response.headers.get("Content-Type") === "application/problem+json" && slug) {
      more.push(make("p", {}, "What to do: ", make("a", { href: `${home}problems/${slug}.html` }, slug)));
    }
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "");
    if (next) {
      // Only the query, so that no link sends the token to another server.
      const url = Object.assign(new URL(request.url), { search: new URL(next[1], request.url).search }).href;
      more.push(action("Next page", () => send({ ...request, url }, out, form)));
    }
    const condition = form.querySelector("[data-name^='If-']");
    if (tag && condition)
      more.push(action(`Use ${tag} as ${condition.dataset.name}`, () => {
        condition.value = tag;
        condition.focus();
      }));
    return more;
  }

  function action(text, run) {
    const button = make("button", { type: "button", class: "quiet" }, text);
    button.addEventListener("click", run);
    return button;
  }

  function confirmed(request) {
    return new Promise((resolve) => {
      const dialog = make("dialog", { "aria-label": "Send this write?" });
      dialog.append(make("p", {}, "This changes the organization's users on the server."), block("Request body", request.body));
      for (const [text, name] of [["Send", "send"], ["Cancel", "quiet"]]) {
        const button = make("button", { type: "button", class: name, autofocus: name === "send" ? "" : null }, text);
        button.addEventListener("click", () => dialog.close(name));
        dialog.append(button);
      }
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue === "send");
      });
      container.append(dialog);
      dialog.showModal();
    });
  }

  async function offerTokens(form, address, input) {
    const users = await (await fetch(`${home}${address}`, { cache: "no-store" })).json();
    const list = make("p", {}, "This is the demo. Act as: ");
    for (const user of users)
      list.append(action(user.name, () => {
        token = input.value = user.token;
      }));
    form.prepend(list);
  }

  async function start() {
    const { operations, tokens } = await (await fetch(`${home}try.json`)).json();
    const operation = operations[container.dataset.operation];
    const form = make("div", { role: "group", "aria-label": "Request" });
    const input = make("input", { id: "try-token", type: "password", autocomplete: "off" });
    input.addEventListener("input", () => (token = input.value.trim()));
    form.append(make("label", { for: "try-token" }, "token", make("small", {}, " stays in this page's memory")), input);
    const fields = make("div", { class: "fields" });
    form.append(fields);
    for (const parameter of operation.parameters) fields.append(field(parameter));
    if (operation.body) {
      const body = make("textarea", { id: "try-body", spellcheck: "false" });
      body.value = operation.body;
      form.append(make("label", { for: "try-body" }, "body", make("small", {}, " JSON")), body);
    }
    const out = make("div", { class: "outcome", "aria-live": "polite" });
    const button = make("button", { type: "button", class: "send" }, `Send ${operation.method}`);
    button.addEventListener("click", async () => {
      const request = build(operation, form);
      if (!operation.body || (await confirmed(request))) await send(request, out, form);
    });
    container.replaceChildren(form, button, out);
    if (tokens) await offerTokens(form, tokens, input);
  }

  start();
}
