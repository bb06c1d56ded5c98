package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A client loads nothing of resilience4j until somebody uses its limiter. */
class WithoutResilience4jTest {

  /** Sends a request, which waits for the limit. */
  public static final class Requests implements Callable<Integer> {
    @Override
    public Integer call() {
      ClientFixture client = new ClientFixture(MyCaseClient.builder().requestsPerMinute(1));
      client.getCase();
      client.getCase();
      return client.wire.requests().size();
    }
  }

  /** Asks for the limiter. */
  public static final class Limiter implements Callable<Integer> {
    @Override
    public Integer call() {
      return new ClientFixture().mycase.rateLimiter().hashCode();
    }
  }

  /** Has the library a second time, and nothing of resilience4j. */
  private static final class Apart extends URLClassLoader {
    Apart() throws IOException {
      super(
          new URL[] {placeOf(MyCaseClient.class), placeOf(WithoutResilience4jTest.class)},
          WithoutResilience4jTest.class.getClassLoader());
    }

    private static URL placeOf(Class<?> type) throws IOException {
      String file = "/" + type.getName().replace('.', '/') + ".class";
      String url = type.getResource(file).toString();
      return URI.create(url.substring(0, url.length() - file.length() + 1)).toURL();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.github.resilience4j.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.github.mycase4j.client.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  private static Object run(Class<? extends Callable<Integer>> program) throws Exception {
    try (Apart loader = new Apart()) {
      Class<?> same = loader.loadClass(program.getName());
      assertThat(same).isNotSameAs(program);
      return ((Callable<?>) same.getConstructor().newInstance()).call();
    }
  }

  @Test
  void requestsAreSentAndLimited() throws Exception {
    assertThat(run(Requests.class)).isEqualTo(2);
  }

  @Test
  void theLimiterCannotBeGivenOut() {
    assertThatThrownBy(() -> run(Limiter.class))
        .isInstanceOf(NoClassDefFoundError.class)
        .hasMessageContaining("resilience4j");
  }
}
