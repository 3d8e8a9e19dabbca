// Script improves the pages and never carries them: the accessible components start here, if they can.
const body = document.body;
body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  body.classList.add("govuk-frontend-supported");
}

const { initAll } = await import(document.getElementById("components").href);
initAll();

// Whoever signs out leaves nothing of what they wrote on this computer.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("writing:")) localStorage.removeItem(key);
});
