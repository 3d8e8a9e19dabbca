// While someone writes: save to the server, say truthfully how it stands, and keep a copy here until it is safe there.
const PAUSE = 2500;
const AGAIN = 10000;

const form = document.querySelector("form[data-autosave]");
const bar = document.querySelector("[data-saving]");
const words = bar?.querySelector("[data-saving-words]");
const links = bar?.querySelector("[data-saving-links]");
const said = bar?.dataset;
const fill = (text, params) => text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");

// The characters that are there, as the award counts them.
const length = (text) => [...text.replace(/\r\n?/g, "\n").trim()].length;

for (const count of document.querySelectorAll("[data-count-of]")) {
  const field = document.getElementById(count.dataset.countOf);
  const limit = Number(count.dataset.limit);
  const show = () => {
    const now = length(field.value);
    const over = now - limit;
    count.textContent = fill(over > 0 ? count.dataset.over : count.dataset.within, { length: now, limit, over });
    count.classList.toggle("count--over", over > 0);
  };
  field.addEventListener("input", show);
  show();
}

function offer(...choices) {
  links.replaceChildren(...choices);
  links.hidden = choices.length === 0;
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

function link(text, address) {
  const made = document.createElement("a");
  made.className = "govuk-link";
  made.href = address;
  made.target = "_blank";
  made.rel = "noopener";
  made.textContent = text;
  return made;
}

function tell(state, text, ...choices) {
  bar.dataset.state = state;
  if (words.textContent !== text) words.textContent = text;
  offer(...choices);
}

function writing() {
  const version = form.elements.version;
  const token = form.elements.csrfmiddlewaretoken;
  const kept = `writing:${form.dataset.keep}`;
  let timer, busy = false, again = false, leaving = false, taking = false;
  let held = ""; // what was sent, and is contested

  const typed = (where = form) => {
    const fields = {};
    for (const [name, value] of new FormData(where)) {
      if (typeof value === "string" && !["csrfmiddlewaretoken", "version", "go"].includes(name)) fields[name] = value;
    }
    return fields;
  };
  const text = () => JSON.stringify(typed());
  // What the server sent: something may have been typed, or put back by the browser, before this script came.
  const given = form.cloneNode(true);
  given.reset();
  let safe = JSON.stringify(typed(given));

  // A copy here, for as long as the server has not confirmed.
  const copy = () => {
    try { localStorage.setItem(kept, JSON.stringify({ version: version.value, fields: typed() })); } catch { /* full or forbidden */ }
  };
  const drop = () => { try { localStorage.removeItem(kept); } catch { /* forbidden */ } };
  const copied = () => { try { return JSON.parse(localStorage.getItem(kept)); } catch { return null; } };

  const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };

  const isJson = (answer) => answer.headers.get("Content-Type")?.includes("json");

  // After a new sign-in a form is sent with another token; without a sign-in the answer says where to sign in.
  async function sendAnew(body) {
    const answer = await fetch(form.dataset.autosave, { headers: { Accept: "application/json" } });
    if (!answer.ok) return answer;
    token.value = (await answer.json()).token;
    return send(body);
  }

  function send(body, keepalive) {
    const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token.value };
    return fetch(form.dataset.autosave, { method: "POST", headers, body, keepalive });
  }

  function ended(address) {
    const back = `${address}${address.includes("?") ? "&" : "?"}next=${encodeURIComponent(location.pathname)}`;
    tell("trouble", said.ended, link(said.signIn, back));
  }

  function set(name, value) {
    const field = form.elements[name];
    if (!field) {
      // A row that someone else has added is kept with the form, and seen when the page is opened again.
      if (value) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    } else if (field instanceof RadioNodeList) {
      for (const choice of field) choice.checked = choice.value === value;
    } else if (field.type === "checkbox") field.checked = field.value === value;
    else field.value = value;
    (field?.dispatchEvent ? field : field?.[0])?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Put into the form what someone else has changed, and leave alone what was typed since. It gives back the form as
  // the server knows it.
  function takeOver(fields, sent) {
    const now = typed();
    const since = {};
    taking = true;
    for (const name of new Set([...Object.keys(now), ...Object.keys(fields), ...Object.keys(sent)])) {
      if ((now[name] ?? "") !== (sent[name] ?? "")) since[name] = sent[name];
      else if ((fields[name] ?? "").trim() !== (now[name] ?? "").trim()) set(name, fields[name] ?? "");
    }
    taking = false;
    return JSON.stringify({ ...typed(), ...since });
  }

  // Both changed the same: the other's text stands beside the question, until someone has said what it shall be.
  function contested(told, sent) {
    uncontested();
    held = takeOver(told.fields, JSON.parse(sent));
    for (const [question, lines] of Object.entries(told.contested)) {
      const at = [...form.elements].find(({ name }) => new RegExp(`^${question}($|[.-])`).test(name));
      const block = document.createElement("div");
      block.className = "theirs";
      block.dataset.theirs = question;
      for (const [name, line] of [["title", fill(said.theirs, told)], ...(lines.length ? lines : [said.empty]).map((one) => ["line", one])]) {
        block.append(Object.assign(document.createElement("p"), { className: `theirs__${name}`, textContent: line }));
      }
      at?.closest(".asked").append(block);
    }
    copy();
    tell("trouble", fill(said.contested, told),
      button(said.mine, () => { version.value = told.version; held = ""; uncontested(); save(); }));
  }

  const uncontested = () => form.querySelectorAll("[data-theirs]").forEach((block) => block.remove());

  function answered(status, told, sent) {
    if (status === 401) return ended(told.sign_in);
    if (told.contested) return contested(told, sent);
    if (told.refused) return tell("trouble", said.refused + told.refused);
    version.value = told.version;
    uncontested();
    safe = sent;
    held = "";
    if (told.beside) safe = takeOver(told.fields, JSON.parse(sent));
    const unread = Object.keys(told.faults).length;
    const more = [told.beside && fill(said.besideWords, told), unread && fill(said.unread, { count: unread })].filter(Boolean);
    if (unread === 0 && text() === safe) drop();
    tell(unread ? "trouble" : "saved", [fill(said.savedWords, told), ...more].join(" · "));
  }

  async function save() {
    const sent = text();
    if (sent === safe || sent === held) return;
    if (busy) { again = true; return; }
    if (!navigator.onLine) { tell("trouble", said.offline); return; }
    busy = true;
    tell("busy", said.busy);
    try {
      const body = JSON.stringify({ version: Number(version.value), fields: JSON.parse(sent) });
      let answer = await send(body);
      if (answer.status === 403 && !isJson(answer)) answer = await sendAnew(body);
      if (!isJson(answer)) throw new Error(answer.status);
      answered(answer.status, await answer.json(), sent);
    } catch {
      tell("trouble", navigator.onLine ? said.failed : said.offline);
      later(AGAIN);
    }
    busy = false;
    if (again) { again = false; later(0); }
  }

  function changed() {
    if (taking || text() === safe) return;
    copy();
    if (bar.dataset.state !== "trouble") tell("typing", said.typing);
    later(PAUSE);
  }

  function put(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = form.elements[name];
      if (!field) continue;
      if (field.type === "checkbox") field.checked = true;
      else field.value = value;
      (field.dispatchEvent ? field : field[0]).dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (text() === safe) { drop(); tell("saved", words.dataset.first); } else changed();
  }

  const found = copied();
  if (found && JSON.stringify(found.fields) !== safe) {
    tell("trouble", said.found,
      button(said.restore, () => { version.value = found.version; offer(); put(found.fields); }),
      button(said.drop, () => { drop(); tell("saved", words.dataset.first); }));
  } else {
    if (found) drop();
    changed();
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusout", () => later(300));
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
  addEventListener("online", () => later(0));
  addEventListener("offline", () => tell("trouble", said.offline));
  addEventListener("focus", () => later(0));
  addEventListener("pagehide", () => {
    if (leaving || text() === safe) return;
    copy();
    send(JSON.stringify({ version: Number(version.value), fields: typed() }), true).catch(() => {});
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && text() !== safe && bar.dataset.state === "trouble") event.preventDefault();
  });
}

if (form && bar) {
  words.dataset.first = words.textContent;
  writing();
}
