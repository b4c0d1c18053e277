package io.cloudplans.organizationusers.client.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Configures the generated API. Replaces the generator's own class of this name, which requires a
 * date library although the contract has no dates, and copies the JSON mapper.
 */
@NullMarked
public final class ApiClient {
  private final ObjectMapper objectMapper;
  private final String baseUri;
  private final Consumer<HttpRequest.Builder> requestInterceptor;

  public ApiClient(
      ObjectMapper objectMapper, String baseUri, Consumer<HttpRequest.Builder> requestInterceptor) {
    this.objectMapper = objectMapper;
    this.baseUri = baseUri;
    this.requestInterceptor = requestInterceptor;
  }

  /** Returns null, because no request is sent: the interceptor throws. */
  public @Nullable HttpClient getHttpClient() {
    return null;
  }

  public ObjectMapper getObjectMapper() {
    return objectMapper;
  }

  public String getBaseUri() {
    return baseUri;
  }

  public Consumer<HttpRequest.Builder> getRequestInterceptor() {
    return requestInterceptor;
  }

  public @Nullable Duration getReadTimeout() {
    return null;
  }

  public @Nullable Consumer<HttpResponse<InputStream>> getResponseInterceptor() {
    return null;
  }

  public @Nullable Consumer<HttpResponse<InputStream>> getAsyncResponseInterceptor() {
    return null;
  }

  public static String valueToString(Object value) {
    return value.toString();
  }

  /** Percent-encodes text for a query; {@link URLEncoder} alone encodes for forms. */
  public static String urlEncode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  public static List<Pair> parameterToPairs(String name, @Nullable Object value) {
    return value == null
        ? List.of()
        : List.of(new Pair(urlEncode(name), urlEncode(valueToString(value))));
  }

  public static InputStream getResponseBody(HttpResponse<InputStream> response) {
    return response.body();
  }
}
