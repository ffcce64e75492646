// Puts a value into the text that was edited last, where the cursor is.
let last = null;
document.addEventListener('focusin', event => {
  if (event.target.matches('textarea')) last = event.target;
});
for (const value of document.querySelectorAll('[data-insert]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  value.replaceWith(button);
  button.append(value);
  button.addEventListener('click', () => {
    const form = button.closest('form');
    const language = value.dataset.language;
    const field = last && form.contains(last) && last.lang === language ? last
      : form.querySelector(`textarea[name="text.${language}.body"], textarea[lang="${language}"]`);
    field.focus();
    field.setRangeText(value.textContent, field.selectionStart, field.selectionEnd, 'end');
  });
}
