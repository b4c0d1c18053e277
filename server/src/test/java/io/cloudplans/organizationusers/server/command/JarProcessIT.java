package io.cloudplans.organizationusers.server.command;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.OWNER;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudplans.organizationusers.server.cluster.Program;
import io.cloudplans.organizationusers.server.cluster.RemoteServer;
import io.cloudplans.organizationusers.server.fixture.RawConnection;
import io.cloudplans.organizationusers.server.fixture.RosterTables;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import io.cloudplans.organizationusers.server.fixture.TestedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as a process: on unusual platforms, and when it is terminated. */
@Timeout(120)
class JarProcessIT {
  private static final String LIST = USERS + "list?action=users&org_id=42";

  @TempDir Path folder;

  private Program demo(List<String> jvm) {
    return Program.jar(folder, jvm, Map.of(), "demo", "--port", "0", "--data", folder.toString());
  }

  private Program onDatabase(List<String> jvm, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--db=sqlite:" + folder.resolve("organization-users.db"));
    return Program.jar(folder, jvm, Map.of(), arguments.toArray(String[]::new));
  }

  @Test
  void serverShouldCompleteRunningRequestsWhenTerminated() throws IOException, SQLException {
    try (Program demo = demo(List.of())) {
      RemoteServer server = demo.demoServer();
      try (Connection other = RosterTables.in(folder).lock();
          RawConnection idle = server.connect();
          RawConnection slow = server.connect()) {
        assertThat(idle.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n").read(15))
            .isEqualTo("HTTP/1.1 200 OK");
        String body = body("slow@example.com", "role", "viewer");
        slow.send("POST " + USERS + "add HTTP/1.1\r\nHost: x\r\n")
            .send(
                "Authorization: Bearer "
                    + server.token(OWNER, false)
                    + "\r\nContent-Type: application/json\r\n")
            .send("Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n");
        assertThat(slow.read(25)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        slow.send(body);
        demo.terminate();
        // The idle connection ends some time after the signal, so the rest happens well after it.
        idle.readAll();
        other.rollback();

        assertThat(slow.readAll()).startsWith("HTTP/1.1 200 OK").endsWith("{\"status\":200}");
        assertThat(demo.exitCode()).isZero();
      }
    }
  }

  /** Names the client by an invalid address, which the JDK would look up as a host name. */
  @Test
  void clientShouldNotBeLookedUpWhenItsAddressIsInvalid() throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "192.0.2.1 256.1.1.1\n");
    try (Program demo =
        Program.jar(
            folder,
            List.of("-Djdk.net.hosts.file=" + hosts),
            Map.of(),
            "demo",
            "--port=0",
            "--data=" + folder,
            "--rate-limit=1/1h",
            "--trusted-proxies=127.0.0.1")) {
      RemoteServer server = demo.demoServer();
      assertThat(forge(server, "192.0.2.1")).isProblem("invalid-token");
      assertThat(forge(server, "192.0.2.1")).isProblem("rate-limited");

      assertThat(forge(server, "256.1.1.1")).isProblem("invalid-token");
    }
  }

  private static TestResponse forge(RemoteServer server, String client) {
    return server.send(server.requestWith("a.b.c", TestedServer.LIST, "X-Forwarded-For", client));
  }

  @ParameterizedTest
  @CsvSource({"tr,TR", "ar,EG"})
  void textShouldStayIntactWhenThePlatformHasOtherDefaults(String language, String country)
      throws JsonProcessingException {
    List<String> elsewhere =
        List.of(
            "-Dfile.encoding=ISO-8859-1",
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.timezone=Asia/Tokyo");
    String reason = "Left: ge\u00e7ti \u4e16\u754c \uD83D\uDC4B I\u0131\u0130i";
    try (Program demo = demo(elsewhere)) {
      RemoteServer server = demo.demoServer();
      assertThat(demo.lineAfter("curl ")).endsWith(" '" + server.address() + LIST + "'");
      assertThat(server.post("add", body("INFO.I@example.com", "role", "viewer"))).isOk();
      assertThat(server.get(TestedServer.LIST + "&user_id=Info.I@EXAMPLE.com").body())
          .contains(
              "[{\"email\":\"info.i@example.com\",\"role\":\"viewer\",\"state\":\"inactive\"}]");
      assertThat(server.post("remove", body("info.I@example.COM", "reason", reason))).isOk();

      assertThat(demo.errors()).doesNotContain("\"level\":\"WARN\"", "\"level\":\"ERROR\"");
    }
    try (Program json = onDatabase(elsewhere, "history", "--org-id=42", "--json");
        Program text = onDatabase(elsewhere, "history", "--org-id=42");
        Program list = onDatabase(elsewhere, "org", "list")) {
      String last = json.output().lines().skip(7).findFirst().orElseThrow();
      JsonNode row = new ObjectMapper().readTree(last);

      assertThat(row.get("reason").textValue()).isEqualTo(reason);
      assertThat(row.get("email").textValue()).isEqualTo("info.i@example.com");
      assertThat(row.get("at").textValue()).endsWith("Z");
      assertThat(text.output()).contains("\t" + reason + "\t");
      assertThat(list.output()).isEqualTo("org_id\tversion\tmfa\n42\t8\t");
    }
  }
}
