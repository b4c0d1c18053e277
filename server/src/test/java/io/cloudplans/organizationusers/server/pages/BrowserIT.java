package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.Operation;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, which must find nothing to complain about. */
@Tag("browser")
class BrowserIT {
  @RegisterExtension static final RunningServer server = new RunningServer();

  @TempDir Path folder;

  @Test
  void docsShouldShowEachOperationWhenOpened() throws Exception {
    String document = open(server.uri("/docs/").toString());

    assertThat(document)
        .contains(
            Contract.builtIn().operations().stream()
                .map(Operation::path)
                .map("data-path=\"%s\""::formatted)
                .toList());
  }

  @Test
  void problemPageShouldShowItsAdviceWhenOpened() throws Exception {
    String document = open(server.uri("/problems/step-up-required").toString());

    assertThat(document).contains("<h1>Second factor required</h1>", "<code>acr_values</code>");
  }

  /** The page's document after its scripts have run; a message on the console fails the test. */
  private String open(String url) throws IOException, InterruptedException {
    Path document = folder.resolve("document.html");
    Path log = folder.resolve("chromium.log");
    Process chromium =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=30000",
                "--dump-dom",
                url)
            .redirectOutput(document.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(chromium.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      chromium.destroyForcibly();
    }
    assertThat(Files.readString(log, UTF_8)).doesNotContain("CONSOLE");
    return Files.readString(document, UTF_8);
  }
}
