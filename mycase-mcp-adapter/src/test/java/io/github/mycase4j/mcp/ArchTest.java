package io.github.mycase4j.mcp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.mcp.server.Session;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchTest {
  private static final String MCP = "io.github.mycase4j.mcp";
  private static final String CLIENT = "io.github.mycase4j.client";

  /** Each package of the adapter with the packages of the adapter that it may use. */
  private static final Map<String, Set<String>> LAYERS =
      Map.ofEntries(
          layer(
              "cli",
              "",
              "config",
              "connection",
              "json",
              "login.browser",
              "plugin",
              "setup",
              "stdio",
              "text",
              "tool"),
          layer("sdk", "", "config", "server", "tool"),
          layer(
              "",
              "auth",
              "config",
              "connection",
              "login",
              "login.browser",
              "plugin",
              "prompt",
              "resource",
              "server",
              "tool"),
          layer("prompt", "json", "server", "text", "tool"),
          layer("resource", "config", "json", "server", "text"),
          layer("auth", "config", "connection", "login", "login.browser", "server", "tool"),
          layer("connection", "config", "server"),
          layer("login", "config", "login.loopback"),
          layer("login.loopback"),
          layer("login.browser", "process"),
          layer("stdio", "protocol", "server", "tool"),
          layer("protocol", "json", "server", "text", "tool"),
          layer("setup", "config", "json", "process", "text"),
          layer("server", "config", "json", "text", "tool"),
          layer("plugin", "config", "text", "tool"),
          layer("builtin", "tool"),
          layer("config", "text"),
          layer("tool"),
          layer("json"),
          layer("text"),
          layer("process"));

  private static Map.Entry<String, Set<String>> layer(String name, String... uses) {
    return Map.entry(
        packageOf(name), Stream.of(uses).map(ArchTest::packageOf).collect(Collectors.toSet()));
  }

  private static String packageOf(String layer) {
    return layer.isEmpty() ? MCP : MCP + "." + layer;
  }

  /** Every package is a slice of its own, the root among them. */
  private static final class PackageSlices implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass each) {
      return SliceIdentifier.of(each.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  private static final JavaClasses ADAPTER =
      new ClassFileImporter()
          .importUrl(Connector.class.getProtectionDomain().getCodeSource().getLocation());

  @Nested
  class OurTools {
    @Test
    void useWhatAFirmsOwnToolsMayUseAndNothingElse() {
      classes()
          .that()
          .resideInAPackage(MCP + ".builtin..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  MCP + ".builtin..",
                  MCP + ".tool..",
                  CLIENT,
                  CLIENT + ".core..",
                  CLIENT + ".api..",
                  CLIENT + ".collection..",
                  CLIENT + ".model..",
                  CLIENT + ".domain..",
                  CLIENT + ".error..",
                  "java..",
                  "org.jspecify.annotations..",
                  "com.fasterxml.jackson.annotation.."))
          .check(ADAPTER);
    }

    @Test
    void neverMakeAClientOfTheirOwn() {
      noClasses()
          .that()
          .resideInAPackage(MCP + ".builtin..")
          .should()
          .dependOnClassesThat(type(MyCaseClient.Builder.class))
          .check(ADAPTER);
    }

    @Test
    void touchNeitherFilesNorNetworkNorProcesses() {
      noClasses()
          .that()
          .resideInAPackage(MCP + ".builtin..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.lang.reflect..")
                  .and(not(type(URI.class))))
          .check(ADAPTER);
    }

    @Test
    void takeTheTimeFromTheirContext() {
      for (Class<?> clock :
          new Class<?>[] {
            java.time.Instant.class, java.time.LocalDate.class, java.time.OffsetDateTime.class
          }) {
        noClasses()
            .that()
            .resideInAPackage(MCP + ".builtin..")
            .should()
            .callMethod(clock, "now")
            .check(ADAPTER);
      }
    }
  }

  @Nested
  class TheAdapter {
    @Test
    void hasALayerForEachPackage() {
      assertThat(ADAPTER.stream().map(JavaClass::getPackageName).distinct())
          .containsExactlyInAnyOrderElementsOf(LAYERS.keySet());
    }

    @Test
    void isLayered() {
      assertThat(
              ADAPTER.stream()
                  .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                  .filter(each -> !isAllowed(each))
                  .map(Dependency::getDescription))
          .isEmpty();
    }

    private static boolean isAllowed(Dependency dependency) {
      String from = dependency.getOriginClass().getPackageName();
      String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
      boolean inside = to.equals(MCP) || to.startsWith(MCP + ".");
      return !inside || from.equals(to) || LAYERS.getOrDefault(from, Set.of()).contains(to);
    }

    @Test
    void hasNoCycles() {
      slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles().check(ADAPTER);
    }

    /** A nested class of a tool is read together with the tool's name, such as its Input. */
    @Test
    void hasOneClassOfASimpleName() {
      Map<String, List<String>> byName =
          ADAPTER.stream()
              .filter(each -> !each.isAnonymousClass() && !each.getSimpleName().isEmpty())
              .filter(each -> !each.getSimpleName().equals("package-info"))
              .filter(
                  each ->
                      each.getEnclosingClass().isEmpty()
                          || !each.getEnclosingClass().get().isAssignableTo(MyCaseTool.class))
              .collect(
                  Collectors.groupingBy(
                      JavaClass::getSimpleName,
                      Collectors.mapping(JavaClass::getName, Collectors.toList())));
      assertThat(byName.values().stream().filter(classes -> classes.size() > 1)).isEmpty();
    }

    @Test
    void usesNothingInternalOfTheClient() {
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage(CLIENT + ".internal.."))
          .check(ADAPTER);
    }

    @Test
    void knowsTheSandboxInTheCommandLineAlone() {
      noClasses()
          .that()
          .resideOutsideOfPackage(MCP + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.mycase4j.sandbox..")
          .check(ADAPTER);
    }

    @Test
    void auditsInTheDispatcherAndTheLoginAlone() {
      noClasses()
          .that()
          .resideInAnyPackage(
              MCP + ".tool..",
              MCP + ".builtin..",
              MCP + ".stdio..",
              MCP + ".sdk..",
              MCP + ".login..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.mycase4j.audit..")
          .check(ADAPTER);
    }

    @Test
    void takesTheSessionOfACallAsAnArgumentAndKeepsItForThatCallAlone() {
      assertThat(
              ADAPTER.stream()
                  .flatMap(each -> each.getFields().stream())
                  .filter(field -> field.getRawType().isAssignableTo(Session.class))
                  .map(field -> field.getOwner().getSimpleName()))
          .containsExactlyInAnyOrder("SessionServer", "ToolRun", "CallContext");
    }

    @Test
    void knowsTheProtocolLibraryInItsTransportsAndTheDemoAlone() {
      noClasses()
          .that()
          .resideOutsideOfPackages(MCP + ".stdio..", MCP + ".sdk..", MCP + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.modelcontextprotocol..")
          .check(ADAPTER);
    }

    @Test
    void writesToStandardOutputInTheTransportAlone() {
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(MCP + ".stdio.ProtocolOutput")
          .should()
          .accessField(System.class, "out")
          .check(ADAPTER);
    }
  }
}
