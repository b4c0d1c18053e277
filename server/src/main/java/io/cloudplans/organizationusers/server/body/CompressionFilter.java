package io.cloudplans.organizationusers.server.body;

import io.cloudplans.organizationusers.rules.contract.EntityTags;
import io.cloudplans.organizationusers.rules.roster.StoreUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compresses large rosters for callers that accept gzip, with a separate entity tag. */
public final class CompressionFilter implements ContainerResponseFilter {
  private static final long LARGE_BYTES = 8192;
  private static final Pattern CODING =
      Pattern.compile(
          "(?i)\\s*+([\\w*!#$%&'+.^`|~-]++)\\s*+(?:;\\s*+q\\s*+=\\s*+([01](?:\\.\\d{0,3})?))?\\s*+");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof SpooledBody body)
        || body.length() < LARGE_BYTES
        || !acceptsGzip(request.getHeaderString("Accept-Encoding"))) {
      return;
    }
    SpooledBody compressed = gzipped(body);
    response.setEntity(compressed);
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Content-Encoding", "gzip");
    headers.putSingle("ETag", EntityTags.gzipped(response.getHeaderString("ETag")));
  }

  private static SpooledBody gzipped(SpooledBody body) {
    try {
      return body.gzipped();
    } catch (IOException e) {
      throw new StoreUnavailableException("the response cannot be compressed", e);
    }
  }

  /** Returns whether {@code Accept-Encoding} accepts gzip (RFC 9110, section 12.5.3). */
  public static boolean acceptsGzip(@Nullable String header) {
    boolean any = false;
    for (String part : header == null ? new String[0] : header.split(",")) {
      Matcher coding = CODING.matcher(part);
      if (!coding.matches()) {
        continue;
      }
      boolean accepted = coding.group(2) == null || Double.parseDouble(coding.group(2)) > 0;
      if (coding.group(1).equalsIgnoreCase("gzip")) {
        return accepted;
      }
      any |= coding.group(1).equals("*") && accepted;
    }
    return any;
  }
}
