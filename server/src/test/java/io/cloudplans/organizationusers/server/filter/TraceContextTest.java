package io.cloudplans.organizationusers.server.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The ids of a request and its trace in the log. */
class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @AfterEach
  void forget() {
    TraceContext.end();
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  @Test
  void logShouldContainTheIdAndTheTraceOfARequestWhenWellFormed() {
    TraceContext.begin("5f0c1e9a-7b3d", "00-" + TRACE + "-00f067aa0ba902b7-01");
    assertThat(MDC.get("request_id")).isEqualTo("5f0c1e9a-7b3d");
    assertThat(MDC.get("trace_id")).isEqualTo(TRACE);
    assertThat(MDC.get("span_id")).isEqualTo("00f067aa0ba902b7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner@example.com",
        "eyJhbGciOiJFZERTQSJ9.eyJlbWFpbCI6Im93bmVyQGV4YW1wbGUuY29tIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
        "a/b"
      })
  void logShouldNotContainTheIdOfARequestWhenItCouldBeASecret(String id) {
    TraceContext.begin(id, "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01");
    assertThat(MDC.get("request_id")).isNull();
    assertThat(MDC.get("trace_id")).isNull();
  }
}
