package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.Texts;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The output of the demo, formatted for reading: 100 columns, no colors, no blocks of JSON. */
final class DemoPage {
  private static final int WIDTH = 100;
  private static final int CELL = 34;

  private final PrintStream out;
  private int steps;

  DemoPage(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.println();
    out.println(text);
    out.println("=".repeat(text.length()));
  }

  void step(String text) {
    steps++;
    out.println();
    out.println(steps + ". " + text);
    out.println("-".repeat(text.length() + 3));
  }

  void question(String text) {
    step("\"" + text + "\"");
  }

  /** Prints a paragraph, wrapped. */
  void text(String text) {
    for (String line : text.split("\n", -1)) {
      printWrapped(line);
    }
  }

  private void printWrapped(String line) {
    String rest = line;
    while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > 0) {
      int end = rest.lastIndexOf(' ', WIDTH);
      out.println(rest.substring(0, end));
      rest = rest.substring(end + 1);
    }
    out.println(rest);
  }

  void call(String tool, Map<String, Object> arguments) {
    out.println("   > " + tool + " " + Json.write(arguments));
  }

  /** Prints rows as a table of these columns. */
  void rows(List<DemoRow> rows, List<String> columns) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(column -> column.replace('_', ' ')).toList());
    for (DemoRow row : rows) {
      cells.add(columns.stream().map(column -> cell(row.find(column))).toList());
    }
    for (List<String> line : cells) {
      StringBuilder printed = new StringBuilder("   ");
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        int width = cells.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        printed.append(line.get(i)).append(" ".repeat(width - line.get(i).length() + 2));
      }
      out.println(printed.toString().stripTrailing());
    }
    if (rows.isEmpty()) {
      out.println("   (none)");
    }
  }

  /** Prints how many more there are. */
  void more(DemoRow result) {
    long total = result.number("total_matches");
    long returned = result.number("returned");
    out.println(
        total == returned
            ? "   All " + total + "."
            : "   " + returned + " of " + total + "; next_cursor leads to the others.");
  }

  /** Prints the figures of a billing summary. */
  void money(DemoRow summary) {
    out.println(
        "   billed "
            + dollars(summary.get("billed"))
            + ", paid "
            + dollars(summary.get("paid"))
            + ", outstanding "
            + dollars(summary.get("outstanding"))
            + ", of which overdue "
            + dollars(summary.get("overdue")));
  }

  private static String cell(@Nullable Object value) {
    String text;
    if (value == null) {
      text = "-";
    } else if (value instanceof BigDecimal || value instanceof Double) {
      text = dollars(value);
    } else if (value instanceof List<?> list) {
      text = list.stream().map(DemoPage::cell).collect(Collectors.joining(", "));
      text = text.isEmpty() ? "-" : text;
    } else if (value instanceof Map<?, ?> map) {
      text = map.get("name") == null ? "#" + map.get("id") : String.valueOf(map.get("name"));
    } else {
      text = String.valueOf(value);
    }
    return text.length() <= CELL ? text : Texts.cut(text, CELL - 1);
  }

  private static String dollars(@Nullable Object amount) {
    DecimalFormat format =
        new DecimalFormat("$#,##0.00", DecimalFormatSymbols.getInstance(Locale.US));
    return format.format(new BigDecimal(String.valueOf(amount)));
  }
}
