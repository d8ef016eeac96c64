/**
 * Shows a room's official announcements to its viewers, on any page; see docs/room-page.md:
 *   <script src="https://HOST/embed.js" data-room="ROOM" async></script>
 * Texts are only ever set as text, and styles need no `unsafe-inline`.
 */
(() => {
  const script = document.currentScript;
  const { room, name, into, keep } = script.dataset;
  const keeps = keep !== undefined;
  const most = keeps ? 20 : 4;
  const CSS = `
:host{all:initial;display:block;font:15px/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;--g:#fff;--t:#17202b;--d:#5d6979;--l:#e3e8ee;--a:#08756f;--o:#fff;--s:#0f172a2e}
:host([floats]){position:fixed;z-index:2147483000;top:0;right:0;box-sizing:border-box;width:min(404px,100vw);max-height:100vh;padding:12px;overflow:auto;pointer-events:none}
@media(prefers-color-scheme:dark){:host{--g:#171d26;--t:#e8edf4;--d:#98a4b5;--l:#2d3746;--a:#3cc8c0;--o:#021;--s:#000a}}
section{display:flex;flex-direction:column;gap:10px;margin-bottom:10px}
.keep:empty:before{content:"暂无公告";padding:36px;border:1px dashed var(--l);border-radius:12px;color:var(--d);text-align:center}
article{position:relative;overflow:hidden;padding:12px 16px 14px;background:var(--g);color:var(--t);border:1px solid var(--l);border-radius:12px;box-shadow:0 6px 24px -6px var(--s);pointer-events:auto;transition:.4s;animation:in .4s}
.pin:before{content:"";position:absolute;top:0;bottom:0;left:0;width:4px;background:var(--a)}
.out{opacity:0;transform:translateY(-8px)}
header{display:flex;align-items:center;gap:8px;font-size:12px;line-height:20px;color:var(--d)}
b{padding:0 8px;border-radius:5px;background:var(--a);color:var(--o)}
b,i{flex:none;font-weight:600;font-style:normal}
i{color:var(--a)}
span{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
time{margin-left:auto}
button{all:unset;width:24px;margin-right:-6px;border-radius:6px;font-size:18px;line-height:24px;text-align:center;cursor:pointer}
.keep button{display:none}
button:hover{background:var(--l)}
:focus-visible{outline:2px solid var(--a)}
p{margin:6px 0 0;max-height:40vh;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere}
@keyframes in{from{opacity:0;transform:translateY(-8px)}}
@media(prefers-reduced-motion){article{animation:none;transition:none}}`;

  const add = (parent, tag, text = '') => {
    const one = document.createElement(tag);
    one.textContent = text;
    parent.append(one);
    return one;
  };

  /** One box for all rooms that stand in one place. */
  const boxIn = (place) => {
    const tag = 'changkong-announcements';
    const there = [...place.children].find((one) => one.localName === tag);
    if (there) return there.shadowRoot;
    const host = add(place, tag);
    host.lang = 'zh-CN';
    host.toggleAttribute('floats', !into);
    const root = host.attachShadow({ mode: 'open' });
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
    } catch {
      add(root, 'style', CSS).nonce = script.nonce;
    }
    return root;
  };

  const start = () => {
    const place = into ? document.querySelector(into) : document.body;
    if (!room || !place) return console.warn('changkong: data-room, data-into?');
    const root = boxIn(place);
    if ([...root.children].some((one) => one.dataset.room === room)) return;
    const list = add(root, 'section');
    list.dataset.room = room;
    list.className = keeps ? 'keep' : '';
    list.setAttribute('aria-label', ['官方公告', name].join(' '));
    list.setAttribute('aria-live', 'polite');
    follow((one) => show(list, one));
  };

  const shown = new Map();

  const hide = (id) => {
    const card = shown.get(id);
    if (!card) return;
    shown.delete(id);
    card.classList.add('out');
    setTimeout(() => card.remove(), 400);
  };

  const show = (list, { id, text, at, pinned, ended }) => {
    hide(id);
    if (ended) return;
    const card = document.createElement('article');
    const head = add(card, 'header');
    add(head, 'b', '官方公告');
    if (pinned) add(head, 'i', '置顶');
    if (name) add(head, 'span', name);
    const day = Date.now() - at > 72e6 && { month: 'numeric', day: 'numeric' };
    const clock = { ...day, hour: '2-digit', minute: '2-digit' };
    add(head, 'time', new Date(at).toLocaleString('zh-CN', clock));
    const close = add(head, 'button', '×');
    close.setAttribute('aria-label', '关闭这条公告');
    close.onclick = () => hide(id);
    add(card, 'p', text).tabIndex = 0;
    shown.set(id, card);
    if (pinned) {
      card.className = 'pin';
      return list.prepend(card);
    }
    list.insertBefore(card, list.querySelector('article:not(.pin)'));
    const passing = [...shown].filter(([, { className }]) => !className);
    if (passing.length > most) hide(passing[0][0]);
    // Not while somebody reads it.
    const fade = () => {
      if (card.matches(':hover,:focus-within')) setTimeout(fade, 5000);
      else if (shown.get(id) === card) hide(id);
    };
    if (!keeps) setTimeout(fade, 60000);
  };

  /** Comes back by itself, later each time, and is told what it missed. */
  const follow = (tell) => {
    let after = keeps ? '0-0' : '';
    let failures = 0;
    const connect = () => {
      const path = `public/v1/rooms/${encodeURIComponent(room)}/announcements/stream?after=${after}`;
      const source = new EventSource(new URL(path, script.src));
      const hear = ({ type, data, lastEventId }) => {
        if (type === 'ready') failures = 0;
        else tell(JSON.parse(data));
        after = lastEventId;
      };
      for (const type of ['announcement', 'ready']) source.addEventListener(type, hear);
      source.onerror = () => {
        source.close();
        setTimeout(connect, Math.min(60000, 1000 * 2 ** failures++) * (0.5 + Math.random()));
      };
    };
    connect();
  };

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
