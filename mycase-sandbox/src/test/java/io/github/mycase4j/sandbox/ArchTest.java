package io.github.mycase4j.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchTest {
  private static final String SANDBOX = "io.github.mycase4j.sandbox";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(Sandbox.class.getProtectionDomain().getCodeSource().getLocation());

  /**
   * A slice per top-level class, with the classes that are nested in it. The extension is one
   * slice: an annotation names the extension that reads it.
   */
  private static final class TopLevelClass implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getBaseComponentType().getName();
      return name.startsWith(SANDBOX)
          ? SliceIdentifier.of(
              name.replaceFirst("\\$.*", "").replaceFirst("\\.junit\\..*", ".junit"))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "top-level classes";
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("(" + SANDBOX + "..)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void classesHaveNoCycles() {
    slices().assignedFrom(new TopLevelClass()).should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void packagesUseOnlyWhatIsBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("sandbox")
        .definedBy(SANDBOX)
        .layer("junit")
        .definedBy(SANDBOX + ".junit")
        .layer("sample")
        .definedBy(SANDBOX + ".sample")
        .layer("api")
        .definedBy(SANDBOX + ".api")
        .layer("files")
        .definedBy(SANDBOX + ".files")
        .layer("login")
        .definedBy(SANDBOX + ".login")
        .layer("http")
        .definedBy(SANDBOX + ".http")
        .layer("store")
        .definedBy(SANDBOX + ".store")
        .layer("value")
        .definedBy(SANDBOX + ".value")
        .whereLayer("junit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("sandbox")
        .mayOnlyBeAccessedByLayers("junit")
        .whereLayer("sample")
        .mayOnlyBeAccessedByLayers("sandbox")
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("sandbox")
        .whereLayer("files")
        .mayOnlyBeAccessedByLayers("sandbox", "api")
        .whereLayer("login")
        .mayOnlyBeAccessedByLayers("sandbox", "api")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("sandbox", "api", "files", "login")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("sandbox", "sample", "api", "files")
        .check(MAIN);
  }

  @Test
  void onlyTheExtensionKnowsJUnit() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SANDBOX + ".junit")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.junit..")
        .check(MAIN);
  }

  @Test
  void nothingKnowsAnotherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.mycase4j.client..",
            "io.github.mycase4j.audit..",
            "io.github.mycase4j.credstore..",
            "io.github.mycase4j.mcp..")
        .check(MAIN);
  }

  @Test
  void simpleNamesAreUnique() {
    Map<String, Long> counts =
        MAIN.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName, counting()));

    assertThat(counts).isNotEmpty().allSatisfy((name, count) -> assertThat(count).isEqualTo(1));
  }
}
