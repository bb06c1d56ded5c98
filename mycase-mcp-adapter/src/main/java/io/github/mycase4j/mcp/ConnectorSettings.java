package io.github.mycase4j.mcp;

import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.resource.ComplianceSentences;
import java.util.function.Supplier;

/**
 * What a {@link Connector} is told about the process that it is in.
 *
 * @param version the version that clients and MyCase are told
 * @param readOnly disables the tools that write
 * @param experimentalTools enables the experimental tools
 * @param confirmWrites has the user confirm each write
 * @param compliance gives what the compliance reminder says of this installation; called for each
 *     read of it
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
