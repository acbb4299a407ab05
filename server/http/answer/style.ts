import { createHash } from 'node:crypto';

/**
 * Everything in one sheet inside the page: it must read on a bad line, in a mail client's own browser, at three in the
 * morning. Dark unless the reader's system says light. The buttons stay at the thumb while the rest scrolls.
 */
export const STYLE = `
:root{color-scheme:dark light;--page:#111217;--card:#181b1f;--line:#2c3038;--text:#e6e7ea;--soft:#a2a6b0;--link:#6e9fff;
--firing:#ff7383;--firing-bg:#3a1a20;--acknowledged:#f8c35b;--acknowledged-bg:#352a12;--snoozed:#8ab4ff;--snoozed-bg:#172540;
--resolved:#6ccf8e;--resolved-bg:#12301f;--main:#3d71d9;--main-text:#fff;--quiet:#22262d}
@media (prefers-color-scheme:light){:root{--page:#f4f5f5;--card:#fff;--line:#d9dce1;--text:#1d2026;--soft:#5a6070;--link:#1f55c4;
--firing:#b5102f;--firing-bg:#fde7ea;--acknowledged:#7a4d00;--acknowledged-bg:#fff1d1;--snoozed:#174ea6;--snoozed-bg:#e6efff;
--resolved:#0f6b37;--resolved-bg:#def5e6;--main:#2a5bc7;--main-text:#fff;--quiet:#eceef1}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:400 17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
overflow-wrap:anywhere}
main{max-width:640px;margin:0 auto;padding:16px 16px 24px}
.top{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;color:var(--soft);font-size:15px}
.state{display:inline-flex;gap:8px;align-items:center;padding:5px 13px 5px 10px;border-radius:999px;font-weight:600;font-size:16px}
.state svg{width:18px;height:18px}
.firing{color:var(--firing);background:var(--firing-bg)}
.acknowledged{color:var(--acknowledged);background:var(--acknowledged-bg)}
.snoozed{color:var(--snoozed);background:var(--snoozed-bg)}
.resolved{color:var(--resolved);background:var(--resolved-bg)}
h1{font-size:25px;line-height:1.25;margin:14px 0 6px;font-weight:650;letter-spacing:-.01em}
h2{font-size:13px;letter-spacing:.05em;text-transform:uppercase;color:var(--soft);font-weight:600;margin:0 0 8px}
p{margin:0 0 8px}
p:last-child{margin-bottom:0}
.soft{color:var(--soft)}
.said{margin:16px 0 0;padding:14px 16px;border-radius:12px;font-weight:600;border:1px solid currentColor}
.said.firing{color:var(--text);background:var(--card);border-color:var(--link)}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px 16px;margin-top:14px}
.lead{font-size:19px;font-weight:600}
ul{list-style:none;margin:0;padding:0}
.labels{display:flex;flex-wrap:wrap;gap:6px}
.labels li{border:1px solid var(--line);border-radius:6px;padding:2px 8px;font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
.labels b{font-weight:600;color:var(--soft)}
.card.links{padding:4px 16px}
.links a{display:flex;align-items:center;min-height:48px;color:var(--link);text-decoration:none;border-top:1px solid var(--line)}
.links li:first-child a{border-top:0}
.links a:hover{text-decoration:underline}
.past li{display:grid;grid-template-columns:auto 1fr;gap:0 14px;padding:6px 0;border-top:1px solid var(--line);font-size:15px}
.past li:first-child{border-top:0}
time{font-variant-numeric:tabular-nums}
.past time{color:var(--soft);white-space:nowrap}
form{position:sticky;bottom:0;background:var(--page);border-top:1px solid var(--line);padding:12px 0 max(14px,env(safe-area-inset-bottom))}
.buttons{max-width:640px;margin:0 auto;padding:0 16px;display:grid;gap:10px;grid-template-columns:1fr 1fr}
button{font-family:inherit;font-size:17px;font-weight:600;line-height:1.2;min-height:60px;border-radius:12px;border:1px solid var(--line);background:var(--quiet);
color:var(--text);padding:8px 10px;cursor:pointer;touch-action:manipulation}
button span{display:block;font-weight:400;font-size:14px;opacity:.86;margin-top:2px}
button.main{grid-column:1/-1;min-height:68px;background:var(--main);border-color:var(--main);color:var(--main-text);font-size:20px}
button:focus-visible,a:focus-visible{outline:3px solid var(--link);outline-offset:3px}
button:active{filter:brightness(.9)}
footer{max-width:640px;margin:0 auto;padding:4px 16px 20px;color:var(--soft);font-size:14px}
footer a{display:inline-block;padding:12px 0;color:var(--link)}
@media (min-width:700px){main{padding-top:40px}h1{font-size:30px}.buttons{grid-template-columns:2fr 1fr 1fr}
button.main{grid-column:auto;min-height:60px;font-size:18px}}
@media (forced-colors:active){.state,.said,button{border:2px solid}}
`;

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing may run or load: the one sheet by its hash, and a form that only comes back here. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${HASH}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
