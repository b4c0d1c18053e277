package io.cloudplans.organizationusers.client.internal.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudplans.organizationusers.client.error.NotAProblemException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.Problem;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.RawResponse;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.internal.field.RetryAfter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an error's body as a problem document (RFC 9457). */
public final class ProblemParser {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(?i)\\s*application/problem\\+json\\s*(;.*)?");

  /** The contract's maximum; more could fill the memory, and the exception's message. */
  private static final int MAX_FAULTS = 20;

  private ProblemParser() {}

  public static OrganizationUsersException exception(CallResponse response) {
    RawResponse raw = response.raw();
    if (!MEDIA_TYPE.matcher(raw.header("Content-Type").orElse("")).matches()) {
      return new NotAProblemException("an error without a problem document", raw, null);
    }
    try {
      var document =
          Json.MAPPER.readValue(
              response.body(), io.cloudplans.organizationusers.client.internal.model.Problem.class);
      return document == null
          ? new NotAProblemException("an error with an empty problem document", raw, null)
          : ProblemException.of(problem(raw, document));
    } catch (JsonProcessingException e) {
      return new NotAProblemException("an error with an unreadable problem document", raw, e);
    } catch (IOException e) {
      return response.failure(e);
    }
  }

  private static Problem problem(
      RawResponse raw, io.cloudplans.organizationusers.client.internal.model.Problem document) {
    return new Problem(
        raw,
        Objects.requireNonNullElse(document.getType(), "about:blank"),
        document.getTitle(),
        document.getDetail(),
        raw.requestId().orElse(document.getRequestId()),
        Stream.ofNullable(document.getErrors())
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .limit(MAX_FAULTS)
            .map(ProblemParser::fault)
            .toList(),
        RetryAfter.of(raw::header).orElse(null));
  }

  private static RequestFault fault(
      io.cloudplans.organizationusers.client.internal.model.RequestFault fault) {
    return new RequestFault(
        fault.getPointer(),
        fault.getParameter(),
        fault.getHeader(),
        Objects.requireNonNullElse(fault.getDetail(), ""));
  }
}
