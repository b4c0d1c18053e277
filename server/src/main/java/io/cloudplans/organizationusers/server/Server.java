package io.cloudplans.organizationusers.server;

import io.cloudplans.organizationusers.jersey.OrganizationUsersFeature;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.contract.ProblemTypes;
import io.cloudplans.organizationusers.rules.roster.RosterStore;
import io.cloudplans.organizationusers.server.body.CompressionFilter;
import io.cloudplans.organizationusers.server.body.ResponseBodyWriter;
import io.cloudplans.organizationusers.server.body.Spool;
import io.cloudplans.organizationusers.server.config.Limits;
import io.cloudplans.organizationusers.server.config.RateLimit;
import io.cloudplans.organizationusers.server.filter.MeterFilter;
import io.cloudplans.organizationusers.server.filter.RateLimitFilter;
import io.cloudplans.organizationusers.server.filter.RejectedTokenLimit;
import io.cloudplans.organizationusers.server.filter.RequestMeter;
import io.cloudplans.organizationusers.server.filter.TokenAuthenticator;
import io.cloudplans.organizationusers.server.jetty.JettyHttpServer;
import io.cloudplans.organizationusers.server.pages.DemoTokensResource;
import io.cloudplans.organizationusers.server.pages.Documentation;
import io.cloudplans.organizationusers.server.pages.HealthResource;
import io.cloudplans.organizationusers.server.pages.MissingPageFilter;
import io.cloudplans.organizationusers.server.pages.Pages;
import io.cloudplans.organizationusers.server.pages.PagesResource;
import io.cloudplans.organizationusers.server.token.TokenVerifier;
import io.cloudplans.organizationusers.server.users.OrganizationUsersResource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** A running server. Its constructor creates and connects all parts. */
public final class Server implements AutoCloseable {
  private static final Duration CHECK_PERIOD = Duration.ofSeconds(10);

  private final TokenVerifier verifier;
  private final JettyHttpServer http;
  private final PeriodicTask periodicChecks;
  private volatile boolean closing;

  /** Starts a server on a store; {@link #close} leaves the store open. */
  public Server(
      ServerConfig config,
      Contract contract,
      RosterStore store,
      MeterRegistry registry,
      Clock clock) {
    Limits limits = config.endpoint().limits();
    RequestMeter meter = new RequestMeter(registry);
    ProblemTypes types = new ProblemTypes(contract);
    verifier =
        new TokenVerifier(config.tokens(), contract.schema("EmailAddress")::fits, clock, registry);
    Documentation documentation = config.documentation();
    Pages pages = new Pages(documentation.url(), documentation.tokens() != null);
    Set<String> paths = new HashSet<>(pages.paths());
    paths.addAll(HealthResource.PATHS);
    paths.add(PagesResource.ROOT);

    Readiness readiness = readiness(store);
    RateLimit rate = limits.rate();
    MeterFilter meterFilter = new MeterFilter(meter);
    OrganizationUsersFeature checks =
        new OrganizationUsersFeature(
                contract,
                new TokenAuthenticator(
                    verifier, new RejectedTokenLimit(rate, limits.trustedProxies(), types), types))
            .acrValues(config.tokens().acrValues())
            .beforeToken(meterFilter);
    ResourceConfig application =
        emptyApplication()
            // Jersey 4.0.2 ignores the priorities of register(Object, Map).
            .register(meterFilter, 1)
            .register(
                new OrganizationUsersResource(
                    store,
                    limits.deadline(),
                    contract,
                    OrganizationUsersFeature.JSON,
                    new Spool(limits.maxSpoolBytes())))
            .register(new HealthResource(readiness))
            .register(new PagesResource(pages))
            .register(new MissingPageFilter(pages))
            .register(new ResponseBodyWriter())
            .register(new CompressionFilter());
    if (documentation.tokens() != null) {
      application.register(new DemoTokensResource(documentation.tokens(), types));
      paths.add(DemoTokensResource.PATH);
    }
    if (rate != null) {
      RateLimitFilter rateLimitFilter = new RateLimitFilter(rate, types);
      checks.afterToken(rateLimitFilter);
      application.register(rateLimitFilter, ContainerResponseFilter.class);
    }
    application.register(checks.pages(paths));
    try {
      http = new JettyHttpServer(config.endpoint(), application, checks.headChecks(), types, meter);
    } catch (IllegalArgumentException e) {
      verifier.close();
      throw e;
    }
    http.certificateExpiry()
        .ifPresent(first -> meter.certificate(() -> http.certificateExpiry().orElse(first)));
    periodicChecks =
        new PeriodicTask(
            "periodic-checks",
            CHECK_PERIOD,
            CHECK_PERIOD,
            () -> {
              verifier.reloadIfChanged();
              http.reloadIfChanged();
              readiness.getAsBoolean();
            });
  }

  private Readiness readiness(RosterStore store) {
    return new Readiness()
        .require(() -> !closing, "stopping")
        .require(verifier::isReady, "no key set has been read")
        .require(store::isAvailable, "the database is not available");
  }

  /** Returns an application without the resources and providers that Jersey adds by default. */
  private static ResourceConfig emptyApplication() {
    return new ResourceConfig()
        .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
        .property(ServerProperties.WADL_FEATURE_DISABLE, true)
        .property(ServerProperties.RESOURCE_VALIDATION_DISABLE, true)
        .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
  }

  /** Returns the server's URL without a trailing slash. */
  public String address() {
    return http.address();
  }

  /** Returns the number of the issuer's usable keys. */
  int keys() {
    return verifier.keys();
  }

  /** Reads the issuer's keys and the TLS files again. */
  void reload() {
    verifier.refresh();
    http.reloadIfChanged();
  }

  /** Reports not ready, completes the running requests and stops. */
  @Override
  public void close() {
    closing = true;
    http.close();
    periodicChecks.close();
    verifier.close();
  }
}
