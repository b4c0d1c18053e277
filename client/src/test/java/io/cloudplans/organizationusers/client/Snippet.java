package io.cloudplans.organizationusers.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;

/** The variables that the README's snippets assume; a snippet is the body of {@link #run}. */
public abstract class Snippet {
  protected final String token = "a-token";
  protected final String key = "b7c1";
  protected final OpenTelemetry openTelemetry = OpenTelemetry.noop();
  protected final MeterRegistry meters = new SimpleMeterRegistry();
  protected final String url;
  protected final OrganizationUsersClient client;

  protected Snippet(String url) {
    this.url = url;
    this.client = OrganizationUsersClient.builder().baseUrl(url).token(() -> token).build();
  }

  public abstract void run() throws Exception;

  protected String logIn() {
    return "a-fresh-token";
  }

  protected String logIn(List<String> acrValues) {
    return "a-stronger-token";
  }
}
