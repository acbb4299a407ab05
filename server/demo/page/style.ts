/** The look of the caught page: one sheet, the colours of the answer page, three columns where there is room. */
export const STYLE = `
:root{color-scheme:dark light;--page:#111217;--card:#181b1f;--raise:#22262d;--line:#2c3038;--text:#e6e7ea;--soft:#a2a6b0;--link:#6e9fff;
--firing:#ff7383;--firing-bg:#3a1a20;--acknowledged:#f8c35b;--acknowledged-bg:#352a12;--snoozed:#8ab4ff;--snoozed-bg:#172540;
--resolved:#6ccf8e;--resolved-bg:#12301f;--main:#3d71d9;--main-text:#fff;--brand:#ff8a5c;--bubble:#2a2e36;--mine:#2b5fc4;--shadow:0 1px 2px #0006}
@media (prefers-color-scheme:light){:root{--page:#f4f5f5;--card:#fff;--raise:#eceef1;--line:#dcdfe4;--text:#1d2026;--soft:#5a6070;--link:#1f55c4;
--firing:#b5102f;--firing-bg:#fde7ea;--acknowledged:#7a4d00;--acknowledged-bg:#fff1d1;--snoozed:#174ea6;--snoozed-bg:#e6efff;
--resolved:#0f6b37;--resolved-bg:#def5e6;--main:#2a5bc7;--main-text:#fff;--brand:#d9480f;--bubble:#e9ebee;--mine:#2a5bc7;--shadow:0 1px 2px #1d202618}}
*{box-sizing:border-box}
:root{--side:max(24px,calc((100vw - 1560px)/2))}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h2,h3,p,ul{margin:0;padding:0}
ul{list-style:none}
h2{font-size:13px;letter-spacing:.05em;text-transform:uppercase;color:var(--soft);font-weight:600}
h3{font-size:16px;line-height:1.35;font-weight:600}
a{color:var(--link)}
.soft{color:var(--soft)}
time{font-variant-numeric:tabular-nums;white-space:nowrap}
code,pre{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
svg{flex:none}
.glyph{width:14px;height:14px}
.number{font-size:12px;font-weight:600;color:var(--soft);background:var(--raise);border-radius:999px;padding:1px 8px;font-variant-numeric:tabular-nums}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}

.bar{display:flex;flex-wrap:wrap;align-items:center;gap:2px 20px;padding:14px var(--side) 10px}
.bar p{color:var(--soft)}
.brand{display:inline-flex;align-items:center;gap:9px;color:var(--text);font-weight:700;font-size:19px;text-decoration:none;letter-spacing:-.01em}
.brand svg{width:24px;height:24px;color:var(--brand)}
.brand .town{font-weight:400;color:var(--soft)}
.fire{position:sticky;top:0;z-index:2;display:flex;align-items:center;gap:12px;padding:10px var(--side);background:var(--page);border-block:1px solid var(--line)}
.fire>b{white-space:nowrap}
.fire form:first-of-type{flex:1;display:flex;gap:6px;overflow-x:auto;scrollbar-width:none;padding:3px}
.fire button{padding:8px 10px;font-size:13px}
.fire button .soft{font-weight:400;font-size:12px;margin-left:5px}

button,.button{font-family:inherit;font-size:14px;font-weight:600;line-height:1.2;min-height:38px;border-radius:8px;border:1px solid var(--line);background:var(--raise);color:var(--text);
padding:8px 14px;cursor:pointer;white-space:nowrap;text-decoration:none;display:inline-flex;align-items:center;touch-action:manipulation}
button:hover,.button:hover{border-color:var(--soft)}
button:active{transform:translateY(1px)}
button[disabled]{opacity:.55;cursor:progress}
.main{background:var(--main);border-color:var(--main);color:var(--main-text)}
.main:hover{filter:brightness(1.1);border-color:var(--main)}
.quiet{background:none}
.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px;align-items:center}

#live{display:grid;gap:20px 28px;padding:20px var(--side) 80px;grid-template-columns:260px minmax(0,1fr) minmax(360px,480px);align-items:start}
.people,.board{position:sticky;top:78px;max-height:calc(100vh - 98px);overflow-y:auto;scrollbar-width:thin}
.people h2{padding:0 10px 8px}
.people h3{font-size:12px;font-weight:600;color:var(--soft);padding:14px 10px 4px}
.person{display:flex;align-items:center;gap:10px;min-height:44px;padding:5px 10px;border-radius:8px;color:var(--text);text-decoration:none;line-height:1.3}
.person:hover{background:var(--card)}
.person[aria-current]{background:var(--raise)}
.who{flex:1;min-width:0}
.who b{display:block;font-weight:500}
.person[aria-current] b{font-weight:650}
.duty{display:flex;align-items:center;gap:5px;color:var(--resolved);font-size:12px}
.duty::before{content:"";flex:none;width:7px;height:7px;border-radius:50%;background:currentColor}
.avatar{flex:none;display:inline-grid;place-items:center;width:28px;height:28px;border-radius:50%;font-size:11px;font-weight:700;color:#fff;letter-spacing:.02em}
.avatar.all{background:var(--raise);color:var(--text);font-size:14px}
.hue0{background:#7a5cc9}.hue1{background:#2b7fb8}.hue2{background:#0f7f74}.hue3{background:#a4571a}.hue4{background:#b0447c}.hue5{background:#4a6d2f}.hue6{background:#5666c4}.hue7{background:#a83c45}

.feed{display:grid;gap:14px}
.item,.group,.empty,.past,table{background:var(--card);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shadow)}
.item{padding:14px 16px}
.item>header{display:flex;align-items:center;gap:9px;margin-bottom:10px}
.item>header time{margin-left:auto;color:var(--soft);font-size:13px}
.channel{display:inline-flex;align-items:center;gap:5px;color:var(--soft);font-size:13px}
.new{animation:arrive .5s ease-out}
@keyframes arrive{from{opacity:0;transform:translateY(-8px)}}
.slack{display:grid;gap:6px}
.attachment{display:grid;grid-template-columns:4px 1fr;gap:12px}
.attachment>div{display:grid;gap:9px;min-width:0}
.edge{width:4px;height:100%;border-radius:2px}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(170px,45%),1fr));gap:8px 16px}
.context,.preview{color:var(--soft);font-size:13px}
.preview{margin-top:4px;font-size:14px}
.thread{margin:14px 0 0 4px;border-left:2px solid var(--line);padding-left:14px;display:grid;gap:6px;font-size:14px}
.deeds{margin-top:12px;padding-top:10px;border-top:1px solid var(--line);color:var(--soft);font-size:13px;display:grid;gap:3px}
.whisper i{opacity:.8}
details{margin-top:12px}
summary{cursor:pointer;color:var(--link);font-size:14px;padding:4px 0}
iframe{width:100%;height:420px;border:1px solid var(--line);border-radius:8px;margin-top:8px;background:var(--page)}
pre{overflow-x:auto;margin:8px 0 0;padding:12px;background:var(--page);border-radius:8px}
.talk{display:grid;gap:8px;justify-items:start}
.bubble{max-width:min(52ch,92%);padding:9px 14px;border-radius:18px 18px 18px 5px;background:var(--bubble);white-space:pre-line}
.mine{justify-self:end;background:var(--mine);color:#fff;border-radius:18px 18px 5px 18px}
.reply{display:grid;gap:8px;margin-top:12px}
.quick{display:flex;flex-wrap:wrap;gap:8px}
.quick button{font-weight:500}
.quick code{margin-right:6px;color:var(--link);font-weight:600}
.line{display:flex;gap:8px}
input:not([type=hidden]),select{font:inherit;color:var(--text);background:var(--page);border:1px solid var(--line);border-radius:8px;min-height:38px;padding:6px 12px}
.line input{flex:1;min-width:0;border-radius:999px}

.board{display:grid;grid-template-columns:minmax(0,1fr);gap:24px;align-content:start}
.board h2{margin-bottom:10px}
#groups{display:grid;gap:10px}
.group{padding:12px 14px;border-left:4px solid var(--firing)}
.group.acknowledged{border-left-color:var(--acknowledged)}
.group.snoozed{border-left-color:var(--snoozed)}
.group header{display:flex;align-items:center;gap:9px;margin-bottom:6px;font-size:13px;color:var(--soft)}
.group header time{margin-left:auto}
.group .lead{margin-top:8px}
.state{display:inline-flex;gap:6px;align-items:center;padding:2px 10px 2px 8px;border-radius:999px;font-weight:600;font-size:13px}
.state svg{width:14px;height:14px}
.state.firing{color:var(--firing);background:var(--firing-bg)}
.state.acknowledged{color:var(--acknowledged);background:var(--acknowledged-bg)}
.state.snoozed{color:var(--snoozed);background:var(--snoozed-bg)}
.state.resolved{color:var(--resolved);background:var(--resolved-bg)}
.reached{display:grid;gap:6px;margin-top:10px}
.reached li{display:flex;gap:9px;align-items:center}
.next{display:flex;gap:9px;align-items:center;margin-top:8px;color:var(--soft);font-size:14px}
.next+.next{margin-top:2px}
.next b{color:var(--text);font-weight:600}
.next .glyph{width:28px;height:16px}
.count{font-variant-numeric:tabular-nums;color:var(--text)}
.past li{display:flex;gap:10px;align-items:center;padding:9px 14px;border-top:1px solid var(--line);font-size:14px;line-height:1.4}
.past li:first-child{border-top:0}
.past b{font-weight:500}
.past time{margin-left:auto;color:var(--soft);font-size:13px}
.past .state{padding:5px}
table{width:100%;border-collapse:separate;border-spacing:0;font-size:14px;overflow:hidden}
th,td{text-align:left;font-weight:400;padding:7px 14px;font-variant-numeric:tabular-nums;white-space:nowrap}
thead th{color:var(--soft);font-size:12px;font-weight:600}
tbody th,tbody td{border-top:1px solid var(--line)}
#times p{margin-top:6px;font-size:13px}
.empty{padding:28px 24px;display:grid;gap:8px;justify-items:center;text-align:center;color:var(--soft)}
.empty b{color:var(--text);font-size:16px}
.empty p{max-width:52ch}
.empty svg{width:30px;height:30px;color:var(--resolved)}
.trouble{color:var(--firing);margin-bottom:10px}
#said{position:fixed;left:50%;bottom:24px;translate:-50% 0;z-index:3;max-width:min(560px,calc(100vw - 32px));padding:12px 20px;border-radius:10px;background:var(--text);color:var(--page);font-weight:500;box-shadow:0 6px 24px #0008}
#said:empty{display:none}
#gone{position:fixed;inset:auto 0 0 0;z-index:4;padding:14px 24px;text-align:center;background:var(--firing-bg);color:var(--firing);font-weight:600}
#gone[hidden]{display:none}

@media (max-width:1240px){
#live{grid-template-columns:minmax(0,1fr) minmax(320px,420px);grid-template-areas:"people people" "feed board"}
.people{grid-area:people;position:static;max-height:none;display:flex;gap:6px;overflow-x:auto;padding-bottom:4px}
.feed{grid-area:feed}.board{grid-area:board}
.people h2,.people h3{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.person{flex:none;border:1px solid var(--line);border-radius:999px;padding:5px 14px 5px 7px}
.duty{font-size:11px}
}
@media (max-width:820px){
:root{--side:16px}
.bar{padding-block:12px 8px}
.bar p{font-size:14px}
.fire{position:static;padding-block:8px;flex-wrap:wrap;gap:4px 12px}
.fire form:first-of-type{order:3;flex:1 0 100%;margin:0 -16px;padding:3px 16px;width:calc(100% + 32px);max-width:100vw}
.fire form:last-of-type{margin-left:auto}
#live{grid-template-columns:minmax(0,1fr);grid-template-areas:"board" "people" "feed";padding-block:14px 80px;gap:16px}
.board{position:static;max-height:none;overflow:visible}
#groups{display:flex;overflow-x:auto;scroll-snap-type:x proximity;margin:0 -16px;padding:2px 16px 6px;scrollbar-width:none}
.group{flex:0 0 min(84vw,340px);scroll-snap-align:center}
#groups>:only-child{flex:1}
#past,#times{display:none}
.people{margin:0 -16px;padding-inline:16px;scrollbar-width:none}
button,.button,.line input{min-height:44px}
.quiet{min-height:36px}
.item .buttons>*{flex:1 1 auto;justify-content:center}
}
@media (prefers-reduced-motion:reduce){.new{animation:none}}
`;
