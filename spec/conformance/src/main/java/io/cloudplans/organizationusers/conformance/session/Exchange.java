package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response.
 *
 * @param response the response, or null if it was incomplete
 * @param failure why the response was incomplete, or null
 */
public record Exchange(Request request, @Nullable Response response, @Nullable String failure) {
  /** More than a report shows. */
  private static final int MAX_BYTES = 5000;

  /** Returns this exchange without most of a long response, so that a run's results stay small. */
  Exchange shortened() {
    return response == null ? this : new Exchange(request, response.shortened(MAX_BYTES), failure);
  }
}
