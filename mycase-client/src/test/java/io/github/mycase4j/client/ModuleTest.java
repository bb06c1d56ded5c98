package io.github.mycase4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {
  private static final String CLIENT = "io.github.mycase4j.client";

  private static ModuleDescriptor module() {
    Path classes =
        Path.of(
            URI.create(
                MyCaseClient.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    return ModuleFinder.of(classes).find(CLIENT).orElseThrow().descriptor();
  }

  @Test
  void exportsThesePackagesAndNoOther() {
    assertThat(module().exports())
        .filteredOn(exported -> !exported.isQualified())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            CLIENT,
            CLIENT + ".api",
            CLIENT + ".auth",
            CLIENT + ".collection",
            CLIENT + ".core",
            CLIENT + ".domain",
            CLIENT + ".error",
            CLIENT + ".model",
            CLIENT + ".network",
            CLIENT + ".ratelimit",
            CLIENT + ".observe",
            CLIENT + ".sharing");
  }

  @Test
  void compilesAndRunsWithoutMicrometer() {
    assertThat(module().requires())
        .filteredOn(required -> required.name().equals("micrometer.core"))
        .singleElement()
        .satisfies(
            required ->
                assertThat(required.modifiers())
                    .containsExactly(ModuleDescriptor.Requires.Modifier.STATIC));
  }

  @Test
  void exportsNothingToItsFriendsAlone() {
    assertThat(module().exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
  }

  @Test
  void opensOnlyRecordsAndOnlyToJackson() {
    assertThat(module().opens())
        .allSatisfy(
            opened ->
                assertThat(opened.targets()).containsExactly("com.fasterxml.jackson.databind"))
        .extracting(ModuleDescriptor.Opens::source)
        .containsExactlyInAnyOrder(CLIENT + ".internal.sync", CLIENT + ".model");
  }
}
