package io.github.mycase4j.mcp.login.browser;

import io.github.mycase4j.mcp.process.ChildEnvironment;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Starts programs of this machine, cut off from the connector's streams and secrets. */
final class SystemProcess implements ProcessStarter {

  @Override
  public Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    ChildEnvironment.clean(builder.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }
}
