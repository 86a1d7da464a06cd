// The ends of validity as a calendar (RFC 5545): one all-day event for each certificate, with a reminder.

import type { Certificate, Report } from "../contract.js";
import { DAY, day } from "../words.js";
import { shown } from "./text.js";

const LINE_OCTETS = 75;

/** TEXT values (3.3.11). Control characters are not allowed in them at all. */
function escaped(text: string): string {
  return shown(text).replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll("\n", "\\n");
}

/** Folds at 75 octets without cutting a character (3.1). */
export function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

const date = (time: string): string => day(time).replaceAll("-", "");
const moment = (time: string): string => time.replace(/\.\d+/, "").replace(/[-:]/g, "");

function dayAfter(time: string): string {
  return date(new Date(Date.parse(day(time)) + DAY).toISOString());
}

function event(certificate: Certificate, name: string, file: string, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    // The same certificate always has the same UID, so that importing again changes the entry and adds none.
    `UID:${certificate.sha256.toLowerCase()}@tlsconf`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date(certificate.not_after)}`,
    `DTEND;VALUE=DATE:${dayAfter(certificate.not_after)}`,
    `SUMMARY:${escaped(`TLS certificate ends: ${name}`)}`,
    `DESCRIPTION:${escaped(
      `${name} in ${file} (${certificate.role}) ends at ${certificate.not_after}.\nSHA-256 ${certificate.sha256}`,
    )}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-P30D",
    `DESCRIPTION:${escaped(`In 30 days: TLS certificate ends: ${name}`)}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** Certificates that are in date at the report's time, each once. Null where there is none. */
export function calendar(report: Report, nameOf: (certificate: Certificate) => string): string | null {
  const seen = new Set<string>();
  const ahead = report.certificates.filter((certificate) => {
    const once = !seen.has(certificate.sha256);
    seen.add(certificate.sha256);
    return once && Date.parse(certificate.not_after) > Date.parse(report.time);
  });
  if (ahead.length === 0) return null;
  const stamp = moment(report.time);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//tlsconf//checker//EN",
    "CALSCALE:GREGORIAN",
    ...ahead.flatMap((certificate) =>
      event(certificate, nameOf(certificate), report.inputs[certificate.input]?.name ?? "", stamp),
    ),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
