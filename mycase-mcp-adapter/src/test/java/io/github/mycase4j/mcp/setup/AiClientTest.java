package io.github.mycase4j.mcp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AiClientTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MYCASE_CLIENT_ID", "the-id",
          "MYCASE_CLIENT_SECRET", "the-secret",
          "ENCRYPTION_KEY", "5f".repeat(32),
          "ENCRYPTION_KEY_PREVIOUS", "6a".repeat(32),
          "MYCASE_READ_ONLY", "1",
          "MYCASE_API_BASE", "https://somebody:password@example.com/v1",
          "MYCASE_SOMETHING_ELSE", "unknown",
          "AWS_SECRET_ACCESS_KEY", "other");

  @TempDir Path folder;
  private Launch launch;
  private StartArchive archive;

  @BeforeEach
  void aJar() throws Exception {
    launch = launch(folder.resolve("a folder").resolve("mycase \"4j\".jar"));
    archive = new StartArchive(ArchiveKind.CLASS_DATA, folder.resolve("start.jsa"));
  }

  private static Launch launch(Path jar) throws IOException, SetupException {
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "jar");
    return Launch.of(new JavaRuntime(Path.of("/opt/jdk/bin/java"), 17, "17.0.1+1", "build"), jar);
  }

  private static ClientValues plain() {
    return ClientValues.of(ENVIRONMENT, false, null);
  }

  /** What a client makes of the file: it reads JSON. */
  private static Map<?, ?> read(Map<String, Object> file) {
    return Json.readObject(Json.write(file).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private Map<?, ?> server(AiClient client, ClientValues values) {
    Map<?, ?> file = read(client.file(launch, archive, values));
    return map(map(file.get(client == AiClient.VSCODE ? "servers" : "mcpServers")).get("mycase"));
  }

  @ParameterizedTest
  @EnumSource
  void startsTheJarWithTheArchiveByWholePaths(AiClient client) {
    Map<?, ?> server = server(client, plain());
    assertThat(server.get("command")).isEqualTo("/opt/jdk/bin/java");
    List<?> args = (List<?>) server.get("args");
    assertThat(args.subList(args.size() - 3, args.size()))
        .isEqualTo(
            List.of(
                "-XX:SharedArchiveFile=" + folder.resolve("start.jsa"),
                "-jar",
                folder.resolve("a folder").resolve("mycase \"4j\".jar").toString()));
    assertThat(args.subList(0, args.size() - 3))
        .map(Object::toString)
        .allMatch(each -> each.startsWith("-X"))
        .contains("-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:+IgnoreUnrecognizedVMOptions");
  }

  @ParameterizedTest
  @EnumSource
  void startsTheJarWithoutAnArchive(AiClient client) {
    Map<String, Object> entry = client.entry(launch, null, plain());
    assertThat(entry.get("args").toString()).doesNotContain("SharedArchiveFile");
  }

  @ParameterizedTest
  @EnumSource
  void showsNoSecretUnlessAsked(AiClient client) {
    String text = Json.write(client.file(launch, archive, plain()));
    assertThat(text)
        .doesNotContain("the-id", "the-secret", "5f5f", "6a6a", "password@", "unknown", "other");
    Map<?, ?> env = map(server(client, plain()).get("env"));
    assertThat(env.keySet())
        .hasToString("[MYCASE_CLIENT_ID, MYCASE_CLIENT_SECRET, ENCRYPTION_KEY, MYCASE_READ_ONLY]");
    assertThat(plain().toString()).doesNotContain("the-");
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSecretsThatAreSetWhenAsked(AiClient client) {
    ClientValues values = ClientValues.of(ENVIRONMENT, true, "/firm");
    assertThat(values.leftOpen()).isEmpty();
    assertThat(read(client.file(launch, archive, values)).containsKey("inputs")).isFalse();
    assertThat(Json.write(server(client, values).get("env")))
        .contains("\"the-id\"", "\"the-secret\"", "5f5f", "6a6a", "\"MYCASE_HOME\":\"/firm\"")
        .doesNotContain("${", "unknown", "other", "password@");
  }

  @Test
  void setsALocaleWhereJavaReadsPathsByIt() {
    assertThat(Json.write(AiClient.GEMINI.entry(launch, archive, plain().withLocale("Linux"))))
        .contains("\"LC_ALL\":\"C.UTF-8\"");
    for (String other : List.of("Mac OS X", "Windows 11")) {
      assertThat(Json.write(AiClient.GEMINI.entry(launch, archive, plain().withLocale(other))))
          .doesNotContain("LC_ALL");
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysWhereTheFileGoes(AiClient client) {
    for (String system : List.of("Mac OS X", "Windows 11", "Linux")) {
      assertThat(client.advice(system)).isNotEmpty().allMatch(line -> !line.isBlank());
    }
    assertThat(AiClient.ids().stream().map(AiClient::find)).contains(Optional.of(client));
  }

  @Test
  void aBlankOrMissingSecretIsLeftOpenAlsoWhenAsked() {
    ClientValues values = ClientValues.of(Map.of("MYCASE_CLIENT_ID", " "), true, null);
    assertThat(values.leftOpen())
        .containsExactly("MYCASE_CLIENT_ID", "MYCASE_CLIENT_SECRET", "ENCRYPTION_KEY");
  }

  @Test
  void handsOnProxyAndCertificatesButNoPasswordUnlessAsked() {
    Map<String, String> environment =
        Map.of(
            "HTTPS_PROXY", "http://ann:proxy-word@proxy.example.com:8080",
            "HTTP_PROXY", "http://proxy.example.com:8080",
            "NO_PROXY", "example.com",
            "NODE_EXTRA_CA_CERTS", "/etc/company.pem");
    Map<?, ?> env =
        map(server(AiClient.CLAUDE_CODE, ClientValues.of(environment, false, null)).get("env"));
    assertThat(env.get("HTTPS_PROXY")).isEqualTo("${HTTPS_PROXY:-}");
    assertThat(env.get("HTTP_PROXY")).isEqualTo("http://proxy.example.com:8080");
    assertThat(env.get("NO_PROXY")).isEqualTo("example.com");
    assertThat(env.get("NODE_EXTRA_CA_CERTS")).isEqualTo("/etc/company.pem");
    assertThat(env.toString()).doesNotContain("proxy-word");

    Map<?, ?> all =
        map(server(AiClient.CLAUDE_CODE, ClientValues.of(environment, true, null)).get("env"));
    assertThat(all.get("HTTPS_PROXY")).isEqualTo(environment.get("HTTPS_PROXY"));
  }

  @Nested
  class AValueThatIsLeftOpen {
    private Object clientId(AiClient client) {
      return map(server(client, plain()).get("env")).get("MYCASE_CLIENT_ID");
    }

    @Test
    void isEmptyWhereTheClientReplacesNothing() {
      assertThat(clientId(AiClient.CLAUDE_DESKTOP)).isEqualTo("");
    }

    @Test
    void isTheNameOfAVariableInTheClientsOwnSpelling() {
      assertThat(clientId(AiClient.CLAUDE_CODE)).isEqualTo("${MYCASE_CLIENT_ID:-}");
      assertThat(clientId(AiClient.CURSOR)).isEqualTo("${env:MYCASE_CLIENT_ID}");
      assertThat(clientId(AiClient.WINDSURF)).isEqualTo("${env:MYCASE_CLIENT_ID}");
      assertThat(clientId(AiClient.GEMINI)).isEqualTo("${MYCASE_CLIENT_ID}");
    }

    @Test
    void isAskedForInVisualStudioCode() {
      assertThat(clientId(AiClient.VSCODE)).isEqualTo("${input:mycase-client-id}");
      List<?> inputs = (List<?>) read(AiClient.VSCODE.file(launch, archive, plain())).get("inputs");
      assertThat(inputs).hasSize(3);
      assertThat(map(inputs.get(0)).get("type")).isEqualTo("promptString");
      assertThat(map(inputs.get(0)).get("id")).isEqualTo("mycase-client-id");
      assertThat(inputs).allSatisfy(each -> assertThat(map(each).get("password")).isEqualTo(true));
    }
  }

  @Test
  void theTypeStandsWhereTheClientWantsIt() {
    for (AiClient client : List.of(AiClient.CLAUDE_CODE, AiClient.CURSOR, AiClient.VSCODE)) {
      assertThat(server(client, plain()).get("type")).isEqualTo("stdio");
    }
    for (AiClient client : List.of(AiClient.CLAUDE_DESKTOP, AiClient.GEMINI)) {
      assertThat(server(client, plain()).containsKey("type")).isFalse();
    }
  }

  @Test
  void pathsOfWindowsComeThroughJsonWhole() throws Exception {
    String windows = "C:\\Program Files\\Müller & Söhne\\new\\mycase.jar";
    launch = launch(folder.resolve(windows));
    List<?> args = (List<?>) server(AiClient.CLAUDE_DESKTOP, plain()).get("args");
    assertThat(args.get(args.size() - 1)).asString().endsWith(windows);
    JavaRuntime java =
        JavaRuntime.of(
            name ->
                Map.of(
                        "java.home", "/jdk",
                        "os.name", "Windows 11",
                        "java.runtime.version", "25.0.1+8-LTS")
                    .get(name));
    assertThat(java.command()).hasFileName("java.exe").isAbsolute();
    assertThat(java.feature()).isEqualTo(25);
  }

  @Nested
  class TheKindOfArchive {
    @Test
    void isTheQuickestThatTheJavaKnows() {
      assertThat(ArchiveKind.of(17)).containsExactly(ArchiveKind.CLASS_DATA);
      assertThat(ArchiveKind.of(18)).containsExactly(ArchiveKind.CLASS_DATA);
      assertThat(ArchiveKind.of(21)).containsExactly(ArchiveKind.RENEWED_CLASS_DATA);
      assertThat(ArchiveKind.of(25))
          .containsExactly(ArchiveKind.AOT_CACHE, ArchiveKind.RENEWED_CLASS_DATA);
    }

    @Test
    void saysHowItIsMadeAndUsed() {
      Path file = Path.of("x");
      assertThat(ArchiveKind.CLASS_DATA.make(file)).containsExactly("-XX:ArchiveClassesAtExit=x");
      assertThat(ArchiveKind.RENEWED_CLASS_DATA.make(file))
          .containsExactly("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=x")
          .isEqualTo(ArchiveKind.RENEWED_CLASS_DATA.use(file));
      assertThat(ArchiveKind.AOT_CACHE.make(file)).containsExactly("-XX:AOTCacheOutput=x");
      assertThat(ArchiveKind.AOT_CACHE.use(file)).containsExactly("-XX:AOTCache=x");
    }
  }
}
