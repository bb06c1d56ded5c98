package io.github.mycase4j.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table of figures with their bars, printed row by row, and whether every bar was reached. */
final class FigureTable {
  private final PrintStream out;
  private boolean reached = true;

  FigureTable(PrintStream out) {
    this.out = out;
    out.println("| what | bar | measured | | load |");
    out.println("|---|---|---|---|---|");
  }

  /**
   * Prints a figure with the load of the machine.
   *
   * @param bar empty where there is none
   */
  void row(String what, String bar, boolean isReached, String format, Object... values) {
    reached &= isReached;
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.1f |%n",
        what,
        bar,
        String.format(Locale.ROOT, format, values),
        bar.isEmpty() ? "" : isReached ? "reached" : "MISSED",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    out.flush();
  }

  /** Returns the exit code: 1 when a bar was missed. */
  int exitCode() {
    return reached ? 0 : 1;
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
