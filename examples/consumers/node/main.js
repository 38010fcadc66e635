import init, { Chart, ChartError } from "district-charts";
// Defines nothing on a server, and throws nothing.
import "district-charts/element";

await init();
const { words } = new Chart("i=fai-growth&l=en");
console.log(words.title);
for (const row of words.rows) console.log(row.join("\t"));
try {
  new Chart(42);
} catch (error) {
  console.log(error instanceof ChartError && error.message);
}
