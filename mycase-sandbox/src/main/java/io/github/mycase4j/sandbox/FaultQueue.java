package io.github.mycase4j.sandbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that still wait for a request that they fit. Thread-safe. */
final class FaultQueue {
  private final List<Fault> faults = new ArrayList<>();

  synchronized void add(Fault fault) {
    faults.add(fault);
  }

  /** Removes and returns the first fault that fits, or returns null. */
  synchronized @Nullable Fault take(String method, String path) {
    for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
      Fault fault = each.next();
      if (fault.fits(method, path)) {
        each.remove();
        return fault;
      }
    }
    return null;
  }
}
