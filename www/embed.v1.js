for (const a of document.querySelectorAll("a.district-chart:not([data-on])")) {
  const f = document.createElement("iframe");
  const wait = (w = f.clientWidth) => setTimeout(() => a.hidden || (w && f.clientWidth ? f.remove() : wait()), 9e3);
  f.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
  f.allow = "clipboard-write; web-share; fullscreen";
  f.referrerPolicy = "no-referrer";
  f.title = a.textContent;
  f.loading = a.dataset.on = "lazy";
  f.style.cssText = `border:0;width:100%;height:${a.dataset.height || 520}px`;
  f.onload = () => wait();
  addEventListener("message", ({ source: s, data }) => {
    const { source, type, height: h } = Object(data);
    if (s && s === f.contentWindow && source === "district-charts" && type === "height" && h === ~~h) {
      f.style.height = `clamp(100px,${h}px,2e4px)`;
      a.style.cssText = "display:none!important";
      a.hidden = true;
    }
  });
  if (/^http/.test((f.src = a.href))) a.after(f);
}
