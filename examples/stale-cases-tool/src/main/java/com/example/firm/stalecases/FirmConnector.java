package com.example.firm.stalecases;

import io.github.mycase4j.mcp.cli.Main;

/** The firm's connector: everything the adapter does, with the firm's tool beside its own. */
public final class FirmConnector {
  private FirmConnector() {}

  /** Takes the same arguments as the adapter. */
  public static void main(String[] args) {
    Main.main(args);
  }
}
