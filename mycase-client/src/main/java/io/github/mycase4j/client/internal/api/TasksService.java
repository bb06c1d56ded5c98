package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.TasksApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskUpdate;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;

/** Sends the requests of {@link TasksApi}. */
final class TasksService implements TasksApi {
  private final Resource<Task> tasks;

  TasksService(Api api) {
    this.tasks = new Resource<>(api, "tasks", Task.class, Task::id);
  }

  @Override
  public PagedIterable<Task> list(UpdatedAfter filter) {
    return tasks.list(filter);
  }

  @Override
  public Task create(NewTask body) {
    return tasks.create(body);
  }

  @Override
  public void update(long id, TaskUpdate body) {
    tasks.update(id, body, "name", "priority", "due_date", "staff");
  }

  @Override
  public void delete(long id) {
    tasks.delete(id);
  }

  @Override
  public void addStaff(long taskId, List<Ref> staff) {
    tasks.relate(taskId, "staff", staff);
  }
}
