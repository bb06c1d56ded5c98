package io.github.mycase4j.mcp;

import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.resource.ComplianceSentences;
import java.util.function.Supplier;

/**
 * The settings that all sessions of a {@link Connector} share.
 *
 * @param version the version that is reported to clients and MyCase
 * @param readOnly disables the tools that write
 * @param experimentalTools enables the experimental tools
 * @param confirmWrites has the user confirm each write
 * @param compliance supplies the sentences of the compliance reminder for this installation; called
 *     for each read of the reminder
 */
public record ConnectorSettings(
    String version,
    boolean readOnly,
    boolean experimentalTools,
    boolean confirmWrites,
    Supplier<ComplianceSentences> compliance) {

  /** Returns the settings of a connector on the machine of its only user. */
  static ConnectorSettings local(Configuration configuration, String version) {
    return new ConnectorSettings(
        version,
        configuration.readOnly(),
        configuration.experimentalTools(),
        configuration.confirmWrites(),
        () -> ComplianceSentences.local(configuration));
  }
}
