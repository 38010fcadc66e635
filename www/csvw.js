// The metadata of a saved CSV file, as the W3C's “Metadata Vocabulary for Tabular Data” (CSVW) writes it: what the chart says beside its figures,
// and what each column is.

/** @typedef {import("./dom.js").Chart} Chart */

/** The columns with their meanings in vocabularies of statistics, and their types; those without a type are texts. */
const COLUMNS = /** @type {const} */ ([
  ["district", "sdmx-dimension:refArea"],
  ["code", "dcterms:identifier"],
  ["indicator", "sdmx-concept:statConcDef"],
  ["value", "sdmx-measure:obsValue", "decimal"],
  ["comparator", "sdmx-concept:obsQualifier"],
  ["unit", "sdmx-attribute:unitMeasure"],
  ["period", "sdmx-dimension:refPeriod"],
  ["status", "sdmx-attribute:obsStatus"],
  ["note", "rdfs:comment"],
  ["source", "dcterms:source"],
  ["link", "dcterms:isPartOf", "anyURI"],
  ["licence", "dcterms:license"],
  ["accessed", "dcterms:date", "date"],
]);

const VOCABULARIES = {
  dcterms: "http://purl.org/dc/terms/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
  "sdmx-concept": "http://purl.org/linked-data/sdmx/2009/concept#",
  "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
  "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
};

/** @param {string} term */
function address(term) {
  const [vocabulary, name] = term.split(":");
  return VOCABULARIES[/** @type {keyof typeof VOCABULARIES} */ (vocabulary)] + name;
}

/**
 * The metadata of a file.
 * @param {Chart} chart
 * @param {{ file: string, link: string, accessed: string }} target the name of the CSV file, the address of the chart, and the day
 */
export function csvMetadata({ lang, title, subtitle, coverage, notes, source, licence }, { file, link, accessed }) {
  const columns = COLUMNS.map(([name, meaning, datatype = "string"]) => ({ name, titles: name, propertyUrl: address(meaning), datatype }));
  const texts = { "dc:title": title, "dc:description": [subtitle, coverage, ...notes].filter(Boolean), "dc:source": source, "dc:rights": licence };
  const metadata = {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": lang }],
    url: file,
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text.length > 0)),
    "dc:language": lang,
    "dc:relation": { "@id": link },
    "dc:date": { "@value": accessed, "@type": "xsd:date" },
    tableSchema: { columns },
  };
  return JSON.stringify(metadata, null, 2);
}
