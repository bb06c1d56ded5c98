package io.github.mycase4j.remote;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each package of the remote server may use. */
class ArchTest {
  private static final String REMOTE = "io.github.mycase4j.remote";

  /** Packages from the top to the bottom; each line may use the lines below it, and no other. */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("http"),
          Set.of("mcp", "oauth", "pages"),
          Set.of("login"),
          Set.of("tokens", "users"),
          Set.of("store"),
          Set.of("audit"),
          Set.of("metrics", "web", "config"));

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesUseOnlyThoseBelowThem() {
    for (int i = 0; i < LAYERS.size(); i++) {
      List<String> others = LAYERS.subList(0, i + 1).stream().flatMap(Collection::stream).toList();
      for (String layer : LAYERS.get(i)) {
        String[] forbidden =
            others.stream()
                .filter(other -> !other.equals(layer))
                .map(other -> REMOTE + "." + other + "..")
                .toArray(String[]::new);
        if (forbidden.length > 0) {
          noClasses()
              .that()
              .resideInAPackage(REMOTE + "." + layer + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .check(SERVER);
        }
      }
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> known =
        Stream.concat(
                Stream.of(REMOTE, REMOTE + ".pages.templates"),
                LAYERS.stream().flatMap(Collection::stream).map(name -> REMOTE + "." + name))
            .collect(Collectors.toSet());

    assertThat(SERVER.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .isSubsetOf(known);
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching(REMOTE + ".(*)..").should().beFreeOfCycles().check(SERVER);
  }

  @ParameterizedTest
  @CsvSource({
    "org.eclipse.jetty.., http",
    "com.nimbusds.., oauth",
    "gg.jte.., pages",
    "java.sql.., store",
    "com.zaxxer.hikari.., store",
    "org.flywaydb.., store",
    "io.micrometer.., metrics"
  })
  void aLibraryIsKnownToOnePackage(String library, String layer) {
    noClasses()
        .that()
        .resideOutsideOfPackages(REMOTE + "." + layer + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(SERVER);
  }

  @Test
  void onlyTheLoginAndItsUsersKnowTheClientOfMyCase() {
    noClasses()
        .that()
        .resideInAnyPackage(
            REMOTE + ".http..", REMOTE + ".oauth..", REMOTE + ".pages..", REMOTE + ".tokens..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.mycase4j.client", "io.github.mycase4j.client.api..",
            "io.github.mycase4j.client.collection..", "io.github.mycase4j.client.model..")
        .check(SERVER);
  }

  @Test
  void onlyTheProgramKnowsTheSandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackage(REMOTE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.mycase4j.sandbox..")
        .check(SERVER);
  }
}
