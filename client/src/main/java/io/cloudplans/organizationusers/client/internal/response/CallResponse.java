package io.cloudplans.organizationusers.client.internal.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.client.error.MalformedBodyException;
import io.cloudplans.organizationusers.client.error.NoResponseException;
import io.cloudplans.organizationusers.client.error.RawResponse;
import io.cloudplans.organizationusers.client.error.StatusMismatchException;
import io.cloudplans.organizationusers.client.error.UnexpectedResponseException;
import io.cloudplans.organizationusers.client.internal.field.NextLink;
import io.cloudplans.organizationusers.client.model.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** An answer, and what is wrong with it. */
public record CallResponse(HttpResponse<Body> response) {
  public static final int NOT_MODIFIED = 304;

  /** In bytes: a small body can be the gzip of a very large one. */
  private static final int LONGEST_TEXT = 1 << 20;

  public int status() {
    return response.statusCode();
  }

  public boolean isSuccess() {
    return status() / 100 == 2;
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  public Version version() {
    return header("ETag").map(Version::new).orElseThrow(() -> unexpected("no ETag"));
  }

  /** Where the next page begins; null if this is the last one. */
  public @Nullable String nextCursor() {
    try {
      return NextLink.cursor(response.headers().allValues("Link"));
    } catch (IllegalArgumentException e) {
      throw unexpected(String.valueOf(e.getMessage()));
    }
  }

  /** The body without its content coding: gzip, which nobody asked for, but which HTTP allows. */
  public InputStream body() throws IOException {
    InputStream coded = response.body().stream();
    boolean gzip = header("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
    return gzip ? new GZIPInputStream(coded) : coded;
  }

  /** Lets the connection go of a body that will not be read. */
  public void giveUp() {
    try {
      response.body().stream().close();
    } catch (IOException e) {
      // What made it give up is thrown.
    }
  }

  /** The answer as it came, its body read as UTF-8 whatever the platform's charset is. */
  public RawResponse raw() {
    return new RawResponse(
        status(), response.headers().map(), response.body().whole() ? text() : "");
  }

  private String text() {
    try {
      response.body().stream().reset();
      return new String(body().readNBytes(LONGEST_TEXT), UTF_8);
    } catch (IOException e) {
      throw new NoResponseException("the answer's gzip cannot be undone", e);
    }
  }

  /** Refuses a body that says another status than the first line (the envelope's own member). */
  public void requireStatus(@Nullable Integer said) {
    if (required(said, "status") != status()) {
      throw new StatusMismatchException("the body says status " + said, raw(), null);
    }
  }

  public <T> T required(@Nullable T member, String name) {
    if (member == null) {
      throw malformed("the body has no " + name, null);
    }
    return member;
  }

  public MalformedBodyException malformed(String message, @Nullable Throwable cause) {
    return new MalformedBodyException(message, raw(), cause);
  }

  public UnexpectedResponseException unexpected(String message) {
    return new UnexpectedResponseException(message, raw(), null);
  }
}
