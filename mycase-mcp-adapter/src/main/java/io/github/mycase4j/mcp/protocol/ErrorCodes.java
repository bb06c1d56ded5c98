package io.github.mycase4j.mcp.protocol;

/** The error codes of JSON-RPC and MCP that the server sends. */
public final class ErrorCodes {
  /** The message is not JSON. */
  public static final int PARSE_ERROR = -32700;

  /** The message is not a valid request. */
  public static final int INVALID_REQUEST = -32600;

  /** The server has no such method. */
  public static final int METHOD_NOT_FOUND = -32601;

  /** The parameters of the method are invalid. */
  public static final int INVALID_PARAMS = -32602;

  /** The server failed. */
  public static final int INTERNAL_ERROR = -32603;

  /** There is no such resource; up to revision 2025-11-25. */
  public static final int RESOURCE_NOT_FOUND = -32002;

  /** The headers of an HTTP request are missing or do not match its body; from 2026-07-28 on. */
  public static final int HEADER_MISMATCH = -32020;

  /** The revision that the request names is not supported; from 2026-07-28 on. */
  public static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

  private ErrorCodes() {}
}
