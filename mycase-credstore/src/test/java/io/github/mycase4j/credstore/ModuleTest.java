package io.github.mycase4j.credstore;

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
                EncryptedTokenStore.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    ModuleDescriptor module =
        ModuleFinder.of(classes).find("io.github.mycase4j.credstore").orElseThrow().descriptor();
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly("io.github.mycase4j.credstore");
  }
}
