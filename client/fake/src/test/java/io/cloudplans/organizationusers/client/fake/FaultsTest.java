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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scripted fault, as it looks on the wire. */
@Timeout(60)
class FaultsTest {
  private final Consumer consumer = new Consumer();
  private final FakeOrganizationUsers fake = consumer.fake;

  @AfterEach
  void stop() {
    consumer.close();
  }

  static Stream<String> slugs() {
    return new ProblemTypes(Contract.builtIn()).all().stream().map(ProblemType::slug);
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void addShouldBeAnsweredWithTheContractsProblemWhenScripted(String slug) throws IOException {
    fake.next(Faults.problem(slug));

    HttpResponse<String> answer = consumer.add();

    ObjectNode example =
        Contract.builtIn().document().at("/components/examples/" + slug + "/value").deepCopy();
    example.put("request_id", answer.headers().firstValue("X-Request-Id").orElseThrow());
    if (example.has("errors")) {
      example.putArray("errors");
    }
    assertThat(answer.body()).isEqualTo(example.toString());
    assertThat(answer.statusCode()).isEqualTo(example.get("status").intValue());
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(fake.history(42)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "rate-limited, Retry-After, 1",
    "unavailable, Retry-After, 1",
    "method-not-allowed, Allow, POST",
    "invalid-token, WWW-Authenticate, 'Bearer error=\"invalid_token\"'",
  })
  void addShouldBeAnsweredWithTheTypesHeadersWhenScripted(String slug, String name, String value)
      throws IOException {
    fake.next(Faults.problem(slug));
    assertThat(consumer.add().headers().allValues(name)).containsExactly(value);
  }

  @Test
  void addShouldBeToldToWaitWhenScripted() throws IOException {
    fake.next(Faults.problem("unavailable", Duration.ofMinutes(2)));
    assertThat(consumer.add().headers().allValues("Retry-After")).containsExactly("120");
  }

  @Test
  void problemShouldBeRefusedWhenTheContractHasNoSuchType() {
    assertThatIllegalArgumentException().isThrownBy(() -> Faults.problem("no-such-thing"));
  }

  @Test
  void addShouldBeChallengedWhenStepUpIsScripted() throws IOException {
    fake.next(Faults.stepUp());

    HttpResponse<String> answer = consumer.add();

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .isEqualTo("Bearer error=\"insufficient_user_authentication\", acr_values=\"mfa\"");
  }

  @Test
  void addShouldBeCutAndNotCarriedOutWhenScripted() {
    fake.next(Faults.cut());
    assertThatIOException().isThrownBy(consumer::add);
    assertThat(fake.history(42)).hasSize(1);
  }

  @Test
  void addShouldBeCutAndCarriedOutWhenScripted() {
    fake.next(Faults.cutAfterwards());
    assertThatIOException().isThrownBy(consumer::add);
    assertThat(fake.history(42)).hasSize(2);
  }

  @Test
  void addShouldBeCarriedOutAndItsAnswerCutShortWhenScripted() {
    fake.next(Faults.cutInBody());
    assertThatIOException().isThrownBy(consumer::add).withMessageContaining("14");
    assertThat(fake.history(42)).hasSize(2);
  }

  @Test
  void addShouldBeCarriedOutBeforeItsAnswerComesWhenDelayed() throws IOException {
    fake.next(Faults.delay(Duration.ofMillis(1)));
    assertThat(consumer.add().body()).isEqualTo("{\"status\":200}");
    assertThat(fake.history(42)).hasSize(2);
  }

  @Test
  void delayShouldEndWhenTheFakeIsClosed() {
    fake.next(Faults.delay(Duration.ofDays(1)));
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return consumer.add();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    while (fake.history(42).size() < 2) {
      Thread.onSpinWait();
    }

    fake.close();

    assertThat(answer.handle((done, fault) -> true).join()).isTrue();
  }

  @Test
  void addShouldBeCarriedOutAndAnsweredAmissWhenScripted() throws IOException {
    fake.next(Faults.noJson());
    assertThat(consumer.add().body()).isEqualTo("{\"status\":");

    fake.next(Faults.otherStatus());
    HttpResponse<String> list = consumer.list();
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).startsWith("{\"status\":299,\"users\":[{").contains("new@example.com");
  }

  @Test
  void addShouldGetAPageAndNotBeCarriedOutWhenScripted() throws IOException {
    fake.next(Faults.page(502));

    HttpResponse<String> answer = consumer.add();

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("text/html");
    assertThat(fake.history(42)).hasSize(1);
  }

  @Test
  void faultsShouldHappenInTheirOrderToTheCallsTheyAreForAndNoMore() throws IOException {
    fake.next(Faults.problem("unavailable").on(ApiCall.ADD).times(2));
    fake.next(Faults.problem("internal-error").on(ApiCall.LIST));
    fake.next(Faults.problem("rate-limited"));

    assertThat(consumer.add().statusCode()).isEqualTo(503);
    assertThat(consumer.list().statusCode()).isEqualTo(500);
    assertThat(consumer.add().statusCode()).isEqualTo(503);
    assertThat(consumer.list().statusCode()).isEqualTo(429);
    assertThat(consumer.add().statusCode()).isEqualTo(200);
    assertThat(consumer.list().statusCode()).isEqualTo(200);
  }

  @Test
  void timesShouldBeRefusedWhenThereAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Faults.cut().times(0));
  }
}
