package io.cloudplans.organizationusers.server.body;

import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static io.cloudplans.organizationusers.server.fixture.TestedServer.LIST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compression of large rosters. */
class CompressionTest {
  @RegisterExtension static final RunningServer server = new RunningServer();

  @BeforeAll
  static void insertUsers() {
    server.tables().insert(20_000);
  }

  private static TestResponse list(String query, String accepted) {
    return server.get(LIST + query, "Accept-Encoding", accepted);
  }

  @Test
  void listShouldBeTheSameWhenCompressed() throws Exception {
    TestResponse plain = list("", "identity");
    TestResponse compressed = list("", "gzip");

    assertThat(compressed)
        .hasHeader("Content-Encoding", "gzip")
        .hasHeader("Vary", "Accept-Encoding");
    assertThat(compressed).hasHeader("Content-Length", String.valueOf(compressed.content().length));
    String tag = plain.header("ETag");
    assertThat(compressed).hasHeader("ETag", tag.replaceFirst("\"$", "-gzip\""));
    byte[] decoded =
        new GZIPInputStream(new ByteArrayInputStream(compressed.content())).readAllBytes();
    assertThat(new String(decoded, UTF_8)).isEqualTo(plain.body());
    TestResponse write =
        server.post(
            "update",
            body("viewer@example.com", "role", "viewer"),
            "If-Match",
            compressed.header("ETag"));
    assertThat(write).isOk();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip;q=0|false",
        "*|true",
        "*;q=0|false",
        "br, GZIP;q=0.001|true",
        "*, gzip;q=0|false",
        "gzip;q=x|false",
        "deflate|false"
      })
  void listShouldBeCompressedWhenTheCallerAcceptsGzip(String accepted, boolean compressed)
      throws Exception {
    assertThat(list("", accepted).headers().containsKey("Content-Encoding")).isEqualTo(compressed);
  }

  @Test
  void listShouldNotBeCompressedWhenSmall() throws Exception {
    assertThat(list("&limit=2", "gzip")).hasNoHeader("Content-Encoding");
  }
}
