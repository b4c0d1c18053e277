package io.cloudplans.organizationusers.server.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large rosters for callers that take gzip. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressionTest {
  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new TestServer(folder);
    server.file().insert(50_000);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> list(String query, String accepted)
      throws IOException, InterruptedException {
    return server.http.send(
        server.request(TestServer.LIST + query).header("Accept-Encoding", accepted).build(),
        BodyHandlers.ofByteArray());
  }

  @Test
  void listShouldBeTheSameWhenCompressed() throws Exception {
    HttpResponse<byte[]> plain = list("", "identity");
    HttpResponse<byte[]> compressed = list("", "gzip");

    assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(compressed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    assertThat(compressed.headers().firstValueAsLong("Content-Length"))
        .hasValue(compressed.body().length);
    String tag = plain.headers().firstValue("ETag").orElseThrow();
    assertThat(compressed.headers().firstValue("ETag"))
        .hasValue(tag.replaceFirst("\"$", "-gzip\""));
    byte[] decoded =
        new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
    assertThat(new String(decoded, UTF_8)).isEqualTo(new String(plain.body(), UTF_8));
    HttpResponse<String> write =
        server.post(
            "update",
            "{\"org_id\":\"42\",\"user_id\":\"viewer@example.com\",\"role\":\"viewer\"}",
            Map.of("If-Match", compressed.headers().firstValue("ETag").orElseThrow()));
    assertThat(write.statusCode()).isEqualTo(200);
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
  void listShouldBeCompressedWhenTheCallerTakesGzip(String accepted, boolean compressed)
      throws Exception {
    assertThat(list("", accepted).headers().firstValue("Content-Encoding").isPresent())
        .isEqualTo(compressed);
  }

  @Test
  void listShouldBePlainWhenSmall() throws Exception {
    assertThat(list("&limit=2", "gzip").headers().firstValue("Content-Encoding")).isEmpty();
  }
}
