import init, { Chart } from "district-charts";
import "district-charts/element";

await init();
const chart = new Chart("i=fai-growth&l=en");
document.querySelector("h1").textContent = chart.words.title;
chart.draw(document.querySelector("canvas"), 640, devicePixelRatio, 1, false);
