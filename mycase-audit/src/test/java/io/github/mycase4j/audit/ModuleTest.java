package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {
  private static ModuleDescriptor module() {
    Path classes =
        Path.of(
            URI.create(
                AuditLog.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    return ModuleFinder.of(classes).find("io.github.mycase4j.audit").orElseThrow().descriptor();
  }

  @Test
  void exportsTheLogAndItsUseByAClient() {
    ModuleDescriptor module = module();
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            "io.github.mycase4j.audit",
            "io.github.mycase4j.audit.client",
            "io.github.mycase4j.audit.report");
    assertThat(module.isOpen()).isFalse();
    assertThat(module.opens()).isEmpty();
  }

  @Test
  void needsTheClientOnlyToCompile() {
    assertThat(module().requires())
        .filteredOn(
            needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactly("java.base");
  }
}
