package io.github.mycase4j.client.internal.sync;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rows of one collection over MyCase's API. */
final class ApiRowSource<T> implements RowSource<T> {
  private final CollectionType<T> kind;
  private final Api asked;
  private final Api loading;

  /**
   * @param asked sends the requests that a caller waits for
   * @param loading sends those of a full scan, which lets others go first
   */
  ApiRowSource(CollectionType<T> kind, Api asked, Api loading) {
    this.kind = kind;
    this.asked = asked;
    this.loading = loading;
  }

  @Override
  public Page<T> first() {
    return list(loading, kind.always(), PagedIterable.MAX_PAGE_SIZE).firstPage();
  }

  @Override
  public Page<T> at(URI link) {
    return list(loading, kind.always(), PagedIterable.MAX_PAGE_SIZE).resume(link).firstPage();
  }

  @Override
  public Page<T> changedSince(Instant instant) {
    List<Api.Parameter> parameters = new ArrayList<>(kind.always());
    parameters.add(new Api.Parameter("filter[updated_after]", instant.toString()));
    return list(asked, parameters, PagedIterable.MAX_PAGE_SIZE).firstPage();
  }

  @Override
  public OptionalLong count() {
    Page<T> page = list(asked, kind.always(), 1).firstPage();
    // A count without a row to go with it cannot be relied on.
    return page.items().isEmpty() && page.totalCount().orElse(0) > 0
        ? OptionalLong.empty()
        : page.totalCount();
  }

  @Override
  public Optional<T> find(long id) {
    try {
      return Optional.of(
          asked.get(
              "/" + kind.name() + "/" + id,
              List.of(),
              kind.row(),
              ResponseCheck.hasId(kind.id(), id)));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private PagedIterable<T> list(Api api, List<Api.Parameter> parameters, int pageSize) {
    return api.list(kind.name(), "/" + kind.name(), parameters, pageSize, kind.row(), kind.id());
  }
}
