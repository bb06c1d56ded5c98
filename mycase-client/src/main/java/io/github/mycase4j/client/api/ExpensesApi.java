package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Expense;
import io.github.mycase4j.client.model.NewExpense;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.Optional;

/**
 * Expenses on cases. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Expenses
 */
public interface ExpensesApi {
  /**
   * Lists all expenses that this login may see, lazily ({@code GET /expenses}).
   *
   * @return the expenses, read page by page while they are iterated
   */
  default PagedIterable<Expense> list() {
    return list(UpdatedAfter.anyTime());
  }

  /**
   * Lists the expenses created or updated at an instant or later, lazily.
   *
   * @param filter since when the rows were created or updated
   * @return the expenses, read page by page while they are iterated
   */
  PagedIterable<Expense> list(UpdatedAfter filter);

  /**
   * Reads one expense ({@code GET /expenses/{id}}).
   *
   * @param id the id of the expense
   * @return the expense
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no expense with this id
   */
  Expense get(long id);

  /**
   * Reads one expense, or returns empty if there is none with this id.
   *
   * @param id the id of the expense
   * @return the expense, or empty
   */
  default Optional<Expense> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates an expense ({@code POST /expenses}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the expense as MyCase stored it
   */
  Expense create(NewExpense body);

  /**
   * Deletes an expense ({@code DELETE /expenses/{id}}). It cannot be undone.
   *
   * @param id the id of the expense
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no expense with this id
   */
  void delete(long id);
}
