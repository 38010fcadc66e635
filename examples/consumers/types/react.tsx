import "district-charts/react";

export const good = <district-chart link="i=fai-growth&l=en" theme="dark" className="chart">The finding</district-chart>;
// @ts-expect-error there is no such theme
export const wrong = <district-chart link="" theme="blue" />;
