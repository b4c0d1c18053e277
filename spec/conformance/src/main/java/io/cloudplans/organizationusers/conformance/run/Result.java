package io.cloudplans.organizationusers.conformance.run;

import io.cloudplans.organizationusers.conformance.cases.Case;
import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.session.Exchange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one case.
 *
 * @param message why it failed or did not run; empty when it passed
 * @param exchanges the last requests and responses
 * @param culprit the request whose response is wrong, or the last one; null where there is none
 */
public record Result(
    Case source,
    Outcome outcome,
    String message,
    List<Exchange> exchanges,
    @Nullable Request culprit,
    Duration time) {
  Result with(Outcome other) {
    return new Result(source, other, message, exchanges, culprit, time);
  }
}
