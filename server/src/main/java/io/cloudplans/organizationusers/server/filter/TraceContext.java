package io.cloudplans.organizationusers.server.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Adds the ids of a request and its trace to every log line of that request. */
public final class TraceContext {
  /** W3C Trace Context, section 3.2: version, trace id, parent id, flags. */
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}.*");

  /** The request ids that cannot be an e-mail address or a token, which no log line may contain. */
  private static final Pattern LOGGABLE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private static final String SUSPENDED = TraceContext.class.getName();

  private TraceContext() {}

  static void begin(String requestId, @Nullable String traceparent) {
    if (LOGGABLE.matcher(requestId).matches()) {
      MDC.put("request_id", requestId);
    }
    Matcher trace = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
    if (trace.matches()) {
      MDC.put("trace_id", trace.group(1));
      MDC.put("span_id", trace.group(2));
    }
  }

  /** Removes the context from this thread, because another thread may continue the request. */
  public static void suspend(ContainerRequestContext request) {
    request.setProperty(SUSPENDED, MDC.getCopyOfContextMap());
    MDC.clear();
  }

  @SuppressWarnings("unchecked")
  static void resume(ContainerRequestContext request) {
    MDC.setContextMap((Map<String, String>) request.getProperty(SUSPENDED));
  }

  static void end() {
    MDC.clear();
  }
}
