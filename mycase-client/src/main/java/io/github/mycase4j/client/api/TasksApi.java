package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.UpdatedAfter;

/**
 * The tasks of the firm (MyCase: Tasks). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class TasksApi {
  private final Resource<Task> tasks;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public TasksApi(Api api) {
    this.tasks = new Resource<>(api, "tasks", Task.class, Task::id);
  }

  /** Lists all tasks that MyCase lets this login see, lazily. */
  public PagedIterable<Task> list() {
    return list(UpdatedAfter.anyTime());
  }

  /** Lists tasks created or updated at an instant or later, lazily. */
  public PagedIterable<Task> list(UpdatedAfter filter) {
    return tasks.list(new Parameters().filter("updated_after", filter.instant()));
  }

  /** Creates a task and returns it as MyCase stored it. */
  public Task create(NewTask body) {
    return tasks.create(body);
  }
}
