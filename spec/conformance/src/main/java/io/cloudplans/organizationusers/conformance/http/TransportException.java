package io.cloudplans.organizationusers.conformance.http;

/** Tells why no whole HTTP response came. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** No connection could be opened. */
    UNREACHABLE,
    /** The server closed or reset the connection before a whole response came. */
    CLOSED,
    /** The response did not come in time. */
    TIMEOUT,
    /** The bytes are no HTTP response. */
    MALFORMED,
    /** The response has more bytes than the kit reads. */
    TOO_LARGE
  }

  private final Kind kind;

  TransportException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }
}
