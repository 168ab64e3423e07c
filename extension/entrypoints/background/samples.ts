/** Where do sources of the sample stories lead? Their own addresses exist nowhere, so links lead to the sample page. */

import type { Report, Source } from "../../engine/second-source";

/** The report with the addresses of `links`, by article id. */
export function linkedTo(report: Report, links: Readonly<Record<string, string>>): Report {
  const linked = (key: string, value: unknown) => {
    if (key !== "source") return value;
    const source = value as Source;
    const url = Object.hasOwn(links, source.id) ? links[source.id] : undefined;
    return url ? { ...source, url } : source;
  };
  return JSON.parse(JSON.stringify(report, linked)) as Report;
}
