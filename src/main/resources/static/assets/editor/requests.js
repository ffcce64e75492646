// What the page asks the server for.
import {CHECK, banner, button, element, say, words} from './page.js';

const running = {};

// Sends a request; a newer one of the same name takes the place of an older one that has not been answered.
export async function ask(name, body, signal, url = `${words.base}/${name}`) {
  running[name]?.abort();
  const controller = running[name] = new AbortController();
  signal?.addEventListener('abort', () => controller.abort());
  const csrf = document.querySelector('meta[name=csrf]');
  const answer = await fetch(url, {
    method: 'POST', signal: controller.signal, credentials: 'same-origin',
    // As htmx does, so that the end of a session is answered with 401 and not with a page.
    headers: {'Content-Type': 'application/json', Accept: 'application/json, text/html', 'HX-Request': 'true', [csrf.dataset.header]: csrf.content},
    body: JSON.stringify(body)
  });
  if (answer.status === 401) ended();
  return answer;
}

// What a refusal says, which is a part of a page unless the text was changed by two.
export async function refusal(answer) {
  const said = await answer.text();
  if (answer.headers.get('Content-Type')?.includes('json')) return JSON.parse(said);
  return {detail: new DOMParser().parseFromString(said, 'text/html').body.textContent.replace(/\s+/g, ' ').trim()};
}

export const json = async (name, body, signal) => {
  const answer = await ask(name, body, signal);
  return answer.ok ? answer.json() : null;
};

export async function fragment(name, place, body) {
  const waiting = setTimeout(() => { place.classList.add('stale'); place.dataset.checking = words.checking; }, CHECK);
  try {
    const answer = await ask(name, body);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // Nothing comes back for a check that a newer one has overtaken.
    if (page.body.children.length) place.replaceChildren(...page.body.childNodes);
    for (const element of place.querySelectorAll('[data-needs-script]')) element.hidden = false;
  } catch (e) {
    if (e.name === 'AbortError') return;
    const again = button(words.again, () => fragment(name, place, body));
    place.replaceChildren(`${words.failed} `, again);
  } finally {
    clearTimeout(waiting);
    place.classList.remove('stale');
  }
}

// The text stays in this browser; after signing in, the same place is open with it.
function ended() {
  // Every request that is refused comes here; the link stays the same for whoever is about to press it.
  if (banner.querySelector('a[href^="/login?"]')) return;
  const href = `/login?continue=${encodeURIComponent(location.pathname + location.search)}`;
  banner.replaceChildren(`${words.ended} `, element('a', {href, textContent: words.signIn}));
  say('');
}
