package com.example.firm.stalecases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What a firm's tool may use; whatever else the adapter has inside may change at any time. */
class BoundaryTest {
  private final JavaClasses tool = new ClassFileImporter().importClasses(StaleCasesTool.class);

  @Test
  void theToolUsesThePublicInterfaceAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "com.example.firm.stalecases",
            "io.github.mycase4j.mcp.tool",
            "io.github.mycase4j.client",
            "io.github.mycase4j.client.api",
            "io.github.mycase4j.client.collection",
            "io.github.mycase4j.client.model",
            "io.github.mycase4j.client.domain",
            "io.github.mycase4j.client.error",
            "java..",
            "org.jspecify.annotations",
            "com.fasterxml.jackson.annotation")
        .check(tool);
  }
}
