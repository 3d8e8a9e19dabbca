// While someone writes what is sent in one piece: keep a copy here, until the page shows that it has arrived.
const form = document.querySelector("form[data-copy]");
const bar = document.querySelector("[data-copied]");
const gone = document.querySelector("[data-forget]");
const key = (name) => `writing:${name}`;

function keeping() {
  const kept = key(form.dataset.copy);
  const typed = () => Object.fromEntries([...form.querySelectorAll("textarea, input:not([type=hidden])")].map((field) => [field.name, field.value.trim()]));
  const put = (text) => { try { localStorage.setItem(kept, text); return true; } catch { return false; } };
  const drop = () => { try { localStorage.removeItem(kept); } catch { /* forbidden */ } };
  const found = () => { try { return JSON.parse(localStorage.getItem(kept)); } catch { return null; } };
  const first = JSON.stringify(typed());
  const copy = found();
  const words = bar.querySelector("[data-copied-words]");
  const choices = bar.querySelector("[data-copied-choices]");

  function tell(text, offer) {
    words.textContent = text;
    choices.hidden = !offer;
    bar.hidden = false;
  }

  function changed() {
    const now = JSON.stringify(typed());
    if (now === first) { drop(); bar.hidden = true; } else tell(put(now) ? bar.dataset.kept : bar.dataset.failed, false);
  }

  if (copy && JSON.stringify(copy) !== first) {
    tell(bar.dataset.found, true);
    bar.querySelector("[data-restore]").addEventListener("click", () => {
      for (const [name, value] of Object.entries(copy)) {
        const field = form.elements[name];
        if (!field) continue;
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    bar.querySelector("[data-drop]").addEventListener("click", () => { drop(); bar.hidden = true; });
  } else drop();
  form.addEventListener("input", changed);
}

if (form && bar) keeping();
if (gone) try { localStorage.removeItem(key(gone.dataset.forget)); } catch { /* forbidden */ }
