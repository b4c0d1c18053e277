package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.TestServer.LIMITS;
import static io.cloudplans.organizationusers.server.fixture.TestServer.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.config.Endpoint;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.cloudplans.organizationusers.server.fixture.ContractProblem;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller may send in a time. */
class RateLimitTest {
  /** So slow that none comes back during the test. */
  private static final RateLimit THREE_AN_HOUR = new RateLimit(3, Duration.ofHours(1));

  @TempDir Path folder;

  private TestServer limited() {
    Limits limits =
        new Limits(
            THREE_AN_HOUR,
            LIMITS.concurrent(),
            LIMITS.waiting(),
            LIMITS.queueTimeout(),
            LIMITS.readTimeout(),
            LIMITS.deadline(),
            LIMITS.connections());
    return new TestServer(folder, new Endpoint("127.0.0.1", 0, null, limits));
  }

  @Test
  void listShouldBeRateLimitedWhenTheCallerSentItsShare() {
    try (TestServer server = limited()) {
      for (int left = 2; left >= 0; left--) {
        HttpResponse<String> response = server.get(LIST);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "RateLimit-Policy")).isEqualTo("\"caller\";q=3;w=3600");
        assertThat(header(response, "RateLimit")).startsWith("\"caller\";r=" + left + ";t=");
      }
      HttpResponse<String> refused =
          server.send(server.request(LIST).header("X-Request-Id", "fourth"));

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).isEqualTo(ContractProblem.example("rate-limited", "fourth"));
      assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 1200);
      assertThat(header(refused, "RateLimit")).startsWith("\"caller\";r=0;t=");
    }
  }

  @Test
  void rateShouldComeBeforeTheRouteAndBeEachCallersOwn() {
    try (TestServer server = limited()) {
      for (int i = 0; i < 3; i++) {
        assertThat(server.get("/v1/nothing").statusCode()).isEqualTo(404);
      }
      assertThat(server.get("/v1/nothing").statusCode()).isEqualTo(429);
      String other = server.token("viewer@example.com", false);
      assertThat(server.send(server.request(LIST, other)).statusCode()).isEqualTo(200);
    }
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
