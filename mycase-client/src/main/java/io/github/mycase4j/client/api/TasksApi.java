package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * Tasks of the firm. MyCase cannot return a single one. Every method performs I/O and throws what
 * {@link io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Tasks
 */
public interface TasksApi {
  /** Lists all tasks that this login may see, lazily ({@code GET /tasks}). */
  default PagedIterable<Task> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists the tasks created or updated at an instant or later, lazily. */
  PagedIterable<Task> list(UpdatedAfter filter);

  /** Creates a task ({@code POST /tasks}) and returns it as MyCase stored it. */
  Task create(NewTask body);
}
