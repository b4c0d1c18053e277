package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import org.junit.jupiter.api.Test;

/** The rate limit of a caller. */
class RateLimitTest {
  /** Returns a server whose rate is so low that no quota becomes available during the test. */
  private RunningServer limited() {
    return new RunningServer().withLimits("--rate-limit=3/1h").start();
  }

  @Test
  void listShouldBeRateLimitedWhenTheCallersQuotaIsUsedUp() {
    try (RunningServer server = limited()) {
      for (int left = 2; left >= 0; left--) {
        TestResponse response = server.get(LIST);
        assertThat(response).isOk();
        assertThat(response.header("RateLimit-Policy")).isEqualTo("\"caller\";q=3;w=3600");
        assertThat(response.header("RateLimit")).startsWith("\"caller\";r=" + left + ";t=");
      }
      TestResponse rejected = server.get(LIST, "X-Request-Id", "fourth");

      assertThat(rejected)
          .hasStatus(429)
          .isProblem("rate-limited")
          .hasHeader("X-Request-Id", "fourth");
      assertThat(Integer.parseInt(rejected.header("Retry-After"))).isBetween(1, 1200);
      assertThat(rejected.header("RateLimit")).startsWith("\"caller\";r=0;t=");
    }
  }

  @Test
  void rateShouldBeCheckedPerCallerAndBeforeTheRoute() {
    try (RunningServer server = limited()) {
      for (int i = 0; i < 3; i++) {
        assertThat(server.get("/v1/nothing")).hasStatus(404);
      }
      assertThat(server.get("/v1/nothing")).hasStatus(429);
      String other = server.token("viewer@example.com", false);
      assertThat(server.send(server.requestWith(other, LIST))).isOk();
    }
  }
}
