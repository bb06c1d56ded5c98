package io.github.mycase4j.client.api;

import io.github.mycase4j.client.MyCaseClient;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Calls of one service that belong together, with what has to come of them.
 *
 * @param name what the test report calls it
 */
public record SandboxFlow(String name, Steps steps) {

  /** The calls; the folder is for files. */
  @FunctionalInterface
  public interface Steps {
    void run(MyCaseClient mycase, Path folder) throws IOException;
  }

  public void run(MyCaseClient mycase, Path folder) throws IOException {
    steps.run(mycase, folder);
  }

  @Override
  public String toString() {
    return name;
  }
}
