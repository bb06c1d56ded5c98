package io.github.mycase4j.mcp.config;

import io.github.mycase4j.client.error.MyCaseException;

/** It is not certain which folder is meant, so none is used. The message says what to set. */
public final class UnusableHomeException extends MyCaseException {
  private static final long serialVersionUID = 1L;

  UnusableHomeException(String message) {
    super(message);
  }
}
