package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.Ref;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskUpdate;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;
import java.util.stream.LongStream;

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
  /**
   * Lists all tasks that this login may see, lazily ({@code GET /tasks}).
   *
   * @return the tasks, read page by page while they are iterated
   */
  default PagedIterable<Task> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the tasks created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the tasks, read page by page while they are iterated
   */
  PagedIterable<Task> list(UpdatedAfter filter);

  /**
   * Creates a task ({@code POST /tasks}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the task as MyCase stored it
   */
  Task create(NewTask body);

  /**
   * Updates a task ({@code PUT /tasks/{id}}). Only the fields that the body holds are sent. A
   * change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the task
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no task with this id
   */
  void update(long id, TaskUpdate body);

  /**
   * Deletes a task ({@code DELETE /tasks/{id}}). It cannot be undone.
   *
   * @param id the id of the task
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no task with this id
   */
  void delete(long id);

  /**
   * Adds staff members to a task ({@code POST /tasks/{id}/relationships/staff}); those already
   * there stay.
   *
   * @param taskId the id of the task
   * @param staff whom to add, at least one
   * @throws IllegalArgumentException if the list is empty; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no task with this id
   */
  void addStaff(long taskId, List<Ref> staff);

  /**
   * Adds staff members to a task by id.
   *
   * @param taskId the id of the task
   * @param staffIds the ids of the staff members, at least one
   * @throws IllegalArgumentException if no id is given; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no task with this id
   */
  default void addStaff(long taskId, long... staffIds) {
    addStaff(taskId, LongStream.of(staffIds).mapToObj(Ref::of).toList());
  }
}
