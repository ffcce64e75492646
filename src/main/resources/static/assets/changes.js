// Goes from change to change on pages that compare rule books; the buttons have the keys n and p.
const changes = [...document.querySelectorAll('[data-change]')];
let at = -1;

const go = step => {
  if (changes.length === 0) return;
  at = (at + step + changes.length) % changes.length;
  const change = changes[at];
  if (change.tagName === 'DETAILS') change.open = true;
  // A summary cannot be reached by Tab inside an element that only scripts may focus.
  (change.querySelector(':scope > summary') ?? change).focus();
  change.scrollIntoView({ block: 'center' });
};

document.addEventListener('click', event => {
  if (event.target.closest('[data-next-change]')) go(1);
  if (event.target.closest('[data-previous-change]')) go(at < 0 ? 0 : -1);
});

// One form for a comment at a time; one in which something is typed stays.
document.addEventListener('htmx:beforeSwap', event => {
  if (!event.detail.requestConfig.elt.matches('[data-comments]')) return;
  const form = document.getElementById('comment-form');
  const text = form?.querySelector('textarea');
  if (text?.value.trim()) {
    event.detail.shouldSwap = false;
    text.focus();
  } else {
    form?.remove();
  }
});
document.addEventListener('click', event => {
  const cancel = event.target.closest('[data-cancels-comment]');
  if (!cancel) return;
  event.preventDefault();
  const form = document.getElementById('comment-form');
  form.previousElementSibling?.querySelector('[data-comments]')?.focus();
  form.remove();
});
