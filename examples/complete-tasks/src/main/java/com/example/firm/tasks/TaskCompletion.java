package com.example.firm.tasks;

import static java.util.stream.Collectors.joining;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.InvalidRequestException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskUpdate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Completes tasks, one request each. A task that MyCase rejects does not stop the run; a login
 * that ended, or no connection, stops the run with the client's exception, and running it again
 * continues where it stopped, since a completed task no longer matches.
 */
public final class TaskCompletion {
  private final MyCaseClient mycase;

  /** Creates a completion in the firm that this login belongs to. */
  public TaskCompletion(MyCaseClient mycase) {
    this.mycase = mycase;
  }

  /** What became of a task. */
  public enum Outcome {
    /** It matches; nothing was sent. */
    WOULD_COMPLETE,
    /** MyCase completed it. */
    COMPLETED,
    /** MyCase rejected it; a person has to correct something first. */
    REJECTED,
    /** MyCase did not confirm the change, and the task is still open. Run again. */
    STILL_OPEN
  }

  /**
   * One task of a run.
   *
   * @param task as MyCase listed it
   * @param outcome what became of it
   * @param reason a sentence for a person; empty when there is nothing to say
   */
  public record Result(Task task, Outcome outcome, String reason) {}

  /** Returns what {@link #complete} would complete now. Performs I/O, and sends no write. */
  public List<Result> dryRun(TaskMatch match) {
    return matching(match).stream()
        .map(task -> new Result(task, Outcome.WOULD_COMPLETE, ""))
        .toList();
  }

  /** Completes the tasks that match. Performs I/O. */
  public List<Result> complete(TaskMatch match) {
    List<Result> results = new ArrayList<>();
    List<Task> doubtful = new ArrayList<>();
    for (Task task : matching(match)) {
      try {
        // Sends the fields that MyCase requires in every update, and `completed`; nothing else.
        mycase.tasks().update(task.id(), TaskUpdate.from(task).withCompleted(true));
        results.add(new Result(task, Outcome.COMPLETED, ""));
      } catch (OutcomeUnknownException e) {
        doubtful.add(task); // never repeat such a write without looking
      } catch (InvalidRequestException e) {
        results.add(new Result(task, Outcome.REJECTED, reason(e)));
      } catch (NotFoundException | AccessDeniedException e) {
        results.add(new Result(task, Outcome.REJECTED, e.getMessage()));
      } catch (IllegalArgumentException e) {
        // A field that MyCase requires is empty, such as the priority; nothing was sent.
        results.add(new Result(task, Outcome.REJECTED, e.getMessage()));
      }
    }
    results.addAll(lookedUp(doubtful, match));
    return results;
  }

  private List<Task> matching(TaskMatch match) {
    return mycase.tasks().list().stream().filter(match).toList();
  }

  /** MyCase cannot return a single task, so one list shows what became of all of them. */
  private List<Result> lookedUp(List<Task> doubtful, TaskMatch match) {
    if (doubtful.isEmpty()) {
      return List.of();
    }
    Set<Long> open = new HashSet<>();
    matching(match).forEach(task -> open.add(task.id()));
    return doubtful.stream()
        .map(
            task ->
                open.contains(task.id())
                    ? new Result(task, Outcome.STILL_OPEN, "MyCase did not confirm the change.")
                    : new Result(task, Outcome.COMPLETED, "Confirmed by reading it again."))
        .toList();
  }

  private static String reason(InvalidRequestException e) {
    return e.fieldErrors().isEmpty()
        ? e.getMessage()
        : e.fieldErrors().stream()
            .map(
                error ->
                    error.source() == null
                        ? error.description()
                        : error.source() + ": " + error.description())
            .collect(joining("; "));
  }
}
