package io.cloudplans.organizationusers.server.filter;

import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flood of forged tokens. */
@Timeout(60)
class TokenFloodTest {
  private static final int MAX = 3;
  private static final int FLOOD = Integer.getInteger("abuse.tokens", 2_000);

  @AutoClose private final RunningServer server = new RunningServer();
  private @Nullable String signed;
  private int forged;

  private void start(String rate, String proxies) {
    server.withLimits("--rate-limit=" + rate, "--trusted-proxies=" + proxies).start();
  }

  @Test
  void forgedTokensShouldBeLimitedWhenTheirAddressSentTooMany() {
    start(MAX + "/1h", "");
    String known = server.token(OWNER, false);
    assertThat(server.send(server.requestWith(known, LIST))).isOk();
    for (int i = 0; i < MAX; i++) {
      // A header of a peer that is not a proxy does not change its address.
      assertThat(forge("X-Forwarded-For", "192.0.2." + i)).isProblem("invalid-token");
    }

    TestResponse limited = forge("Forwarded", "for=192.0.2.9");

    assertThat(limited).isProblem("rate-limited").hasNoHeader("RateLimit");
    assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 1200);
    assertThat(server.send(server.requestWith(known, LIST))).isOk();
    String fresh = server.token("viewer@example.com", false);
    assertThat(server.send(server.requestWith(fresh, LIST))).isProblem("rate-limited");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 192.0.2.1",
        "X-Forwarded-For: 198.51.100.7, 192.0.2.1",
        "X-Forwarded-For: 192.0.2.1, 127.0.0.1",
        "X-Forwarded-For: 192.0.2.1:4711, 10.1.2.3",
        "Forwarded: for=192.0.2.1",
        "Forwarded: For=\"192.0.2.1:80\";proto=http;by=10.0.0.1",
        "Forwarded: for=198.51.100.7, for=192.0.2.1, for=10.9.9.9;host=for",
        "Forwarded: for=\"open, for=\"192.0.2.1\"",
        "Forwarded: for=192.0.2.1;host=\"for=198.51.100.7\"",
        "Forwarded: for=192.0.2.1 ; host=\"a,for=198.51.100.7;by=b\"",
        "Forwarded: for=192.0.2.1;host=\"a\\\";for=198.51.100.7\"",
        "Forwarded: for=192.0.2.1;secret=for, for=10.1.2.3;by=\"[::1]:80\"",
        "Forwarded: for=192.0.2.1:4711;host=\"for=192.0.2.2, for=198.51.100.7\""
      })
  void forgedTokensShouldBeLimitedWhenATrustedProxyNamesTheirClient(String header) {
    start(MAX + "/1h", "127.0.0.0/8,10.0.0.0/8");
    String[] field = header.split(": ", 2);
    for (int i = 0; i < MAX; i++) {
      assertThat(forge("X-Forwarded-For", "192.0.2.1")).isProblem("invalid-token");
    }

    assertThat(forge(field[0], field[1])).isProblem("rate-limited");
    assertThat(forge("X-Forwarded-For", "192.0.2.2")).isProblem("invalid-token");
    assertThat(forge("Forwarded", "for=\"[2001:db8:0:1::1]:80\"")).isProblem("invalid-token");
  }

  @Test
  void forgedTokensShouldBeLimitedTogetherWhenTheyComeFromOneIpv6Network() {
    start(MAX + "/1h", "127.0.0.1");
    for (int i = 0; i < MAX; i++) {
      assertThat(forge("X-Forwarded-For", "2001:db8:0:1::" + i)).isProblem("invalid-token");
    }

    assertThat(forge("X-Forwarded-For", "2001:db8:0:1:ffff::")).isProblem("rate-limited");
    assertThat(forge("X-Forwarded-For", "2001:db8:0:2::1")).isProblem("invalid-token");
  }

  @Test
  void healthyClientShouldGetEveryResponseWhenTokensAreForged() {
    start("100/1s", "");
    String known = server.token(OWNER, false);
    assertThat(server.send(server.requestWith(known, LIST))).isOk();
    CompletableFuture<Void> flood =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < FLOOD; i++) {
                assertThat(forge("X-A", "a").status()).isIn(401, 429);
              }
            });

    for (int i = 0; i < 50; i++) {
      assertThat(server.send(server.requestWith(known, LIST))).isOk();
    }

    flood.join();
  }

  /** Sends one of the two headers from the proxy, and the other from the client. */
  @Test
  void forgedTokensShouldBeLimitedWhenTheirClientAddsTheOtherHeader() {
    start(MAX + "/1h", "127.0.0.1");
    for (int i = 0; i < MAX; i++) {
      assertThat(forge("X-Forwarded-For", "192.0.2.1", "Forwarded", "for=198.51.100." + i))
          .isProblem("invalid-token");
    }

    assertThat(forge("X-Forwarded-For", "192.0.2.1", "Forwarded", "for=198.51.100.99"))
        .isProblem("rate-limited");
    assertThat(forge("X-Forwarded-For", "192.0.2.1", "Forwarded", "for=192.0.2.1"))
        .isProblem("invalid-token");
    assertThat(forge("X-Forwarded-For", "198.51.100.99")).isProblem("invalid-token");
  }

  private TestResponse forge(String... headers) {
    return server.send(server.requestWith(forgedToken(), LIST, headers));
  }

  /** Returns a new token each time, as if signed by the issuer. */
  private String forgedToken() {
    if (signed == null) {
      signed = server.token(OWNER, false);
    }
    return signed.substring(0, signed.lastIndexOf('.') + 1) + "%086d".formatted(forged++);
  }
}
