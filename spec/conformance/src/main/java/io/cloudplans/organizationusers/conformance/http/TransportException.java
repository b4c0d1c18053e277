package io.cloudplans.organizationusers.conformance.http;

/** Signals that no complete HTTP response arrived. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of failure. */
  public enum Kind {
    /** No connection could be opened. */
    UNREACHABLE,
    /** The server closed or reset the connection before the response was complete. */
    CLOSED,
    /** The response did not come in time. */
    TIMEOUT,
    /** The bytes are not an HTTP response. */
    MALFORMED,
    /** The response exceeds the kit's size limit. */
    TOO_LARGE
  }

  private final Kind kind;

  TransportException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns the kind of failure. */
  public Kind kind() {
    return kind;
  }
}
