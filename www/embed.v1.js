// See docs/embedding.md
for (const a of document.querySelectorAll("a.district-chart:not([data-on])")) {
  const frame = document.createElement("iframe");
  const size = (h = 0) => (frame.style.cssText = `border:0;width:100%;height:clamp(100px,${h}px,4000px)`);
  frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
  frame.allow = "clipboard-write; web-share; fullscreen";
  frame.referrerPolicy = "no-referrer";
  frame.title = a.textContent;
  frame.loading = a.dataset.on = "lazy";
  frame.onload = () => setTimeout(() => a.isConnected && frame.remove(), 9e3);
  addEventListener("message", ({ source, data }) => {
    const { source: by, type, height: h } = Object(data);
    if (source && source === frame.contentWindow && by === "district-charts" && type === "height" && Number.isInteger(h)) {
      size(h);
      a.remove();
    }
  });
  size(Number(a.dataset.height) || 520);
  if (/^http/.test((frame.src = a.href))) a.after(frame);
}
