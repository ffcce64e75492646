// Typing another text chooses it.
document.addEventListener('input', event => {
  if (!event.target.matches('[data-takes]')) return;
  event.target.closest('fieldset').querySelector('input[type=radio][value=text]').checked = true;
});
