package io.cloudplans.organizationusers.client.internal.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.RawResponse;
import io.cloudplans.organizationusers.client.error.ResponseTooLargeException;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.internal.field.NextLink;
import io.cloudplans.organizationusers.client.model.ResponseHeaders;
import io.cloudplans.organizationusers.client.model.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A response, and the exceptions for its faults. */
public record CallResponse(int status, ResponseHeaders headers, Body content) {
  public static final int NOT_MODIFIED = 304;

  static final int OK = 200;

  private static final String NOT_THE_JSON = "the body is not the JSON that the contract describes";

  /** RFC 9110, section 8.4.1.3. */
  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  /** Receives the body of a response, or throws if it is too long. */
  public static CallResponse of(HttpResponse<IncomingBody> response, BodySettings settings)
      throws IOException {
    int status = response.statusCode();
    ResponseHeaders headers = new ResponseHeaders(response.headers().map());
    try {
      return new CallResponse(status, headers, settings.body(status, response.body()));
    } catch (BoundedInputStream.LimitException e) {
      response.body().close();
      throw tooLarge(status, headers, e);
    }
  }

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  public Version version() {
    return headers
        .first("ETag")
        .map(tag -> new Version(tag.strip()))
        .orElseThrow(() -> unexpected("no ETag"));
  }

  /** Returns the cursor of the next page, or null if this is the last page. */
  public @Nullable String nextCursor() {
    try {
      return NextLink.cursor(headers.all("Link"));
    } catch (IllegalArgumentException e) {
      throw unexpected(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the decompressed body: HTTP allows gzip even if the request did not ask for it. */
  BoundedInputStream body() throws IOException {
    String coding = headers.first("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    InputStream stream = content.stream();
    if (content.complete()) {
      stream.reset();
    }
    BoundedInputStream bounded = new BoundedInputStream(stream, content.limit());
    return GZIP.contains(coding) ? bounded.gunzipped() : bounded;
  }

  /** Reads the JSON of a body that was received as a whole. */
  public <T> T json(Class<T> type) {
    try {
      return required(Json.MAPPER.readValue(body(), type), "content");
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Closes the connection unless the body was read to its end. */
  void closeQuietly() {
    try {
      content.stream().close();
    } catch (IOException e) {
      // The caller throws the original failure.
    }
  }

  /** Returns the response with its body decoded as UTF-8. */
  public RawResponse raw() {
    return new RawResponse(status, headers, content.complete() ? text() : "");
  }

  private String text() {
    try {
      return new String(body().readNBytes((int) BodySettings.SMALL.limit()), UTF_8);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Rejects a body whose status differs from the status line. */
  public void requireStatus(@Nullable Integer inBody) {
    if (required(inBody, "status") != status) {
      throw new StatusMismatchException("the body has status " + inBody, raw(), null);
    }
  }

  public <T> T required(@Nullable T member, String name) {
    if (member == null) {
      throw malformed("the body has no " + name, null);
    }
    return member;
  }

  /** Returns the exception for a body that cannot be read. */
  OrganizationUsersException failure(IOException e) {
    if (e instanceof BoundedInputStream.LimitException limit) {
      return tooLarge(status, headers, limit);
    }
    if (e instanceof JsonProcessingException) {
      return malformed(NOT_THE_JSON, e);
    }
    if (e instanceof InterruptedIOException) {
      return new CallInterruptedException(e);
    }
    return e instanceof HttpTimeoutException
        ? new CallTimeoutException("no more of the response in time", e)
        : new NoResponseException("no complete response: " + e, e);
  }

  private static ResponseTooLargeException tooLarge(
      int status, ResponseHeaders headers, BoundedInputStream.LimitException e) {
    return new ResponseTooLargeException(e.limit, new RawResponse(status, headers, ""));
  }

  void requireJson(boolean valid) {
    if (!valid) {
      throw malformed(NOT_THE_JSON, null);
    }
  }

  private MalformedBodyException malformed(String message, @Nullable Throwable cause) {
    return new MalformedBodyException(message, raw(), cause);
  }

  public UnexpectedResponseException unexpected(String message) {
    return new UnexpectedResponseException(message, raw(), null);
  }
}
