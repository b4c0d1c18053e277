package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.http.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signals a deviation of the server from the contract. */
public final class CaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Request request;

  /** Creates a failure with a message for the implementer. */
  public CaseFailure(String message) {
    this(message, null);
  }

  /** Creates a failure of the response to one request. */
  CaseFailure(String message, @Nullable Request request) {
    super(message);
    this.request = request;
  }

  /** Returns the request whose response is wrong, if there is exactly one. */
  public Optional<Request> request() {
    return Optional.ofNullable(request);
  }

  /** Throws a failure unless a condition holds. */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be a dependency.
  public static void unless(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new CaseFailure(message.formatted(values));
    }
  }
}
