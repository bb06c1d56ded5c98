package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {
  private static final String SANDBOX = "io.github.mycase4j.sandbox";

  private static ModuleDescriptor module() {
    Path classes =
        Path.of(
            URI.create(
                Sandbox.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    return ModuleFinder.of(classes).find(SANDBOX).orElseThrow().descriptor();
  }

  @Test
  void exportsTheSandboxAndItsJUnitExtension() {
    assertThat(module().exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(SANDBOX, SANDBOX + ".junit");
    assertThat(module().opens()).isEmpty();
  }

  @Test
  void runsWithoutJUnit() {
    assertThat(module().requires())
        .filteredOn(
            needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder(
            "java.base", "java.net.http", "jdk.httpserver", "com.fasterxml.jackson.databind");
  }
}
