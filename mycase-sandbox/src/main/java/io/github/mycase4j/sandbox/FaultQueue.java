package io.github.mycase4j.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that still wait for a request that they fit. Thread-safe. */
final class FaultQueue {
  private final List<Fault> faults = new ArrayList<>();

  synchronized void add(Fault fault) {
    for (int i = 0; i < fault.times(); i++) {
      faults.add(fault);
    }
  }

  synchronized void clear() {
    faults.clear();
  }

  /** Removes and returns the first fault that fits, or returns null. */
  synchronized @Nullable Fault take(String method, String path) {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i).fits(method, path)) {
        return faults.remove(i);
      }
    }
    return null;
  }
}
