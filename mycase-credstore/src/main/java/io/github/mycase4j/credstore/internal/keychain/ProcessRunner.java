package io.github.mycase4j.credstore.internal.keychain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A runner of programs as processes, which inherit only the variables that they need. Thread-safe.
 */
public final class ProcessRunner implements CommandRunner {
  private final Duration bound;
  private final Map<String, String> environment;

  /**
   * Creates a runner.
   *
   * @param bound how long a program may take, including the time to ask the user
   */
  public ProcessRunner(Duration bound) {
    this(bound, System.getenv());
  }

  /**
   * Creates a runner.
   *
   * @param environment the variables from which programs inherit those that they need
   */
  ProcessRunner(Duration bound, Map<String, String> environment) {
    this.bound = Objects.requireNonNull(bound, "bound");
    this.environment = ChildEnvironment.of(environment);
  }

  @Override
  public Result run(Command command) throws IOException, TimeoutException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command.line());
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment);
    variables.putAll(command.environment());
    Process process = builder.start();
    try {
      FutureTask<String> out = drain(process.getInputStream());
      FutureTask<String> err = drain(process.getErrorStream());
      boolean fed = feed(process, command.input());
      if (!process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException("no result within " + bound);
      }
      int exit = process.exitValue();
      if (exit == 0 && !fed) {
        throw new IOException("it ended without reading its input");
      }
      return new Result(exit, result(out), result(err));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns whether the program took all of its input before it ended or closed it. */
  private static boolean feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads a stream on a thread of its own, since a full pipe would block the program. */
  private static FutureTask<String> drain(InputStream stream) {
    FutureTask<String> task =
        new FutureTask<>(
            () -> {
              try (stream) {
                return new String(stream.readAllBytes(), UTF_8);
              }
            });
    Thread thread = new Thread(task, "mycase-keychain-output");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /**
   * Returns what was read, in bounded time: a daemon that the program started may keep the pipe
   * open.
   */
  private String result(FutureTask<String> task)
      throws IOException, TimeoutException, InterruptedException {
    try {
      return task.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the result cannot be read", e.getCause());
    }
  }
}
