"use client";

import "district-charts/react";

/** A client component. It is rendered on the server too, where the element is not defined and its content stays. */
export const LiveChart = ({ link }) => <district-chart link={link}>The chart follows.</district-chart>;
