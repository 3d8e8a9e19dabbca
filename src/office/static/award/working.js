// Long work: how far it has come, and a way to stop it. Without script the form is sent, and its answer takes its time.
const OFTEN = 300;
const PATIENCE = 1500;

const fill = (text, params) => text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");

function working(form) {
  const shown = form.querySelector("[data-work-at]");
  const said = shown.dataset;
  const words = shown.querySelector("[data-work-words]");
  const bar = shown.querySelector("progress");
  const stop = shown.querySelector("[data-work-stop]");
  const token = form.elements.csrfmiddlewaretoken.value;
  let over = false, stopping = false;

  const tell = (text) => { if (words.textContent !== text) words.textContent = text; };

  function reach({ done, total }) {
    if (!total) return;
    bar.max = total;
    bar.value = done;
    stop.disabled = stopping || done === total;
    if (!stopping || done === total) tell(fill(done === total ? said.last : said.told, { done, total }));
  }

  // A server that is busy with the work itself may be slow to answer: it is asked again, perhaps by another way.
  async function ask(method) {
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const answer = await fetch(said.workAt, { method, headers, signal: AbortSignal.timeout(PATIENCE) });
    return answer.json();
  }

  async function look() {
    if (over) return;
    try { reach(await ask("GET")); } catch { /* asked again */ }
    setTimeout(look, OFTEN);
  }

  async function end() {
    stopping = true;
    stop.disabled = true;
    tell(said.stopping);
    // Work that waits in line has not begun, and cannot hear it yet.
    while (!over) {
      try { if ((await ask("POST")).done !== null) return; } catch { /* asked again */ }
      await new Promise((resolve) => setTimeout(resolve, OFTEN));
    }
  }

  async function begin() {
    const fields = new FormData(form);
    for (const button of form.querySelectorAll("button:not([data-work-stop])")) button.disabled = true;
    shown.hidden = false;
    tell(said.begun);
    setTimeout(look, OFTEN);
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields });
      const page = await answer.text();
      over = true;
      if (answer.redirected) { location.assign(answer.url); return; }
      settle(page);
    } catch {
      over = true;
      stop.hidden = true;
      tell(said.failed);
    }
  }

  stop.addEventListener("click", end);
  form.addEventListener("submit", (event) => { event.preventDefault(); begin(); });
}

// The answer takes the place of what was sent, and can be sent again: watched as before, which a page that is written
// over this one would not be, since its scripts have run.
function settle(page) {
  const answer = new DOMParser().parseFromString(page, "text/html");
  const main = document.adoptNode(answer.querySelector("main"));
  document.title = answer.title;
  document.querySelector("main").replaceWith(main);
  main.focus();
  begun();
}

function begun() {
  const form = document.querySelector("form[data-work]");
  if (form) working(form);
}

begun();
