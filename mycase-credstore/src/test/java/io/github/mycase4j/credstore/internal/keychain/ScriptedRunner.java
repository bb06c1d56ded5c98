package io.github.mycase4j.credstore.internal.keychain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives prepared answers in turn and remembers what it was asked to run. */
public final class ScriptedRunner implements CommandRunner {
  public final List<Command> commands = new ArrayList<>();
  private final Deque<CommandRunner> answers = new ArrayDeque<>();

  /** Prepares the next answer. */
  public ScriptedRunner answer(int exit, String out, String err) {
    answers.add(command -> new Result(exit, out, err));
    return this;
  }

  /** Prepares a failure to run. */
  public ScriptedRunner fail(CommandRunner failure) {
    answers.add(failure);
    return this;
  }

  @Override
  public Result run(Command command)
      throws java.io.IOException, java.util.concurrent.TimeoutException, InterruptedException {
    commands.add(command);
    return answers.remove().run(command);
  }
}
