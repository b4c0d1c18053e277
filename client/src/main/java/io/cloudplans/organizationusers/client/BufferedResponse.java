package io.cloudplans.organizationusers.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** A response that is here already, as the generated API wants to read it. */
record BufferedResponse(HttpResponse<?> response, String json)
    implements HttpResponse<InputStream> {

  /** The JSON in the platform's charset, which is what the generated API decodes it with. */
  @Override
  public InputStream body() {
    Charset platform = Charset.defaultCharset();
    return new ByteArrayInputStream(
        platform.equals(UTF_8) ? json.getBytes(UTF_8) : escaped().getBytes(platform));
  }

  /** Only a JSON string can hold more than ASCII, and there an escape means the same. */
  private String escaped() {
    StringBuilder ascii = new StringBuilder(json.length());
    json.chars()
        .forEach(
            unit -> {
              if (unit < 0x80) {
                ascii.append((char) unit);
              } else {
                ascii.append("\\u").append(Integer.toHexString(0x10000 | unit), 1, 5);
              }
            });
    return ascii.toString();
  }

  @Override
  public int statusCode() {
    return response.statusCode();
  }

  @Override
  public HttpRequest request() {
    return response.request();
  }

  @Override
  public Optional<HttpResponse<InputStream>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return response.headers();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return response.sslSession();
  }

  @Override
  public URI uri() {
    return response.uri();
  }

  @Override
  public HttpClient.Version version() {
    return response.version();
  }
}
