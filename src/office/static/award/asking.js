// Questions that hang on another answer, and rows that may not be needed, show themselves as the answers are given.
const answer = (name) => document.querySelector(`input[name="${CSS.escape(name)}"]:checked`)?.value ?? "";

function follow(block, name, wanted) {
  const show = () => { block.hidden = !wanted(answer(name)); };
  for (const input of document.querySelectorAll(`input[name="${CSS.escape(name)}"]`)) input.addEventListener("change", show);
  show();
}

for (const block of document.querySelectorAll("[data-asked-when]")) {
  const values = block.dataset.askedFor.split(" ");
  follow(block, block.dataset.askedWhen, (given) => values.includes(given));
}

for (const block of document.querySelectorAll("[data-rows-of]")) {
  const wrong = block.querySelector(".govuk-error-message") !== null;
  follow(block, block.dataset.rowsOf, (given) => given === "1" || (wrong && given !== "0"));
}
