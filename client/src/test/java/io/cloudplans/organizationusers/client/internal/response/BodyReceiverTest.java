package io.cloudplans.organizationusers.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

/** Tests the body of a response that arrives when its thread has been interrupted. */
class BodyReceiverTest {
  private final BodyReceiver receiver = BodySettings.complete(100).receiver(Duration.ofMinutes(1));
  private boolean cancelled;

  @Test
  void closeShouldCancelTheBodyWhenItHasArrived() {
    arrive();
    assertThat(cancelled).isFalse();
    receiver.close();
    assertThat(cancelled).isTrue();
  }

  @Test
  void closeShouldCancelTheBodyWhenItArrivesLater() {
    receiver.close();
    arrive();
    assertThat(cancelled).isTrue();
  }

  private void arrive() {
    receiver
        .apply(new Info(200, HttpHeaders.of(Map.of(), (name, value) -> true), Version.HTTP_1_1))
        .onSubscribe(
            new Subscription() {
              @Override
              public void request(long parts) {}

              @Override
              public void cancel() {
                cancelled = true;
              }
            });
  }

  private record Info(int statusCode, HttpHeaders headers, Version version)
      implements ResponseInfo {}
}
