package io.cloudplans.organizationusers.client.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemType;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripted faults, as a plain HTTP client receives them. */
@Timeout(60)
class FaultsTest {
  @AutoClose private final FakeFixture fixture = new FakeFixture();
  private final FakeOrganizationUsers fake = fixture.fake;

  static Stream<String> slugs() {
    return new ProblemTypes(Contract.builtIn()).all().stream().map(ProblemType::slug);
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void addShouldGetTheContractsProblemWhenScripted(String slug) throws IOException {
    fake.next(Faults.problem(slug));

    HttpResponse<String> response = fixture.write(slug);

    ObjectNode example =
        Contract.builtIn().document().at("/components/examples/" + slug + "/value").deepCopy();
    example.put("request_id", response.headers().firstValue("X-Request-Id").orElseThrow());
    if (example.has("errors")) {
      example.putArray("errors");
    }
    assertThat(response.body()).isEqualTo(example.toString());
    assertThat(response.statusCode()).isEqualTo(example.get("status").intValue());
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(fake.history(42)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "rate-limited, Retry-After, 1",
    "unavailable, Retry-After, 1",
    "method-not-allowed, Allow, POST",
    "invalid-token, WWW-Authenticate, 'Bearer error=\"invalid_token\"'",
  })
  void addShouldGetTheTypesHeadersWhenScripted(String slug, String name, String value)
      throws IOException {
    fake.next(Faults.problem(slug));
    assertThat(fixture.add().headers().allValues(name)).containsExactly(value);
  }

  @Test
  void addShouldGetRetryAfterWhenScripted() throws IOException {
    fake.next(Faults.problem("unavailable", Duration.ofMinutes(2)));
    assertThat(fixture.add().headers().allValues("Retry-After")).containsExactly("120");
  }

  @Test
  void problemShouldBeRejectedWhenTheContractHasNoSuchType() {
    assertThatIllegalArgumentException().isThrownBy(() -> Faults.problem("no-such-thing"));
  }

  @Test
  void addShouldBeChallengedWhenStepUpIsScripted() throws IOException {
    fake.next(Faults.stepUp());

    HttpResponse<String> response = fixture.add();

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .isEqualTo("Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa\"");
  }

  @Test
  void addShouldBeCutAndNotExecutedWhenScripted() {
    fake.next(Faults.dropConnection());
    assertThatIOException().isThrownBy(fixture::add);
    assertThat(fake.history(42)).hasSize(1);
  }

  @Test
  void addShouldBeExecutedAndCutWhenScripted() {
    fake.next(Faults.dropResponse());
    assertThatIOException().isThrownBy(fixture::add);
    assertThat(fake.history(42)).hasSize(2);
  }

  @Test
  void addShouldBeExecutedAndItsResponseCutWhenScripted() {
    fake.next(Faults.truncateResponse());
    assertThatIOException().isThrownBy(fixture::add).withMessageContaining("content-length");
    assertThat(fake.history(42)).hasSize(2);
  }

  @Test
  void addShouldBeExecutedBeforeItsResponseWhenDelayed() throws IOException {
    fake.next(Faults.delay(Duration.ofMillis(1)));
    assertThat(fixture.add().body()).isEqualTo("{\"status\":200}");
    assertThat(fake.history(42)).hasSize(2);
  }

  @Test
  void delayShouldEndWhenTheFakeIsClosed() {
    fake.next(Faults.delay(Duration.ofDays(1)));
    CompletableFuture<HttpResponse<String>> response =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return fixture.add();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    while (fake.history(42).size() < 2) {
      Thread.onSpinWait();
    }

    fake.close();

    assertThat(response.handle((done, fault) -> true).join()).isTrue();
  }

  @Test
  void addShouldBeExecutedAndItsBodyMalformedWhenScripted() throws IOException {
    fake.next(Faults.malformedBody());
    assertThat(fixture.addViolating().body()).isEqualTo("{\"status\":");

    fake.next(Faults.statusMismatch());
    HttpResponse<String> list = fixture.sendViolating(fixture.request("list?org_id=42"));
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).startsWith("{\"status\":299,\"users\":[{").contains("new@example.com");
  }

  @Test
  void addShouldGetAnHtmlPageAndNotBeExecutedWhenScripted() throws IOException {
    fake.next(Faults.htmlPage(502));

    HttpResponse<String> response = fixture.addViolating();

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.headers().allValues("Content-Type")).containsExactly("text/html");
    assertThat(fake.history(42)).hasSize(1);
  }

  @Test
  void faultsShouldApplyInOrderAndOnlyToTheirCalls() throws IOException {
    fake.next(Faults.problem("unavailable").on(ApiCall.ADD).times(2));
    fake.next(Faults.problem("internal-error").on(ApiCall.LIST));
    fake.next(Faults.problem("rate-limited"));

    assertThat(fixture.add().statusCode()).isEqualTo(503);
    assertThat(fixture.list().statusCode()).isEqualTo(500);
    assertThat(fixture.add().statusCode()).isEqualTo(503);
    assertThat(fixture.list().statusCode()).isEqualTo(429);
    assertThat(fixture.add().statusCode()).isEqualTo(200);
    assertThat(fixture.list().statusCode()).isEqualTo(200);
  }

  @Test
  void timesShouldBeRejectedWhenZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> Faults.dropConnection().times(0));
  }
}
