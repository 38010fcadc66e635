import init, { Chart } from "district-charts";
import { LiveChart } from "./live-chart";

const LINK = "i=fai-growth&l=en";

/** A server component: the finding and the table are in the HTML. */
export default async function Page() {
  await init();
  const chart = new Chart(LINK);
  const { title, columns, rows } = chart.words;
  chart.free();
  return (
    <main>
      <h1>{title}</h1>
      <LiveChart link={LINK} />
      <table>
        <thead><tr>{columns.map((column) => <th key={column}>{column}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row[0]}>{row.map((cell, index) => <td key={index}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </main>
  );
}
