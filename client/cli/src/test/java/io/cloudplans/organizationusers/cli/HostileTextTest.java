package io.cloudplans.organizationusers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.fake.Faults;
import io.cloudplans.organizationusers.client.model.Role;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Server text that tries to forge lines, control the terminal or reverse text. */
class HostileTextTest {
  /** JSON escapes of line breaks, control and invisible characters, and changes of direction. */
  private static final String HOSTILE =
      "\\n\\r\\t\\u001b[2J\\u007f\\u0085\\u009b31m\\u061c\\u200b\\u2028\\u2029\\u202e\\u2066\\ufeff"
          + "\\udb40\\udc41\\ud800";

  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");

  @AutoClose private final TestServer server = new TestServer();
  private final Cli cli = server.cli();

  private void assertSafe(String output, int lines) {
    assertThat(UNSAFE.matcher(output).find()).isFalse();
    assertThat(output.lines()).hasSize(lines);
  }

  private void send(String before) {
    server.fake.next(
        Faults.changedBody(
            body -> body.replaceFirst(before, before + HOSTILE.replace("\\", "\\\\"))));
  }

  @Test
  void listShouldPrintALineForEachUser() {
    send("billing@");
    assertSafe(cli.run("list", "42").out(), 5);
  }

  @Test
  void listShouldNotPadEachLineToTheLengthOfOneLongCell() {
    for (int i = 0; i < 200; i++) {
      server.fake.user(42, "user-" + i + "@example.com", Role.VIEWER);
    }
    server.fake.next(Faults.changedBody(body -> body.replace("billing@", "b".repeat(100_000))));
    assertThat(cli.run("list", "42").out()).hasSizeBetween(100_000, 200_000);
  }

  @Test
  void listShouldEscapeTheTextInJson() {
    send("\"role\":\"billing");
    String json = cli.run("list", "42", "--json").out();
    assertSafe(json, 1);
    assertThat(json)
        .contains("billing\\n\\r\\t\\u001B[2J\\u007f\\u0085\\u009b31m\\u061c\\u200b\\u2028");
  }

  @Test
  void planShouldPrintALineForEachChange() {
    send("billing@");
    assertSafe(
        cli.withInput("email,role,state\n" + server.roster()).run("plan", "42", "-").out(), 3);
  }

  @Test
  void problemShouldBePrintedOnOneLine() {
    send("\"detail\":\"");
    assertSafe(cli.run("list", "43").err(), 1);
  }
}
