// Chosen files go to the office piece by piece: each shows how far it has come, and goes on after a lost connection.
const PIECE = 1024 * 1024;
const HASHED = 64 * 1024 * 1024; // larger files are too much to be held in memory for their hash
const LONGEST_WAIT = 30_000;

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const pause = (time) => new Promise((resolve) => {
  const timer = setTimeout(resolve, time);
  window.addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});

class Told extends Error {} // what went wrong, in the office's words
class SignedOut extends Error {}

async function sha256(file) {
  if (!globalThis.crypto?.subtle || file.size > HASHED) return "";
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function element(name, of, text = "") {
  const made = document.createElement(name);
  made.className = of;
  made.textContent = text;
  return made;
}

class Place {
  // One question that asks for files.
  constructor(block) {
    this.block = block;
    this.words = block.dataset;
    this.list = block.querySelector("ul");
    this.form = document.getElementById(`files-${block.dataset.files}`);
    this.input = block.querySelector("input[type=file]");
    for (const plain of block.querySelectorAll("[data-plain]")) plain.hidden = true;
    this.input?.addEventListener("change", () => this.chosen());
    this.list.addEventListener("click", (press) => this.pressed(press));
    for (const row of this.list.children) this.follow(row);
  }

  async ask(address, { method = "GET", ...rest } = {}) {
    const headers = { Accept: "application/json", "X-CSRFToken": this.form?.elements.csrfmiddlewaretoken.value ?? "", ...rest.headers };
    const answer = await fetch(address, { ...rest, method, headers });
    if (answer.status === 401) throw Object.assign(new SignedOut(), { address: (await answer.json()).sign_in });
    if (answer.status === 204) return {};
    const said = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
    if (answer.ok || said.offset !== undefined) return said;
    if (answer.status >= 502) throw new TypeError("not answered");
    throw new Told(said.error ?? this.words.failed);
  }

  async chosen() {
    const files = [...this.input.files];
    this.input.value = "";
    for (const file of files) await this.send(file);
  }

  async send(file) {
    const same = (row) => row.dataset.name === file.name.normalize("NFC").trim() && Number(row.dataset.size) === file.size;
    const begun = [...this.list.children].find((row) => row.dataset.stage === "receiving" && same(row));
    const row = this.coming(file, begun);
    sending.add(row);
    try {
      await this.sent(file, row, begun?.dataset.address);
      this.say(fill(this.words.come, { name: file.name }));
    } catch (trouble) {
      this.failed(row, trouble);
    }
    sending.delete(row);
    this.count();
  }

  async sent(file, row, address) {
    row.state(this.words.reading);
    let standing = address
      ? await this.lasting(row, () => this.ask(address))
      : await this.ask(this.words.begin, { method: "POST", body: JSON.stringify({ question: this.words.files, name: file.name, size: file.size, sha256: await sha256(file) }), headers: { "Content-Type": "application/json" } });
    const at = standing.address;
    const { finish } = standing;
    row.detach = standing.detach;
    while (standing.offset < file.size) {
      row.progress(standing.offset / file.size);
      const { offset } = standing;
      const piece = file.slice(offset, offset + PIECE);
      standing = await this.lasting(row, () => this.ask(at, { method: "PATCH", body: piece, headers: { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" } }), () => this.ask(at));
    }
    row.progress(1);
    row.state(this.words.finishing);
    standing = await this.lasting(row, () => this.ask(finish, { method: "POST" }));
    this.replace(row.item, standing.row);
  }

  // Try until there is an answer; after a broken connection ask first how far it has come.
  async lasting(row, attempt, look = attempt) {
    for (let wait = 1000, next = attempt; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        return await next();
      } catch (trouble) {
        if (!(trouble instanceof TypeError)) throw trouble;
        row.state(this.words.waiting);
        await pause(wait);
        next = look;
      }
    }
  }

  coming(file, begun) {
    const item = element("li", "file file--receiving");
    const name = element("p", "file__name");
    name.append(element("bdi", "", file.name));
    const bar = Object.assign(element("progress", "file__bar"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    const state = element("p", "file__state");
    item.append(name, bar, state);
    if (begun) begun.replaceWith(item);
    else this.list.append(item);
    return {
      item,
      name: file.name,
      state: (words) => { state.textContent = words; },
      progress: (share) => {
        bar.value = share;
        state.textContent = fill(this.words.coming, { come: `${Math.floor(share * 100)}%` });
      },
      end: () => { bar.remove(); return state; },
    };
  }

  failed(row, trouble) {
    const state = row.end();
    row.item.classList.add("file--wrong");
    const signedOut = trouble instanceof SignedOut;
    const words = signedOut ? this.words.signin : trouble instanceof Told ? trouble.message : this.words.failed;
    state.textContent = words;
    if (signedOut) {
      const link = Object.assign(element("a", "govuk-link", this.words.signinLink), { href: trouble.address, target: "_blank" });
      state.append(" ", link);
    }
    const remove = Object.assign(element("button", "file__remove", this.words.remove), { type: "button" });
    remove.append(element("span", "govuk-visually-hidden", row.name));
    remove.addEventListener("click", async () => {
      if (row.detach) await this.ask(row.detach, { method: "POST" }).catch(() => {});
      this.removed(row.item, row.name);
    });
    row.item.append(remove);
    this.say(`${row.name} ${words}`);
  }

  async pressed(press) {
    const button = press.target.closest("[data-detach]");
    if (!button) return;
    press.preventDefault();
    const row = button.closest("li");
    try {
      await this.ask(button.formAction, { method: "POST" });
      this.removed(row, row.dataset.name);
    } catch (trouble) {
      row.querySelector(".file__state").textContent = trouble instanceof Told ? trouble.message : this.words.failed;
      row.classList.add("file--wrong");
      this.say(row.querySelector(".file__state").textContent);
    }
  }

  removed(row, name) {
    row.remove();
    this.count();
    this.say(fill(this.words.gone, { name }));
    this.input?.focus();
  }

  replace(item, html) {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim(); // the office's own row, as the page would show it
    const row = holder.content.firstElementChild;
    item.replaceWith(row);
    this.follow(row);
  }

  // While a file is being looked at, ask now and then what has come of it.
  async follow(row) {
    while (row.dataset.stage === "quarantined" && row.isConnected) {
      await pause(3000);
      const standing = await this.ask(row.dataset.address).catch(() => null);
      if (standing?.stage && standing.stage !== "quarantined" && row.isConnected) this.replace(row, standing.row);
    }
  }

  count() {
    const taken = [...this.list.children].filter((row) => !row.matches(".file--refused, .file--wrong")).length;
    const room = Number(this.words.most) - taken;
    const add = this.block.querySelector("[data-add]");
    if (add) add.hidden = room <= 0;
    const full = this.block.querySelector("[data-full]");
    if (full) full.hidden = room > 0;
  }

  say(words) {
    this.block.querySelector("[data-said]").textContent = words;
  }
}

const sending = new Set();
window.addEventListener("beforeunload", (leaving) => { if (sending.size) leaving.preventDefault(); });
for (const block of document.querySelectorAll("[data-files]")) new Place(block);
