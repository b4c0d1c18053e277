package io.cloudplans.organizationusers.conformance.run;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Exchange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a case.
 *
 * @param message the reason for a failure or for not running; empty for a passed case
 * @param exchanges the last requests and responses
 * @param failedRequest the request whose response is wrong, or the last one; null if there is none
 */
public record Result(
    Case testCase,
    Outcome outcome,
    String message,
    List<Exchange> exchanges,
    @Nullable Request failedRequest,
    Duration time) {
  /** Makes the message a line, since it may quote the server. */
  public Result {
    message = MessageText.line(message);
  }

  Result with(Outcome other) {
    return new Result(testCase, other, message, exchanges, failedRequest, time);
  }
}
