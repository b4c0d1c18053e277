package io.cloudplans.organizationusers.conformance.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.conformance.Kit;
import io.cloudplans.organizationusers.conformance.SharedServer;
import io.cloudplans.organizationusers.conformance.run.Outcome;
import io.cloudplans.organizationusers.conformance.run.Summary;
import io.cloudplans.organizationusers.conformance.run.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers that fail after some requests. */
@Tag("conformance")
@Timeout(180)
@ExtendWith(SharedServer.class)
class MidwayIT {
  private static final int GOOD = 400;
  private static final byte[] MEBIBYTE = new byte[1 << 20];

  private final SharedServer.Running running;

  MidwayIT(SharedServer.Running running) {
    this.running = running;
  }

  private interface End {
    void write(OutputStream out) throws IOException;
  }

  @Test
  void runShouldBeIncompleteWhenTheServerDies() throws IOException {
    Summary summary =
        run(
            out -> {
              throw new IOException("gone");
            });

    assertIncomplete(summary);
  }

  @Test
  void runShouldBeIncompleteWhenTheServerHangs() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    Summary summary =
        run(
            out -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    assertIncomplete(summary);
  }

  @Test
  void runShouldBeIncompleteWhenResponsesNeverEnd() throws IOException {
    Summary summary =
        run(
            out -> {
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
              while (true) {
                out.write(MEBIBYTE);
              }
            });

    assertIncomplete(summary);
  }

  private static void assertIncomplete(Summary summary) {
    assertThat(summary.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(summary.ended()).contains("no response in 5 cases");
    assertThat(summary.count(Outcome.PASSED)).isPositive();
  }

  private Summary run(End end) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    Proxy.Behavior behavior =
        Proxy.writing(
            (request, received, out) -> {
              if (requests.incrementAndGet() > GOOD) {
                end.write(out);
              } else {
                out.write(Proxy.plain(request, received));
              }
            });
    try (Proxy proxy = new Proxy(running.server().address(), behavior)) {
      return Kit.run(Kit.withLowLimits(running.setup(proxy.address())), Kit.cases("*"));
    }
  }
}
