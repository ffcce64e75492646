// Goes from change to change on pages that compare rule books; the buttons have the keys n and p.
const changes = [...document.querySelectorAll('[data-change]')];
let at = -1;

const go = step => {
  if (changes.length === 0) return;
  at = (at + step + changes.length) % changes.length;
  const change = changes[at];
  if (change.tagName === 'DETAILS') change.open = true;
  change.focus();
  change.scrollIntoView({ block: 'center' });
};

document.addEventListener('click', event => {
  if (event.target.closest('[data-next-change]')) go(1);
  if (event.target.closest('[data-previous-change]')) go(at < 0 ? 0 : -1);
});
