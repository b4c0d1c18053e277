package io.cloudplans.organizationusers.conformance.session;

import io.cloudplans.organizationusers.conformance.http.Request;
import io.cloudplans.organizationusers.conformance.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request and what came back.
 *
 * @param response null where no whole response came
 * @param failure why no whole response came, or null
 */
public record Exchange(Request request, @Nullable Response response, @Nullable String failure) {}
