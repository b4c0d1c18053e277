package io.cloudplans.organizationusers.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of operators, each with the resulting error message. */
class MistakesTest {
  private static final String SERVE =
      "serve --port 0 --db sqlite:{}/new.db --jwks {}/keys.json --issuer i --audience a ";
  private static final String TRY = "\nTry 'organization-users-server %s --help'";

  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    Files.writeString(folder.resolve("keys.json"), new TestIssuer().jwks());
    Files.writeString(folder.resolve("text"), "no database, no key\n".repeat(200));
    Files.writeString(folder.resolve("empty"), "");
    Files.writeString(folder.resolve("owner"), "owner@example.com");
    Files.writeString(folder.resolve("no-keys.json"), "{\"keys\":[]}");
    Files.writeString(folder.resolve("object.json"), "{}");
    String text = Base64.getMimeEncoder().encodeToString(new byte[100]);
    for (String label : new String[] {"PUBLIC KEY", "RSA PRIVATE KEY", "PRIVATE KEY"}) {
      Files.writeString(
          folder.resolve(label.replace(' ', '-')),
          "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, text));
    }
    Files.createDirectory(folder.resolve("folder"));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", "Missing required subcommand" + TRY.formatted("").replace("  ", " ")),
        Arguments.of("sreve", "Unmatched argument at index 0: 'sreve'\nDid you mean serve?"),
        Arguments.of(SERVE + "--prot 1", "Unknown options: '--prot', '1'" + TRY.formatted("serve")),
        Arguments.of(
            "serve --port 0 --issuer i --audience a --jwks k",
            "Missing required option: '--db=<url>'" + TRY.formatted("serve")),
        Arguments.of(
            SERVE + "--port x",
            "Invalid value for option '--port': 'x' is not a whole number, or is too large"
                + TRY.formatted("serve")),
        Arguments.of(
            SERVE + "--port \u001bx",
            "Invalid value for option '--port': '\\u001bx' is not a whole number, or is too large"
                + TRY.formatted("serve")),
        Arguments.of(SERVE + "--port 65536", "--port: must be from 0 to 65535"),
        Arguments.of(
            SERVE + "--management-port 99999", "--management-port: must be from 0 to 65535"),
        Arguments.of(
            SERVE + "--port {busy}", "--host, --port: cannot listen on http://127.0.0.1:{busy}"),
        Arguments.of(
            SERVE + "--deadline 5x",
            "Invalid value for option '--deadline': '5x' is not a duration such as 90s, 30m or"
                + " 1h30m"
                + TRY.formatted("serve")),
        Arguments.of(SERVE + "--deadline 0s", "--deadline: must be positive"),
        Arguments.of(SERVE + "--read-timeout 0s", "--read-timeout: must be positive"),
        Arguments.of(
            SERVE + "--rate-limit 100",
            "Invalid value for option '--rate-limit': '100' is not a rate such as 100/1s or"
                + " 6000/1m, or off"
                + TRY.formatted("serve")),
        Arguments.of(
            SERVE + "--rate-limit 100/0s",
            "Invalid value for option '--rate-limit': '100/0s' is not a rate such as 100/1s or"
                + " 6000/1m, or off"
                + TRY.formatted("serve")),
        Arguments.of(
            SERVE + "--max-body-bytes 64M",
            "Invalid value for option '--max-body-bytes': '64M' is not a whole number, or is too"
                + " large"
                + TRY.formatted("serve")),
        Arguments.of(SERVE + "--email-claim=", "--email-claim: must not be blank"),
        Arguments.of(SERVE + "--token-types=", "--token-types: must not be blank"),
        Arguments.of(SERVE + "--max-concurrent 0", "--max-concurrent: must be from 1 to 10000"),
        Arguments.of(
            SERVE + "--max-concurrent 2147483647", "--max-concurrent: must be from 1 to 10000"),
        Arguments.of(SERVE + "--queue-size -1", "--queue-size: must be from 0 to 1000000"),
        Arguments.of(SERVE + "--queue-size 2147483647", "--queue-size: must be from 0 to 1000000"),
        Arguments.of(SERVE + "--pool-size 2147483647", "--pool-size: must be from 1 to 1000"),
        Arguments.of(SERVE + "--max-connections 0", "--max-connections: must be at least 1"),
        Arguments.of(SERVE + "--clock-skew 2m", "--clock-skew: must be from 0s to 60s"),
        Arguments.of(
            SERVE + "--algorithms HS256",
            "--algorithms: must be some of EdDSA, ES256, PS256, RS256"),
        Arguments.of(
            SERVE + "--db oracle:x", "--db: must be sqlite:FILE or postgresql://HOST:PORT/NAME"),
        Arguments.of(
            SERVE + "--db sqlite:", "--db: must be sqlite:FILE or postgresql://HOST:PORT/NAME"),
        Arguments.of(
            SERVE + "--db sqlite:{}/new.db?synchronous=off",
            "--db: a SQLite file's name must not contain ?"),
        Arguments.of(SERVE + "--db sqlite:{}/no/such.db", "--db: cannot be opened: no such folder"),
        Arguments.of(
            SERVE + "--db sqlite:{}/text",
            "--db: cannot be opened: the file is not a SQLite database"),
        Arguments.of(
            SERVE + "--db postgresql://u:secret@127.0.0.1:{free}/x",
            "--db: cannot be opened: connection refused"),
        Arguments.of(
            SERVE + "--db postgresql://u:secret@no.such.invalid/x",
            "--db: cannot be opened: unknown host"),
        Arguments.of(
            SERVE + "--db-password-file {}/text",
            "--db-password-file: --db must be postgresql://USER@HOST:PORT/NAME, without a"
                + " password"),
        Arguments.of(
            SERVE + "--db-password-file {}/none --db postgresql://u@127.0.0.1/x",
            "--db-password-file: no such file"),
        Arguments.of(
            SERVE + "--db sqlite:{}/empty",
            "--db: the file is empty; restore a backup, or run 'migrate' to create a new database"
                + " in it"),
        Arguments.of("org import --db sqlite:{}/new.db {}/none", "FILE: no such file"),
        Arguments.of("org import --db sqlite:{}/new.db /dev/zero", "FILE: line 1: too long"),
        Arguments.of(SERVE + "--jwks /dev/zero", "--jwks: cannot be read: more than 1 MiB"),
        Arguments.of(
            SERVE + "--jwks https://example.com/jwks --jwks-ca-file /dev/zero",
            "--jwks-ca-file: more than 1 MiB"),
        Arguments.of(
            SERVE + "--db-password-file /dev/zero --db postgresql://u@127.0.0.1:{free}/x",
            "--db-password-file: more than 1 MiB"),
        Arguments.of(
            SERVE + "--tls-certificates /dev/zero --tls-key {}/PRIVATE-KEY",
            "--tls-certificates: more than 1 MiB: /dev/zero"),
        Arguments.of(
            SERVE + "--tls-certificates {}/text --tls-key /dev/zero",
            "--tls-key: more than 1 MiB: /dev/zero"),
        Arguments.of(
            SERVE + "--trusted-proxies \u001b[31m",
            "--trusted-proxies: must be addresses or CIDR blocks, such as 10.0.0.0/8, not"
                + " \\u001b[31m"),
        Arguments.of(SERVE + "--jwks {}/none", "--jwks: cannot be read: no such file"),
        Arguments.of(
            SERVE + "--jwks {}/PUBLIC-KEY",
            "--jwks: cannot be read: PEM, expected a JWK set (RFC 7517)"),
        Arguments.of(
            SERVE + "--jwks {}/empty",
            "--jwks: cannot be read: empty, expected a JWK set (RFC 7517)"),
        Arguments.of(
            SERVE + "--jwks {}/text",
            "--jwks: cannot be read: not JSON, expected a JWK set (RFC 7517)"),
        Arguments.of(
            SERVE + "--jwks {}/object.json",
            "--jwks: cannot be read: JSON without an array \"keys\", expected a JWK set (RFC"
                + " 7517)"),
        Arguments.of(
            SERVE + "--jwks {}/no-keys.json",
            "--jwks: cannot be read: the JWK set has no key for an accepted algorithm"),
        Arguments.of(
            SERVE + "--jwks http://example.com/jwks",
            "--jwks: http is accepted for loopback addresses only, use https"),
        Arguments.of(
            SERVE + "--jwks https://example.com/jwks --jwks-ca-file {}/text",
            "--jwks-ca-file: cannot be read, expected PEM certificates"),
        Arguments.of(
            SERVE + "--jwks https://example.com/jwks --jwks-ca-file {}/none",
            "--jwks-ca-file: no such file"),
        Arguments.of(
            SERVE + "--tls-key {}/PRIVATE-KEY",
            "--tls-certificates, --tls-key: set both or neither"),
        Arguments.of(
            SERVE + "--tls-certificates {}/text --tls-key {}/RSA-PRIVATE-KEY",
            "--tls-key: must be a PEM file with an unencrypted PKCS #8 key (BEGIN PRIVATE KEY);"
                + " 'openssl pkcs8 -topk8 -nocrypt' converts others"),
        Arguments.of(
            SERVE + "--tls-certificates {}/text --tls-key {}/PRIVATE-KEY",
            "--tls-certificates: must be a PEM file with certificates (BEGIN CERTIFICATE)"),
        Arguments.of(
            "org list --db sqlite:{}/typo.db",
            "--db: no such file; 'migrate' and 'org create' create a database"),
        Arguments.of(
            "history --org-id 42 --db sqlite:{}/typo.db",
            "--db: no such file; 'migrate' and 'org create' create a database"),
        Arguments.of(
            "org create --db sqlite:{}/new.db --org-id 042 --owner o@example.com",
            "--org-id: must be 1 to 18 digits without a leading zero"),
        Arguments.of(
            "org create --db sqlite:{}/new.db --org-id 42 --owner owner",
            "--owner: must be an e-mail address"),
        Arguments.of(
            "org create --db sqlite:{}/new.db --org-id 42 --owner @{}/owner",
            "--owner: must be an e-mail address"),
        Arguments.of(
            "org mfa --db sqlite:{}/new.db --org-id 42 --view maybe",
            "Invalid value for option '--view': expected one of [ON, OFF] (case-insensitive) but"
                + " was 'maybe'"
                + TRY.formatted("org mfa")),
        Arguments.of(
            "token --data {}/none --email o@example.com",
            "--data: no demo key in this folder; 'demo' creates one"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void commandShouldNameTheFaultWhenMisused(String command, String message) throws IOException {
    String free = freePort();
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String taken = String.valueOf(busy.getLocalPort());
      List<String> arguments =
          Stream.of(command.split(" "))
              .filter(argument -> !argument.isEmpty())
              .map(argument -> filled(argument, taken, free))
              .toList();

      CommandResult result = CommandResult.of(last(arguments).toArray(String[]::new));

      assertThat(result.errors().strip()).isEqualTo(filled(message, taken, free));
      assertThat(result.exitCode()).isEqualTo(2);
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  private static String filled(String text, String busy, String free) {
    return text.replace("{}", folder.toString()).replace("{busy}", busy).replace("{free}", free);
  }

  /** Keeps the last of repeated options. */
  private static List<String> last(List<String> arguments) {
    List<String> kept = new ArrayList<>(arguments);
    for (int i = 0; i < kept.size(); i++) {
      int later = kept.lastIndexOf(kept.get(i));
      if (kept.get(i).startsWith("--") && later > i) {
        kept.remove(i);
        kept.remove(i);
        i--;
      }
    }
    return kept;
  }

  @Test
  void databaseShouldNotBeCreatedWhenACommandOnlyReads() {
    CommandResult.of("org", "list", "--db", "sqlite:" + folder.resolve("typo.db"));

    assertThat(folder.resolve("typo.db")).doesNotExist();
  }
}
