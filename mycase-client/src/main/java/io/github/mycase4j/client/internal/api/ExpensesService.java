package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.ExpensesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Expense;
import io.github.mycase4j.client.model.NewExpense;
import io.github.mycase4j.client.model.UpdatedAfter;

/** Sends the requests of {@link ExpensesApi}. */
final class ExpensesService implements ExpensesApi {
  private final Resource<Expense> expenses;

  ExpensesService(Api api) {
    this.expenses = new Resource<>(api, "expenses", Expense.class, Expense::id);
  }

  @Override
  public PagedIterable<Expense> list(UpdatedAfter filter) {
    return expenses.list(filter);
  }

  @Override
  public Expense get(long id) {
    return expenses.get(id);
  }

  @Override
  public Expense create(NewExpense body) {
    return expenses.create(body);
  }

  @Override
  public void delete(long id) {
    expenses.delete(id);
  }
}
