package com.example.firm.export;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;

/** Lines of a CSV file (RFC 4180): CRLF at the end, quotes where needed, UTF-8. */
final class Csv {
  /** A spreadsheet takes a field that begins with one of these for a formula, and runs it. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Csv() {}

  /** Returns one line: null is an empty field, a number keeps all its digits. */
  static String line(List<?> fields) {
    return fields.stream().map(Csv::field).collect(joining(",", "", "\r\n"));
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    String text = value.toString();
    if (value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
      text = "'" + text; // shown as text by spreadsheets
    }
    return text.matches("(?s).*[\",\r\n].*") || !text.equals(text.strip())
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
