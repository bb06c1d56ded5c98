package io.github.mycase4j.credstore;

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
  private static final String CREDSTORE = "io.github.mycase4j.credstore";
  private static final String KEYCHAIN = CREDSTORE + ".internal.keychain";
  private static final String CLIENT = "io.github.mycase4j.client";

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .importUrl(EncryptedTokenStore.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.github.mycase4j.(**)").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void keychainsKnowSecretsAndNoKeys() {
    classes()
        .that()
        .resideInAPackage(KEYCHAIN)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(KEYCHAIN, CLIENT + ".auth", "java..", "org.jspecify.annotations..")
        .check(MODULE);
  }

  @Test
  void storesUseTheInterfacesOfTheClientAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLIENT, CLIENT + ".api..", CLIENT + ".internal..", CLIENT + ".domain..")
        .check(MODULE);
  }

  @Test
  void programsAreRunForKeychainsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(KEYCHAIN)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
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
