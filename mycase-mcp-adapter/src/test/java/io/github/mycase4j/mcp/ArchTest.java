package io.github.mycase4j.mcp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.mycase4j.client.MyCaseClient;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchTest {
  private static final String MCP = "io.github.mycase4j.mcp";
  private static final String CLIENT = "io.github.mycase4j.client";

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
    void isLayered() {
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy(MCP + ".cli..")
          .layer("setup")
          .definedBy(MCP + ".setup..")
          .layer("connector")
          .definedBy(MCP)
          .layer("auth")
          .definedBy(MCP + ".auth..")
          .layer("connection")
          .definedBy(MCP + ".connection..")
          .layer("login")
          .definedBy(MCP + ".login..")
          .layer("stdio")
          .definedBy(MCP + ".stdio..")
          .layer("sdk")
          .definedBy(MCP + ".sdk..")
          .layer("config")
          .definedBy(MCP + ".config..")
          .layer("server")
          .definedBy(MCP + ".server..")
          .layer("builtin")
          .definedBy(MCP + ".builtin..")
          .layer("tool")
          .definedBy(MCP + ".tool..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("setup")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("builtin")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sdk")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers(
              "cli", "connector", "setup", "auth", "connection", "login", "server", "sdk")
          .whereLayer("connector")
          .mayOnlyBeAccessedByLayers("cli", "sdk")
          .whereLayer("stdio")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("auth")
          .mayOnlyBeAccessedByLayers("connector")
          .whereLayer("connection")
          .mayOnlyBeAccessedByLayers("cli", "connector", "auth")
          .whereLayer("login")
          .mayOnlyBeAccessedByLayers("cli", "connector", "auth")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers(
              "cli", "setup", "connector", "connection", "auth", "stdio", "sdk")
          .check(ADAPTER);
    }

    @Test
    void hasNoCycles() {
      slices().matching(MCP + ".(*)..").should().beFreeOfCycles().check(ADAPTER);
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
