/**
 * What makes the page live; without it, it is the same page after a reload. New HTML is brought into the old piece by
 * piece instead of replacing it, or a half-written text and an opened mail would be gone with each message.
 */
export const SCRIPT = `
'use strict';
(() => {
  const live = document.getElementById('live');
  const said = document.getElementById('said');
  const gone = document.getElementById('gone');

  const copyAttributes = (old, fresh) => {
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !['open', 'src', 'height', 'style', 'class'].includes(name)) old.removeAttribute(name);
    }
  };
  const become = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    copyAttributes(old, fresh);
    let place = old.firstChild;
    for (const next of [...fresh.childNodes]) {
      const same = next.id ? [...old.children].find((child) => child.id === next.id) : place;
      const fits = same && same.nodeName === next.nodeName && (same.id || '') === (next.id || '');
      if (!fits) {
        old.insertBefore(next, place);
        if (next.nodeType === 1 && next.id) next.classList.add('new');
        continue;
      }
      if (same !== place) old.insertBefore(same, place);
      else place = place.nextSibling;
      if (same.nodeType === 1) become(same, next);
      else if (same.nodeValue !== next.nodeValue) same.nodeValue = next.nodeValue;
    }
    while (place) {
      const next = place.nextSibling;
      place.remove();
      place = next;
    }
  };

  const ago = (ms) => {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 5) return 'now';
    if (seconds < 60) return seconds + ' s ago';
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? minutes + ' min ago' : Math.floor(minutes / 60) + ' h ' + (minutes % 60) + ' min ago';
  };
  const left = (ms) => {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    if (seconds === 0) return 'now';
    if (seconds >= 3600) return 'in ' + Math.floor(seconds / 3600) + ' h ' + Math.floor((seconds % 3600) / 60) + ' min';
    return 'in ' + Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
  };
  const tick = () => {
    const now = new Date().getTime();
    for (const one of document.querySelectorAll('[data-ago]')) one.textContent = ago(now - Date.parse(one.dateTime));
    for (const one of document.querySelectorAll('[data-until]')) one.textContent = left(Date.parse(one.dataset.until) - now);
  };

  const showChosen = () => {
    live.querySelector('.person[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  };
  let busy = false;
  let stale = false;
  const refresh = async () => {
    stale = true;
    if (busy) return;
    busy = true;
    try {
      while (stale) {
        stale = false;
        const response = await fetch('/live' + location.search);
        if (!response.ok) break;
        const box = document.createElement('div');
        box.id = 'live';
        box.innerHTML = await response.text();
        become(live, box);
        tick();
      }
    } catch {
      // The stream below says so, and comes back by itself.
    } finally {
      busy = false;
    }
  };

  let hide = 0;
  const say = (sentence) => {
    said.textContent = sentence;
    clearTimeout(hide);
    hide = setTimeout(() => { said.textContent = ''; }, 5000);
  };
  document.addEventListener('submit', async (event) => {
    const { target: form, submitter } = event;
    event.preventDefault();
    // Before the button is disabled: what is disabled is not part of its form.
    const body = new URLSearchParams(new FormData(form, submitter));
    submitter.disabled = true;
    try {
      const response = await fetch(form.getAttribute('action'), { method: 'POST', body, headers: { accept: 'application/json' } });
      say((await response.json()).said);
      for (const input of form.querySelectorAll('input[name=body]')) input.value = '';
    } catch {
      say('The demo does not answer. Is it still running?');
    }
    submitter.disabled = false;
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a.person');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    refresh().then(showChosen);
  });
  addEventListener('popstate', refresh);
  document.addEventListener('toggle', (event) => {
    const frame = event.target.querySelector('iframe[data-src]');
    if (!frame || frame.src) return;
    frame.addEventListener('load', () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + 2 + 'px'; });
    frame.src = frame.dataset.src;
  }, true);

  const stream = new EventSource('/events');
  stream.onmessage = refresh;
  stream.onopen = () => { gone.hidden = true; refresh(); };
  stream.onerror = () => { gone.hidden = false; };
  setInterval(tick, 1000);
  tick();
  showChosen();
  if (said.textContent) say(said.textContent);
})();
`;
