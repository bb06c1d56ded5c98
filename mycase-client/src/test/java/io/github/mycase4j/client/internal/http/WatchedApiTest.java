package io.github.mycase4j.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchedApiTest {
  private static final Map<String, String> BODY = Map.of("name", "A v. B");

  private final List<String> calls = new ArrayList<>();
  private RuntimeException failure;
  private final Api api =
      new WatchedApi(
          (Api)
              Proxy.newProxyInstance(
                  Api.class.getClassLoader(),
                  new Class<?>[] {Api.class},
                  (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (failure != null) {
                      throw failure;
                    }
                    return method.getReturnType() == List.class ? List.of() : null;
                  }),
          (path, body) -> calls.add(path + " " + body));

  @Test
  void tellsOfEachWriteOnceItWasSent() {
    api.post("/calls", BODY);
    api.post("/cases", BODY, String.class);
    api.put("/cases/1", BODY);
    api.delete("/cases/2");

    assertThat(calls)
        .containsExactly(
            "post",
            "/calls " + BODY,
            "post",
            "/cases " + BODY,
            "put",
            "/cases/1 " + BODY,
            "delete",
            "/cases/2 null");
  }

  @Test
  void tellsOfAWriteThatFailedSinceMyCaseMayHaveActed() {
    failure = new IllegalStateException("cut off");

    assertThatThrownBy(() -> api.post("/cases", BODY, String.class)).isSameAs(failure);
    assertThatThrownBy(() -> api.delete("/cases/2")).isSameAs(failure);

    assertThat(calls).containsExactly("post", "/cases " + BODY, "delete", "/cases/2 null");
  }

  @Test
  void handsReadsOnAndTellsOfNone() {
    api.get("/cases/1", List.of(), String.class);
    api.list("cases", "/cases", List.of(), 1000, String.class, s -> 1);
    api.page("cases", URI.create("https://mycase.example.com/v1/x"), String.class, s -> 1);
    api.getAll("/me", List.of(), String.class);
    api.location("/documents/1/data");

    assertThat(calls).containsExactly("get", "list", "page", "getAll", "location");
  }
}
