package io.github.mycase4j.mcp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.config.Setting;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientValuesTest {
  private static Map<String, String> everything() {
    Map<String, String> environment = new HashMap<>();
    for (Setting setting : Setting.values()) {
      environment.put(setting.variable(), "given");
    }
    return environment;
  }

  @Test
  void takesEverySettingThatIsGiven() {
    Map<String, String> values =
        ClientValues.of(everything(), true, null).values(name -> "left open");
    assertThat(values).isEqualTo(everything());
  }

  @Test
  void leavesSecretsOpenUnlessTheyAreAskedFor() {
    ClientValues values = ClientValues.of(everything(), false, null);
    assertThat(values.leftOpen())
        .containsExactly("MYCASE_CLIENT_ID", "MYCASE_CLIENT_SECRET", "ENCRYPTION_KEY");
    assertThat(values.values(name -> "left open")).containsEntry("MYCASE_MAX_WRITES", "given");
  }
}
