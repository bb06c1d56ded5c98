package io.github.mycase4j.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.mycase4j.client.observe.MicrometerRequestObserver;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchTest {
  private static final String CLIENT = "io.github.mycase4j.client";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(MyCaseClient.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.github.mycase4j.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageKeepsToItsLayer() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(CLIENT + "..")
        .ensureAllClassesAreContainedInArchitecture()
        .layer("root")
        .definedBy(CLIENT, CLIENT + ".internal.assembly", CLIENT + ".sharing")
        .layer("error")
        .definedBy(CLIENT + ".error")
        .layer("core")
        .definedBy(CLIENT + ".core")
        .layer("model")
        .definedBy(CLIENT + ".model")
        .layer("observe")
        .definedBy(CLIENT + ".observe")
        .layer("domain")
        .definedBy(CLIENT + ".domain")
        .layer("json")
        .definedBy(CLIENT + ".internal.json")
        .layer("transport")
        .definedBy(CLIENT + ".internal.transport")
        .layer("network")
        .definedBy(CLIENT + ".network")
        .layer("auth")
        .definedBy(CLIENT + ".auth", CLIENT + ".internal.auth")
        .layer("ratelimit")
        .definedBy(CLIENT + ".ratelimit", CLIENT + ".internal.ratelimit")
        .layer("http")
        .definedBy(CLIENT + ".internal.http")
        .layer("api")
        .definedBy(CLIENT + ".api", CLIENT + ".internal.api")
        .layer("collection")
        .definedBy(CLIENT + ".collection")
        .layer("sync")
        .definedBy(CLIENT + ".internal.sync")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("error")
        .mayNotAccessAnyLayer()
        .whereLayer("core")
        .mayOnlyAccessLayers("error")
        .whereLayer("model")
        .mayOnlyAccessLayers("json")
        .whereLayer("json")
        .mayOnlyAccessLayers("model")
        .whereLayer("observe")
        .mayOnlyAccessLayers("core")
        .whereLayer("domain")
        .mayOnlyAccessLayers("model", "core")
        .whereLayer("transport")
        .mayOnlyAccessLayers("core", "error")
        .whereLayer("network")
        .mayOnlyAccessLayers("transport")
        .whereLayer("auth")
        .mayOnlyAccessLayers("core", "error", "json", "transport", "network")
        .whereLayer("ratelimit")
        .mayOnlyAccessLayers("core")
        .whereLayer("http")
        .mayOnlyAccessLayers(
            "core", "error", "json", "model", "transport", "network", "auth", "ratelimit")
        .whereLayer("api")
        .mayOnlyAccessLayers("core", "error", "json", "model", "transport", "http")
        .whereLayer("collection")
        .mayOnlyAccessLayers("core", "error", "model")
        .whereLayer("sync")
        .mayOnlyAccessLayers("core", "error", "json", "model", "auth", "http", "collection")
        .check(CLASSES);
  }

  @Test
  void theCoreIsUsableWithoutJackson() {
    classes()
        .that()
        .resideInAPackage(CLIENT + ".core..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                CLIENT + ".core..", CLIENT + ".error..", "java..", "org.jspecify.annotations.."))
        .check(CLASSES);
  }

  @Test
  void onlyTheLimiterNeedsResilience4j() {
    classes()
        .that()
        .resideOutsideOfPackages(
            CLIENT,
            CLIENT + ".internal.assembly",
            CLIENT + ".sharing",
            CLIENT + ".ratelimit",
            CLIENT + ".internal.ratelimit")
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage("io.github.resilience4j.."))
        .check(CLASSES);
  }

  @Test
  void nothingLeadsToMicrometerButItsObserver() {
    classes()
        .that()
        .areNotAssignableTo(MicrometerRequestObserver.class)
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.micrometer..")
                .and(not(equivalentTo(MicrometerRequestObserver.class))))
        .check(CLASSES);
  }

  @Test
  void noSimpleNameStandsForTwoThings() {
    assertThat(
            CLASSES.stream()
                .filter(c -> c.isTopLevelClass() && !c.getSimpleName().endsWith("-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName))
                .values())
        .filteredOn(named -> named.size() > 1)
        .isEqualTo(List.of());
  }
}
