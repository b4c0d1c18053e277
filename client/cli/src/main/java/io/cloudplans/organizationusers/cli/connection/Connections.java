package io.cloudplans.organizationusers.cli.connection;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates the HTTP client of a command. */
public final class Connections {
  private Connections() {}

  /**
   * Creates a client.
   *
   * @param caFile the certificates to trust, or null for those that the JDK trusts
   * @param trace receives the heads of requests and responses, or null
   */
  public static HttpClient create(
      String url, @Nullable Path caFile, @Nullable Consumer<String> trace) {
    HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
    if (caFile != null) {
      http.sslContext(CaFile.read(caFile));
    }
    if (!url.toLowerCase(Locale.ROOT).startsWith("https:")) {
      http.version(HttpClient.Version.HTTP_1_1);
    }
    return trace == null ? http.build() : new TracingHttpClient(http.build(), trace);
  }
}
