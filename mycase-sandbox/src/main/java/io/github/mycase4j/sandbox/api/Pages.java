package io.github.mycase4j.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.http.Response;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Divides lists into pages. A page starts after the last id of the previous one, so that created
 * and deleted rows neither repeat nor hide others. The token holds that id, the path and the
 * parameters; it is signed, and expires after three days.
 */
final class Pages {
  /** Contains a plus sign, so that a token that is decoded twice or not at all is invalid. */
  private static final String MIDDLE = "-+-";

  private static final Duration LINK_LIFE = Duration.ofDays(3);

  private final Store store;
  private final FieldSelection selection;
  private final Filters filters;
  private final InstantSource clock;
  private final SecretKeySpec key;
  private final Predicate<String> itemCount;
  private final boolean emptyPages;

  Pages(
      Store store,
      InstantSource clock,
      byte[] key,
      Predicate<String> itemCount,
      boolean emptyPages) {
    this.store = store;
    this.selection = new FieldSelection(store);
    this.filters = new Filters(new DateHeader(clock, InstantSource.system()));
    this.clock = clock;
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.itemCount = itemCount;
    this.emptyPages = emptyPages;
  }

  private record Place(Map<String, String> parameters, long after, boolean empty) {}

  /** Returns one page of what the user sees of a collection. */
  Response list(Call call, String collection, @Nullable Predicate<Row> scope) {
    Place place = place(call);
    Query query = new Query(place.parameters());
    Predicate<Row> seen = call.view().filter(collection);
    Predicate<Row> filter = filters.of(collection, query, both(scope, seen));
    boolean empty = place.empty();
    int size = call.query().pageSize();
    List<Row> rows = store.page(collection, place.after(), filter, size + 1);
    boolean more = rows.size() > size;
    List<Row> page = empty ? List.of() : more ? rows.subList(0, size) : rows;
    Response response =
        Response.json(
            200,
            page.stream()
                .map(row -> selection.shown(call.view().shown(collection, row), query))
                .toList());
    if (itemCount.test(collection)) {
      response = response.with("Item-Count", String.valueOf(store.count(collection, filter)));
    }
    if (empty || more) {
      long after = page.isEmpty() ? place.after() : page.get(page.size() - 1).key();
      boolean first = place.after() == Long.MIN_VALUE;
      String token = token(call.path(), place.parameters(), after, emptyPages && first && !empty);
      response = response.with("Link", "<" + link(call, token) + ">; rel=\"next\"");
    }
    return response;
  }

  private static @Nullable Predicate<Row> both(
      @Nullable Predicate<Row> scope, @Nullable Predicate<Row> seen) {
    return scope == null ? seen : seen == null ? scope : scope.and(seen);
  }

  private static URI link(Call call, String token) {
    String size = call.query().get("page_size");
    // A nested list has no page_size, so its link has none either.
    return URI.create(
        call.origin()
            + call.path()
            + "?"
            + (call.sized() ? "page_size=" + (size == null ? "25" : size) + "&" : "")
            + "page_token="
            + URLEncoder.encode(token, StandardCharsets.UTF_8));
  }

  private Place place(Call call) {
    Map<String, String> parameters = new LinkedHashMap<>(call.query().values());
    parameters.remove("page_size");
    String token = parameters.remove("page_token");
    if (token == null) {
      return new Place(parameters, Long.MIN_VALUE, false);
    }
    JsonNode read = opened(token);
    Map<String, String> kept = new LinkedHashMap<>();
    read.get("q").properties().forEach(f -> kept.put(f.getKey(), f.getValue().asText()));
    if (!read.get("p").asText().equals(call.path())) {
      throw ApiError.parameter("page_token", "This page_token belongs to another list");
    }
    parameters.forEach(
        (name, value) -> {
          if (!value.equals(kept.get(name))) {
            throw ApiError.parameter(
                name, name + " is not the one that the page_token was made for");
          }
        });
    if (Instant.ofEpochSecond(read.get("t").asLong()).plus(LINK_LIFE).isBefore(clock.instant())) {
      throw ApiError.stale("page_token", "This page_token has expired");
    }
    return new Place(kept, read.get("a").asLong(), read.get("e").asBoolean());
  }

  private String token(String path, Map<String, String> parameters, long after, boolean empty) {
    byte[] text =
        Json.write(
            Map.of(
                "p", path,
                "q", parameters,
                "a", after,
                "e", empty,
                "t", clock.instant().getEpochSecond()));
    Base64.Encoder encoder = Base64.getEncoder();
    return encoder.encodeToString(text) + MIDDLE + encoder.encodeToString(signature(text));
  }

  private JsonNode opened(String token) {
    ApiError unknown =
        ApiError.parameter("page_token", "This page_token comes from no Link header");
    int cut = token.lastIndexOf(MIDDLE);
    if (cut < 0) {
      throw unknown;
    }
    try {
      byte[] text = Base64.getDecoder().decode(token.substring(0, cut));
      byte[] signature = Base64.getDecoder().decode(token.substring(cut + MIDDLE.length()));
      if (!MessageDigest.isEqual(signature, signature(text))) {
        throw unknown;
      }
      return Json.read(text);
    } catch (IllegalArgumentException | IOException e) {
      throw unknown;
    }
  }

  private byte[] signature(byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA256", e);
    }
  }
}
