// Adds to pages what HTML alone cannot do. Every page works without this file, except where the page says so.

const typing = target => target.closest('input, textarea, select, [contenteditable]') !== null;

// htmx sends the token that forms carry in a hidden field.
document.addEventListener('htmx:configRequest', event => {
  const csrf = document.querySelector('meta[name=csrf]');
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});

// A server that cannot be reached is said, not swallowed, until it answers again.
const said = document.getElementById('said');
const { offline, storeless } = document.body.dataset;
document.addEventListener('htmx:sendError', () => { said.textContent = offline; });
document.addEventListener('htmx:afterOnLoad', () => { if ([offline, storeless].includes(said.textContent)) said.textContent = ''; });

// So is a database that does not answer. The page stays, with what was typed.
document.addEventListener('htmx:beforeOnLoad', event => {
  if (event.detail.xhr.status !== 503) return;
  event.preventDefault();
  said.textContent = storeless;
});

// The end of a session leads to sign-in, but not away from what is being typed: that is kept when it is sent.
const typed = control => control.type === 'checkbox' || control.type === 'radio'
  ? control.checked !== control.defaultChecked : 'defaultValue' in control && control.type !== 'hidden' && control.value !== control.defaultValue;
document.addEventListener('htmx:beforeOnLoad', event => {
  const { xhr, requestConfig } = event.detail;
  const unsent = [...document.querySelectorAll('main form')].some(form => [...form.elements].some(typed));
  if (xhr.status !== 401 || requestConfig.verb !== 'get' || !unsent) return;
  event.preventDefault();
  said.textContent = document.body.dataset.ended;
});

// What could not be sent is put back where it was typed.
const back = document.querySelector('.typed');
if (back) {
  const values = name => [...back.querySelectorAll('[data-name]')].filter(each => each.dataset.name === name).map(each => each.value);
  const same = control => control.type !== 'hidden' || ['_csrf', 'pageKey'].includes(control.name) || values(control.name).includes(control.value);
  const form = [...document.querySelectorAll('main form')].find(each =>
    new URL(each.getAttribute('action') ?? '', location).pathname === back.dataset.action && [...each.elements].every(same));
  for (const control of form?.elements ?? []) {
    const [value] = values(control.name);
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = values(control.name).includes(control.value);
    else if (value !== undefined && control.matches('input:not([type=hidden], [type=password]), textarea, select')) control.value = value;
  }
  for (let parent = form?.closest('details'); parent; parent = parent.parentElement.closest('details')) parent.open = true;
  if (form) back.querySelector('ul').hidden = true;
}

// htmx notes the path of a page, which may name a customer; nothing of a customer stays in the browser.
const forget = () => sessionStorage.removeItem('htmx-current-path-for-history');
for (const event of ['htmx:pushedIntoHistory', 'htmx:replacedInHistory']) document.addEventListener(event, forget);
forget();

for (const element of document.querySelectorAll('[data-needs-script]')) element.hidden = false;

document.addEventListener('click', event => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens).showModal();
  if (event.target.closest('[data-prints]')) print();
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

let afterG = -Infinity;
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
  if (event.key === '?') {
    document.getElementById('keys').showModal();
  } else if (event.key === 'g') {
    afterG = event.timeStamp;
  } else {
    const wanted = event.timeStamp - afterG < 1500
      ? document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)
      : document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
    afterG = -Infinity;
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches('input:not([type=radio]), textarea, select')) wanted.focus();
    else wanted.click();
  }
});

// "Show the password" and "Copy".
document.addEventListener('change', event => {
  const shown = event.target.dataset.shows && document.getElementById(event.target.dataset.shows);
  if (shown) shown.type = event.target.checked ? 'text' : 'password';
});
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  await navigator.clipboard.writeText(field.value);
  document.getElementById('said').textContent = button.dataset.copied;
});

// What can be taken back only for a while is offered only for a while.
const expire = root => {
  for (const form of root.querySelectorAll('[data-seconds]')) {
    setTimeout(() => form.remove(), 1000 * form.dataset.seconds);
  }
};
expire(document);
document.addEventListener('htmx:afterSwap', event => expire(event.detail.elt.parentNode ?? document));
