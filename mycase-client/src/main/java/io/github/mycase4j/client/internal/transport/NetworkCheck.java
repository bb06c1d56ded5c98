package io.github.mycase4j.client.internal.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Checks the environment variables of the network; loads nothing that only a request needs. */
public final class NetworkCheck {
  private NetworkCheck() {}

  /** Returns the names of the variables. */
  public static List<String> names() {
    return Stream.of(EnvironmentProxy.NAMES, EnvironmentProxy.EXCEPTIONS, Authorities.NAMES)
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the problems, a sentence each. */
  public static List<String> problems(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    EnvironmentProxy.of(environment).problem().ifPresent(problems::add);
    problems.addAll(new Authorities(environment).problems());
    return problems;
  }

  /** Returns whether the proxy needs a login. */
  public static boolean hasProxyPassword(Map<String, String> environment) {
    return EnvironmentProxy.of(environment).authorization() != null;
  }

  /** Returns the relevant variables of an environment. */
  static Map<String, String> relevant(Map<String, String> environment) {
    Map<String, String> relevant = new TreeMap<>(environment);
    relevant.keySet().retainAll(names());
    return relevant;
  }
}
