package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {
  @Test
  void exportsOnePackage() {
    Path classes =
        Path.of(
            URI.create(
                AuditLog.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    ModuleDescriptor module =
        ModuleFinder.of(classes).find("io.github.mycase4j.audit").orElseThrow().descriptor();
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly("io.github.mycase4j.audit");
    assertThat(module.isOpen()).isFalse();
    assertThat(module.opens()).isEmpty();
  }
}
