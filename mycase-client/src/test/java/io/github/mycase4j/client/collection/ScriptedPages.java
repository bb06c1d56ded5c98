package io.github.mycase4j.client.collection;

import io.github.mycase4j.client.Listing;
import io.github.mycase4j.client.Page;
import io.github.mycase4j.client.error.Attempted;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.model.PracticeArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A listing of practice areas, page by page; each page may do something before it comes. */
final class ScriptedPages {
  final AtomicInteger walks = new AtomicInteger();
  private final List<Supplier<List<PracticeArea>>> pages = new ArrayList<>();
  private Long total;

  static PracticeArea area(long id, String name) {
    return new PracticeArea(id, name, null, null, Map.of());
  }

  ScriptedPages page(PracticeArea... rows) {
    return page(() -> {}, rows);
  }

  ScriptedPages page(Runnable before, PracticeArea... rows) {
    pages.add(
        () -> {
          before.run();
          return List.of(rows);
        });
    return this;
  }

  ScriptedPages total(long count) {
    total = count;
    return this;
  }

  Listing<PracticeArea> listing() {
    return new Listing<>(
        () -> {
          walks.incrementAndGet();
          return fetch(0);
        },
        PracticeArea::id);
  }

  private Page<PracticeArea> fetch(int number) {
    List<PracticeArea> rows = pages.get(number).get();
    return new Page<>(rows, total, number + 1 < pages.size() ? () -> fetch(number + 1) : null);
  }

  static Runnable throwing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  static Runnable throwing(Error failure) {
    return () -> {
      throw failure;
    };
  }

  static ServerException serverFailure() {
    return new ServerException(
        "MyCase failed.", new Attempted("GET", "/practice_areas", 503, null, 3), null);
  }
}
