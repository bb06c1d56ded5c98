package io.github.mycase4j.mcp.login;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;

/** Starts programs of this machine, cut off from the connector's streams and secrets. */
final class SystemProcess implements ProcessStarter {

  @Override
  public Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    dropSecrets(builder.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Takes the connector's own variables out of an environment, secret or not. */
  static void dropSecrets(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(name -> name.startsWith("MYCASE_") || name.startsWith("ENCRYPTION_KEY"));
  }
}
