package io.github.mycase4j.audit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchTest {
  private static final String AUDIT = "io.github.mycase4j.audit";
  private static final String JSON = AUDIT + ".internal.json";
  private static final String REPORT = AUDIT + ".report";
  private static final String[] JDK = {
    "java..", "javax.crypto..", "javax.security.auth..", "org.jspecify.annotations.."
  };

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .importUrl(AuditLog.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.github.mycase4j.(**)").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void theLogUsesNothingButTheJdkAndItsJson() {
    classes()
        .that()
        .resideInAPackage(AUDIT)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(JDK).or(resideInAnyPackage(AUDIT, JSON)))
        .check(MODULE);
  }

  @Test
  void jsonUsesNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(JSON)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(JDK).or(resideInAPackage(JSON)))
        .check(MODULE);
  }

  @Test
  void reportsUseTheLogAndItsJson() {
    classes()
        .that()
        .resideInAPackage(REPORT)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(JDK).or(resideInAnyPackage(AUDIT, JSON, REPORT)))
        .check(MODULE);
  }

  @Test
  void onlyTheAuditOfAClientKnowsTheClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage(AUDIT + ".client")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.mycase4j.client..")
        .check(MODULE);
  }

  @Test
  void eachSimpleNameStandsForOneClass() {
    assertThat(
            MODULE.stream()
                .filter(each -> !each.isAnonymousClass() && !each.getSimpleName().isEmpty())
                .filter(each -> !each.getSimpleName().endsWith("-info"))
                .collect(groupingBy(JavaClass::getSimpleName))
                .values())
        .filteredOn(named -> named.size() > 1)
        .isEqualTo(List.of());
  }
}
